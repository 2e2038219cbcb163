/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs whose parts fail and are repaired after exponential times, as a user writes them, against
 * their Markov chains: one part, m of n with few and many crews, parts in series, instances in
 * zones in a region, and two regions in parallel that share a cause.
 *
 * Nobody has to detect anything. A single stamp stands behind no edge; of two, the edge tries a
 * refused connection at the other one, and a verdict takes a thousand failed probes in a row at one
 * a day, longer than anything lasts here.
 *
 * The time up of a horizon is compared with that of the chain, which starts with everything up as
 * the simulation does: over two cycles of the slowest part or less, and in the long run. So is the
 * share of replications that are up at one instant.
 *
 * False alarm: 6.3e-5 for each of 45 means, 0.3 % for all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/base/die.h"
#include "tests/theory/comparison.h"
#include "tests/theory/ctmc.h"
#include "tests/theory/text.h"

enum { UNITS_MAX = 8, SHORT = 20000, LONG = 400, LONG_HOURS = 20000 };
static const double HOUR = 3600;

/* Parts of one kind; the state of a design is how many are down of each. */
struct unit {
    double up_h, down_h;
    int count, crews; /* crews 0: as many as are down */
};

struct design {
    const char *name;
    const char *body; /* of the scenario, without its horizon */
    struct unit units[UNITS_MAX];
    size_t unit_count;
    bool (*serves)(const int *down);
    double hours[2]; /* short horizons */
    bool edge;
};

#define ALONE                                                                                      \
    "clients: {all: {requests: 100/s}}\n"                                                          \
    "edge: {kind: none}\n"

#define PAIR                                                                                       \
    "clients: {all: {requests: 100/s}}\n"                                                          \
    "edge: {retry_on_connect_failure: true, additional_latency: 1s,\n"                             \
    "       probe: {interval: 1d, rule: consecutive, down_after: 1000, up_after: 1}}\n"

#define EXPONENTIAL(up, down)                                                                      \
    "{every: {exponential: {mean: " #up "h}}, for: {exponential: {mean: " #down "h}}}"

#define WITH_CREWS(crews)                                                                          \
    ALONE "regions: {west: {}}\n"                                                                  \
          "stamps: {we: {region: west, components: {app: {instances: 5, needed: 3, " crews         \
          "fail: " EXPONENTIAL(40, 10) "}}}}\n"

static bool none_down(const int *down)
{
    return down[0] == 0;
}

static bool at_most_one_down(const int *down)
{
    return down[0] <= 1;
}

static bool at_most_two_down(const int *down)
{
    return down[0] <= 2;
}

static bool all_of_five(const int *down)
{
    return down[0] <= 1 && down[1] == 0 && down[2] == 0 && down[3] == 0 && down[4] == 0;
}

/* Instances 0 to 2, their zones 3 to 5, the region 6. */
static bool two_of_three_zones(const int *down)
{
    int up = 0;
    for (int i = 0; i < 3; i++) {
        up += !down[i] && !down[3 + i];
    }
    return up >= 2 && !down[6];
}

/* For each of two: the region, and how many of its two instances. */
static bool either_region(const int *down)
{
    return (!down[0] && down[2] < 2) || (!down[1] && down[3] < 2);
}

/* 4: what takes both. */
static bool either_region_and_no_cause(const int *down)
{
    return (!down[0] || !down[1]) && !down[2];
}

