/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long old answers are held. */
#include "tests/models/check.h"

#include "models/drain_law.h"
#include "sim/base/arena.h"

static struct arena arena;

static struct drain_law law_of(double ttl, double overrun, struct dist extra)
{
    struct drain_law law;
    struct hold hold = {seconds(ttl), overrun, extra};
    drain_law_init(&arena, &hold, 64, &law);
    return law;
}

/* Without overrun: a straight line, and its mean the value in the middle. */
static void a_straight_line(void **state)
{
    (void)state;
    struct drain_law law = law_of(60, 0, dist_constant(0));
    assert_near(drain_law_share(&law, -1), 0, 0);
    for (int s = 0; s <= 60; s++) {
        assert_near(drain_law_share(&law, seconds(s)), s / 60.0, 1e-15);
    }
    assert_near(drain_law_share(&law, seconds(61)), 1, 0);
    assert_near(drain_law_mean(&law, seconds(12), seconds(18)), 0.25, 1e-15);
    assert_near(drain_law_mean(&law, -seconds(30), seconds(60)), 1.0 / 3, 1e-15);
    assert_near(drain_law_mean(&law, seconds(30), seconds(90)), 0.875, 1e-15);
    assert_near(drain_law_mean(&law, seconds(60), seconds(90)), 1, 0);
    assert_int_equal(law.count, 64);
    assert_int_equal(law.steps[63], seconds(60));
}

/* A TTL of 0: at once, but for those who hold on. */
static void no_life_at_all(void **state)
{
    (void)state;
    struct drain_law law = law_of(0, 0, dist_constant(0));
    assert_near(drain_law_share(&law, 0), 1, 0);
    assert_int_equal(drain_law_next(&law, 0), SIMTIME_NEVER);
    law = law_of(0, 0.25, dist_constant(100));
    assert_near(drain_law_share(&law, 0), 0.75, 1e-15);
    assert_near(drain_law_share(&law, seconds(99.9)), 0.75, 1e-15);
    assert_near(drain_law_share(&law, seconds(100)), 1, 0);
    assert_near(drain_law_mean(&law, 0, seconds(200)), 0.875, 1e-12);
}

/* A constant extra: the same line again, later. */
static void all_later_by_as_much(void **state)
{
    (void)state;
    struct drain_law law = law_of(60, 1, dist_constant(300));
    assert_near(drain_law_share(&law, seconds(300)), 0, 1e-12);
    assert_near(drain_law_share(&law, seconds(315)), 0.25, 1e-12);
    assert_near(drain_law_share(&law, seconds(360)), 1, 1e-12);
    assert_near(drain_law_mean(&law, 0, seconds(360)), 1.0 / 12, 1e-12);
}

/* Steps ascend; between them the mean is between the ends, and the pieces add up to the whole,
 * which is the mean of min(time held, end). */
static void pieces_add_up(void **state)
{
    (void)state;
    const struct {
        struct dist extra;
        double held; /* E[extra] */
    } laws[] = {
        {{.kind = DIST_UNIFORM, .a = 300, .b = 1800}, 1050},
        {{.kind = DIST_EXPONENTIAL, .a = 500}, 500},
        {dist_lognormal_mean_sd(200, 100), 200},
        {dist_constant(77), 77},
    };
    for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
        struct drain_law law = law_of(60, 0.2, laws[i].extra);
        double sum = 0;
        simtime at = 0, next;
        for (; (next = drain_law_next(&law, at)) != SIMTIME_NEVER; at = next) {
            double mean = drain_law_mean(&law, at, next);
            assert_true(next > at);
            assert_true(mean >= drain_law_share(&law, at) - 1e-12);
            assert_true(mean <= drain_law_share(&law, next) + 1e-12);
            sum += (1 - mean) * simtime_seconds(next - at);
        }
        assert_near(drain_law_share(&law, at), 1, 0);
        assert_near(sum, 30 + 0.2 * laws[i].held, 1e-6 * sum);
        assert_near((1 - drain_law_mean(&law, 0, at)) * simtime_seconds(at), sum, 1e-9 * sum);
    }
}

/* No mean, no end: it still drains. */
static void a_heavy_tail(void **state)
{
    (void)state;
    struct drain_law law = law_of(30, 0.01, (struct dist){.kind = DIST_PARETO, .a = 60, .b = 0.9});
    assert_near(drain_law_share(&law, seconds(30)), 0.99, 1e-12);
    assert_true(drain_law_share(&law, seconds(86400)) < 1);
    assert_true(law.count > 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_straight_line),      cmocka_unit_test(no_life_at_all),
        cmocka_unit_test(all_later_by_as_much), cmocka_unit_test(pieces_add_up),
        cmocka_unit_test(a_heavy_tail),
    };
    arena_init(&arena, 0);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
