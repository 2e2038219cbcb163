/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "sim/kernel/evq.h"
#include "tests/sim/base/death.h"

enum { MANY = 100000 };

struct expected {
    simtime at;
    enum rank rank;
    uint64_t number;
};

static uint64_t random_bits;

static uint64_t draw(uint64_t below)
{
    random_bits = random_bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (random_bits >> 33) % below;
}

static int compare(const void *left, const void *right)
{
    const struct expected *a = left, *b = right;

    if (a->at != b->at) {
        return a->at < b->at ? -1 : 1;
    }
    if (a->rank != b->rank) {
        return a->rank < b->rank ? -1 : 1;
    }
    return (a->number > b->number) - (a->number < b->number);
}

static void push_number(struct evq *q, simtime at, enum rank rank, uint64_t number)
{
    evq_push(q, at, rank, NULL, q, number);
}

/* Pushes MANY events at times below `spread`, so that smaller spreads give more ties. */
static void check_order(struct evq *q, uint64_t spread, simtime origin)
{
    struct expected *all = calloc(MANY, sizeof *all);
    simtime at;

    for (size_t i = 0; i < MANY; i++) {
        all[i] = (struct expected){origin + (simtime)draw(spread), (enum rank)draw(5), i};
        push_number(q, all[i].at, all[i].rank, i);
    }
    assert_int_equal(q->count, MANY);
    qsort(all, MANY, sizeof *all, compare);
    for (size_t i = 0; i < MANY; i++) {
        const struct event *event;

        assert_true(evq_next_time(q) == all[i].at);
        event = evq_pop(q, &at);
        assert_true(at == all[i].at);
        assert_true(event->argument == all[i].number);
        assert_ptr_equal(event->subject, q);
    }
    assert_true(evq_empty(q));
    free(all);
}

static void order_is_time_rank_insertion(void **state)
{
    struct evq q;

    (void)state;
    random_bits = 1;
    evq_init(&q);
    check_order(&q, 1, 0);
    check_order(&q, 10, 0);
    check_order(&q, 5000, 0);
    check_order(&q, UINT64_C(1) << 31, 0);
    check_order(&q, 100, SIMTIME_NEVER - 100);
    evq_release(&q);
}

/* Pops and pushes mixed at random, against a list searched from end to end. */
static void order_holds_while_pushing(void **state)
{
    struct expected list[200];
    size_t length = 0;
    struct evq q;

    (void)state;
    random_bits = 2;
    evq_init(&q);
    for (uint64_t step = 0; step < MANY; step++) {
        assert_int_equal(q.count, length);
        assert_int_equal(evq_empty(&q), length == 0);
        if (length == 0 || (length < 200 && draw(100) < (step / 1000 % 2 ? 45 : 55))) {
            list[length] = (struct expected){(simtime)draw(300), (enum rank)draw(5), step};
            push_number(&q, list[length].at, list[length].rank, step);
            length++;
        } else {
            size_t first = 0;
            simtime at;

            for (size_t i = 1; i < length; i++) {
                first = compare(&list[i], &list[first]) < 0 ? i : first;
            }
            assert_true(evq_pop(&q, &at)->argument == list[first].number);
            assert_true(at == list[first].at);
            list[first] = list[--length];
        }
    }
    evq_release(&q);
}

/* The hold pattern at every small size: each way a parent can have too few children. */
static void every_size_holds_its_order(void **state)
{
    struct evq q;

    (void)state;
    random_bits = 3;
    evq_init(&q);
    for (size_t size = 1; size < 100; size++) {
        simtime at = 0, last = 0;

        evq_reset(&q);
        for (size_t i = 0; i < size; i++) {
            push_number(&q, (simtime)draw(50), RANK_TRAFFIC, i);
        }
        for (size_t i = 0; i < 500; i++) {
            const struct event *event = evq_pop(&q, &at);

            assert_true(at >= last);
            last = at;
            push_number(&q, at + (simtime)draw(50), RANK_TRAFFIC, event->argument);
        }
        while (!evq_empty(&q)) {
            evq_pop(&q, &at);
            assert_true(at >= last);
            last = at;
        }
    }
    evq_release(&q);
}

