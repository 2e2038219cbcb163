/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stepping over quiet time changes no distribution where everything fails by itself: ten scenarios
 * with all that is drawn at random at raised rates and 1 % of the probes lost, without stores and
 * with, in half a day or less, with `exact` and without (tests/theory/manners.h).
 *
 * reads.stale is a mean over what is unapplied by default, and a count in exact: its law differs by
 * design, and is left out.
 *
 * False alarm (Bonferroni): under 540 comparisons of at most 2.1e-5 each: 1.1 % for all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/theory/manners.h"
#include "tests/theory/text.h"

enum { REPLICATIONS = 600 };

#define FAILS(up, down)                                                                            \
    "{every: {exponential: {mean: " up "}}, for: {lognormal: {median: " down ", p95: 2h}}}"

#define CLIENTS                                                                                    \
    "clients:\n"                                                                                   \
    "  west: {requests: 20/s, write_share: 20%, pops: 4, latency: {we: 12ms, ne: 24ms}}\n"         \
    "  north: {requests: 10/s, write_share: 20%, pops: 2, latency: {we: 25ms, ne: 11ms}}\n"

/* In exact every write is drawn: with 20 % of these, 2 a second. */
#define WRITERS                                                                                    \
    "clients:\n"                                                                                   \
    "  west: {requests: 6/s, write_share: 20%, home: we, pops: 4, latency: {we: 12ms, ne: "        \
    "24ms}}\n"                                                                                     \
    "  north: {requests: 4/s, write_share: 20%, home: ne, pops: 2, latency: {we: 25ms, ne: "       \
    "11ms}}\n"

#define EDGE "edge: {preset: azure-front-door, additional_latency: 50ms, probe: {loss: 1%}}\n"
#define REGIONS "regions: {west: {}, north: {}}\n"
#define LINK "links: [{between: [west, north], rtt: 17ms}]\n"

