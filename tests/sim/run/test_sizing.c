/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That its choices are right as often as it says is asked in tests/theory/test_sizing.c. */
#include "sim/run/sizing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/sim/run/near.h"
#include "tests/sim/run/shop.h"

enum { POINTS = 5, MOST = 3000 };

/* The first misses 60 s, the second just keeps it, the others are dearer or the like. */
static const struct ware wares[POINTS] = {
    {.cost = 90, .spread = 10, .common = 0.9, .kept = 0.7, .incidents = 1},
    {.cost = 100, .spread = 10, .common = 0.9, .kept = 0.99, .incidents = 1},
    {.cost = 101.5, .spread = 10, .common = 0.9, .kept = 0.999, .incidents = 2},
    {.cost = 120, .spread = 10, .common = 0.9, .kept = 0.5, .incidents = 1},
    {.cost = 130, .spread = 10, .common = 0.9, .kept = 1, .incidents = 1},
};

static void open_shop(struct shop *shop, const struct ware *w, size_t count, int64_t most)
{
    memcpy(shop_wares, w, count * sizeof *w);
    shop_open(shop, count, NAN, 60 * SIMTIME_SECOND, most);
}

static void drop(struct shop *shop, struct sized *sized)
{
    free(sized->contenders);
    study_release(shop->points, shop->count);
}

/* Equal to the last bit; the candidate's lead is no number. */
static void assert_same(const struct contender *a, const struct contender *b)
{
    for (size_t i = 0; i < POINTS; i++) {
        const struct footing *f = &a[i].targets[0], *g = &b[i].targets[0];
        assert_int_equal(a[i].played, b[i].played);
        assert_memory_equal(&a[i].objective, &b[i].objective, sizeof(double));
        assert_memory_equal(&a[i].lead, &b[i].lead, sizeof a[i].lead);
        assert_true(f->kept == g->kept && f->likely == g->likely && f->margin == g->margin);
        assert_true(f->error_kept == g->error_kept && f->error_missed == g->error_missed);
    }
}

static void runs_go_where_the_decision_is_close(void **state)
{
    struct shop shop;
    struct sized sized;
    (void)state;
    open_shop(&shop, wares, POINTS, MOST);
    assert_int_equal(shop_size(&shop, 7, 2, 0.95, &sized), EXPERIMENT_DONE);
    const struct contender *c = sized.contenders;
    assert_int_equal(sized.selection.verdict, VERDICT_MET);
    assert_int_equal(sized.selection.best, 1);
    assert_int_equal(sized.selection.runner_up, 2);
    assert_true(sized.selection.probability >= 0.95);
    assert_int_equal(c[0].played, 100); /* told at once */
    assert_int_equal(c[3].played, 100);
    assert_int_equal(c[4].played, 100);
    assert_true(c[1].played > 200 && c[2].played > 200);
    int64_t sum = 0;
    for (size_t i = 0; i < POINTS; i++) {
        const struct result *r = &shop.points[i].result;
        sum += c[i].played;
        assert_int_equal(r->replications, c[i].played);
        assert_near(r->summaries[SHOP_ANNUAL].mean, c[i].objective, 1e-9);
        assert_int_equal(r->target_count, 1);
        assert_true(r->sha256 == shop.scenarios[i].sha256);
    }
    assert_int_equal(sum, sized.played);
    drop(&shop, &sized);
    shop_close(&shop);
}

static void excess_is_in_parts_of_the_limit(void **state)
{
    struct result r = {
        .targets = {{.at_least = true, .limit = 0.99, .value = 0.985}, {.limit = 60, .value = 72}},
        .target_count = 2};
    (void)state;
    assert_near(sizing_excess(&r), 0.5, 1e-12); /* half as much again fails as may */
    r.targets[1].value = 120;
    assert_near(sizing_excess(&r), 1, 1e-12);
    r.targets[0].value = 0.995;
    r.targets[1].value = 45;
    assert_near(sizing_excess(&r), -0.25, 1e-12);
    r.targets[1].value = NAN;
    assert_true(isinf(sizing_excess(&r)));
}

static void no_thread_changes_a_byte(void **state)
{
    static const size_t threads[] = {2, 7};
    struct shop shop;
    struct sized one, other;
    (void)state;
    open_shop(&shop, wares, POINTS, MOST);
    shop_size(&shop, 3, 1, 0.95, &one);
    study_release(shop.points, POINTS);
    for (size_t i = 0; i < 2; i++) {
        shop_size(&shop, 3, threads[i], 0.95, &other);
        assert_int_equal(one.played, other.played);
        assert_int_equal(one.selection.best, other.selection.best);
        assert_true(one.selection.probability == other.selection.probability);
        assert_same(one.contenders, other.contenders);
        drop(&shop, &other);
    }
    free(one.contenders);
    shop_close(&shop);
}

