/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Not playing what is not asked for changes no distribution: what stores report of a replication,
 * with `exact` and without, by two-sample Kolmogorov-Smirnov and by means, on fourteen scenarios.
 * The two are played under different seeds, so their samples are independent. The share of
 * replications that give a value at all is compared as well. reads.stale is a mean over what is
 * unapplied by default, and a count in exact: its law differs by design, and is left out.
 *
 * False alarm (Bonferroni): under 140 comparisons, each at most 1e-5 for the statistic and 1.1e-5
 * for the means: 0.3 % for all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/models/fixture.h"
#include "tests/theory/comparison.h"

enum { REPLICATIONS = 1000, WE = 0, NE = 1 };

static const double KS_CRITICAL = 2.4704; /* 2 exp(-2 k^2) = 1e-5 */

static const enum metric_id metrics[] = {METRIC_RPO_SECONDS,
                                         METRIC_RPO_LOST_WRITES,
                                         METRIC_RPO_STRANDED_WRITES,
                                         METRIC_RPO_LOST_VALUE,
                                         METRIC_RTO_WRITE,
                                         METRIC_LAG,
                                         METRIC_FAILOVER_BREAK_EVEN,
                                         METRIC_CONFLICTS_TOTAL,
                                         METRIC_CONFLICTS_ENTITIES,
                                         METRIC_CONFLICTS_OVERWRITTEN,
                                         METRIC_CONFLICTS_TO_FEED,
                                         METRIC_CONFLICTS_UNRESOLVED,
                                         METRIC_CONFLICTS_FEED_DEPTH,
                                         METRIC_CONFLICTS_FEED_DEPTH_MAX,
                                         METRIC_CONFLICTS_FEED_OLDEST,
                                         METRIC_CONFLICTS_WRONG_ENTITIES,
                                         METRIC_CONFLICTS_VALUE_AT_STAKE};
enum { METRICS = sizeof metrics / sizeof metrics[0] };

static simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

static struct dist exponential(double mean)
{
    return (struct dist){.kind = DIST_EXPONENTIAL, .a = mean};
}

static struct fault *outage(struct fixture *f, double at, double lasts, int region, bool data_lost)
{
    struct fault *fault =
        fixture_region(f, FAULT_REGION_OUTAGE, seconds(at), seconds(lasts), MODE_ERROR, region);
    fault->data_lost = data_lost;
    return fault;
}

static void cut(struct fixture *f, double at, double lasts, int way)
{
    fixture_linked(f, FAULT_LINK_PARTITION, seconds(at), seconds(lasts), way);
}

/* 20 writes a second in 500 s. */
static struct store *single(struct fixture *f, enum store_model model, enum lag_of of)
{
    struct store *store = fixture_store(f, "orders", model);
    f->scenario.groups[0].requests = 20;
    store->lag = exponential(3);
    store->lag_of = of;
    store->coherence = seconds(20);
    store->has_value = true;
    store->value = exponential(10);
    return store;
}

static void stream_and_cut(struct fixture *f)
{
    single(f, STORE_ASYNC, LAG_OF_STREAM);
    cut(f, 200, 10, 1);
    fixture_stored(f, FAULT_FORCED_FAILOVER, seconds(212), 0);
}

static void stream_and_throughput(struct fixture *f)
{
    single(f, STORE_ASYNC, LAG_OF_STREAM)->throughput = 30;
    fixture_stored(f, FAULT_REPLICATION_STALL, seconds(200), seconds(20));
    outage(f, 235, 60, WE, false);
}

static void stream_and_failover(struct fixture *f)
{
    struct failover *failover = &single(f, STORE_ASYNC, LAG_OF_STREAM)->failover;
    failover->policy = FAILOVER_AUTOMATIC;
    failover->hold = exponential(20);
    failover->promote = exponential(10);
    failover->listener_ttl = seconds(30);
    outage(f, 200, 100, WE, false);
}

static void writes_and_loss(struct fixture *f)
{
    single(f, STORE_ASYNC, LAG_OF_WRITE);
    cut(f, 200, 10, 0);
    outage(f, 211, 60, WE, true);
}

static void writes_in_order(struct fixture *f)
{
    struct store *store = single(f, STORE_ASYNC, LAG_OF_WRITE);
    store->order = ORDER_FIFO;
    store->throughput = 25;
    fixture_stored(f, FAULT_REPLICATION_STALL, seconds(200), seconds(20));
    fixture_stored(f, FAULT_FORCED_FAILOVER, seconds(240), 0);
}

static void batches(struct fixture *f)
{
    single(f, STORE_ASYNC, LAG_OF_STREAM)->batch = seconds(15);
    outage(f, 200, 60, WE, false);
    fixture_stored(f, FAULT_FORCED_FAILOVER, seconds(300), 0);
}

static void planned(struct fixture *f)
{
    struct store *store = single(f, STORE_ASYNC, LAG_OF_WRITE);
    store->throughput = 40;
    cut(f, 200, 20, 1);
    fixture_stored(f, FAULT_PLANNED_FAILOVER, seconds(210), 0);
    fixture_stored(f, FAULT_FORCED_FAILOVER, seconds(300), 0);
}

static void bounded(struct fixture *f)
{
    struct store *store = single(f, STORE_ASYNC, LAG_OF_WRITE);
    store->consistency = CONSISTENCY_BOUNDED;
    store->staleness_writes = 300;
    store->staleness_time = seconds(12);
    store->throughput = 60;
    fixture_stored(f, FAULT_REPLICATION_STALL, seconds(200), seconds(30));
    outage(f, 229, 60, WE, true);
}

