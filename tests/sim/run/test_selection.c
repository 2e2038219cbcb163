/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/selection.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/sim/run/near.h"

enum { PLAYED = 100 };

static struct lead lead(double mean, double error)
{
    return (struct lead){.mean = mean, .variance = 100, .error = error, .lo = NAN, .hi = NAN};
}

/* One target, known so far. */
static struct contender point(double objective, bool kept, double error_kept, double error_missed)
{
    return (struct contender){
        .objective = objective,
        .targets = {{.kept = kept,
                     .error_kept = error_kept,
                     .error_missed = error_missed,
                     .likely = kept ? 0.75 : 0.25,
                     .margin = kept ? 0.02 : -0.02,
                     .variance = 0.04}},
        .target_count = 1,
        .lead = {.mean = NAN, .error = 1},
        .played = PLAYED,
    };
}

static void the_cheapest_that_seems_to_meet_its_targets(void **state)
{
    struct contender c[] = {point(5, false, 1, 0.5), point(9, true, 0.01, 1),
                            point(7, true, 0.2, 1), point(7, true, 0.1, 1),
                            point(NAN, true, 0.01, 1)};
    (void)state;
    assert_int_equal(selection_cheapest(c, 5, 0.01), 2); /* of equals the first */
    c[2].targets[0].error_missed = 0.005;                /* though it seems to: shown to miss it */
    assert_int_equal(selection_cheapest(c, 5, 0.01), 3);
    c[3].target_count = c[1].target_count = c[0].target_count = 0; /* without targets */
    assert_int_equal(selection_cheapest(c, 5, 0.01), 0);
    struct contender none[] = {point(5, false, 1, 0.5), point(NAN, true, 0.01, 1)};
    assert_true(selection_cheapest(none, 2, 0.01) == SELECTION_NONE);
}

static void next_by_lead(void **state)
{
    struct contender c[] = {point(5, false, 1, 0.5), point(7, true, 0.1, 1), point(8, true, 0.1, 1),
                            point(8, true, 0.1, 1)};
    (void)state;
    c[0].lead = lead(-2, 1);
    c[2].lead = lead(0.5, 0.3);
    c[3].lead = lead(-0.5, 1); /* by what both have had it is cheaper */
    assert_int_equal(selection_next(c, 4, 0.01, 1), 3);
    c[3].targets[0].kept = false;
    assert_int_equal(selection_next(c, 4, 0.01, 1), 2);
    c[2].targets[0].kept = false;
    assert_true(selection_next(c, 4, 0.01, 1) == SELECTION_NONE);
}

/* Five points and two targets: six statements may be false, so each is made at 5 % / 6. */
static void errors_add_up(void **state)
{
    (void)state;
    assert_near(selection_error(5, 2, 0.95), 0.05 / 6, 1e-15);
    assert_near(selection_error(1, 1, 0.99), 0.01, 1e-15);
    assert_true(selection_error(1, 0, 0.95) == 1); /* nothing to choose from, nothing to meet */
}

static void met_when_all_others_are_excluded(void **state)
{
    struct contender c[] = {point(5, false, 1, 0.01), point(7, true, 0.012, 1),
                            point(9, true, 0.5, 1)};
    (void)state;
    c[0].lead = lead(-2, 1);
    c[2].lead = lead(2, 0.015);
    struct selection s = selection_conclude(c, 3, 1, 0.95);
    assert_int_equal(s.verdict, VERDICT_MET);
    assert_int_equal(s.best, 1);
    assert_int_equal(s.runner_up, 2);
    assert_near(s.probability, 1 - 3 * 0.015, 1e-12);
    assert_true(selection_misses(&c[0], 0, s.error) && !selection_dearer(&c[0], s.error));
    assert_true(!selection_misses(&c[2], 0, s.error) && selection_dearer(&c[2], s.error));
    c[2].lead.error = 0.02;
    s = selection_conclude(c, 3, 1, 0.95);
    assert_int_equal(s.verdict, VERDICT_UNDECIDED);
    assert_near(s.probability, 0.94, 1e-12);
    assert_int_equal(selection_conclude(c, 3, 1, 0.9).verdict, VERDICT_MET);
    c[1].targets[0].error_kept = 0.9;
    s = selection_conclude(c, 3, 1, 0.9);
    assert_int_equal(s.verdict, VERDICT_UNDECIDED);
    assert_true(s.probability == 0);
}