static void empty_has_no_time(void **state)
{
    struct evq q;

    (void)state;
    evq_init(&q);
    assert_true(evq_empty(&q));
    assert_true(evq_next_time(&q) == SIMTIME_NEVER);
    evq_reset(&q);
    evq_release(&q);
    evq_release(&q);
}

static void reset_keeps_the_memory(void **state)
{
    struct evq q;
    const evq_key *heap;
    size_t room;

    (void)state;
    random_bits = 4;
    evq_init(&q);
    check_order(&q, 5000, 0);
    push_number(&q, 1, RANK_FAULT, 0);
    heap = q.heap;
    room = q.room;
    evq_reset(&q);
    assert_true(evq_empty(&q));
    assert_true(q.sequence == 0);
    for (int round = 0; round < 3; round++) {
        check_order(&q, 5000, 0);
        evq_reset(&q);
    }
    assert_ptr_equal(q.heap, heap);
    assert_int_equal(q.room, room);
    evq_release(&q);
}

/* Room follows the number pending at once, not the number ever pushed. */
static void slots_are_used_again(void **state)
{
    struct evq q;
    simtime at;

    (void)state;
    evq_init(&q);
    for (uint64_t i = 0; i < 1000000; i++) {
        push_number(&q, (simtime)i, RANK_SAMPLE, i);
        if (i >= 30) {
            assert_true(evq_pop(&q, &at)->argument == i - 30);
        }
    }
    assert_int_equal(q.room, 64);
    assert_true(q.opened <= 31);
    evq_release(&q);
}

static void negative_time(void *subject)
{
    evq_push(subject, -1, RANK_FAULT, NULL, NULL, 0);
}

static void pop_empty(void *subject)
{
    simtime at;

    evq_pop(subject, &at);
}

static void push_one(void *subject)
{
    push_number(subject, 1, RANK_FAULT, 1);
}

static void misuse_is_a_bug(void **state)
{
    struct evq q;

    (void)state;
    evq_init(&q);
    assert_true(death_of(negative_time, &q).aborted);
    assert_true(death_of(pop_empty, &q).aborted);
    assert_int_equal(death_of(push_one, &q).exit_status, 99);
    evq_release(&q);
}

static void limits_are_bugs(void **state)
{
    struct evq q;
    struct death d;

    (void)state;
    evq_init(&q);
    q.sequence = (UINT64_C(1) << 36) - 1;
    push_number(&q, 1, RANK_SAMPLE, 7);
    d = death_of(push_one, &q);
    assert_true(d.aborted);
    assert_non_null(strstr(d.message, "more than 2^36 events scheduled"));
    evq_release(&q);
    q.count = q.room = (size_t)1 << 24; /* as if full: it must say so before it touches anything */
    d = death_of(push_one, &q);
    assert_true(d.aborted);
    assert_non_null(strstr(d.message, "more than 2^24 events pending"));
}

/* The last sequence number does not reach into the rank above it. */
static void fields_do_not_overlap(void **state)
{
    struct evq q;
    simtime at;

    (void)state;
    evq_init(&q);
    q.sequence = (UINT64_C(1) << 36) - 2;
    push_number(&q, 5, RANK_SAMPLE, 1);
    push_number(&q, 5, RANK_REPAIR, 2);
    q.sequence = 0;
    push_number(&q, 5, RANK_SAMPLE, 3);
    push_number(&q, 5, RANK_FAULT, 4);
    push_number(&q, SIMTIME_NEVER, RANK_FAULT, 5);
    push_number(&q, 0, RANK_SAMPLE, 6);
    for (size_t i = 0; i < 6; i++) {
        static const uint64_t order[] = {6, 4, 2, 3, 1, 5};

        assert_true(evq_pop(&q, &at)->argument == order[i]);
    }
    assert_true(at == SIMTIME_NEVER);
    evq_release(&q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_time_rank_insertion),
        cmocka_unit_test(order_holds_while_pushing),
        cmocka_unit_test(every_size_holds_its_order),
        cmocka_unit_test(empty_has_no_time),
        cmocka_unit_test(reset_keeps_the_memory),
        cmocka_unit_test(slots_are_used_again),
        cmocka_unit_test(misuse_is_a_bug),
        cmocka_unit_test(limits_are_bugs),
        cmocka_unit_test(fields_do_not_overlap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
