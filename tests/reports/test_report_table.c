/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/report.h"

#include <string.h>

#include "tests/reports/fixture.h"

static const char wanted[] =
    "pair: Two stamps\n"
    "400 replications of 1y, seed 7 (dir/pair.yaml)\n"
    "\n"
    "Targets\n"
    "  ✓ met        mean of availability.requests ≥ 99.9 %: 99.937 %, 95 % CI [99.925 %,"
    " 99.949 %]\n"
    "  ✗ missed     p95 of rto.service ≤ 60 s: 78 s, 95 % CI [76.88 s, 79.25 s]\n"
    "  ? undecided  p95 of rto.write ≤ 60 s: no incident occurred\n"
    "\n"
    "                             mean    ± 95 %      p50      p95      p99        max  "
    "  n\n"
    "Availability\n"
    "  availability.nines          3.2       0.1        -        -        -          -  "
    "400\n"
    "  availability.requests  99.937 %   0.012 %  99.99 %  no loss  no loss    no loss  "
    "400\n"
    "Downtime, min/y\n"
    "  downtime                  331.6        63    52.56     1000     2000       5256  "
    "400\n"
    "Recovery, by incident\n"
    "  rto.detect_first        40.31 s     62 ms   40.2 s   40.9 s  41.25 s     42.5 s  "
    "400\n"
    "  rto.service             61.25 s     1.1 s  60.94 s     78 s     84 s  ≥ 88.12 s  "
    "400\n"
    "Where rto.service went\n"
    "  rto.stage.detect        40.31 s     62 ms   40.2 s   40.9 s  41.25 s     42.5 s  "
    "400\n"
    "  rto.stage.drain         20.94 s    940 ms     20 s     35 s     40 s       45 s  "
    "400\n"
    "Probe dial\n"
    "  probe.load              3.333/s  constant  3.333/s  3.333/s  3.333/s    3.333/s  "
    "400\n"
    "\n"
    "Where the time went (mean of rto.service: 61.25 s)\n"
    "  detect     40.31 s   66 %  █████████████████████████████████\n"
    "  drain      20.94 s   34 %                                   █████████████████\n"
    "\n"
    "Against the exact formula\n"
    "  rto.detect_first       simulated 40.31 s, exact 40.28 s: +1.0 standard errors\n"
    "\n"
    "Values that were cut off count with what they had reached (docs/model.md, Censoring"
    "): 2 of 400 of\n"
    "rto.service.\n"
    "\n"
    "Reproduce with ninefold 1.0.0:\n"
    "  ninefold run dir/pair.yaml --seed 7\n";

static void golden(void **state)
{
    struct result r = fixture_result();
    struct buf text = fixture_write(&report_table, &r, false);
    (void)state;
    assert_string_equal(text.text, wanted);
    buf_release(&text);
}

static void colours_only_if_wanted(void **state)
{
    struct result r = fixture_result();
    struct buf plain = fixture_write(&report_table, &r, false);
    struct buf bright = fixture_write(&report_table, &r, true);
    (void)state;
    assert_null(strchr(plain.text, '\033'));
    assert_non_null(strstr(bright.text, "\033[31m✗ missed    \033[0m"));
    assert_non_null(strstr(bright.text, "\033[32m✓ met       \033[0m"));
    assert_non_null(strstr(bright.text, "\033[33m? undecided \033[0m"));
    buf_release(&plain);
    buf_release(&bright);
}

