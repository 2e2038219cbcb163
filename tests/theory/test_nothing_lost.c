/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must not be lost, in scenarios drawn at random: 10,000 with a planned failover among cuts,
 * stalls and outages that preserve their data, and 10,000 of a synchronous store that waits, under
 * one fault of any kind, whatever its failover does. No chance of a false alarm: not one write.
 *
 * And relations between runs: twice the writes lose twice as many (4 standard errors of the
 * difference, 6.3e-5), a fence loses nothing after it, no lag loses nothing. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/models/fixture.h"
#include "tests/theory/comparison.h"

enum { SCENARIOS = 10000 };
enum { WE, NE };

static simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

/* Uniform on [a, b), and a whole number below n. */
static double between(struct stream *s, double a, double b)
{
    return a + (b - a) * stream_uniform(s);
}

static int below(struct stream *s, int n)
{
    return (int)(stream_uniform(s) * n);
}

static struct dist some_lag(struct stream *s)
{
    double mean = pow(10, between(s, -2, 1.5));
    switch (below(s, 5)) {
    case 0:
        return dist_constant(mean);
    case 1:
        return (struct dist){.kind = DIST_EXPONENTIAL, .a = mean};
    case 2:
        return (struct dist){.kind = DIST_LOGNORMAL, .a = log(mean), .b = 1};
    case 3:
        return (struct dist){.kind = DIST_WEIBULL, .a = 0.5, .b = mean / 2};
    default:
        return (struct dist){.kind = DIST_UNIFORM, .a = 0, .b = 2 * mean};
    }
}

static void more_regions(struct fixture *f, struct store *store, size_t count)
{
    struct region *regions = arena_array(&f->arena, count, sizeof *regions);
    store->regions = arena_array(&f->arena, count, sizeof *store->regions);
    for (size_t r = 0; r < count; r++) {
        regions[r] = (struct region){.name = "region", .pair = SCENARIO_NONE, .zones = 3};
        regions[r] = r < 2 ? f->scenario.regions[r] : regions[r];
        store->regions[r] = (int)r;
    }
    f->scenario.regions = regions;
    f->scenario.region_count = store->region_count = count;
}

static struct store *some_store(struct fixture *f, struct stream *s, enum store_model model)
{
    fixture_data(f);
    struct store *store = fixture_store(f, "orders", model);
    f->scenario.seed = (uint64_t)below(s, 1000000);
    f->scenario.groups[0].requests = pow(10, between(s, 0, 4));
    f->scenario.stamps[WE].priority = below(s, 3);
    store->lag = some_lag(s);
    store->lag_of = below(s, 2) ? LAG_OF_STREAM : LAG_OF_WRITE;
    store->order = below(s, 2) ? ORDER_FIFO : ORDER_NONE;
    store->coherence = seconds(pow(10, between(s, 0, 3)));
    if (below(s, 3) == 0) {
        store->throughput = f->scenario.groups[0].requests * between(s, 0.1, 0.6);
    }
    if (below(s, 3) == 0 && model == STORE_ASYNC) {
        store->batch = seconds(between(s, 1, 60));
    }
    store->reseed = dist_constant(between(s, 0, 200));
    store->failover.promote = dist_constant(below(s, 2) ? between(s, 0, 60) : 0);
    store->failover.listener_ttl = seconds(below(s, 2) ? between(s, 0, 60) : 0);
    store->failover.fencing = below(s, 2);
    if (below(s, 3) == 0) {
        more_regions(f, store, 3);
    }
    store->writer = (size_t)below(s, (int)store->region_count);
    return store;
}

/* Around the failover at 1000. */
static void disturb(struct fixture *f, struct stream *s)
{
    static const enum fault_kind kinds[] = {FAULT_LINK_PARTITION, FAULT_REPLICATION_STALL,
                                            FAULT_REGION_OUTAGE, FAULT_REGION_ISOLATION};
    struct fault *fault = fixture_fault(f, kinds[below(s, 4)], seconds(between(s, 900, 1200)),
                                        seconds(between(s, 1, 300)));
    int regions = (int)f->scenario.region_count;
    fault->region = below(s, regions);
    fault->region_b = (fault->region + 1 + below(s, regions - 1)) % regions;
    fault->one_way = below(s, 2);
    fault->store = 0;
    fault->mode = (enum fault_mode)below(s, 3);
}

static void a_planned_failover_loses_nothing(void **state)
{
    (void)state;
    int done = 0;
    for (uint32_t k = 1; k <= SCENARIOS; k++) {
        struct fixture f;
        struct stream s;
        stream_open(&s, 1, 1, k);
        struct store *store = some_store(&f, &s, below(&s, 4) ? STORE_ASYNC : STORE_SYNC);
        size_t writer = store->writer;
        store->on_partition = PARTITION_DEGRADE;
        fixture_stored(&f, FAULT_PLANNED_FAILOVER, seconds(1000), 0);
        for (int i = below(&s, 4); i > 0; i--) {
            disturb(&f, &s);
        }
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        done += f.world->stores[0].writer != writer;
        if (f.row.value[METRIC_RPO_LOST_WRITES] != 0) {
            print_error("scenario %u loses %g writes\n", k, f.row.value[METRIC_RPO_LOST_WRITES]);
            fail();
        }
        fixture_release(&f);
    }
    printf("# planned failover | %d scenarios, %d failed over\n", SCENARIOS, done);
    assert_true(done > SCENARIOS / 2);
}

static const int both_stamps[] = {0, 1};

