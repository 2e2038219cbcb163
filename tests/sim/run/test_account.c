/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/account.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "sim/base/arena.h"
#include "tests/sim/run/near.h"
#include "tests/sim/run/toy.h"

static const struct scenario base = {
    .name = "toy",
    .seed = 7,
    .horizon = SIMTIME_YEAR,
    .replications = {.min = 1, .max = 1000},
    .targets = {
        .availability = 0.9, .rto = 60 * SIMTIME_SECOND, .rpo = SIMTIME_NEVER, .percentile = 95}};

/* Replications k = from..to, entered in order; returns what the last of them said. */
static bool enter(struct account *a, const struct plan *plan, uint32_t from, uint32_t to)
{
    struct arena rows;
    atomic_bool interrupt = false;
    bool more = true;
    arena_init(&rows, 0);
    struct world *w = toy_world_new(plan, &interrupt);
    for (uint32_t k = from; k <= to && more; k++) {
        double values[TOY_COUNT] = {NAN, NAN, NAN, NAN, NAN, NAN};
        uint8_t censored[TOY_COUNT] = {0};
        struct row row = {.weight = 1, .value = values, .censored = censored};
        row.stop = (int)toy_replicate(w, k, &rows, &row);
        row.replication = k;
        more = account_enter(a, &row);
    }
    toy_world_free(w);
    arena_release(&rows);
    return more;
}

/* Asking for a result in between changes nothing of what follows. */
static void a_result_can_be_asked_for_in_between(void **state)
{
    struct account one, two;
    struct result between, r, s;
    struct plan plan = {0};
    (void)state;
    account_init(&one, &base, &toy_engine);
    account_init(&two, &base, &toy_engine);
    assert_true(enter(&one, &plan, 1, 500));
    assert_true(enter(&two, &plan, 1, 200));
    account_result(&two, &plan, false, 1, true, &between);
    assert_int_equal(between.replications, 200);
    assert_true(between.interrupted);
    assert_true(enter(&two, &plan, 201, 500));
    account_result(&one, &plan, false, 1, false, &r);
    account_result(&two, &plan, false, 1, false, &s);
    assert_int_equal(r.replications, 500);
    assert_memory_equal(r.summaries, s.summaries, TOY_COUNT * sizeof *r.summaries);
    assert_near(result_summary(&between, "availability.requests")->mean,
                result_summary(&r, "availability.requests")->mean, 1e-12); /* whole tens */
    result_release(&between);
    result_release(&r);
    result_release(&s);
    account_release(&one);
    account_release(&two);
}

static void the_last_of_the_scenario_ends_it(void **state)
{
    struct scenario sc = base;
    struct account a;
    (void)state;
    sc.replications.max = 30;
    account_init(&a, &sc, &toy_engine);
    assert_true(enter(&a, &(struct plan){0}, 1, 29));
    assert_false(enter(&a, &(struct plan){0}, 30, 30));
    assert_false(a.precise);
    account_release(&a);
}

/* The rule is looked at after whole batches alone, and not before the least number. */
static void the_rule_looks_at_whole_batches(void **state)
{
    struct scenario sc = base;
    struct account a;
    (void)state;
    sc.replications.until_metric = "rto.service";
    sc.replications.until_relative = 0.5;
    sc.replications.min = 150;
    account_init(&a, &sc, &toy_engine);
    assert_false(enter(&a, &(struct plan){0}, 1, 1000));
    assert_int_equal(a.done, 200);
    assert_true(a.precise);
    account_release(&a);
}

static void runaways_are_counted_and_not_averaged(void **state)
{
    struct account a;
    struct result r;
    struct plan plan = {.runaway = 7};
    (void)state;
    account_init(&a, &base, &toy_engine);
    enter(&a, &plan, 1, 10);
    account_result(&a, &plan, false, 1, false, &r);
    assert_int_equal(r.replications, 10);
    assert_int_equal(r.runaway_count, 1);
    assert_int_equal(r.runaways[0].replication, 7);
    assert_int_equal(result_summary(&r, "availability.requests")->n, 9);
    result_release(&r);
    account_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_can_be_asked_for_in_between),
        cmocka_unit_test(the_last_of_the_scenario_ends_it),
        cmocka_unit_test(the_rule_looks_at_whole_batches),
        cmocka_unit_test(runaways_are_counted_and_not_averaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