static const struct design designs[] = {
    {.name = "one instance",
     .body = ALONE
     "regions: {west: {}}\n"
     "stamps: {we: {region: west, components: {app: {instances: 1, fail: " EXPONENTIAL(20,
                                                                                       10) "}}}}\n",
     .units = {{20, 10, 1, 0}},
     .unit_count = 1,
     .serves = none_down,
     .hours = {4, 20}},
    {.name = "3 of 5, one crew",
     .body = WITH_CREWS("crews: 1, "),
     .units = {{40, 10, 5, 1}},
     .unit_count = 1,
     .serves = at_most_two_down,
     .hours = {20, 60}},
    {.name = "3 of 5, two crews",
     .body = WITH_CREWS("crews: 2, "),
     .units = {{40, 10, 5, 2}},
     .unit_count = 1,
     .serves = at_most_two_down,
     .hours = {20, 60}},
    {.name = "3 of 5, any number of crews",
     .body = WITH_CREWS(""),
     .units = {{40, 10, 5, 0}},
     .unit_count = 1,
     .serves = at_most_two_down,
     .hours = {20, 60}},
    {.name = "2 of 3, one crew, 1000 h and 10 h",
     .body = ALONE "regions: {west: {}}\n"
                   "stamps: {we: {region: west, components: {cache: {instances: 3, needed: 2, "
                   "crews: 1, fail: " EXPONENTIAL(1000, 10) "}}}}\n",
     .units = {{1000, 10, 3, 1}},
     .unit_count = 1,
     .serves = at_most_one_down,
     .hours = {50, 200}},
    {.name = "five components in series",
     .body = ALONE
     "regions: {west: {}}\n"
     "stamps:\n"
     "  we:\n"
     "    region: west\n"
     "    components:\n"
     "      app: {instances: 3, needed: 2, fail: " EXPONENTIAL(
         60, 8) "}\n"
                "      cache: {instances: 1, fail: " EXPONENTIAL(
                    90, 5) "}\n"
                           "      config: {fail: " EXPONENTIAL(
                               200, 6) "}\n"
                                       "      database: {fail: " EXPONENTIAL(
                                           70, 2) "}\n"
                                                  "      secrets: {fail: " EXPONENTIAL(120,
                                                                                       20) "}\n",
     .units = {{60, 8, 3, 0}, {90, 5, 1, 0}, {200, 6, 1, 0}, {70, 2, 1, 0}, {120, 20, 1, 0}},
     .unit_count = 5,
     .serves = all_of_five,
     .hours = {5, 40}},
    {.name = "2 of 3 instances in three zones of a region",
     .body = ALONE
     "regions:\n"
     "  west:\n"
     "    outage: " EXPONENTIAL(
         300, 12) "\n"
                  "    zone_outage: " EXPONENTIAL(
                      80,
                      10) "\n"
                          "stamps: {we: {region: west, components: {app: {instances: 3, needed: 2, "
                          "zones: 3, fail: " EXPONENTIAL(50, 5) "}}}}\n",
     .units = {{50, 5, 1, 0},
               {50, 5, 1, 0},
               {50, 5, 1, 0},
               {80, 10, 1, 0},
               {80, 10, 1, 0},
               {80, 10, 1, 0},
               {300, 12, 1, 0}},
     .unit_count = 7,
     .serves = two_of_three_zones,
     .hours = {10, 60}},
    {.name = "two regions in parallel, 1 of 2 instances, one crew",
     .body = PAIR "regions:\n"
                  "  west: {outage: &outage {mode: refuse, every: {exponential: {mean: 50h}}, "
                  "for: {exponential: {mean: 8h}}}}\n"
                  "  north: {outage: *outage}\n"
                  "stamps:\n"
                  "  we: {region: west, components: &parts {app: {instances: 2, crews: 1, "
                  "fail: " EXPONENTIAL(30, 6) "}}}\n"
                                              "  ne: {region: north, components: *parts}\n",
     .units = {{50, 8, 1, 0}, {50, 8, 1, 0}, {30, 6, 2, 1}, {30, 6, 2, 1}},
     .unit_count = 4,
     .serves = either_region,
     .hours = {15, 60}},
    {.name = "two regions in parallel, and a cause that takes both",
     .body = PAIR "regions:\n"
                  "  west: {outage: {mode: refuse, every: {exponential: {mean: 40h}}, "
                  "for: {exponential: {mean: 8h}}}}\n"
                  "  north: {outage: {mode: refuse, every: {exponential: {mean: 60h}}, "
                  "for: {exponential: {mean: 6h}}}}\n"
                  "stamps: {we: {region: west}, ne: {region: north}}\n"
                  "common_cause:\n"
                  "  - {targets: [west, north], mode: refuse, every: {exponential: {mean: 150h}},\n"
                  "     for: {exponential: {mean: 3h}}}\n",
     .units = {{40, 8, 1, 0}, {60, 6, 1, 0}, {150, 3, 1, 0}},
     .unit_count = 3,
     .serves = either_region_and_no_cause,
     .hours = {15, 60}},
};
enum { DESIGNS = sizeof designs / sizeof *designs };

/* States count in mixed radix, the first kind fastest. */
static void decode(const struct design *d, size_t state, int *ret_down)
{
    for (size_t u = 0; u < d->unit_count; u++) {
        size_t radix = (size_t)d->units[u].count + 1;
        ret_down[u] = (int)(state % radix);
        state /= radix;
    }
}

