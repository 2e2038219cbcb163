/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "sim/kernel/sim.h"
#include "sim/rng/stream.h"

enum { WARM_UP = 2000, CUSTOMERS = 20000, LINE = 1 << 12 };

/* One server, Poisson arrivals, exponential service, first come first served. */
struct queue {
    struct stream arrivals, services;
    simtime line[LINE]; /* when those present arrived; a ring */
    uint64_t arrived, left;
    double sum; /* of times in the system, s, without the warm-up */
};

static void depart(struct sim *sim, void *subject, uint64_t argument);

static void start_service(struct sim *sim, struct queue *queue)
{
    simtime service = simtime_from_seconds(stream_exponential(&queue->services, 1));

    sim_at(sim, simtime_add(sim->now, service), RANK_TRAFFIC, depart, queue, 0);
}

static void arrive(struct sim *sim, void *subject, uint64_t argument)
{
    struct queue *queue = subject;
    simtime gap = simtime_from_seconds(stream_exponential(&queue->arrivals, 1 / 0.8));

    assert_true(queue->arrived - queue->left < LINE);
    queue->line[queue->arrived++ % LINE] = sim->now;
    if (queue->arrived - queue->left == 1) {
        start_service(sim, queue);
    }
    if (queue->arrived < WARM_UP + CUSTOMERS) {
        sim_at(sim, simtime_add(sim->now, gap), RANK_TRAFFIC, arrive, queue, argument);
    }
}

static void depart(struct sim *sim, void *subject, uint64_t argument)
{
    struct queue *queue = subject;
    simtime since = queue->line[queue->left % LINE];

    (void)argument;
    if (queue->left++ >= WARM_UP) {
        queue->sum += simtime_seconds(sim->now - since);
    }
    if (queue->arrived > queue->left) {
        start_service(sim, queue);
    }
}

/* Load 0.8, mean service 1 s: the mean time in the system is 1 / (1 - 0.8) = 5 s. The mean of 60
 * independent replications must lie within 5 of its standard errors; under Student's t with 59
 * degrees of freedom that fails by chance 6 times in a million, and the seed is fixed. The start
 * from empty is forgotten long before the 2,000th customer (relaxation takes about 90 services). */
static void single_server_agrees_with_theory(void **state)
{
    enum { REPLICATIONS = 60 };
    static struct queue queue;
    double sum = 0, squares = 0, mean, error;
    struct sim sim;

    (void)state;
    sim_init(&sim);
    for (uint32_t k = 1; k <= REPLICATIONS; k++) {
        double x;

        sim_reset(&sim);
        queue.arrived = queue.left = 0;
        queue.sum = 0;
        stream_open_name(&queue.arrivals, 2026, "test/arrivals", k);
        stream_open_name(&queue.services, 2026, "test/services", k);
        sim_at(&sim, 0, RANK_TRAFFIC, arrive, &queue, 0);
        assert_int_equal(sim_run(&sim, SIMTIME_YEAR), STOP_EMPTY);
        assert_true(queue.left == WARM_UP + CUSTOMERS);
        assert_true(sim.events == 2 * (WARM_UP + CUSTOMERS));
        x = queue.sum / CUSTOMERS;
        sum += x;
        squares += x * x;
    }
    sim_release(&sim);
    mean = sum / REPLICATIONS;
    error = sqrt((squares / REPLICATIONS - mean * mean) / (REPLICATIONS - 1));
    assert_true(error > 0.01 && error < 0.1); /* a spread that makes the test mean something */
    assert_true(fabs(mean - 5) < 5 * error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(single_server_agrees_with_theory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
