/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hold model: with a fixed number of events pending, take the first and put it back an
 * exponential time later. `queue` times sim/kernel/evq.h alone, `loop` an event of sim/kernel/sim.h
 * that schedules itself. The increments are drawn beforehand, so random numbers cost nothing here.
 *
 * Exits 1 if a figure exceeds three times its reference: this guards against a queue that has
 * become slow, on machines of very different speed. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "sim/base/die.h"
#include "sim/kernel/sim.h"
#include "sim/rng/stream.h"

enum { INCREMENTS = 1 << 16, HOLDS = 1000000, REPEATS = 7 };

static simtime increments[INCREMENTS];

/* docs/benchmarks.md: a 4-ary heap of 16-byte packed keys with slots, best of 5 to 11 runs. */
static const struct {
    size_t pending;
    double reference_ns;
} sizes[] = {{2, 7.8}, {10, 22}, {100, 28}, {1000, 33}, {10000, 47}};

static double cpu_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void hold_again(struct sim *sim, void *subject, uint64_t argument)
{
    simtime wait = increments[sim->events % INCREMENTS];
    sim_at(sim, sim->now + wait, RANK_CONTROL, hold_again, subject, argument);
}

static double time_queue(size_t pending)
{
    struct evq q;
    simtime now = 0;
    evq_init(&q);
    for (size_t i = 0; i < pending; i++) {
        evq_push(&q, increments[i], RANK_CONTROL, hold_again, &q, i);
    }
    double start = cpu_ns();
    for (size_t i = 0; i < HOLDS; i++) {
        const struct event *e = evq_pop(&q, &now);
        evq_push(&q, now + increments[i % INCREMENTS], RANK_CONTROL, e->fn, e->subject,
                 e->argument);
    }
    double spent = cpu_ns() - start;
    evq_release(&q);
    return spent / HOLDS;
}

static double time_loop(size_t pending)
{
    struct sim sim;
    sim_init(&sim);
    for (size_t i = 0; i < pending; i++) {
        sim_at(&sim, increments[i], RANK_CONTROL, hold_again, NULL, i);
    }
    sim.event_budget = HOLDS;
    double start = cpu_ns();
    VERIFY(sim_run(&sim, SIMTIME_NEVER) == STOP_EVENTS);
    double spent = cpu_ns() - start;
    sim_release(&sim);
    return spent / HOLDS;
}

static double best_of(double (*timed)(size_t), size_t pending)
{
    double best = timed(pending);
    for (int i = 1; i < REPEATS; i++) {
        double again = timed(pending);
        best = again < best ? again : best;
    }
    return best;
}

int main(void)
{
    int slow = 0;
    struct stream s;
    stream_open_name(&s, 1, "hold", 1);
    for (size_t i = 0; i < INCREMENTS; i++) {
        increments[i] = simtime_from_seconds(stream_exponential(&s, 1));
    }
    printf("hold model, ns of CPU a hold (take the first event, put it back later)\n");
    printf("%8s %8s %8s %10s %12s\n", "pending", "queue", "loop", "reference", "queue/ref.");
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        double queue = best_of(time_queue, sizes[i].pending);
        double loop = best_of(time_loop, sizes[i].pending);
        double ratio = queue / sizes[i].reference_ns;
        printf("%8zu %8.1f %8.1f %10.1f %12.2f\n", sizes[i].pending, queue, loop,
               sizes[i].reference_ns, ratio);
        slow |= ratio > 3;
    }
    return slow ? EXIT_FAILURE : EXIT_SUCCESS;
}
