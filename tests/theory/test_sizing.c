/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a setting that `size` chooses the right one as often as it says? Points whose costs and shares
 * are known, and close: 500 repetitions of each case, each with a seed of its own, asked for 95 %.
 * A repetition is right if it chooses the cheapest point that meets its targets, or says rightly
 * that none does.
 *
 * It is right more often than was promised, since errors that could add up seldom all come: for a
 * promise of 50 % the last case shows that it is not always so. None is easy: whoever took what
 * seems best after 100 replications each would be wrong in more than 5 %. Were the share of right
 * ones exactly as promised, each case would fail with a chance of some 2 %. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/sim/run/shop.h"
#include "tests/theory/comparison.h"

enum { REPETITIONS = 500 };

struct shelf {
    const char *label;
    struct ware wares[8];
    size_t count, best; /* SELECTION_NONE: none meets its target */
    double availability, rto_s;
    int64_t most; /* replications of a point */
    double confidence;
    bool chance; /* failures come by chance, so there may be more than has been seen */
};

static const struct shelf shelves[] = {
    {.label = "costs 1 % apart, luck apart",
     .wares = {{.cost = 103, .spread = 10},
               {.cost = 100, .spread = 10},
               {.cost = 101, .spread = 10},
               {.cost = 102, .spread = 10},
               {.cost = 110, .spread = 10}},
     .count = 5,
     .best = 1,
     .availability = NAN,
     .rto_s = NAN,
     .most = 20000,
     .confidence = 0.95},
    {.label = "costs 1 % apart, luck in common",
     .wares = {{.cost = 103, .spread = 20, .common = 0.9},
               {.cost = 100, .spread = 20, .common = 0.9},
               {.cost = 101, .spread = 20, .common = 0.9},
               {.cost = 102, .spread = 20, .common = 0.9},
               {.cost = 110, .spread = 20, .common = 0.9}},
     .count = 5,
     .best = 1,
     .availability = NAN,
     .rto_s = NAN,
     .most = 20000,
     .confidence = 0.95},
    {.label = "shares 1.5 % from p95, costs fixed",
     .wares = {{.cost = 100, .kept = 0.92, .incidents = 1},
               {.cost = 101, .kept = 0.935, .incidents = 1},
               {.cost = 102, .kept = 0.965, .incidents = 1},
               {.cost = 103, .kept = 0.99, .incidents = 1},
               {.cost = 104, .kept = 1, .incidents = 1}},
     .count = 5,
     .best = 2,
     .availability = NAN,
     .rto_s = 60,
     .most = 50000,
     .confidence = 0.95},
    {.label = "shares and costs close, two incidents",
     .wares = {{.cost = 100, .spread = 10, .common = 0.5, .kept = 0.935, .incidents = 2},
               {.cost = 100, .spread = 10, .common = 0.5, .kept = 0.935, .incidents = 2},
               {.cost = 101, .spread = 10, .common = 0.5, .kept = 0.935, .incidents = 2},
               {.cost = 102, .spread = 10, .common = 0.5, .kept = 0.97, .incidents = 2},
               {.cost = 103, .spread = 10, .common = 0.5, .kept = 0.97, .incidents = 2},
               {.cost = 104, .spread = 10, .common = 0.5, .kept = 0.94, .incidents = 2}},
     .count = 6,
     .best = 3,
     .availability = NAN,
     .rto_s = 60,
     .most = 50000,
     .confidence = 0.95},
    {.label = "availability of losses by chance",
     .wares = {{.cost = 100, .spread = 10, .common = 0.5, .fails = 0.1, .loses = 0.12},
               {.cost = 102, .spread = 10, .common = 0.5, .fails = 0.1, .loses = 0.08},
               {.cost = 104, .spread = 10, .common = 0.5, .fails = 0.1, .loses = 0.05}},
     .count = 3,
     .best = 1,
     .availability = 0.99,
     .rto_s = NAN,
     .most = 100000,
     .confidence = 0.95},
    {.label = "costs fixed but for repairs by chance",
     .wares = {{.cost = 100},
               {.cost = 95, .fails = 0.1, .repair = 80},
               {.cost = 96.5, .fails = 0.1, .repair = 20}},
     .count = 3,
     .best = 2, /* 98.5 of 100, 103 and 98.5 */
     .availability = NAN,
     .rto_s = NAN,
     .most = 100000,
     .confidence = 0.95},
    /* Half a minute is lost on most days, and half of one in 400: 0.99965 and 0.9984. */
    {.label = "a catastrophe in one of 400 days",
     .wares = {{.cost = 100, .fails = 0.9, .loses = 0.00039, .ends = 1 / 400.0, .takes = 0.5},
               {.cost = 104, .fails = 0.9, .loses = 0.00039}},
     .count = 2,
     .best = 1,
     .availability = 0.999,
     .rto_s = NAN,
     .most = 1000000,
     .confidence = 0.95,
     .chance = true},
    {.label = "none meets it, shares 1.5 % from p95",
     .wares = {{.cost = 100, .kept = 0.935, .incidents = 1},
               {.cost = 101, .kept = 0.935, .incidents = 1},
               {.cost = 102, .kept = 0.935, .incidents = 1},
               {.cost = 103, .kept = 0.935, .incidents = 1}},
     .count = 4,
     .best = SELECTION_NONE,
     .availability = NAN,
     .rto_s = 60,
     .most = 50000,
     .confidence = 0.95},
    {.label = "the same, asked for 50 %",
     .wares = {{.cost = 100, .kept = 0.935, .incidents = 1},
               {.cost = 101, .kept = 0.935, .incidents = 1},
               {.cost = 102, .kept = 0.935, .incidents = 1},
               {.cost = 103, .kept = 0.935, .incidents = 1}},
     .count = 4,
     .best = SELECTION_NONE,
     .availability = NAN,
     .rto_s = 60,
     .most = 50000,
     .confidence = 0.5},
};

