/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection and recovery under the consecutive rule, with the settings of AWS Global Accelerator
 * (3 of 3, 30 s; facts GA-01, GA-02) and Google Cloud (2 of 2, 5 s; GCP-01, GCP-02). The closed
 * form is the window's, with down_after and up_after.
 *
 * False alarm: 6.3e-5 for each of 96 means, 0.6 % for all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/theory/outage.h"

enum { REPLICATIONS = 2000 };

static void compare_platform(struct comparisons *c, struct outage o, uint64_t seed)
{
    static const int64_t pops[] = {1, 25, 100, 192};
    for (size_t cell = 0; cell < 12; cell++) {
        struct fixture f;
        o.pops = pops[cell / 3];
        o.mode = (enum fault_mode)(cell % 3);
        outage_fixture(&f, &o);
        f.scenario.edge.probe.rule = RULE_CONSECUTIVE;
        f.scenario.edge.probe.down_after = o.down;
        f.scenario.edge.probe.up_after = o.up;
        f.scenario.seed = seed++;
        fixture_plan(&f, false);
        outage_compare(c, &o, &f, REPLICATIONS);
        fixture_release(&f);
    }
}

static void test_global_accelerator(void **state)
{
    (void)state;
    struct comparisons c = {.section = "consecutive rule"};
    struct outage o = {.rule = "Global Accelerator 3/3",
                       .down = 3,
                       .up = 3,
                       .fill = 3,
                       .interval = 30 * SIMTIME_SECOND,
                       .timeout = 10 * SIMTIME_SECOND};
    compare_platform(&c, o, 100);
    comparisons_assert(&c);
}

static void test_google_cloud(void **state)
{
    (void)state;
    struct comparisons c = {.section = "consecutive rule"};
    struct outage o = {.rule = "Google Cloud 2/2",
                       .down = 2,
                       .up = 2,
                       .fill = 2,
                       .interval = 5 * SIMTIME_SECOND,
                       .timeout = 5 * SIMTIME_SECOND};
    compare_platform(&c, o, 200);
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_global_accelerator),
        cmocka_unit_test(test_google_cloud),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
