/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sim/kernel/sim.h"
#include "tests/sim/base/death.h"

/* What ran, in order. */
struct record {
    uint64_t arguments[100];
    simtime times[100];
    size_t count;
};

static void note(struct sim *sim, void *subject, uint64_t argument)
{
    struct record *record = subject;

    record->arguments[record->count] = argument;
    record->times[record->count] = sim->now;
    record->count++;
}

static void repeat(struct sim *sim, void *subject, uint64_t argument)
{
    sim_at(sim, sim->now + (simtime)argument, RANK_TRAFFIC, repeat, subject, argument);
}

static void events_run_in_order(void **state)
{
    static const uint64_t order[] = {1, 2, 3, 4, 5, 6, 7};
    struct record record = {.count = 0};
    struct sim sim;

    (void)state;
    sim_init(&sim);
    sim_at(&sim, 20, RANK_SAMPLE, note, &record, 7);
    sim_at(&sim, 20, RANK_TRAFFIC, note, &record, 6);
    sim_at(&sim, 20, RANK_FAULT, note, &record, 2);
    sim_at(&sim, 20, RANK_CONTROL, note, &record, 5);
    sim_at(&sim, 20, RANK_FAULT, note, &record, 3);
    sim_at(&sim, 20, RANK_REPAIR, note, &record, 4);
    sim_at(&sim, 0, RANK_SAMPLE, note, &record, 1);
    assert_int_equal(sim_run(&sim, 100), STOP_EMPTY);
    assert_int_equal(record.count, 7);
    assert_memory_equal(record.arguments, order, sizeof order);
    assert_true(record.times[0] == 0 && record.times[1] == 20 && record.times[6] == 20);
    assert_true(sim.now == 100);
    assert_true(sim.events == 7);
    sim_release(&sim);
}

static void horizon_is_exclusive(void **state)
{
    struct record record = {.count = 0};
    struct sim sim;

    (void)state;
    sim_init(&sim);
    sim_at(&sim, 99, RANK_SAMPLE, note, &record, 1);
    sim_at(&sim, 100, RANK_FAULT, note, &record, 2);
    assert_int_equal(sim_run(&sim, 100), STOP_HORIZON);
    assert_int_equal(record.count, 1);
    assert_true(sim.now == 100);
    /* a second stretch goes on from there */
    assert_int_equal(sim_run(&sim, 101), STOP_EMPTY);
    assert_int_equal(record.count, 2);
    assert_true(record.times[1] == 100);
    assert_true(sim.now == 101);
    assert_true(sim.events == 2);
    sim_release(&sim);
}

static void never_is_not_scheduled(void **state)
{
    struct record record = {.count = 0};
    struct sim sim;

    (void)state;
    sim_init(&sim);
    sim_at(&sim, SIMTIME_NEVER, RANK_FAULT, note, &record, 1);
    assert_true(evq_empty(&sim.queue));
    sim_at(&sim, SIMTIME_NEVER - 1, RANK_FAULT, note, &record, 2);
    assert_int_equal(sim_run(&sim, SIMTIME_NEVER), STOP_EMPTY);
    assert_int_equal(record.count, 1);
    assert_true(record.times[0] == SIMTIME_NEVER - 1);
    sim_release(&sim);
}

static void empty_runs_to_the_horizon(void **state)
{
    struct sim sim;

    (void)state;
    sim_init(&sim);
    assert_int_equal(sim_run(&sim, 0), STOP_EMPTY);
    assert_int_equal(sim_run(&sim, 50), STOP_EMPTY);
    assert_true(sim.now == 50);
    sim_release(&sim);
}

static void budget_of_events_stops_a_runaway(void **state)
{
    struct sim sim;

    (void)state;
    sim_init(&sim);
    sim.event_budget = 5000;
    sim_at(&sim, 7, RANK_TRAFFIC, repeat, NULL, 0); /* time never goes on */
    assert_int_equal(sim_run(&sim, 100), STOP_EVENTS);
    assert_true(sim.events == 5000);
    assert_true(sim.now == 7);
    sim_release(&sim);
}

