/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection and recovery of a hard failure under the window rule: tests/theory/outage.h.
 *
 * False alarm: 6.3e-5 for each of 540 means, under 3.4 % for all; 1e-4 for each of 6 laws. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/theory/outage.h"

enum { REPLICATIONS = 2000 };

static const double KS_CRITICAL = 2.2253; /* 2 exp(-2 k^2) = 1e-4 */

static void test_grid(enum fault_mode mode, uint64_t seed)
{
    static const struct {
        const char *name;
        int64_t sample, required;
    } windows[] = {{"4/3", 4, 3}, {"5/3", 5, 3}, {"4/2", 4, 2}, {"2/1", 2, 1}, {"16/12", 16, 12}};
    static const simtime seconds[] = {5, 30, 240};
    static const int64_t pops[] = {1, 25, 192};
    struct comparisons c = {.section = "hard failure"};
    for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) {
        for (size_t cell = 0; cell < 9; cell++) {
            struct outage o =
                outage_of_window(windows[w].name, windows[w].sample, windows[w].required,
                                 seconds[cell / 3] * SIMTIME_SECOND, pops[cell % 3], mode);
            struct fixture f;
            outage_fixture(&f, &o);
            f.scenario.seed = seed++; /* so cells are independent */
            fixture_plan(&f, false);
            outage_compare(&c, &o, &f, REPLICATIONS);
            fixture_release(&f);
        }
    }
    comparisons_assert(&c);
}

static void test_errors(void **state)
{
    (void)state;
    test_grid(MODE_ERROR, 1000);
}

static void test_refusals(void **state)
{
    (void)state;
    test_grid(MODE_REFUSE, 2000);
}

static void test_drops(void **state)
{
    (void)state;
    test_grid(MODE_DROP, 3000);
}

/* The first or last of `pops` times uniform on [start, start + width). */
struct order {
    double start, width, pops;
    bool first;
};

static double order_cdf(const void *parameters, double x)
{
    const struct order *o = parameters;
    double u = fmin(fmax((x - o->start) / o->width, 0), 1);
    return o->first ? 1 - pow(1 - u, o->pops) : pow(u, o->pops);
}

static void compare_order(struct comparisons *c, int64_t pops, uint64_t seed, enum metric_id metric,
                          const char *label)
{
    double sample[REPLICATIONS];
    struct outage o = outage_of_window("4/3", 4, 3, 30 * SIMTIME_SECOND, pops, MODE_ERROR);
    bool recovery = metric == METRIC_PROBE_RECOVER_FIRST || metric == METRIC_PROBE_RECOVER_LAST;
    bool first = metric == METRIC_PROBE_RECOVER_FIRST || metric == METRIC_RTO_DETECT_FIRST;
    double start = 30 * (double)((recovery ? o.up : o.down) - 1);
    struct order order = {start + simtime_seconds(OUTAGE_ROUND_TRIP), 30, (double)pops, first};
    struct law law = {order_cdf, &order, outage_mean(&o, recovery, first), KS_CRITICAL};
    struct fixture f;
    outage_fixture(&f, &o);
    f.scenario.seed = seed;
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(&f, r);
        sample[r - 1] = fixture_value(&f, metric);
    }
    fixture_release(&f);
    compare_law(c, label, sample, REPLICATIONS, &law);
}

static void test_laws(void **state)
{
    (void)state;
    struct comparisons c = {.section = "hard failure, law (KS)"};
    compare_order(&c, 1, 4001, METRIC_RTO_DETECT_FIRST, "4/3, 30 s, 1 POP: detection");
    compare_order(&c, 1, 4002, METRIC_PROBE_RECOVER_FIRST, "4/3, 30 s, 1 POP: recovery");
    compare_order(&c, 25, 4003, METRIC_RTO_DETECT_FIRST, "4/3, 30 s, first of 25 POPs: detection");
    compare_order(&c, 25, 4004, METRIC_RTO_DETECT_LAST, "4/3, 30 s, last of 25 POPs: detection");
    compare_order(&c, 25, 4005, METRIC_PROBE_RECOVER_FIRST,
                  "4/3, 30 s, first of 25 POPs: recovery");
    compare_order(&c, 25, 4006, METRIC_PROBE_RECOVER_LAST, "4/3, 30 s, last of 25 POPs: recovery");
    comparisons_assert(&c);
}

/* Phases all alike: every POP at the same instant, and no spread at all. */
static void test_without_variance(void **state)
{
    (void)state;
    struct comparisons c = {.section = "hard failure, fixed phase"};
    struct outage o = outage_of_window("4/3", 4, 3, 30 * SIMTIME_SECOND, 25, MODE_ERROR);
    struct fixture f;
    outage_fixture(&f, &o);
    f.scenario.edge.probe.phase = 11 * SIMTIME_SECOND;
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    /* From 1 ns after 210 s for 221.25 s; probes leave at 221 s and 251 s, then at 461 s, 491 s,
     * 521 s. */
    compare_equal(&c, "4/3, 30 s, phase 11 s: detect_first",
                  fixture_value(&f, METRIC_RTO_DETECT_FIRST), 41.249999999);
    compare_equal(&c, "4/3, 30 s, phase 11 s: detect_last",
                  fixture_value(&f, METRIC_RTO_DETECT_LAST), 41.249999999);
    compare_equal(&c, "4/3, 30 s, phase 11 s: recover_first",
                  fixture_value(&f, METRIC_PROBE_RECOVER_FIRST), 89.999999999);
    compare_equal(&c, "4/3, 30 s, phase 11 s: recover_last",
                  fixture_value(&f, METRIC_PROBE_RECOVER_LAST), 89.999999999);
    fixture_release(&f);
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_drops),
        cmocka_unit_test(test_laws),
        cmocka_unit_test(test_without_variance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
