/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection and recovery under the presets, loaded as a scenario file would be: the consecutive
 * rule of AWS Global Accelerator (3 of 3, 30 s; facts GA-01, GA-02) and Google Cloud (2 of 2, 5 s;
 * GCP-01, GCP-02) and, beside them, Front Door's window (4/3, 30 s; AFD-02, AFD-07). The closed
 * form is the same for all, tests/theory/outage.h.
 *
 * False alarm: 6.3e-5 for each of 144 means, 0.9 % for all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/theory/outage.h"
#include "tests/theory/text.h"

enum { REPLICATIONS = 2000 };

static const char *const modes[] = {
    [MODE_REFUSE] = "refuse", [MODE_DROP] = "drop", [MODE_ERROR] = "error"};

static void load(struct fixture *f, const struct outage *o, const char *preset)
{
    text_fixture(f,
                 "ninefold: 1\n"
                 "horizon: %.9fs\n"
                 "clients: {all: {requests: 1000/s, pops: %d, latency: {we: %.9fs}}}\n"
                 "edge: {preset: %s}\n"
                 "regions: {west: {zones: 3}, north: {zones: 3}}\n"
                 "stamps:\n"
                 "  we: {region: west, components: {app: {instances: 3, zones: 3}}}\n"
                 "  ne: {region: north, components: {app: {instances: 3, zones: 3}}}\n"
                 "faults:\n"
                 "  - {at: %.9fs, fault: region-outage, target: west, for: %.9fs, mode: %s}\n",
                 simtime_seconds(outage_horizon(o)), (int)o->pops,
                 simtime_seconds(OUTAGE_ROUND_TRIP), preset, simtime_seconds(outage_begins(o)),
                 simtime_seconds(outage_lasts(o)), modes[o->mode]);
}

static void compare_preset(const char *preset, struct outage o, uint64_t seed)
{
    static const int64_t pops[] = {1, 25, 100, 192};
    struct comparisons c = {.section = "presets"};
    for (size_t cell = 0; cell < 12; cell++) {
        struct fixture f;
        o.pops = pops[cell / 3];
        o.mode = (enum fault_mode)(cell % 3);
        load(&f, &o, preset);
        f.scenario.seed = seed++;
        fixture_plan(&f, false);
        outage_compare(&c, &o, &f, REPLICATIONS);
        fixture_release(&f);
    }
    comparisons_assert(&c);
}

static void test_global_accelerator(void **state)
{
    (void)state;
    struct outage o = {.rule = "Global Accelerator 3/3",
                       .down = 3,
                       .up = 3,
                       .fill = 3,
                       .interval = 30 * SIMTIME_SECOND,
                       .timeout = 10 * SIMTIME_SECOND};
    compare_preset("aws-global-accelerator", o, 100);
}

static void test_google_cloud(void **state)
{
    (void)state;
    struct outage o = {.rule = "Google Cloud 2/2",
                       .down = 2,
                       .up = 2,
                       .fill = 2,
                       .interval = 5 * SIMTIME_SECOND,
                       .timeout = 5 * SIMTIME_SECOND};
    compare_preset("gcp-load-balancer", o, 200);
}

static void test_front_door(void **state)
{
    (void)state;
    struct outage o = {.rule = "Front Door 4/3",
                       .down = 2,
                       .up = 3,
                       .fill = 4,
                       .interval = 30 * SIMTIME_SECOND,
                       .timeout = 10 * SIMTIME_SECOND};
    compare_preset("azure-front-door", o, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_global_accelerator),
        cmocka_unit_test(test_google_cloud),
        cmocka_unit_test(test_front_door),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