static void missed_when_all_are_shown_to_miss(void **state)
{
    struct contender c[] = {point(5, false, 1, 0.01), point(7, false, 1, 0.02)};
    (void)state;
    struct selection s = selection_conclude(c, 2, SELECTION_NONE, 0.95);
    assert_int_equal(s.verdict, VERDICT_MISSED);
    assert_near(s.probability, 0.96, 1e-12);
    assert_true(s.best == SELECTION_NONE && s.runner_up == SELECTION_NONE);
    c[1].targets[0].error_missed = 0.03;
    assert_int_equal(selection_conclude(c, 2, SELECTION_NONE, 0.95).verdict, VERDICT_UNDECIDED);
}

static void without_targets(void **state)
{
    struct contender c[] = {{.objective = 5, .lead = {.mean = NAN, .error = 1}, .played = 100},
                            {.objective = 6, .played = 100}};
    (void)state;
    c[1].lead = lead(1, 0.04);
    struct selection s = selection_conclude(c, 2, 0, 0.95);
    assert_int_equal(s.verdict, VERDICT_MET);
    assert_near(s.probability, 0.96, 1e-12);
    s = selection_conclude(c, 1, 0, 0.95); /* the only one is the cheapest */
    assert_int_equal(s.verdict, VERDICT_MET);
    assert_true(s.probability == 1);
    c[0].objective = NAN; /* and yet not chosen where nothing is known of it */
    assert_int_equal(selection_conclude(c, 1, SELECTION_NONE, 0.95).verdict, VERDICT_UNDECIDED);
}

static void likely_to_meet_all(void **state)
{
    struct contender c = point(5, true, 0.1, 1);
    (void)state;
    assert_near(selection_likely(&c), 0.75, 1e-12);
    c.targets[1] = c.targets[0];
    c.target_count = 2;
    assert_near(selection_likely(&c), 0.5, 1e-12);
    c.targets[1].likely = 0.1;
    assert_true(selection_likely(&c) == 0);
    c.target_count = 0;
    assert_true(selection_likely(&c) == 1);
}

/* 0 is shown to miss; 1 seems to miss and is cheaper; 2 is the best; 3 is dearer, but who knows; 4
 * is shown to be dearer. */
static void replications_go_where_there_is_doubt(void **state)
{
    struct contender c[] = {point(5, false, 1, 0.001), point(6, false, 1, 0.3),
                            point(7, true, 0.3, 1), point(8, true, 0.3, 1), point(9, true, 0.3, 1)};
    struct ocba_design d[5];
    double ratios[5];
    (void)state;
    c[0].lead = lead(-2, 1);
    c[1].lead = lead(-1, 1);
    c[3].lead = lead(1, 0.3);
    c[4].lead = lead(2, 0.001);
    struct selection s = selection_conclude(c, 5, 2, 0.95);
    selection_designs(c, 5, &s, d);
    ocba_ratios(d, 5, s.best, ratios);
    assert_true(ratios[0] == 0 && ratios[4] == 0);
    assert_near(ratios[1], 0.04 / (0.02 * 0.02), 1e-9); /* its target, which it seems to miss */
    assert_near(ratios[3], 100, 1e-9);                  /* its cost: nothing else excludes it */
    assert_near(ratios[2], 100, 1e-9); /* its own target and the comparison want as many */
    c[3].lead.mean = 0.01;             /* too close to tell: four times what it has had */
    selection_designs(c, 5, &s, d);
    ocba_ratios(d, 5, s.best, ratios);
    assert_near(ratios[3], 400, 1e-9);
    assert_near(ratios[2], 400, 1e-9);
}

/* No incident yet, no best yet. */
static void blind_points_get_more(void **state)
{
    struct contender c[] = {point(5, false, 1, 1), point(6, false, 1, 0.001)};
    struct ocba_design d[2];
    double ratios[2];
    (void)state;
    c[0].targets[0].margin = NAN;
    struct selection s = selection_conclude(c, 2, SELECTION_NONE, 0.95);
    selection_designs(c, 2, &s, d);
    ocba_ratios(d, 2, OCBA_NONE, ratios);
    assert_near(ratios[0], 4 * PLAYED, 1e-9);
    assert_true(ratios[1] == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cheapest_that_seems_to_meet_its_targets),
        cmocka_unit_test(next_by_lead),
        cmocka_unit_test(errors_add_up),
        cmocka_unit_test(met_when_all_others_are_excluded),
        cmocka_unit_test(missed_when_all_are_shown_to_miss),
        cmocka_unit_test(without_targets),
        cmocka_unit_test(likely_to_meet_all),
        cmocka_unit_test(replications_go_where_there_is_doubt),
        cmocka_unit_test(blind_points_get_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