/* Never "100 %", never "infinite nines". */
static void nothing_failed_is_said_so(void **state)
{
    struct result r = fixture_result();
    (void)state;
    fixture_copy[F_REQUESTS] = (struct summary){.n = 1000,
                                                .mean = 1,
                                                .lo = 0.997,
                                                .hi = 1,
                                                .error = 0,
                                                .sd = 0,
                                                .min = 1,
                                                .p50 = 1,
                                                .p90 = 1,
                                                .p95 = 1,
                                                .p99 = 1,
                                                .max = 1,
                                                .nothing_failed = true,
                                                .closed_form = NAN};
    fixture_copy[F_NINES].mean = fixture_copy[F_NINES].hi = NAN;
    fixture_copy[F_NINES].lo = 2.5242;
    fixture_copy[F_NINES].nothing_failed = true;
    r.target_count = 0;
    struct buf text = fixture_write(&report_table, &r, false);
    assert_non_null(strstr(
        text.text, "Nothing failed in 1000 replications, which prove no more than ≥ 2.52 nines"));
    assert_non_null(strstr(text.text, "≥ 99.7 %"));
    assert_null(strstr(text.text, "100 %"));
    assert_null(strstr(text.text, "no loss"));
    assert_null(strstr(text.text, "Targets"));
    buf_release(&text);
}

static void closed_form_only_where_known(void **state)
{
    struct result r = fixture_result();
    struct buf with = fixture_write(&report_table, &r, false);
    fixture_copy[F_DETECT].closed_form = NAN;
    struct buf without = fixture_write(&report_table, &r, false);
    (void)state;
    assert_non_null(strstr(with.text, "rto.detect_first       simulated 40.31 s, exact 40.28 s: "
                                      "+1.0 standard errors\n"));
    assert_null(strstr(without.text, "exact"));
    buf_release(&with);
    buf_release(&without);
}

static struct buf write_narrow(const struct result *r, const char *command, size_t width)
{
    struct buf out = BUF_INIT;
    report_table.write(
        &(struct report){.result = r, .version = "1", .command = command, .width = width}, &out);
    return out;
}

static void fits_a_narrow_terminal(void **state)
{
    struct result r = fixture_result();
    struct buf text = write_narrow(&r, "ninefold run a.yaml", 72);
    (void)state;
    assert_non_null(strstr(text.text, "  ✓ met        mean of availability.requests ≥ 99.9 %:\n"
                                      "               99.937 %, 95 % CI [99.925 %, 99.949 %]\n"));
    assert_non_null(strstr(text.text, "  ? undecided  p95 of rto.write ≤ 60 s: no incident"));
    assert_null(strstr(text.text, " max "));
    buf_release(&text);
}

/* Broken between words as a shell sees them, with a backslash. */
static void command_is_broken_between_words(void **state)
{
    struct result r = fixture_result();
    struct buf text = write_narrow(
        &r, "ninefold run a.yaml --set 'title=it'\\''s a b' --seed 7 --replications 2", 40);
    (void)state;
    assert_non_null(strstr(text.text, "\nReproduce with ninefold 1:\n"
                                      "  ninefold run a.yaml \\\n"
                                      "    --set 'title=it'\\''s a b' --seed 7 \\\n"
                                      "    --replications 2\n"));
    buf_release(&text);
}

static void doubt_is_told_under_the_target(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.targets[1].hi = NAN;
    r.targets[1].verdict = VERDICT_UNDECIDED;
    r.targets[1].doubt = DOUBT_TOO_FEW;
    r.targets[1].needed = 59;
    r.targets[1].have = 5;
    struct buf text = fixture_write(&report_table, &r, false);
    assert_non_null(strstr(text.text, "78 s, 95 % CI [76.88 s, ...]\n               p95 takes 59 "
                                      "independent incidents to bound, there are 5\n"));
    buf_release(&text);
}

static void name_is_said_once(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.title = "pair";
    struct buf text = fixture_write(&report_table, &r, false);
    assert_int_equal(strncmp(text.text, "pair\n", 5), 0);
    buf_release(&text);
    r.title = "a\033[31mred\n\tnew";
    text = fixture_write(&report_table, &r, false);
    assert_int_equal(strncmp(text.text, "pair: a?[31mred? new\n", 21), 0);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden),
        cmocka_unit_test(colours_only_if_wanted),
        cmocka_unit_test(nothing_failed_is_said_so),
        cmocka_unit_test(closed_form_only_where_known),
        cmocka_unit_test(fits_a_narrow_terminal),
        cmocka_unit_test(command_is_broken_between_words),
        cmocka_unit_test(doubt_is_told_under_the_target),
        cmocka_unit_test(name_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