/* As many events as the budget allows are no runaway. */
static void budget_just_enough(void **state)
{
    struct record record = {.count = 0};
    struct sim sim;

    (void)state;
    sim_init(&sim);
    sim.event_budget = 2;
    sim_at(&sim, 1, RANK_TRAFFIC, note, &record, 1);
    sim_at(&sim, 2, RANK_TRAFFIC, note, &record, 2);
    assert_int_equal(sim_run(&sim, 100), STOP_EMPTY);
    sim_reset(&sim);
    sim_at(&sim, 1, RANK_TRAFFIC, note, &record, 1);
    sim_at(&sim, 2, RANK_TRAFFIC, note, &record, 2);
    sim_at(&sim, 100, RANK_TRAFFIC, note, &record, 3);
    assert_int_equal(sim_run(&sim, 100), STOP_HORIZON);
    sim_release(&sim);
}

static void devour(struct sim *sim, void *subject, uint64_t argument)
{
    arena_alloc(sim->arena, 1000);
    sim_at(sim, sim->now + 1, RANK_TRAFFIC, devour, subject, argument);
}

static void budget_of_memory_stops_a_runaway(void **state)
{
    struct arena arena;
    struct sim sim;

    (void)state;
    arena_init(&arena, 100000);
    sim_init(&sim);
    sim.arena = &arena;
    sim_at(&sim, 0, RANK_TRAFFIC, devour, NULL, 0);
    assert_int_equal(sim_run(&sim, SIMTIME_HOUR), STOP_MEMORY);
    assert_in_range(sim.events, 95, 101);
    assert_true(arena_over_budget(&arena));
    arena_reset(&arena);
    sim_reset(&sim);
    sim_at(&sim, 0, RANK_TRAFFIC, devour, NULL, 0);
    assert_int_equal(sim_run(&sim, 50), STOP_HORIZON);
    sim_release(&sim);
    arena_release(&arena);
}

static void raise_flag(struct sim *sim, void *subject, uint64_t argument)
{
    (void)subject;
    (void)argument;
    atomic_store(sim->interrupt, true);
}

static void exhaust(struct sim *sim, void *subject, uint64_t argument)
{
    (void)subject;
    (void)argument;
    sim_exhaust(sim);
}

/* A model's own budget ends the run too, even when it was the last event that spent it. */
static void exhausted_model_stops(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct sim sim;
        sim_init(&sim);
        sim_at(&sim, 10, RANK_TRAFFIC, exhaust, NULL, 0);
        if (more) {
            sim_at(&sim, 20, RANK_TRAFFIC, exhaust, NULL, 0);
        }
        assert_int_equal(sim_run(&sim, SIMTIME_HOUR), STOP_MEMORY);
        assert_int_equal(sim.events, 1);
        sim_reset(&sim);
        assert_int_equal(sim_run(&sim, SIMTIME_HOUR), STOP_EMPTY);
        sim_release(&sim);
    }
}

static void interrupt_is_seen_soon(void **state)
{
    atomic_bool interrupt = false;
    struct sim sim;

    (void)state;
    sim_init(&sim);
    sim.interrupt = &interrupt;
    sim_at(&sim, 0, RANK_TRAFFIC, repeat, NULL, 1);
    sim_at(&sim, 3000, RANK_FAULT, raise_flag, NULL, 0);
    assert_int_equal(sim_run(&sim, 1000000), STOP_INTERRUPTED);
    assert_in_range(sim.events, 3001, 3001 + 1024);
    /* and at once, when it is set from the start */
    sim_reset(&sim);
    sim_at(&sim, 0, RANK_TRAFFIC, repeat, NULL, 1);
    assert_int_equal(sim_run(&sim, 1000000), STOP_INTERRUPTED);
    assert_true(sim.events == 0);
    sim_release(&sim);
}

static void reasons_have_names(void **state)
{
    (void)state;
    assert_string_equal(stop_name(STOP_HORIZON), "horizon");
    assert_string_equal(stop_name(STOP_EMPTY), "empty");
    assert_string_equal(stop_name(STOP_EVENTS), "events");
    assert_string_equal(stop_name(STOP_MEMORY), "memory");
    assert_string_equal(stop_name(STOP_INTERRUPTED), "interrupted");
}

static void reset_keeps_settings(void **state)
{
    atomic_bool interrupt = false;
    struct arena arena = {0};
    struct sim sim;

    (void)state;
    sim_init(&sim);
    sim.interrupt = &interrupt;
    sim.arena = &arena;
    sim.event_budget = 1000000;
    sim.seed = 7;
    sim.scenario = "a.yaml";
    sim_at(&sim, 0, RANK_TRAFFIC, repeat, NULL, 1);
    sim_run(&sim, 100);
    sim_reset(&sim);
    assert_true(sim.now == 0);
    assert_true(sim.events == 0);
    assert_true(evq_empty(&sim.queue));
    assert_ptr_equal(sim.interrupt, &interrupt);
    assert_ptr_equal(sim.arena, &arena);
    assert_true(sim.event_budget == 1000000);
    assert_true(sim.seed == 7);
    assert_string_equal(sim.scenario, "a.yaml");
    sim_release(&sim);
}

