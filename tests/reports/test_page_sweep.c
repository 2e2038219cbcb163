/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_sweep.h"

#include "tests/reports/page_fixture.h"
#include "tests/reports/sweep_fixture.h"

static void open_sweep(struct page_fixture *f)
{
    struct sweep_report report = sweep_fixture();
    page_fixture_open(f, STORED_SWEEP, report.results, report.count);
    f->run.factors = *report.factors;
    f->run.row.metrics = "rto.detect_first\nprobe.load\n";
}

static void verdicts_and_ranges(void **state)
{
    struct page_fixture f;
    (void)state;
    open_sweep(&f);
    struct page_run r = page_fixture_run(&f);
    page_sweep_summary(&f.page, &r);
    page_contains(&f.out, "<strong>No point meets the targets.</strong>");
    page_contains(&f.out, "<p>Verdicts: met at 0, missed at 2, undecided at 0 of 2 points.</p>");
    page_contains(&f.out,
                  "</td><td>interval=10s, kind=anycast</td><td class=\"num\" "
                  "data-v=\"50\">50&nbsp;s <small>±&nbsp;1&nbsp;s</small></td><td>interval=30s, "
                  "kind=anycast</td>");
    page_sweep_tables(&f.page, &r);
    page_contains(&f.out, "id=\"run-3-points\"");
    page_fixture_close(&f);
}

static void the_least_that_meets_the_targets(void **state)
{
    struct page_fixture f;
    (void)state;
    open_sweep(&f);
    sweep_results[1].target_count = sweep_results[0].target_count = 1; /* which is met */
    sweep_summaries[F_LOAD].mean = 1;
    f.run.factors.count = 1; /* the probe's alone, of which a load of 1 is the least */
    struct page_run r = page_fixture_run(&f);
    page_sweep_summary(&f.page, &r);
    page_contains(&f.out, "met</span> <strong>Of the points that meet the targets interval=30s has "
                          "the least: probe.load 1/s");
    page_contains(&f.out, "by the estimates alone");
    page_fixture_close(&f);
}

static void without_prices_designs_are_not_chosen_by_their_probes(void **state)
{
    struct page_fixture f;
    (void)state;
    open_sweep(&f);
    sweep_results[1].target_count = sweep_results[0].target_count = 1; /* which is met */
    struct page_run r = page_fixture_run(&f);
    page_sweep_summary(&f.page, &r);
    page_contains(&f.out, "Several points meet the targets, and without prices nothing tells");
    page_contains(&f.out, "on the frontier");
    page_contains(&f.out, "in all of probe.load and availability.requests");
    page_fixture_close(&f);
}

static void undecided(void **state)
{
    struct page_fixture f;
    (void)state;
    open_sweep(&f);
    sweep_results[1].targets[1].verdict = VERDICT_UNDECIDED;
    struct page_run r = page_fixture_run(&f);
    page_sweep_summary(&f.page, &r);
    page_contains(&f.out, "of some it is undecided.");
    page_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_and_ranges),
        cmocka_unit_test(the_least_that_meets_the_targets),
        cmocka_unit_test(without_prices_designs_are_not_chosen_by_their_probes),
        cmocka_unit_test(undecided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