/* Every kind but the two that are no accidents of the world around: a failover of its own. */
static void some_fault(struct fixture *f, struct stream *s)
{
    int regions = (int)f->scenario.region_count;
    enum fault_kind kind = (enum fault_kind)below(s, FAULT_KIND_COUNT);
    struct fault *fault =
        fixture_fault(f, kind, seconds(between(s, 0, 2000)), seconds(pow(10, between(s, 0, 3.5))));
    fault->region = below(s, regions);
    fault->region_b = (fault->region + 1 + below(s, regions - 1)) % regions;
    fault->one_way = below(s, 2);
    fault->store = fault->group = 0;
    fault->stamp = below(s, 2);
    fault->component = below(s, 2);
    fault->mode = (enum fault_mode)below(s, 3);
    fault->data_lost = kind == FAULT_REGION_OUTAGE && below(s, 2);
    fault->added_latency = seconds(between(s, 0, 10));
    fault->error_share = fault->share = stream_uniform(s);
    fault->factor = between(s, 0, 4);
    fault->by = seconds(between(s, -100, 100));
    fault->zone = below(s, 3);
    fault->stamps = both_stamps;
    fault->stamp_count = 2;
    fault->capacity_lost = fault->share;
    bool crashes = kind == FAULT_INSTANCE_CRASH;
    fault->component = crashes ? 0 : fault->component; /* the store's has no instances */
    fault->count = crashes ? 1 + below(s, 3) : 1;
}

static void a_commit_that_waits_loses_nothing(void **state)
{
    (void)state;
    int moved = 0;
    for (uint32_t k = 1; k <= SCENARIOS; k++) {
        struct fixture f;
        struct stream s;
        stream_open(&s, 1, 2, k);
        struct store *store = some_store(&f, &s, STORE_SYNC);
        size_t writer = store->writer;
        store->on_partition = PARTITION_BLOCK;
        store->failover.policy = (enum failover_policy)below(&s, 3);
        store->failover.trigger = (enum failover_trigger)below(&s, 2);
        store->failover.hold = dist_constant(below(&s, 2) ? between(&s, 0, 300) : 0);
        f.scenario.operations.failover =
            (struct runbook){.given = true,
                             .notice = dist_constant(between(&s, 0, 100)),
                             .checks = below(&s, 4),
                             .check_every = seconds(10),
                             .check_timeout = seconds(5),
                             .approval = dist_constant(between(&s, 0, 100))};
        some_fault(&f, &s);
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        moved += f.world->stores[0].writer != writer;
        if (f.row.value[METRIC_RPO_LOST_WRITES] != 0) {
            print_error("scenario %u, fault kind %d, loses %g writes\n", k,
                        (int)f.scenario.faults[0].kind, f.row.value[METRIC_RPO_LOST_WRITES]);
            fail();
        }
        fixture_release(&f);
    }
    printf("# waiting commit | %d scenarios, %d failed over\n", SCENARIOS, moved);
    assert_true(moved > SCENARIOS / 10);
}

static struct tally losses(double requests, enum lag_of of, uint64_t seed)
{
    struct fixture f;
    struct tally t = {0};
    fixture_data(&f);
    struct store *store = fixture_store(&f, "orders", STORE_ASYNC);
    f.scenario.seed = seed;
    f.scenario.groups[0].requests = requests;
    store->lag = (struct dist){.kind = DIST_LOGNORMAL, .a = 0, .b = 1};
    store->lag_of = of;
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(600), 1);
    fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(1190), 0);
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= 4000; r++) {
        fixture_run(&f, r);
        tally_add(&t, fixture_value(&f, METRIC_RPO_LOST_WRITES));
    }
    fixture_release(&f);
    return t;
}

static void twice_the_writes_lose_twice_as_many(void **state)
{
    (void)state;
    for (int k = 0; k < 2; k++) {
        struct tally one = losses(500, k ? LAG_OF_WRITE : LAG_OF_STREAM, 11 + 2 * (uint64_t)k);
        struct tally two = losses(1000, k ? LAG_OF_WRITE : LAG_OF_STREAM, 12 + 2 * (uint64_t)k);
        double error = sqrt((4 * tally_variance(&one) + tally_variance(&two)) / 4000);
        printf("# twice the writes | %g | %g | %g s.e.\n", one.mean, two.mean,
               fabs(two.mean - 2 * one.mean) / error);
        assert_true(one.mean > 50);
        assert_true(fabs(two.mean - 2 * one.mean) <= 4 * error);
    }
}

/* Without lag and with a fence nothing is lost, however long promotion takes; without a fence only
 * what was acknowledged after. */
static void fences_and_no_lag_lose_nothing(void **state)
{
    (void)state;
    for (uint32_t k = 1; k <= 1000; k++) {
        struct fixture f;
        struct stream s;
        stream_open(&s, 1, 3, k);
        struct store *store = some_store(&f, &s, STORE_ASYNC);
        bool fencing = store->failover.fencing;
        f.scenario.groups[0].requests = 1000;
        store->lag = dist_constant(0);
        store->throughput = INFINITY;
        store->batch = 0;
        store->failover.promote = dist_constant(between(&s, 1, 100));
        fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(1000), 0);
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        assert_true((f.row.value[METRIC_RPO_LOST_WRITES] == 0) == fencing);
        fixture_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_planned_failover_loses_nothing),
        cmocka_unit_test(a_commit_that_waits_loses_nothing),
        cmocka_unit_test(twice_the_writes_lose_twice_as_many),
        cmocka_unit_test(fences_and_no_lag_lose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