static void build(const struct design *d, struct ctmc *chain, double **ret_serves)
{
    size_t states = 1, stride = 1;
    for (size_t u = 0; u < d->unit_count; u++) {
        states *= (size_t)d->units[u].count + 1;
    }
    ctmc_init(chain, states);
    *ret_serves = xcalloc(states, sizeof **ret_serves);
    for (size_t s = 0; s < states; s++) {
        int down[UNITS_MAX];
        decode(d, s, down);
        (*ret_serves)[s] = d->serves(down);
        stride = 1;
        for (size_t u = 0; u < d->unit_count; u++) {
            const struct unit *unit = &d->units[u];
            int repaired = unit->crews > 0 && down[u] > unit->crews ? unit->crews : down[u];
            if (down[u] < unit->count) {
                ctmc_add(chain, s, s + stride, (unit->count - down[u]) / unit->up_h);
            }
            if (down[u] > 0) {
                ctmc_add(chain, s, s - stride, repaired / unit->down_h);
            }
            stride *= (size_t)unit->count + 1;
        }
    }
}

static void load(const struct design *d, struct fixture *f, double hours)
{
    text_fixture(f, "ninefold: 1\nhorizon: %.9fs\n%s", hours * HOUR, d->body);
    f->scenario.seed = 900 + (uint64_t)(d - designs);
    fixture_plan(f, false);
}

static struct tally play(const struct design *d, double hours, uint32_t replications)
{
    struct fixture f;
    struct tally t = {0};
    load(d, &f, hours);
    for (uint32_t r = 1; r <= replications; r++) {
        fixture_run(&f, r);
        tally_add(&t, fixture_value(&f, METRIC_AVAILABILITY_TIME));
    }
    fixture_release(&f);
    return t;
}

/* Up at the end of the horizon, 1 or 0. */
static struct tally look(const struct design *d, double hours, uint32_t replications)
{
    struct fixture f;
    struct tally t = {0};
    load(d, &f, hours);
    f.scenario.seed += 100;
    for (uint32_t r = 1; r <= replications; r++) {
        fixture_until(&f, r, simtime_from_seconds(hours * HOUR));
        tally_add(&t, f.world->traffic.success >= f.scenario.targets.success_ratio);
    }
    fixture_release(&f);
    return t;
}

static void test_from_the_start(void **state)
{
    struct comparisons c = {.section = "designs against Markov chains, from the start"};
    (void)state;
    for (size_t k = 0; k < 2 * (size_t)DESIGNS; k++) {
        const struct design *d = &designs[k / 2];
        double hours = d->hours[k % 2], *serves;
        struct ctmc chain;
        char label[120];
        build(d, &chain, &serves);
        double *at = xcalloc(chain.states, sizeof *at), *spent = xcalloc(chain.states, sizeof *at);
        ctmc_transient(&chain, 0, hours, at, spent);
        struct tally within = play(d, hours, SHORT), then = look(d, hours, SHORT);
        snprintf(label, sizeof label, "%s: up within %g h", d->name, hours);
        compare_mean(&c, label, &within, ctmc_reward(&chain, serves, spent) / hours);
        snprintf(label, sizeof label, "%s: up at %g h", d->name, hours);
        compare_mean(&c, label, &then, ctmc_reward(&chain, serves, at));
        free(at);
        free(spent);
        free(serves);
        ctmc_release(&chain);
    }
    comparisons_assert(&c);
}

/* The first hours, when everything is up, move the mean of 20,000 h by 0.1 standard errors at most,
 * and are accounted for: theory is the time spent up from the start. It must be the long-run
 * probability but for that. */
static void test_in_the_long_run(void **state)
{
    struct comparisons c = {.section = "designs against Markov chains, in the long run"};
    (void)state;
    for (size_t k = 0; k < DESIGNS; k++) {
        const struct design *d = &designs[k];
        double *serves;
        struct ctmc chain;
        build(d, &chain, &serves);
        double *p = xcalloc(chain.states, sizeof *p), *spent = xcalloc(chain.states, sizeof *p);
        ctmc_steady(&chain, p);
        ctmc_transient(&chain, 0, LONG_HOURS, NULL, spent);
        struct tally t = play(d, LONG_HOURS, LONG);
        double theory = ctmc_reward(&chain, serves, spent) / LONG_HOURS;
        double steady = ctmc_reward(&chain, serves, p);
        assert_true(fabs(theory - steady) <= 2e-3 * (1 - steady));
        compare_mean(&c, d->name, &t, theory);
        free(p);
        free(spent);
        free(serves);
        ctmc_release(&chain);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_the_start),
        cmocka_unit_test(test_in_the_long_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
