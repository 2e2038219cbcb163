/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/plan_stores.h"

#include "models/staleness.h"
#include "tests/models/check.h"
#include "tests/models/fixture.h"

/* A store is bound to a stamp by any component of it. */
static void stamps_are_bound_by_components(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ASYNC);
    fixture_store(&f, "events", STORE_ASYNC);
    f.scenario.stamps[0].components[2].store = SCENARIO_NONE;
    fixture_plan(&f, false);
    assert_true(plan_bound(f.plan, 0, 0));
    assert_true(plan_bound(f.plan, 0, 1));
    assert_false(plan_bound(f.plan, 1, 0));
    assert_true(plan_bound(f.plan, 1, 1));
    fixture_release(&f);
}

static void replicas_matter_with_writes(void **state)
{
    (void)state;
    for (int k = 0; k < 3; k++) {
        struct fixture f;
        fixture_data(&f);
        fixture_store(&f, "orders", k == 1 ? STORE_ZONE_REDUNDANT : STORE_ASYNC);
        f.scenario.groups[0].write_share = k == 2 ? 0 : 0.2;
        fixture_plan(&f, false);
        assert_int_equal(plan_replicated(f.plan), k == 0);
        assert_int_equal(f.plan->writes, k != 2);
        fixture_release(&f);
    }
}

static void streams_are_all_different(void **state)
{
    (void)state;
    struct fixture f;
    uint64_t seen[40];
    size_t count = 0;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ASYNC);
    fixture_store(&f, "events", STORE_ASYNC);
    fixture_plan(&f, false);
    for (size_t k = 0; k < 2; k++) {
        seen[count++] = f.plan->store_stream[k];
        for (size_t which = 0; which < 9; which++) {
            seen[count++] = plan_lag_stream(f.plan, k, which);
        }
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_true(seen[i] != seen[j]);
        }
    }
    fixture_release(&f);
}

/* Of an exponential lag and a coherence so long that nothing moves: its quantiles over the mean of
 * these. Of a constant: 1. Only an async stream has them. */
static void points_follow_the_law(void **state)
{
    (void)state;
    struct fixture f;
    double sum = 0;
    fixture_data(&f);
    struct store *slow = fixture_store(&f, "slow", STORE_ASYNC);
    slow->lag = (struct dist){.kind = DIST_EXPONENTIAL, .a = 3};
    slow->coherence = seconds(1e9);
    fixture_store(&f, "constant", STORE_ASYNC);
    fixture_store(&f, "writes", STORE_ASYNC)->lag_of = LAG_OF_WRITE;
    fixture_plan(&f, false);
    for (int i = 0; i < POPULARITY_POINTS; i++) {
        sum -= log((i + 0.5) / POPULARITY_POINTS);
    }
    for (int i = 0; i < POPULARITY_POINTS; i++) {
        double want = -log((i + 0.5) / POPULARITY_POINTS) * POPULARITY_POINTS / sum;
        assert_near(f.plan->lag_points[0]->x[i], want, 1e-6);
        assert_near(f.plan->lag_points[1]->x[i], 1, 1e-6);
    }
    assert_null(f.plan->lag_points[2]);
    fixture_release(&f);
}

/* Where positions are redrawn as often as they lag: P(lag > r) = e^-r e^-(r - 1 + e^-r). */
static void points_know_that_positions_do_not_move_back(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    struct store *store = fixture_store(&f, "orders", STORE_ASYNC);
    store->lag = (struct dist){.kind = DIST_EXPONENTIAL, .a = 1};
    store->coherence = seconds(1);
    fixture_plan(&f, false);
    const double *points = f.plan->lag_points[0]->x;
    double scale = 0, low = 0, high = 10;
    for (int k = 0; k < 100; k++) { /* the median of the law, between two points */
        double r = (low + high) / 2;
        *(exp(-r - (r - 1 + exp(-r))) > 0.5 ? &low : &high) = r;
    }
    for (double r = 0.0005; r < 40; r += 0.001) {
        scale += 0.001 * exp(-r - (r - 1 + exp(-r)));
    }
    assert_near((points[15] + points[16]) / 2, low / scale, 0.02);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stamps_are_bound_by_components),
        cmocka_unit_test(replicas_matter_with_writes),
        cmocka_unit_test(streams_are_all_different),
        cmocka_unit_test(points_follow_the_law),
        cmocka_unit_test(points_know_that_positions_do_not_move_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
