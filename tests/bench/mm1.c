/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M/M/1 on the kernel, written as a model is: two kinds of event a customer (arrival, departure), a
 * ring of waiting customers, one named stream a purpose, the time in the system tallied.
 * Interarrival mean 1 s / 0.9, service mean 1 s, so the time in the system is 10 s on average.
 *
 * mm1 CUSTOMERS REPEATS prints one JSON object: the fastest of the repeats, in CPU time. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "sim/base/die.h"
#include "sim/kernel/sim.h"
#include "sim/rng/stream.h"
#include "sim/stats/tally.h"

static const double arrival_mean_s = 1 / 0.9, service_mean_s = 1;

struct station {
    struct stream arrivals, services;
    simtime *ring; /* arrival times of those present; room is a power of 2 */
    size_t room, first, present;
    uint64_t to_come;
    struct tally time_in_system;
};

static void depart(struct sim *sim, void *subject, uint64_t argument);

static void start_service(struct sim *sim, struct station *s)
{
    simtime service = simtime_from_seconds(stream_exponential(&s->services, service_mean_s));
    sim_at(sim, simtime_add(sim->now, service), RANK_TRAFFIC, depart, s, 0);
}

static void depart(struct sim *sim, void *subject, uint64_t argument)
{
    struct station *s = subject;
    (void)argument;
    tally_add(&s->time_in_system, simtime_seconds(sim->now - s->ring[s->first]));
    s->first = (s->first + 1) & (s->room - 1);
    if (--s->present > 0) {
        start_service(sim, s);
    }
}

static void grow(struct station *s)
{
    simtime *ring = xcalloc(2 * s->room, sizeof *ring);
    for (size_t i = 0; i < s->present; i++) {
        ring[i] = s->ring[(s->first + i) & (s->room - 1)];
    }
    free(s->ring);
    s->ring = ring;
    s->room *= 2;
    s->first = 0;
}

static void arrive(struct sim *sim, void *subject, uint64_t argument)
{
    struct station *s = subject;
    if (s->present == s->room) {
        grow(s);
    }
    s->ring[(s->first + s->present++) & (s->room - 1)] = sim->now;
    if (s->present == 1) {
        start_service(sim, s);
    }
    if (--s->to_come > 0) {
        simtime wait = simtime_from_seconds(stream_exponential(&s->arrivals, arrival_mean_s));
        sim_at(sim, simtime_add(sim->now, wait), RANK_TRAFFIC, arrive, s, argument);
    }
}

static double cpu_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double run(uint64_t customers, uint64_t *ret_events, double *ret_mean_s)
{
    struct sim sim;
    struct station s = {.room = 16, .to_come = customers};
    s.ring = xcalloc(s.room, sizeof *s.ring);
    sim_init(&sim);
    double start = cpu_s();
    stream_open_name(&s.arrivals, 1, "mm1/arrivals", 1);
    stream_open_name(&s.services, 1, "mm1/services", 1);
    sim_at(&sim, 0, RANK_TRAFFIC, arrive, &s, 0);
    VERIFY(sim_run(&sim, SIMTIME_NEVER) == STOP_EMPTY);
    double spent = cpu_s() - start;
    VERIFY(s.time_in_system.n == (int64_t)customers);
    *ret_events = sim.events;
    *ret_mean_s = s.time_in_system.mean;
    sim_release(&sim);
    free(s.ring);
    return spent;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: mm1 CUSTOMERS REPEATS\n");
        return EXIT_USAGE;
    }
    uint64_t customers = strtoull(argv[1], NULL, 10), events = 0;
    double best = 0, mean_s = 0;
    for (long i = strtol(argv[2], NULL, 10); i > 0; i--) {
        double spent = run(customers, &events, &mean_s);
        best = best > 0 && best < spent ? best : spent;
    }
    printf("{\"customers\": %" PRIu64 ", \"events\": %" PRIu64
           ", \"cpu_s\": %.6f, \"mean_s\": %.4f}\n",
           customers, events, best, mean_s);
    return EXIT_SUCCESS;
}
