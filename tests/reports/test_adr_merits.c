/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"
#include "tests/reports/page_store_fixture.h"

static struct adr_fixture f;

static void merits(const struct adr *adr, struct buf *out)
{
    assert_true(adr_merits(adr, out));
}

static void targets_speak_for_themselves(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, merits, "- Good, because the mean of `availability.requests` is ");
    assert_says(&f.adr, merits, "- Bad, because p95 of `rto.service` is 78 s ");
    assert_says(&f.adr, merits, "- Neutral, because p95 of `rto.write` has no value");
    assert_says(&f.adr, merits, "### Change it\n\n- Good, because what is asked for is missed");
    adr_fixture_close(&f);
}

static void differences_speak_where_options_are_told_apart(void **state)
{
    (void)state;
    adr_fixture_compare(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, merits, "### a\n\n- Bad, because `availability.nines`");
    assert_says(&f.adr, merits,
                "- Good, because `cost.annual` (cost a year) is 305 EUR/y (constant); "
                "against \"b\" that is -100 EUR/y.");
    adr_fixture_close(&f);
}

static void without_differences_intervals_that_lie_apart_do(void **state)
{
    (void)state;
    struct size_report report = size_fixture();
    adr_fixture_size(&f, &report);
    adr_fixture_subject(&f);
    assert_says(&f.adr, merits,
                "- Bad, because `probe.load` (probes on each origin) is 6.5/s (constant), "
                "more than with \"interval=20s, kind=anycast\".");
    assert_keeps_silent(&f.adr, merits, "`rto.detect_first`"); /* the same for all */
    adr_fixture_close(&f);
}

/* Read from the store, and said not to be claimed. */
static void outages_are_told_apart_from_incidents(void **state)
{
    struct page_store s;
    struct adr adr;
    struct buf out = BUF_INIT;
    const struct adr_place place = {.here = "/", .folder = "/"};
    (void)state;
    page_store_open(&s);
    assert_true(archive_exec(&s.store.archive,
                             "UPDATE incidents SET \"rto.service\" = 0 WHERE replication % 2"));
    adr_subject(&s.dossier, &place, &s.study.arena, &adr);
    merits(&adr, &out);
    size_assert_contains(&out, " incidents were outages; per outage, rto.service has the median ");
    size_assert_contains(&out, "; `report --check` does not test this reading.");
    buf_release(&out);
    page_store_close(&s);
}

static void inputs_are_no_designs(void **state)
{
    (void)state;
    adr_fixture_inputs(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, merits, "### Rely on the answer as it is\n");
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_speak_for_themselves),
        cmocka_unit_test(differences_speak_where_options_are_told_apart),
        cmocka_unit_test(without_differences_intervals_that_lie_apart_do),
        cmocka_unit_test(outages_are_told_apart_from_incidents),
        cmocka_unit_test(inputs_are_no_designs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