static void degraded(struct fixture *f)
{
    f->scenario.stamps[WE].priority = 0;
    single(f, STORE_SYNC, LAG_OF_STREAM)->on_partition = PARTITION_DEGRADE;
    cut(f, 200, 30, 0);
    outage(f, 220, 60, WE, true);
}

static void zombie(struct fixture *f)
{
    struct failover *failover = &single(f, STORE_ASYNC, LAG_OF_STREAM)->failover;
    failover->fencing = false;
    failover->promote = exponential(20);
    fixture_stored(f, FAULT_FORCED_FAILOVER, seconds(200), 0);
}

/* 10 writes a second in each region on 50 entities. */
static struct store *many(struct fixture *f, enum conflict_policy policy)
{
    struct store *store = fixture_store(f, "orders", STORE_MULTI_WRITE);
    f->scenario.groups[0].requests = 20;
    f->scenario.stamps[WE].priority = 1;
    store->lag = exponential(2);
    store->conflicts.policy = policy;
    store->conflicts.track_incidents = true;
    store->entities.count = 50;
    store->has_operations = store->has_value = true;
    store->value = (struct dist){.kind = DIST_UNIFORM, .a = 1, .b = 9};
    store->operations[OPERATION_UPDATE] = 0.4;
    store->operations[OPERATION_CREDIT] = 0.3;
    store->operations[OPERATION_DEBIT] = 0.2;
    store->operations[OPERATION_DELETE] = 0.1;
    return store;
}

static void last_writer_wins(struct fixture *f)
{
    many(f, POLICY_LWW)->conflicts.clock_skew[NE] = seconds(-1);
    cut(f, 200, 15, 0);
    outage(f, 300, 60, NE, true);
}

static void merges_that_fail(struct fixture *f)
{
    struct store *store = many(f, POLICY_MERGE);
    store->conflicts.fails = 0.3;
    store->conflicts.drained_every = seconds(60);
    store->conflicts.drain_rate = 2;
    cut(f, 200, 15, -1);
}

static void live_ones_kept(struct fixture *f)
{
    struct store *store = many(f, POLICY_KEEP_LIVE);
    store->order = ORDER_FIFO;
    store->throughput = 60;
    cut(f, 200, 15, 1);
    outage(f, 300, 20, WE, false);
}

static void appended(struct fixture *f)
{
    struct store *store = many(f, POLICY_APPEND);
    store->throughput = 30;
    fixture_stored(f, FAULT_REPLICATION_STALL, seconds(200), seconds(15));
    outage(f, 220, 60, NE, true);
}

static const struct {
    const char *name;
    void (*build)(struct fixture *f);
} cases[] = {
    {"stream, cut", stream_and_cut},
    {"stream, throughput", stream_and_throughput},
    {"stream, failover", stream_and_failover},
    {"writes, data lost", writes_and_loss},
    {"writes in order, throughput", writes_in_order},
    {"batches", batches},
    {"planned behind a cut", planned},
    {"bounded staleness", bounded},
    {"sync, degraded", degraded},
    {"no fence", zombie},
    {"lww", last_writer_wins},
    {"merge", merges_that_fail},
    {"keep-live", live_ones_kept},
    {"append", appended},
};

struct samples {
    double x[METRICS][REPLICATIONS];
    size_t count[METRICS];
};

static void play(size_t k, bool exact, uint64_t seed, struct samples *ret)
{
    struct fixture f;
    fixture_data(&f);
    f.scenario.horizon = seconds(500);
    f.scenario.seed = seed;
    f.scenario.groups[0].write_share = 1; /* reads take time to account for */
    cases[k].build(&f);
    fixture_plan(&f, exact);
    *ret = (struct samples){0};
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(&f, r);
        for (size_t m = 0; m < METRICS; m++) {
            double x = fixture_value(&f, metrics[m]);
            if (!isnan(x)) {
                ret->x[m][ret->count[m]++] = x;
            }
        }
    }
    fixture_release(&f);
}

static void compare_presence(struct comparisons *c, const char *label, size_t fast, size_t exact)
{
    static double x[REPLICATIONS], y[REPLICATIONS];
    for (size_t i = 0; i < REPLICATIONS; i++) {
        x[i] = i < fast;
        y[i] = i < exact;
    }
    compare_samples(c, label, x, REPLICATIONS, y, REPLICATIONS, KS_CRITICAL);
}

static void compare(struct comparisons *c, size_t k)
{
    static struct samples fast, exact;
    play(k, false, 1000 + k, &fast);
    play(k, true, 2000 + k, &exact);
    for (size_t m = 0; m < METRICS; m++) {
        char label[120];
        const char *name = metric_table.metrics[metrics[m]].name;
        snprintf(label, sizeof label, "%s, %s", cases[k].name, name);
        if (fast.count[m] > 0 && exact.count[m] > 0) {
            compare_samples(c, label, fast.x[m], fast.count[m], exact.x[m], exact.count[m],
                            KS_CRITICAL);
        }
        if (fast.count[m] != exact.count[m]) {
            snprintf(label, sizeof label, "%s, %s has a value", cases[k].name, name);
            compare_presence(c, label, fast.count[m], exact.count[m]);
        }
    }
}

static void default_and_exact_agree(void **state)
{
    (void)state;
    struct comparisons c = {.section = "stores, default against exact"};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        compare(&c, k);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(default_and_exact_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