/* Whether the estimates of the first look choose the right one. */
static bool first_look(struct shop *shop, const struct shelf *shelf, uint64_t seed)
{
    struct sized sized;
    int64_t least = sizing_least(shop->points, shop->count);
    shop_size_within(shop, seed, 1, shelf->confidence, least, &sized);
    bool right = sized.selection.best == shelf->best;
    free(sized.contenders);
    study_release(shop->points, shop->count);
    return right;
}

static void repeat(struct comparisons *c, const struct shelf *shelf)
{
    struct shop shop;
    int64_t right = 0, decided = 0, at_first = 0;
    double played = 0, even = 0;
    simtime rto = isnan(shelf->rto_s) ? SIMTIME_NEVER : simtime_from_seconds(shelf->rto_s);
    memcpy(shop_wares, shelf->wares, sizeof shelf->wares);
    (shelf->chance ? shop_open_by_chance : shop_open)(&shop, shelf->count, shelf->availability, rto,
                                                      shelf->most);
    for (uint64_t seed = 1; seed <= REPETITIONS; seed++) {
        struct sized sized;
        int64_t most = 0;
        at_first += first_look(&shop, shelf, seed);
        shop_size(&shop, seed, 1, shelf->confidence, &sized);
        right += sized.selection.best == shelf->best;
        decided += sized.selection.verdict != VERDICT_UNDECIDED;
        for (size_t i = 0; i < shelf->count; i++) {
            most = sized.contenders[i].played > most ? sized.contenders[i].played : most;
        }
        played += (double)sized.played / REPETITIONS;
        even += (double)most * (double)shelf->count / REPETITIONS;
        free(sized.contenders);
        study_release(shop.points, shop.count);
    }
    compare_promise(c, shelf->label, right, REPETITIONS, shelf->confidence);
    print_message("# %lld of %d right, %lld decided, %.0f replications; %.0f if all had as many; "
                  "%lld right at first\n",
                  (long long)right, REPETITIONS, (long long)decided, played, even,
                  (long long)at_first);
    assert_int_equal(decided, REPETITIONS);
    assert_true(at_first < 0.95 * REPETITIONS);
    shop_close(&shop);
}

static void choices_are_right_as_often_as_promised(void **state)
{
    struct comparisons c = {.section = "settings chosen, share of right ones"};
    (void)state;
    for (size_t i = 0; i < sizeof shelves / sizeof *shelves; i++) {
        repeat(&c, &shelves[i]);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(choices_are_right_as_often_as_promised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