static const struct {
    const char *name, *text;
} cases[] = {
    {"instances and crews",
     "horizon: 8h\n" CLIENTS EDGE REGIONS "stamps:\n"
     "  we: &stamp\n"
     "    region: west\n"
     "    components:\n"
     "      app: {instances: 4, needed: 2, capacity: 8/s, crews: 1, fail: " FAILS(
         "6h", "20m") "}\n"
                      "      cache: {instances: 2, required: false, fail: " FAILS(
                          "3h", "10m") "}\n"
                                       "      config: {fail: " FAILS(
                                           "8h", "5m") "}\n"
                                                       "  ne: {<<: *stamp, region: north}\n"},
    {"zones",
     "horizon: 8h\n" CLIENTS EDGE "regions: {west: {zone_outage: " FAILS(
         "5h", "20m") "}, "
                      "north: {zone_outage: " FAILS(
                          "9h", "10m") "}}\n"
                                       "stamps:\n"
                                       "  we: &stamp {region: west, components: {app: {instances: "
                                       "3, zones: 3, needed: 2, capacity: "
                                       "10/s, fail: " FAILS(
                                           "10h", "15m") "}}}\n"
                                                         "  ne: {<<: *stamp, region: north}\n"},
    {"regions with a residual",
     "horizon: 8h\n" CLIENTS EDGE "regions:\n"
     "  west:\n"
     "    outage:\n"
     "      every: {exponential: {mean: 3h}}\n"
     "      for: {uniform: {min: 1m, max: 40m}}\n"
     "      recovers: {linear_after: 10m}\n"
     "      residual: {share: 30%, for: {exponential: {mean: 20m}}}\n"
     "  north: {outage: " FAILS(
         "6h",
         "10m") "}\n"
                "stamps: {we: {region: west, priority: 1}, ne: {region: north, priority: 2}}\n"},
    {"points of presence and edge",
     "horizon: 8h\n" CLIENTS "edge:\n"
     "  preset: azure-front-door\n"
     "  additional_latency: 0s\n"
     "  probe: {loss: 1%}\n"
     "  pop_outage: " FAILS(
         "4h", "5m") "\n"
                     "  outage: {every: {exponential: {mean: 5h}}, for: {uniform: {min: 2m, max: "
                     "1h}}, share: 60%,\n"
                     "           recovers: {linear_after: 10m}}\n"
                     "regions: {west: {outage: " FAILS(
                         "6h", "10m") "}, north: {}}\n"
                                      "stamps: {we: {region: west}, ne: {region: north}}\n"},
    {"common causes",
     "horizon: 8h\n" CLIENTS EDGE "regions:\n"
     "  west: {pair: north, outage: " FAILS(
         "4h", "15m") "}\n"
                      "  north: {pair: west, outage: " FAILS(
                          "6h", "10m") "}\n"
                                       "stamps:\n"
                                       "  we: &stamp {region: west, components: {app: {instances: "
                                       "3, zones: 3, needed: 3}, cache: "
                                       "{instances: 2}}}\n"
                                       "  ne: {<<: *stamp, region: north}\n"
                                       "common_cause:\n"
                                       "  - {beta: 30%, of: [west, north]}\n"
                                       "  - {targets: [west.1, north.2], every: {exponential: "
                                       "{mean: 5h}}, for: 7m}\n"
                                       "  - {targets: [edge, ne.cache], every: {weibull: {shape: "
                                       "2, scale: 6h}}, for: {exponential: "
                                       "{mean: 3m}}}\n"},
    {"deployments and maintenance",
     "horizon: 10h\n"
     "clients:\n"
     "  west: {requests: 20/s, pops: 6, retries: {attempts: 2, budget: 20%}, latency: {we: 12ms, "
     "ne: 24ms}}\n" EDGE "regions:\n"
     "  west: {pair: north, maintenance: {every: 4h, for: 25m, capacity_lost: 60%}}\n"
     "  north: {pair: west, maintenance: {every: 4h, for: 10m, capacity_lost: 40%},\n"
     "          control_plane_outage: " FAILS(
         "4h", "20m") "}\n"
                      "stamps:\n"
                      "  we: &stamp {region: west, components: {app: {instances: 2, capacity: 6/s, "
                      "fail: " FAILS("10h", "10m") "}}}\n"
                                                   "  ne: {<<: *stamp, region: north}\n"
                                                   "deployments: {every: 2h, bad: 50%, stagger: "
                                                   "4m, rollback_after: {uniform: {min: 1m, max: "
                                                   "15m}}}\n"},
    {"streaks, jitter and a day's profile",
     "horizon: 10h\n"
     "clients:\n"
     "  west: {requests: 20/s, pops: 5, latency: {we: 12ms, ne: 24ms}, timeout: 3s, "
     "profile: {daily: [1, 1, 2, 2, 1, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}}\n"
     "edge: {connect_timeout: 1s, probe: {interval: 20s, jitter: 5s, timeout: 8s, loss: 1%, "
     "rule: consecutive, down_after: 2, up_after: 3}}\n"
     "regions: {west: {outage: " FAILS(
         "3h", "10m") "}, north: {}}\n"
                      "stamps:\n"
                      "  we: {region: west, components: {app: {fail: " FAILS(
                          "4h", "5m") "}}}\n"
                                      "  ne: {region: north, priority: 2, components: {app: "
                                      "{instances: 2, crews: 1, fail: " FAILS("2h", "10m") "}}}\n"},
    {"async store, links and a runbook",
     "horizon: 6h\n" WRITERS EDGE
     "regions: {west: {outage: {every: {exponential: {mean: 4h}}, for: {exponential: {mean: 30m}}, "
     "data_lost: 50%}}, north: {outage: " FAILS(
         "8h", "10m") "}}\n"
                      "links: [{between: [west, north], rtt: 17ms, partition: " FAILS(
                          "3h",
                          "3m") "}]\n"
                                "stamps:\n"
                                "  we: &stamp {region: west, components: {app: {instances: 2, "
                                "fail: " FAILS("6h", "10m") "}, db: {store: orders, fail: " FAILS(
                                    "10h", "5m") "}}}\n"
                                                 "  ne: {<<: *stamp, region: north}\n"
                                                 "stores:\n"
                                                 "  orders: {model: async, regions: [west, north], "
                                                 "lag: {lognormal: {median: 2s, p99: 20s}}, "
                                                 "reseed: 5m, throughput: 30/s}\n"
                                                 "operations: {failover: {notice: 1m, approval: "
                                                 "{exponential: {mean: 4m}}, promote: 30s}}\n"},
    {"multi-write store without entities",
     "horizon: 6h\n" WRITERS
     "edge: {preset: azure-front-door, additional_latency: 50ms, probe: {loss: 1%}, "
     "pop_outage: " FAILS(
         "20h",
         "5m") "}\n"
               "regions: {west: {outage: {every: {exponential: {mean: 3h}}, for: {exponential: "
               "{mean: 20m}}, "
               "data_lost: 50%}}, north: {outage: " FAILS("12h", "10m") ", zone_outage: " FAILS(
                   "9h",
                   "10m") "}}\n"
                          "links: [{between: [west, north], rtt: 17ms, partition: " FAILS(
                              "2h",
                              "3m") "}]\n"
                                    "stamps:\n"
                                    "  we: &stamp {region: west, components: {app: {instances: 3, "
                                    "zones: 3, needed: 2}, db: "
                                    "{store: orders, fail: " FAILS(
                                        "6h",
                                        "5m") "}}}\n"
                                              "  ne: {<<: *stamp, region: north}\n"
                                              "stores:\n"
                                              "  orders: {model: multi-write, regions: [west, "
                                              "north], lag: {lognormal: {median: 500ms, p99: "
                                              "5s}}}\n"
                                              "common_cause: [{beta: 20%, of: [west, north]}]\n"},
    {"multi-write store, conflicts of incidents",
     "horizon: 4h\n" WRITERS EDGE
     "regions: {west: {outage: {every: {exponential: {mean: 3h}}, for: {exponential: {mean: 15m}}, "
     "data_lost: 50%}}, north: {}}\n"
     "links: [{between: [west, north], rtt: 17ms, partition: {every: {exponential: {mean: 3h}}, "
     "for: {exponential: {mean: 2m}}}}]\n"
     "stamps:\n"
     "  we: &stamp {region: west, components: {app: {instances: 2, fail: " FAILS(
         "5h",
         "10m") "}, db: {store: orders}}}\n"
                "  ne: {<<: *stamp, region: north}\n"
                "stores:\n"
                "  orders: {model: multi-write, regions: [west, north], lag: {lognormal: {median: "
                "500ms, p99: "
                "5s}}, entities: {count: 200}, operations: {update: 50%, debit: 30%, credit: 20%}, "
                "value: {lognormal: {median: 40, p95: 400}}, conflicts: {policy: lww, track: "
                "incidents}}\n"},
};
enum { CASES = sizeof cases / sizeof *cases };

static void make(struct fixture *f, const void *text)
{
    text_fixture(f, "ninefold: 1\n%s", (const char *)text);
}

static void test_same_laws(void **state)
{
    static const enum metric_id left_out[] = {METRIC_READS_STALE};
    struct comparisons c = {.section = "years, default against exact"};
    (void)state;
    for (size_t k = 0; k < CASES; k++) {
        const struct manners m = {.replications = REPLICATIONS,
                                  .seed = 3000 + k,
                                  .exact_seed = 4000 + k,
                                  .make = make,
                                  .argument = cases[k].text,
                                  .left_out = left_out,
                                  .left_out_count = 1};
        manners_compare(&c, cases[k].name, &m);
    }
    assert_true(c.made <= 540); /* as the false-alarm rate assumes */
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_laws)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