static void schedule_in_the_past(struct sim *sim, void *subject, uint64_t argument)
{
    (void)argument;
    sim_at(sim, sim->now - 1, RANK_TRAFFIC, note, subject, 0);
}

static void run_into_the_past(void *subject)
{
    struct sim *sim = subject;

    sim_at(sim, 90 * SIMTIME_SECOND + 5, RANK_FAULT, schedule_in_the_past, NULL, 0);
    sim_run(sim, SIMTIME_HOUR);
}

static void run_backwards(void *subject)
{
    sim_run(subject, SIMTIME_HOUR);
    sim_run(subject, SIMTIME_MINUTE);
}

static void bug_after_the_run(void *subject)
{
    sim_run(subject, SIMTIME_HOUR);
    sim_at(subject, 0, RANK_FAULT, note, NULL, 0);
}

static void bugs_tell_how_to_replay(void **state)
{
    struct sim sim;
    struct death d;

    (void)state;
    sim_init(&sim);
    sim.seed = UINT64_C(18446744073709551615);
    sim.replication = 42;
    sim.scenario = "pair.yaml";
    d = death_of(run_into_the_past, &sim);
    assert_true(d.aborted);
    assert_non_null(
        strstr(d.message, "an event is scheduled for 90000000004 ns, 1 ns in the past"));
    assert_non_null(strstr(d.message, "in pair.yaml, seed 18446744073709551615, replication 42, "
                                      "at 90.000000005 s, event 1\n"));
    assert_non_null(strstr(d.message, "replay: ninefold run pair.yaml --seed 18446744073709551615 "
                                      "--first-replication 42 --replications 1\n"));
    d = death_of(run_backwards, &sim);
    assert_true(d.aborted);
    d = death_of(bug_after_the_run, &sim);
    assert_true(d.aborted);
    assert_null(strstr(d.message, "replay")); /* a run that is over takes its context with it */
    sim_release(&sim);
}

/* 10,000 pending all along: memory is taken while they are scheduled first, and never again. */
static void loop_takes_no_memory(void **state)
{
    enum { PENDING = 20000 };
    struct arena arena = {0};
    struct sim sim;
    const evq_key *heap;
    const struct event *slots;
    size_t room, used;

    (void)state;
    sim_init(&sim);
    sim.arena = &arena;
    for (uint64_t i = 0; i < PENDING; i++) {
        sim_at(&sim, (simtime)(i * 7919 % 1000), RANK_TRAFFIC, repeat, NULL, 900 + i % 200);
    }
    assert_int_equal(sim_run(&sim, 20000), STOP_HORIZON);
    heap = sim.queue.heap;
    slots = sim.queue.slots;
    room = sim.queue.room;
    used = arena.used;
    assert_int_equal(sim_run(&sim, 40000), STOP_HORIZON);
    assert_ptr_equal(sim.queue.heap, heap);
    assert_ptr_equal(sim.queue.slots, slots);
    assert_int_equal(sim.queue.room, room);
    assert_int_equal(arena.used, used);
    assert_int_equal(sim.queue.count, PENDING);
    assert_in_range(sim.events, 40 * PENDING * 9 / 10, 41 * PENDING * 11 / 10);
    sim_release(&sim);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_run_in_order),
        cmocka_unit_test(horizon_is_exclusive),
        cmocka_unit_test(never_is_not_scheduled),
        cmocka_unit_test(empty_runs_to_the_horizon),
        cmocka_unit_test(budget_of_events_stops_a_runaway),
        cmocka_unit_test(budget_just_enough),
        cmocka_unit_test(budget_of_memory_stops_a_runaway),
        cmocka_unit_test(exhausted_model_stops),
        cmocka_unit_test(interrupt_is_seen_soon),
        cmocka_unit_test(reasons_have_names),
        cmocka_unit_test(reset_keeps_settings),
        cmocka_unit_test(bugs_tell_how_to_replay),
        cmocka_unit_test(loop_takes_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
