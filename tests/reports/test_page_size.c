/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_size.h"

#include "tests/reports/page_fixture.h"
#include "tests/reports/size_fixture.h"

static void open_size(struct page_fixture *f, const struct size_report *report)
{
    page_fixture_open(f, STORED_SIZE, report->results, report->count);
    f->run.factors = *report->factors;
    f->run.sizing = (struct stored_sizing){.minimise = report->minimise,
                                           .confidence = report->confidence,
                                           .most = report->most,
                                           .budget = report->budget,
                                           .sized = report->sized,
                                           .count = report->count};
}

static void the_choice_and_how_sure_it_is(void **state)
{
    struct page_fixture f;
    struct size_report report = size_fixture();
    (void)state;
    open_size(&f, &report);
    struct page_run r = page_fixture_run(&f);
    page_size_summary(&f.page, &r);
    page_contains(&f.out, "met</span> <strong>Choose interval=20s, kind=anycast.</strong>");
    page_contains(&f.out, "a probability of at least 98.7 % (95 % asked for).</p>");
    page_contains(&f.out, "<p>Runner-up: interval=10s");
    page_contains(&f.out, "Targets, at the setting chosen");
    page_size_tables(&f.page, &r);
    page_contains(&f.out, "misses rto.service; 100 replications</td>");
    page_contains(&f.out, "chosen; 700 replications</td>");
    page_fixture_close(&f);
}

static void none_that_meets_them(void **state)
{
    struct page_fixture f;
    struct size_report report = size_missed();
    (void)state;
    open_size(&f, &report);
    struct page_run r = page_fixture_run(&f);
    page_size_summary(&f.page, &r);
    page_contains(&f.out, "missed</span> <strong>No setting meets the targets.</strong>");
    page_lacks(&f.out, "Targets, at the setting chosen");
    page_fixture_close(&f);
}

static void undecided(void **state)
{
    struct page_fixture f;
    struct size_report report = size_undecided();
    (void)state;
    open_size(&f, &report);
    struct page_run r = page_fixture_run(&f);
    page_size_summary(&f.page, &r);
    page_contains(&f.out, "undecided</span> <strong>Undecided.</strong>");
    page_contains(&f.out, "<p>Open is whether ");
    page_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_choice_and_how_sure_it_is),
        cmocka_unit_test(none_that_meets_them),
        cmocka_unit_test(undecided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
