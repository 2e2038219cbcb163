/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which clocks run fast, and when. */
#include "models/rare.h"
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static struct fault *recurring(struct fixture *f, enum fault_kind kind, double every, double lasts,
                               int region)
{
    struct fault *fault = fixture_fault(f, kind, 0, 0);
    fault->recurs = true;
    fault->mode = MODE_REFUSE;
    fault->every = (struct dist){.kind = DIST_EXPONENTIAL, .a = every};
    fault->lasts = (struct dist){.kind = DIST_EXPONENTIAL, .a = lasts};
    fault->region = region;
    return fault;
}

static void build(struct fixture *f, double every, double lasts)
{
    fixture_init(f, 1, seconds(3600), 255, 1, SIMTIME_YEAR); /* nobody notices */
    f->scenario.rare_events = true;
    f->scenario.edge.retry_on_connect_failure = true;
    recurring(f, FAULT_REGION_OUTAGE, every, lasts, WE);
    recurring(f, FAULT_REGION_OUTAGE, every, lasts, NE);
}

static void what_takes_an_origin_is_found(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1e7, 3600);
    struct fault *cache = recurring(&f, FAULT_INSTANCE_CRASH, 1e6, 100, SCENARIO_NONE);
    cache->stamp = WE;
    cache->component = 0; /* one of three instances */
    cache->member = 0;
    recurring(&f, FAULT_ZONE_OUTAGE, 1e7, 100, WE);
    recurring(&f, FAULT_REGION_OUTAGE, 1e7, 100, WE)->every = dist_constant(1e7);
    fixture_plan(&f, false);
    const struct rare *r = &f.world->rare;
    assert_true(r->on);
    assert_int_equal(r->takes[0], 1);
    assert_int_equal(r->takes[1], 2);
    for (int k = 2; k < 5; k++) {
        assert_int_equal(r->takes[k], 0);
    }
    /* 2 x 3.15 failures, in each of which the other fails once in 2,780: 1/4 of a period is the
     * bound, 694; a replication's is 440. */
    assert_near(r->factor, 1 / (2 * 31536000.0 / (1e7 + 3600) * 3600 / 1e7), 1);
    fixture_release(&f);
}

static void nothing_to_bias_is_left_alone(void **state)
{
    (void)state;
    for (int k = 0; k < 4; k++) {
        struct fixture f;
        build(&f, k == 0 ? 3600 : 1e7, 3600); /* it is not rare */
        if (k == 3) {                         /* one origin is never lost but by a script */
            fixture_region(&f, FAULT_REGION_OUTAGE, seconds(1e6), seconds(1e7), MODE_ERROR, NE);
            f.scenario.faults[1].every = dist_constant(1e9);
        }
        f.scenario.rare_events = k != 1;
        f.scenario.stamp_count = k == 2 ? 1 : 2;
        fixture_play(&f);
        assert_false(f.world->rare.on);
        assert_near(f.row.weight, 1, 0);
        fixture_release(&f);
    }
}

/* Fast while one of two is down; as ever else, and once it has brought a failure. */
static void clocks_run_fast_while_one_is_gone(void **state)
{
    (void)state;
    struct fixture f;
    int both = 0, fast = 0;
    build(&f, 1e7, 3600);
    fixture_plan(&f, false);
    for (uint32_t n = 1; n <= 20; n++) {
        fixture_until(&f, n, 0);
        bool spent = false;
        for (simtime t = 0; t < SIMTIME_YEAR; t += 1200 * SIMTIME_SECOND) {
            fixture_on(&f, t);
            const struct rare *r = &f.world->rare;
            size_t down = f.world->active_faults;
            assert_true(!r->running || down == 1);
            assert_true(!spent || !r->running);
            fast += r->running;
            both += down == 2 && !spent;
            spent |= down == 2;
        }
    }
    assert_in_range(both, 5, 20); /* unbiased: 0.05 */
    assert_true(fast > 20);
    fixture_release(&f);
}

/* The weights average 1, and what they weigh keeps its mean: the share of time with both down. */
static void weights_average_one(void **state)
{
    (void)state;
    struct fixture f;
    struct tally weight = {0}, down = {0};
    build(&f, 1e7, 3600);
    fixture_plan(&f, false);
    for (uint32_t n = 1; n <= 4000; n++) {
        fixture_run(&f, n);
        tally_add(&weight, f.row.weight);
        tally_add(&down, f.row.weight * (1 - fixture_value(&f, METRIC_AVAILABILITY_TIME)));
    }
    double share = 3600 / (1e7 + 3600);
    assert_true(fixture_distance(&weight, 1) < 4); /* false alarm 6.3e-5 each */
    assert_true(fixture_distance(&down, share * share) < 4);
    assert_true(tally_sd(&down) / share / share < 4);
    fixture_release(&f);
}

/* A region that a script takes for half the year is gone in every replication: no weight. */
static void a_script_is_not_rare(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1e7, 3600);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(1e6), seconds(15e6), MODE_ERROR, NE);
    fixture_fault(&f, FAULT_CLOCK_SKEW, 0, SIMTIME_YEAR)->region = WE; /* takes nothing */
    fixture_plan(&f, false);
    int fast = 0;
    for (uint32_t n = 1; n <= 20; n++) {
        fixture_until(&f, n, 0);
        for (simtime t = 0; t < SIMTIME_YEAR; t += 1200 * SIMTIME_SECOND) {
            fixture_on(&f, t);
            assert_false(f.world->rare.running && t > seconds(1e6) && t < seconds(16e6));
            fast += f.world->rare.running;
        }
    }
    assert_true(fast > 10); /* in the other half */
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_takes_an_origin_is_found),
        cmocka_unit_test(nothing_to_bias_is_left_alone),
        cmocka_unit_test(clocks_run_fast_while_one_is_gone),
        cmocka_unit_test(weights_average_one),
        cmocka_unit_test(a_script_is_not_rare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
