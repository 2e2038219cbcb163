/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include "models/plan.h"
#include "tests/models/fixture.h"

static const struct plan *plan_of(struct fixture *f)
{
    return plan_new(&f->arena, &f->scenario, false);
}

static void build(struct fixture *f, int64_t pops)
{
    fixture_init(f, pops, seconds(30), 4, 3, SIMTIME_HOUR);
}

static double share(const struct plan *plan, size_t pop)
{
    return (double)plan->pops[pop].weight / (double)WEIGHT_ONE;
}

static void assert_adds_up(const struct plan *plan)
{
    for (size_t g = 0; g < plan->sc->group_count; g++) {
        int64_t sum = 0;
        for (size_t p = plan->first_pop[g]; p < plan->first_pop[g + 1]; p++) {
            assert_int_equal(plan->pops[p].group, g);
            assert_true(plan->pops[p].weight >= 0);
            sum += plan->pops[p].weight;
        }
        assert_true(sum == WEIGHT_ONE);
    }
}

static void uniform(void **state)
{
    (void)state;
    static const int64_t counts[] = {1, 2, 3, 7, 100, 1000, 10000};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct fixture f;
        build(&f, counts[i]);
        fixture_group(&f, "other", 1, 3);
        const struct plan *plan = plan_of(&f);
        assert_adds_up(plan);
        assert_int_equal(plan->pop_count, counts[i] + 3);
        assert_near(share(plan, 0), 1.0 / (double)counts[i], 1e-15);
        fixture_release(&f);
    }
}

/* POP k gets k^-s / sum, in each group by itself. */
static void zipf(void **state)
{
    (void)state;
    static const double exponents[] = {0, 0.5, 1, 2.5};
    for (size_t i = 0; i < 4; i++) {
        struct fixture f;
        build(&f, 50);
        fixture_group(&f, "other", 1, 2);
        f.scenario.edge.pop_traffic = POP_TRAFFIC_ZIPF;
        f.scenario.edge.zipf = exponents[i];
        const struct plan *plan = plan_of(&f);
        double sum = 0;
        for (int k = 1; k <= 50; k++) {
            sum += pow(k, -exponents[i]);
        }
        assert_adds_up(plan);
        for (size_t k = 0; k < 50; k++) {
            assert_near(share(plan, k), pow((double)k + 1, -exponents[i]) / sum, 1e-14);
        }
        assert_near(share(plan, 51), pow(2, -exponents[i]) / (1 + pow(2, -exponents[i])), 1e-14);
        fixture_release(&f);
    }
}

static void given_shares(void **state)
{
    (void)state;
    static const double shares[] = {0.5, 0, 0.3, 0.2};
    struct fixture f;
    build(&f, 4);
    f.scenario.edge.pop_traffic = POP_TRAFFIC_SHARES;
    f.scenario.edge.shares = shares;
    f.scenario.edge.share_count = 4;
    const struct plan *plan = plan_of(&f);
    assert_adds_up(plan);
    for (size_t k = 0; k < 4; k++) {
        assert_near(share(plan, k), shares[k], 1e-15);
    }
    fixture_release(&f);
}

/* Low traffic: a weekly mean of under one request per interval, here 1/30 a second and POP. */
static void low_traffic(void **state)
{
    (void)state;
    static const struct {
        double requests;
        bool slow;
    } cases[] = {{0.401, false}, {0.399, true}, {0, true}, {1000, false}};
    for (size_t i = 0; i < 4; i++) {
        struct fixture f;
        build(&f, 6);
        f.scenario.edge.probe.low_traffic_slowdown = 2.5;
        f.scenario.groups[0].requests = cases[i].requests;
        f.scenario.groups[0].profile.flat = false; /* mean (23 x 0 + 12) / 24 = 1/2 */
        for (size_t h = 0; h < 24; h++) {
            f.scenario.groups[0].profile.daily[h] = h == 3 ? 12 : 0;
        }
        for (size_t d = 0; d < 7; d++) {
            f.scenario.groups[0].profile.weekly[d] = d == 0 ? 7 : 0;
        }
        const struct plan *plan = plan_of(&f);
        assert_near(plan->mean_rate[0], cases[i].requests / 2, 1e-12);
        for (size_t p = 0; p < 6; p++) {
            assert_int_equal(plan->observers[p].interval,
                             cases[i].slow ? seconds(75) : seconds(30));
        }
        fixture_release(&f);
    }
}

static void default_is_not_slowed(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 6);
    f.scenario.groups[0].requests = 0;
    assert_int_equal(plan_of(&f)->observers[0].interval, seconds(30));
    fixture_release(&f);
}

/* Streams are named after what they serve, and no two share one. */
static void streams_are_distinct(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 20);
    fixture_group(&f, "other", 1, 20);
    for (int i = 0; i < 10; i++) {
        fixture_fault(&f, FAULT_EDGE_OUTAGE, seconds(i), seconds(1));
    }
    const struct plan *plan = plan_of(&f);
    for (size_t i = 0; i < 80; i++) {
        for (size_t k = 0; k < i; k++) {
            assert_true(plan->watch_stream[i] != plan->watch_stream[k]);
        }
        for (size_t k = 0; k < 10; k++) {
            assert_true(plan->watch_stream[i] != plan->fault_stream[k]);
        }
    }
    for (size_t i = 1; i < 10; i++) {
        assert_true(plan->fault_stream[i] != plan->fault_stream[i - 1]);
    }
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uniform),
        cmocka_unit_test(zipf),
        cmocka_unit_test(given_shares),
        cmocka_unit_test(low_traffic),
        cmocka_unit_test(default_is_not_slowed),
        cmocka_unit_test(streams_are_distinct),
    };
    return cmocka_run_group_tests_name("models/plan", tests, NULL, NULL);
}