static void none_meets_the_targets(void **state)
{
    struct shop shop;
    struct sized sized;
    struct ware bad[3] = {wares[3], wares[0], wares[3]};
    (void)state;
    open_shop(&shop, bad, 3, MOST);
    shop_size(&shop, 1, 1, 0.95, &sized);
    assert_int_equal(sized.selection.verdict, VERDICT_MISSED);
    assert_true(sized.selection.best == SELECTION_NONE && sized.selection.probability > 0.95);
    assert_true(sized.selection.runner_up < 3); /* the nearest of them */
    assert_int_equal(sized.played, 300);
    drop(&shop, &sized);
    shop_close(&shop);
}

/* Equal in all but name: no number of replications tells which is cheaper. */
static void caps_end_what_cannot_be_decided(void **state)
{
    struct shop shop;
    struct sized sized;
    struct ware alike[2] = {{.cost = 100, .spread = 10, .kept = 1, .incidents = 1},
                            {.cost = 100, .spread = 10, .kept = 1, .incidents = 1}};
    (void)state;
    open_shop(&shop, alike, 2, 450);
    shop_size(&shop, 1, 1, 0.95, &sized);
    assert_int_equal(sized.selection.verdict, VERDICT_UNDECIDED);
    assert_true(sized.selection.probability < 0.95);
    assert_int_equal(sized.played, 900);
    drop(&shop, &sized);
    shop_close(&shop);
    open_shop(&shop, alike, 2, 30); /* less than a batch */
    shop_size(&shop, 1, 1, 0.95, &sized);
    assert_int_equal(sized.selection.verdict, VERDICT_UNDECIDED);
    assert_int_equal(sized.played, 60);
    drop(&shop, &sized);
    shop_close(&shop);
}

static struct sizing sizing_of(struct shop *shop)
{
    return (struct sizing){.points = shop->points,
                           .count = shop->count,
                           .minimise = SHOP_ANNUAL,
                           .confidence = 0.95,
                           .budget = INT64_MAX,
                           .engine = &shop_engine,
                           .threads = 1};
}

static void a_budget_is_for_all(void **state)
{
    struct shop shop;
    struct sized sized;
    (void)state;
    open_shop(&shop, wares, POINTS, MOST);
    struct sizing s = sizing_of(&shop);
    assert_int_equal(sizing_least(shop.points, POINTS), 500);
    s.budget = 617;
    assert_int_equal(sizing_run(&s, &sized), EXPERIMENT_DONE);
    assert_int_equal(sized.selection.verdict, VERDICT_UNDECIDED);
    assert_int_equal(sized.played, 617);
    drop(&shop, &sized);
    shop_close(&shop);
}

/* Its rule would be satisfied after one batch. Its least number is what points start with. */
static void a_stopping_rule_ends_nothing(void **state)
{
    struct shop shop;
    struct sized with, without;
    (void)state;
    open_shop(&shop, wares, POINTS, MOST);
    shop_size(&shop, 5, 1, 0.95, &without);
    study_release(shop.points, POINTS);
    for (size_t i = 0; i < POINTS; i++) {
        shop.scenarios[i].replications.until_metric = "cost.annual";
        shop.scenarios[i].replications.until_relative = 0.5;
        shop.scenarios[i].replications.min = 100;
    }
    shop_size(&shop, 5, 1, 0.95, &with);
    assert_same(with.contenders, without.contenders);
    assert_null(shop.points[0].result.until);
    free(without.contenders);
    drop(&shop, &with);
    for (size_t i = 0; i < POINTS; i++) {
        shop.scenarios[i].replications.min = 250;
    }
    assert_int_equal(sizing_least(shop.points, POINTS), POINTS * 250);
    shop_size(&shop, 5, 1, 0.95, &with);
    assert_int_equal(with.contenders[0].played, 250);
    drop(&shop, &with);
    shop_close(&shop);
}

/* One has no cost: it is never chosen and cannot be excluded by it. */
static void points_without_a_value(void **state)
{
    struct shop shop;
    struct sized sized;
    struct ware some[2] = {wares[1], wares[1]};
    (void)state;
    some[1].cost = NAN;
    open_shop(&shop, some, 2, 400);
    shop_size(&shop, 1, 1, 0.95, &sized);
    assert_int_equal(sized.selection.best, 0);
    assert_int_equal(sized.selection.verdict, VERDICT_UNDECIDED);
    assert_false(sized.valueless);
    drop(&shop, &sized);
    shop_close(&shop);
    some[0].cost = NAN;
    open_shop(&shop, some, 2, 400);
    shop_size(&shop, 1, 1, 0.95, &sized);
    assert_true(sized.valueless);
    assert_int_equal(sized.played, 200); /* and no more */
    drop(&shop, &sized);
    shop_close(&shop);
}

/* What has been kept, by point: numbers are enough, since rows can be played again. */
struct shelf {
    struct shop *shop;
    struct board {
        struct shelf *shelf;
        size_t point;
        int64_t kept, recalled;
    } boards[POINTS];
    size_t finished;
    int64_t interrupt_after;
    atomic_bool interrupt;
};

