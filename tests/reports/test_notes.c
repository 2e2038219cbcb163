/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/notes.h"

#include <string.h>

#include "sim/base/utf8.h"
#include "tests/reports/fixture.h"

static struct buf notes(const struct result *r, size_t width)
{
    struct buf out = BUF_INIT;
    notes_write(&(struct report){.result = r, .width = width}, &out);
    return out;
}

static void assert_notes(const struct result *r, const char *wanted)
{
    struct buf out = notes(r, 80);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

/* Of the fixture, two values are cut off. */
static struct result without_notes(void)
{
    struct result r = fixture_result();
    fixture_copy[F_SERVICE].censored = 0;
    return r;
}

static void silent_where_there_is_nothing_to_say(void **state)
{
    struct result r = without_notes();
    (void)state;
    assert_notes(&r, "");
}

/* Never "100 %", never "infinite nines". */
static void nothing_failed_is_a_bound(void **state)
{
    struct result r = without_notes();
    (void)state;
    fixture_copy[F_REQUESTS].n = 20;
    fixture_copy[F_REQUESTS].nothing_failed = true;
    fixture_copy[F_NINES].lo = 0.8569;
    fixture_copy[F_NINES].nothing_failed = true;
    assert_notes(&r,
                 "\nNothing failed in 20 replications, which prove no more than ≥ 0.856 nines\n"
                 "(95 %): a bound, however good the design, and no estimate. More replications\n"
                 "raise it, a longer horizon does not.\n");
    fixture_copy[F_REQUESTS].n = 1;
    struct buf out = notes(&r, 80);
    assert_non_null(strstr(out.text, " in 1 replication, which proves no more than "));
    buf_release(&out);
}

static void a_scripted_hour_is_no_year(void **state)
{
    struct result r = without_notes();
    struct report report = {.result = &r, .scripted = true, .width = 80};
    struct buf out = BUF_INIT;
    (void)state;
    notes_write(&report, &out);
    assert_string_equal(buf_text(&out), "");
    r.horizon = SIMTIME_HOUR;
    notes_write(&report, &out);
    assert_string_equal(out.text, "\ndowntime is of a year in which the scripted faults come every "
                                  "1h; a horizon of\n1y has them once.\n");
    buf_clear(&out);
    fixture_copy[F_DOWNTIME].mean = 0;
    notes_write(&report, &out);
    assert_string_equal(buf_text(&out), "");
    buf_release(&out);
}

static void a_promise_needs_a_target(void **state)
{
    static const struct metric metrics[] = {
        {"sla.month", "1", SCOPE_REPLICATION, SUMMARY_SHARE, ""},
    };
    static const struct metric_table table = {metrics, 1};
    struct result r = without_notes();
    (void)state;
    r.metrics = &table;
    fixture_copy[0].n = 0;
    assert_notes(&r, "\nsla.month and sla.year, the chance of keeping a promise, need\n"
                     "targets.availability.\n");
    r.horizon = SIMTIME_YEAR / 12 - 1;
    assert_notes(&r, "");
    r.horizon = SIMTIME_YEAR;
    fixture_copy[0].n = 400;
    assert_notes(&r, "");
}

static void bias_tells_what_it_did(void **state)
{
    struct result r = without_notes();
    (void)state;
    r.rare_events = true;
    assert_notes(
        &r, "\nrare_events: bias changed nothing. It hastens the loss of another origin while\n"
            "one is out, and there was nothing to hasten: no origin was out (play more\n"
            "replications), no single fault takes another origin, or such a loss is not rare,\n"
            "after a scripted fault or without one (then leave it out: the numbers are the\n"
            "same without it).\n");
    r.biased = true;
    r.effective = 250.4;
    assert_notes(
        &r, "\nFailures were biased and replications weighted (rare_events: bias): percentiles\n"
            "are not given. What the bias does not help is known as from 250 of the 400\n"
            "replications.\n");
}

static void ends_before_time_are_told(void **state)
{
    struct result r = without_notes();
    (void)state;
    r.imprecise = true;
    r.until = "rto.write";
    fixture_copy[F_WRITE].n = 0;
    assert_notes(&r,
                 "\nThe precision of replications.until was not reached: rto.write never had a\n"
                 "value.\n");
    r.until = "downtime";
    fixture_copy[F_DOWNTIME].mean = 0;
    assert_notes(&r,
                 "\nThe precision of replications.until was not reached: downtime was 0 all the\n"
                 "time.\n");
    r.until = "rto.service";
    r.interrupted = true;
    assert_notes(&r, "\nThe precision of replications.until was not reached.\n"
                     "\nInterrupted: the numbers rest on the 400 replications finished by then.\n");
}

static void values_cut_off_are_counted(void **state)
{
    struct result r = fixture_result();
    (void)state;
    fixture_copy[F_DETECT].censored = 1;
    assert_notes(&r, "\nValues that were cut off count with what they had reached (docs/model.md,\n"
                     "Censoring): 1 of 400 of rto.detect_first, 2 of 400 of rto.service.\n");
}

static void approximate_percentiles_are_told(void **state)
{
    struct result r = without_notes();
    (void)state;
    fixture_copy[F_DETECT].approximate_percentiles = true;
    assert_notes(&r, "\nPercentiles come from a histogram: off by at most 0.1 %.\n");
}

static void lines_fit(void **state)
{
    (void)state;
    for (size_t width = 40; width < 300; width++) {
        struct result r = fixture_result();
        r.rare_events = true;
        struct buf out = notes(&r, width);
        for (const char *line = out.text; *line; line = strchr(line, '\n') + 1) {
            size_t columns = utf8_width(line, strcspn(line, "\n"));
            assert_true(columns <= width && columns <= 100);
        }
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(silent_where_there_is_nothing_to_say),
        cmocka_unit_test(nothing_failed_is_a_bound),
        cmocka_unit_test(a_scripted_hour_is_no_year),
        cmocka_unit_test(a_promise_needs_a_target),
        cmocka_unit_test(bias_tells_what_it_did),
        cmocka_unit_test(ends_before_time_are_told),
        cmocka_unit_test(values_cut_off_are_counted),
        cmocka_unit_test(approximate_percentiles_are_told),
        cmocka_unit_test(lines_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
