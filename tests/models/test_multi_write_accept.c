/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where and when writes are accepted, against the Poisson law; they are seen through a witness. */
#include "tests/models/check.h"
#include "tests/models/writes.h"

enum { REGIONS = 3, PAIRS = REGIONS * REGIONS };

struct seen {
    int64_t count[PAIRS];
    simtime first, last;
};

static void note(void *subject, const struct multi_write_event *event)
{
    struct seen *seen = subject;
    if (event->kind == MULTI_WRITE_ACCEPTED) {
        seen->count[event->region * REGIONS + (size_t)event->entity % REGIONS]++;
        seen->first = event->at < seen->first ? event->at : seen->first;
        seen->last = event->at;
    }
}

static void open_seen(struct writes *w, struct seen *seen, struct arena *arena)
{
    *seen = (struct seen){.first = SIMTIME_NEVER};
    arena_init(arena, 0);
    writes_init(w, REGIONS, POLICY_LWW);
    w->store.conflicts.clock_skew = w->skew;
    w->m = multi_write_new(&w->store, popularity_new(arena, &w->store.entities, REGIONS), false);
    multi_write_reset(w->m, 1, 1);
    multi_write_watch(w->m, note, seen);
}

static void close_seen(struct writes *w, struct arena *arena)
{
    writes_close(w);
    arena_release(arena);
}

/* Six counts, each within 5 standard errors: a false alarm once in 290,000 seeds, and the seed is
 * fixed. Where the rate is 0, none. */
static void test_rates(void **state)
{
    (void)state;
    static const double rates[PAIRS] = {40, 0, 10, 5, 100, 0, 0, 2, 70};
    struct writes w;
    struct seen seen;
    struct arena arena;
    open_seen(&w, &seen, &arena);
    multi_write_rates(w.m, 0, rates);
    multi_write_advance(w.m, seconds(1000));
    for (size_t i = 0; i < PAIRS; i++) {
        double expected = rates[i] * 1000;
        assert_true(fabs((double)seen.count[i] - expected) <= 5 * sqrt(expected));
    }
    close_seen(&w, &arena);
}

static void test_change(void **state)
{
    (void)state;
    double rates[PAIRS] = {[4] = 100};
    struct writes w;
    struct seen seen;
    struct arena arena;
    open_seen(&w, &seen, &arena);
    multi_write_advance(w.m, seconds(10));
    assert_int_equal(seen.first, SIMTIME_NEVER);
    multi_write_rates(w.m, seconds(10), rates);
    multi_write_advance(w.m, seconds(20));
    assert_true(seen.first >= seconds(10) && seen.last < seconds(20));
    int64_t before = seen.count[4];
    assert_true(fabs((double)before - 1000) <= 5 * sqrt(1000));
    rates[4] = 0;
    rates[8] = 1e5;
    multi_write_rates(w.m, seconds(20), rates);
    multi_write_advance(w.m, seconds(21));
    assert_int_equal(seen.count[4], before);
    assert_true(fabs((double)seen.count[8] - 1e5) <= 5 * sqrt(1e5));
    rates[8] = 0;
    multi_write_rates(w.m, seconds(21), rates);
    multi_write_advance(w.m, seconds(1000));
    assert_true(seen.last < seconds(21));
    close_seen(&w, &arena);
}

/* Set while they are played, an interrupt ends it: an account that says that it is worthless. */
static void test_interrupt(void **state)
{
    (void)state;
    static const double rates[PAIRS] = {[0] = 1e4, [4] = 1e4};
    atomic_bool interrupt = false;
    struct writes w;
    struct seen seen;
    struct arena arena;
    open_seen(&w, &seen, &arena);
    multi_write_heed(w.m, &interrupt);
    multi_write_rates(w.m, 0, rates);
    multi_write_advance(w.m, seconds(1));
    assert_false(multi_write_exhausted(w.m));
    interrupt = true;
    multi_write_advance(w.m, seconds(1000));
    assert_true(multi_write_exhausted(w.m));
    assert_true(seen.last < seconds(2));
    close_seen(&w, &arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rates),
        cmocka_unit_test(test_change),
        cmocka_unit_test(test_interrupt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