static bool recall(void *subject, struct arena *rows, struct row *row)
{
    struct board *b = subject;
    if (b->recalled == b->kept) {
        return false;
    }
    uint32_t number = (uint32_t)++b->recalled;
    struct plan plan = {.sc = &b->shelf->shop->scenarios[b->point]};
    struct world w = {&plan, NULL};
    row->stop = (int)shop_replicate(&w, number, rows, row);
    row->replication = number;
    return true;
}

static bool keep(void *subject, const struct row *rows, size_t count)
{
    struct board *b = subject;
    assert_int_equal(rows[0].replication, b->kept + 1);
    b->kept += (int64_t)count;
    b->recalled += (int64_t)count;
    b->shelf->interrupt_after -= (int64_t)count;
    if (b->shelf->interrupt_after <= 0) {
        atomic_store(&b->shelf->interrupt, true);
    }
    return true;
}

static struct keeper visit(void *subject, size_t point)
{
    struct shelf *s = subject;
    s->boards[point].shelf = s;
    s->boards[point].point = point;
    return (struct keeper){&s->boards[point], recall, keep};
}

static bool finish(void *subject, size_t point, const struct result *result)
{
    struct shelf *s = subject;
    assert_int_equal(point, s->finished++);
    assert_int_equal(result->replications, s->boards[point].kept);
    return true;
}

/* Interrupted in the middle, and begun again with what was kept: as if nothing had happened. */
static void what_was_kept_comes_back(void **state)
{
    struct shop shop;
    struct sized whole, part, rest;
    struct shelf shelf = {.shop = &shop, .interrupt_after = 700};
    const struct study_keeper keeper = {&shelf, visit, finish};
    (void)state;
    open_shop(&shop, wares, POINTS, MOST);
    shop_size(&shop, 7, 1, 0.95, &whole);
    study_release(shop.points, POINTS);
    struct sizing s = sizing_of(&shop);
    s.keeper = &keeper;
    s.interrupt = &shelf.interrupt;
    assert_int_equal(sizing_run(&s, &part), EXPERIMENT_INTERRUPTED);
    assert_true(part.played >= 700 && part.played < whole.played);
    assert_int_equal(part.selection.verdict, VERDICT_UNDECIDED);
    assert_int_equal(shelf.finished, 0);
    drop(&shop, &part);
    for (size_t i = 0; i < POINTS; i++) {
        shelf.boards[i].recalled = 0;
    }
    shelf.interrupt_after = INT64_MAX;
    atomic_store(&shelf.interrupt, false);
    assert_int_equal(sizing_run(&s, &rest), EXPERIMENT_DONE);
    assert_int_equal(rest.played, whole.played);
    assert_same(rest.contenders, whole.contenders);
    assert_int_equal(shelf.finished, POINTS);
    free(whole.contenders);
    drop(&shop, &rest);
    shop_close(&shop);
}

/* Points that were never played have empty results. */
static void interrupted_before_any_has_begun(void **state)
{
    struct shop shop;
    struct sized sized;
    struct shelf shelf = {.shop = &shop, .interrupt = true};
    const struct study_keeper keeper = {&shelf, visit, finish};
    (void)state;
    open_shop(&shop, wares, POINTS, MOST);
    struct sizing s = sizing_of(&shop);
    s.keeper = &keeper;
    s.interrupt = &shelf.interrupt;
    assert_int_equal(sizing_run(&s, &sized), EXPERIMENT_INTERRUPTED);
    assert_int_equal(sized.played, 0);
    assert_int_equal(sized.selection.verdict, VERDICT_UNDECIDED);
    assert_int_equal(sized.contenders[4].played, 0);
    assert_true(isnan(sized.contenders[4].objective));
    drop(&shop, &sized);
    shop_close(&shop);
}

struct seen {
    int64_t done, total;
};

static void see(void *subject, int64_t done, int64_t played, int64_t total)
{
    struct seen *s = subject;
    assert_true(done >= s->done && done <= played && played <= total);
    *s = (struct seen){done, total};
}

static void progress_is_of_the_most_there_can_be(void **state)
{
    struct shop shop;
    struct sized sized;
    struct seen seen = {0};
    (void)state;
    open_shop(&shop, wares, POINTS, MOST);
    struct sizing s = sizing_of(&shop);
    s.progress = see;
    s.progress_subject = &seen;
    sizing_run(&s, &sized);
    assert_int_equal(seen.done, sized.played);
    assert_int_equal(seen.total, POINTS * MOST);
    drop(&shop, &sized);
    shop_close(&shop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_go_where_the_decision_is_close),
        cmocka_unit_test(excess_is_in_parts_of_the_limit),
        cmocka_unit_test(no_thread_changes_a_byte),
        cmocka_unit_test(none_meets_the_targets),
        cmocka_unit_test(caps_end_what_cannot_be_decided),
        cmocka_unit_test(a_budget_is_for_all),
        cmocka_unit_test(a_stopping_rule_ends_nothing),
        cmocka_unit_test(points_without_a_value),
        cmocka_unit_test(what_was_kept_comes_back),
        cmocka_unit_test(interrupted_before_any_has_begun),
        cmocka_unit_test(progress_is_of_the_most_there_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
