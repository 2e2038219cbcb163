/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

enum { COUNT = 10000 };

struct counted {
    unsigned char turns[COUNT];
    size_t threads, workers_seen[64];
    atomic_bool stop;
    size_t stop_at;
    atomic_int inside[64];
    size_t ticks, last_done;
    atomic_size_t *next;
};

static void count_turn(void *subject, size_t index, size_t worker)
{
    struct counted *c = subject;
    assert_true(worker < c->threads);
    assert_int_equal(atomic_fetch_add(&c->inside[worker], 1), 0);
    c->turns[index]++;
    c->workers_seen[worker]++;
    if (c->stop_at > 0 && index + 1 == c->stop_at) {
        atomic_store(&c->stop, true);
    }
    atomic_fetch_sub(&c->inside[worker], 1);
}

static size_t run(struct counted *c, size_t threads, size_t count, bool stoppable)
{
    c->threads = threads;
    pool_for(&(struct pool_job){.threads = threads,
                                .count = count,
                                .work = count_turn,
                                .subject = c,
                                .stop = stoppable ? &c->stop : NULL});
    size_t sum = 0;
    for (size_t i = 0; i < COUNT; i++) {
        assert_true(c->turns[i] <= 1);
        sum += c->turns[i];
    }
    return sum;
}

static void every_index_once(void **state)
{
    static const size_t threads[] = {1, 2, 7, 64};
    (void)state;
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        static struct counted c;
        c = (struct counted){0};
        assert_int_equal(run(&c, threads[i], COUNT, true), COUNT);
    }
}

static void nothing_to_do(void **state)
{
    static struct counted c;
    (void)state;
    assert_int_equal(run(&c, 3, 0, false), 0);
}

static void more_threads_than_work(void **state)
{
    static struct counted c;
    (void)state;
    assert_int_equal(run(&c, 64, 3, false), 3);
    for (size_t worker = 3; worker < 64; worker++) {
        assert_int_equal(c.workers_seen[worker], 0);
    }
}

static void stops_handing_out(void **state)
{
    static struct counted c;
    (void)state;
    c.stop_at = 100;
    /* With one thread nothing is handed out after the flag. */
    assert_int_equal(run(&c, 1, COUNT, true), 100);
    static struct counted several;
    several.stop_at = 100;
    size_t done = run(&several, 4, COUNT, true);
    assert_true(done >= 100 && done < COUNT);
    for (size_t i = 0; i < 100; i++) { /* handed out in order: no gap before the flag */
        assert_int_equal(several.turns[i], 1);
    }
}

static void sleep_a_while(void *subject, size_t index, size_t worker)
{
    (void)subject, (void)index, (void)worker;
    nanosleep(&(struct timespec){.tv_nsec = 150 * 1000 * 1000}, NULL);
}

static void note_tick(void *subject, size_t done)
{
    struct counted *c = subject;
    assert_true(done >= c->last_done && done <= 4);
    c->last_done = done;
    c->ticks++;
}

static void ticks_while_waiting(void **state)
{
    static struct counted c;
    (void)state;
    pool_for(&(struct pool_job){
        .threads = 1, .count = 4, .work = sleep_a_while, .tick = note_tick, .subject = &c});
    /* 600 ms of work: about five ticks. A loaded machine may only make the work last longer. */
    assert_true(c.ticks >= 2);
}

/* Takes every third index before a thread can, and all that are left at 3000. */
static void share_turn(void *subject, size_t index, size_t worker)
{
    struct counted *c = subject;
    count_turn(subject, index, worker);
    if (index == 3000) {
        atomic_store(c->next, COUNT);
    } else if (index % 3 == 0) {
        size_t taken = atomic_fetch_add(c->next, 1);
        assert_int_equal(c->turns[taken], 0);
        c->turns[taken] = 2;
    }
}

static void others_may_take_indices(void **state)
{
    static struct counted c;
    atomic_size_t next = 0;
    (void)state;
    c.threads = 1;
    c.next = &next;
    pool_for(&(struct pool_job){
        .threads = 1, .count = COUNT, .work = share_turn, .subject = &c, .next = &next});
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(c.turns[i], i > 3000 ? 0 : i % 3 == 1 ? 2 : 1);
    }
}

static void ticks_as_often_as_asked(void **state)
{
    static struct counted c;
    (void)state;
    c = (struct counted){0};
    pool_for(&(struct pool_job){.threads = 1,
                                .count = 1,
                                .work = sleep_a_while,
                                .tick = note_tick,
                                .tick_ns = 1000 * 1000,
                                .subject = &c});
    assert_true(c.ticks >= 10); /* of 150 */
}

static void has_cores(void **state)
{
    (void)state;
    assert_true(pool_cores() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_index_once),        cmocka_unit_test(nothing_to_do),
        cmocka_unit_test(more_threads_than_work),  cmocka_unit_test(stops_handing_out),
        cmocka_unit_test(ticks_while_waiting),     cmocka_unit_test(others_may_take_indices),
        cmocka_unit_test(ticks_as_often_as_asked), cmocka_unit_test(has_cores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
