/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/lead.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/stats/anytime.h"
#include "sim/stats/interval.h"
#include "tests/sim/run/near.h"

enum { FIRST = 100 };

static const struct metric metrics[] = {
    {"cost.annual", "currency/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, "money"},
};
static const struct metric_table table = {metrics, 1};

/* A digit, in an order that looks like chance; each ten in a row hold every one once. */
static double digit(uint32_t replication)
{
    return replication * 7U % 10U;
}

/* A cost of base + scale times the digit, or without (from) once in `every` replications. */
static void play(struct series *s, uint32_t count, double base, double scale, uint32_t every)
{
    series_init_for(s, &table, 0);
    for (uint32_t n = 1; n <= count; n++) {
        double value = base + scale * digit(n) + (every && n % every == 0 ? 500 : 0);
        series_add(s, &(struct row){.replication = n, .weight = 1, .value = &value});
    }
}

/* Both vary by up to 90, their difference of 30 does not: it would take a third of the replications
 * to be otherwise. */
static void the_same_luck_tells_a_constant_difference(void **state)
{
    struct series a, b;
    (void)state;
    play(&a, 100, 1000, 10, 0);
    play(&b, 100, 1030, 10, 0);
    struct lead l = lead_of(&a, &b, 0, FIRST, false);
    assert_near(l.mean, 30, 1e-9);
    assert_true(l.variance == 0 && l.lo == l.hi);
    assert_near(l.error / anytime_share_below(0, 100, 1 / 3.0, FIRST), 1, 1e-9);
    assert_true(l.error < 1e-12);
    l = lead_of(&b, &a, 0, FIRST, false);
    assert_near(l.mean, -30, 1e-9);
    assert_true(l.error == 1);
    series_release(&a);
    series_release(&b);
}

/* The same in 100 replications is not the same in 99 % of all; in 1,000 it is. Without chance one
 * look is enough. */
static void equal_costs_are_told_late(void **state)
{
    struct series few, many, fixed, dearer;
    (void)state;
    play(&few, 100, 1000, 10, 0);
    play(&many, 1000, 1000, 10, 0);
    play(&fixed, 100, 1000, 0, 0);
    play(&dearer, 100, 1000.5, 0, 0);
    struct lead l = lead_of(&few, &few, 0, FIRST, false);
    assert_true(l.mean == 0 && l.error > 0.2);
    l = lead_of(&many, &many, 0, FIRST, false);
    assert_near(l.error / anytime_share_below(0, 1000, 0.01, FIRST), 1, 1e-9);
    assert_true(l.mean == 0 && l.error < 0.001);
    assert_true(lead_of(&fixed, &fixed, 0, FIRST, false).error == 0);
    assert_true(lead_of(&fixed, &dearer, 0, FIRST, false).error == 0);
    assert_true(lead_of(&dearer, &fixed, 0, FIRST, false).error == 1);
    /* Where failures come by chance, what never varied may yet. */
    assert_true(lead_of(&fixed, &dearer, 0, FIRST, true).error > 0.1);
    assert_true(lead_of(&dearer, &fixed, 0, FIRST, true).error == 1);
    series_release(&few);
    series_release(&many);
    series_release(&fixed);
    series_release(&dearer);
}

static void differences_that_vary(void **state)
{
    struct series a, b;
    struct tally t = {0};
    double each[200];
    (void)state;
    play(&a, 200, 1000, 10, 0);
    play(&b, 200, 1001, 10.5, 0);
    for (uint32_t n = 1; n <= 200; n++) {
        tally_add(&t, 1 + 0.5 * digit(n));
        each[n - 1] = 1 + 0.5 * digit(n);
    }
    struct lead l = lead_of(&a, &b, 0, FIRST, false);
    struct interval i = interval_mean(&t, 0.95);
    assert_near(l.mean, 1 + 0.5 * 4.5, 1e-9);
    assert_near(l.variance, tally_variance(&t), 1e-9);
    assert_near(l.lo, i.lo, 1e-9);
    assert_near(l.hi, i.hi, 1e-9);
    double wanted = anytime_mean_above(each, 200, 0, 2);
    assert_true(wanted > 0 && wanted < 1e-20);
    assert_near(l.error / wanted, 1, 1e-6);
    /* By chance another may cost 94.5 less, as much as costs have varied. */
    l = lead_of(&a, &b, 0, FIRST, true);
    assert_near(l.error / anytime_share_below(0, 200, 3.25 / 94.5, FIRST), 1, 1e-6);
    series_release(&a);
    series_release(&b);
}

/* The first 100 replications are those of both. */
static void only_what_both_have_had(void **state)
{
    struct series a, b, c;
    (void)state;
    play(&a, 300, 1000, 10, 0);
    play(&b, 100, 1000, 11, 0);
    play(&c, 100, 1000, 10, 0);
    struct lead l = lead_of(&a, &b, 0, FIRST, false), same = lead_of(&c, &b, 0, FIRST, false);
    assert_near(l.mean, 4.5, 1e-9);
    assert_near(l.mean, same.mean, 1e-9);
    assert_near(l.error, same.error, 1e-15);
    series_release(&a);
    series_release(&b);
    series_release(&c);
}

/* Cheaper by 4 but for what happens once in 100: 500 more. Whether it is dearer in the long run, by
 * 1, three times do not tell. Dearer by 150 it is for certain, since as much as costs have varied,
 * 500 or so, would have to come in more than every fourth replication. */
static void what_seldom_happens_leaves_doubt(void **state)
{
    struct series a, b, c;
    (void)state;
    play(&a, 300, 1000, 10, 0);
    play(&b, 300, 996, 10, 100);
    play(&c, 300, 1150, 10, 0);
    struct lead l = lead_of(&b, &a, 0, FIRST, false);
    assert_near(l.mean, -1, 1e-9);
    assert_true(l.error == 1);
    l = lead_of(&a, &b, 0, FIRST, false);
    assert_near(l.mean, 1, 1e-9);
    assert_true(l.error == 1);
    l = lead_of(&b, &c, 0, FIRST, false);
    assert_near(l.mean, 149, 1e-9);
    assert_true(l.variance > 0);
    assert_near(l.error / anytime_share_below(3, 300, 154 / 500.0, FIRST), 1, 1e-9);
    assert_true(l.error < 1e-20);
    series_release(&a);
    series_release(&b);
    series_release(&c);
}

static void one_replication_or_none_says_nothing(void **state)
{
    struct series a, b;
    (void)state;
    play(&a, 1, 1000, 10, 0);
    play(&b, 1, 1001, 10, 0);
    struct lead l = lead_of(&a, &b, 0, 1, false);
    assert_near(l.mean, 1, 1e-9);
    assert_true(l.error == 1 && isnan(l.lo) && isnan(l.hi));
    series_release(&b);
    play(&b, 0, 0, 0, 0);
    l = lead_of(&a, &b, 0, 1, false);
    assert_true(isnan(l.mean) && l.error == 1);
    series_release(&a);
    series_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_luck_tells_a_constant_difference),
        cmocka_unit_test(equal_costs_are_told_late),
        cmocka_unit_test(differences_that_vary),
        cmocka_unit_test(only_what_both_have_had),
        cmocka_unit_test(what_seldom_happens_leaves_doubt),
        cmocka_unit_test(one_replication_or_none_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
