/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios that are equal in all that the simulator sees. */
#ifndef TESTS_SIM_SCENARIO_SAME_H
#define TESTS_SIM_SCENARIO_SAME_H

#include <math.h>

#include "tests/sim/scenario/fixture.h"

static inline void same_group(const struct client_group *a, const struct client_group *b,
                              size_t stamps)
{
    assert_string_equal(a->name, b->name);
    assert_true(a->requests == b->requests && a->write_share == b->write_share);
    assert_true(a->pops == b->pops && a->home == b->home && a->timeout == b->timeout);
    assert_memory_equal(a->latency, b->latency, stamps * sizeof *a->latency);
    assert_int_equal(a->retries.attempts, b->retries.attempts);
    assert_true(a->retries.budget == b->retries.budget);
    assert_true(a->sessions == b->sessions && a->session_length == b->session_length);
    assert_true(a->request_size == b->request_size && a->response_size == b->response_size);
    assert_memory_equal(a->profile.daily, b->profile.daily, sizeof a->profile.daily);
    assert_memory_equal(a->profile.weekly, b->profile.weekly, sizeof a->profile.weekly);
    assert_int_equal(a->profile.flat, b->profile.flat);
}

static inline void same_edge(const struct edge *a, const struct edge *b)
{
    const struct probe *p = &a->probe, *q = &b->probe;

    assert_true(a->kind == b->kind && a->additional_latency == b->additional_latency);
    assert_true((a->preset == NULL) == (b->preset == NULL));
    assert_true(a->when_all_unhealthy == b->when_all_unhealthy);
    assert_true(a->retry_on_connect_failure == b->retry_on_connect_failure);
    assert_true(a->connect_timeout == b->connect_timeout && a->pop_reroute == b->pop_reroute);
    assert_true(a->propagation.kind == b->propagation.kind && a->propagation.a == b->propagation.a);
    assert_true(a->propagation.b == b->propagation.b);
    assert_true(a->propagation.c == b->propagation.c || isnan(a->propagation.c));
    assert_true(a->observers == b->observers && a->hold.ttl == b->hold.ttl);
    assert_true(a->hold.overrun == b->hold.overrun && p->fast_interval == q->fast_interval);
    assert_true(p->agrees == q->agrees && (!p->agrees || p->agree == q->agree));
    assert_true(a->pop_traffic == b->pop_traffic && a->share_count == b->share_count);
    assert_true(a->pop_traffic != POP_TRAFFIC_ZIPF || a->zipf == b->zipf);
    for (size_t i = 0; i < a->share_count; i++) {
        assert_true(a->shares[i] == b->shares[i]);
    }
    assert_true(p->interval == q->interval && p->timeout == q->timeout && p->jitter == q->jitter);
    assert_true(p->phase == q->phase && p->rule == q->rule && p->path == q->path);
    assert_true(p->sample_size == q->sample_size && p->down_after == q->down_after);
    assert_true(p->successful_samples_required == q->successful_samples_required);
    assert_true(p->up_after == q->up_after && p->loss == q->loss);
    assert_true(p->listed_count == q->listed_count);
    assert_true(p->low_traffic_slowdown == q->low_traffic_slowdown);
}

static inline void same_stamp(const struct stamp *a, const struct stamp *b)
{
    assert_string_equal(a->name, b->name);
    assert_true(a->region == b->region && a->priority == b->priority && a->weight == b->weight);
    assert_true(a->component_count == b->component_count && a->app == b->app);
    for (size_t i = 0; i < a->component_count; i++) {
        const struct component *c = &a->components[i], *d = &b->components[i];

        assert_string_equal(c->name, d->name);
        assert_true(c->instances == d->instances && c->needed == d->needed);
        assert_true(c->zones == d->zones && c->capacity == d->capacity);
        assert_true(c->shed_cost == d->shed_cost && c->required == d->required);
        assert_true(c->probed == d->probed && c->located_in == d->located_in);
        assert_true(c->store == d->store);
    }
}

static inline void same_fault(const struct fault *a, const struct fault *b)
{
    assert_string_equal(a->id, b->id);
    assert_true(a->kind == b->kind && a->at == b->at && a->duration == b->duration);
    assert_true(a->mode == b->mode && a->region == b->region && a->zone == b->zone);
    assert_true(a->stamp == b->stamp && a->component == b->component && a->group == b->group);
    assert_true(a->count == b->count && a->share == b->share && a->factor == b->factor);
    assert_true(a->error_share == b->error_share && a->added_latency == b->added_latency);
    assert_true(a->data_lost == b->data_lost && a->by == b->by && a->store == b->store);
    assert_true(a->region_b == b->region_b && a->one_way == b->one_way);
}

/* What a distribution has no use for is no number. */
static inline bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static inline void same_dist(const struct dist *a, const struct dist *b)
{
    assert_true(a->kind == b->kind && a->count == b->count);
    assert_true(same_number(a->a, b->a) && same_number(a->b, b->b) && same_number(a->c, b->c));
}

static inline void same_failover(const struct failover *a, const struct failover *b)
{
    assert_true(a->policy == b->policy && a->trigger == b->trigger);
    assert_true(a->listener_ttl == b->listener_ttl && a->fencing == b->fencing);
    same_dist(&a->promote, &b->promote);
    if (a->policy == FAILOVER_AUTOMATIC) {
        same_dist(&a->hold, &b->hold);
        same_dist(&a->grace_period, &b->grace_period);
        same_dist(&a->decision, &b->decision);
    }
}

static inline void same_conflicts(const struct store *s, const struct conflicts *a,
                                  const struct conflicts *b)
{
    assert_true(a->policy == b->policy && a->path == b->path && a->fails == b->fails);
    assert_true(a->granularity == b->granularity && a->unread == b->unread);
    assert_true(a->drained_every == b->drained_every && a->drain_rate == b->drain_rate);
    assert_true(a->track_incidents == b->track_incidents);
    assert_memory_equal(a->clock_skew, b->clock_skew, s->region_count * sizeof(simtime));
}

static inline void same_store(const struct store *a, const struct store *b)
{
    assert_string_equal(a->name, b->name);
    assert_true((a->preset == NULL) == (b->preset == NULL));
    assert_true(a->model == b->model && a->writer == b->writer);
    assert_true(a->region_count == b->region_count && a->consistency == b->consistency);
    assert_memory_equal(a->regions, b->regions, a->region_count * sizeof *a->regions);
    assert_true(a->staleness_writes == b->staleness_writes);
    assert_true(a->staleness_time == b->staleness_time && a->round_trips == b->round_trips);
    same_dist(&a->lag, &b->lag);
    assert_true(a->lag_of == b->lag_of && a->order == b->order && a->coherence == b->coherence);
    assert_true(a->throughput == b->throughput && a->durable_after == b->durable_after);
    assert_true(a->batch == b->batch && a->has_backup == b->has_backup);
    assert_true(!a->has_backup || a->backup_every == b->backup_every);
    same_dist(&a->restore, &b->restore);
    same_dist(&a->reseed, &b->reseed);
    assert_true(a->on_partition == b->on_partition);
    same_failover(&a->failover, &b->failover);
    assert_true(a->entities.count == b->entities.count && a->entities.zipf == b->entities.zipf);
    assert_true(a->entities.exponent == b->entities.exponent);
    assert_true(a->entities.home_share == b->entities.home_share);
    assert_memory_equal(a->operations, b->operations, sizeof a->operations);
    assert_true(a->has_operations == b->has_operations && a->has_value == b->has_value);
    same_dist(&a->value, &b->value);
    same_conflicts(a, &a->conflicts, &b->conflicts);
    assert_true(a->write_size == b->write_size);
}

static inline void same_cost(const struct cost *a, const struct cost *b)
{
    assert_string_equal(a->currency, b->currency);
    assert_true(same_number(a->downtime_per_minute, b->downtime_per_minute));
    assert_true(same_number(a->lost_write, b->lost_write) && a->priced == b->priced);
    assert_memory_equal(a->price, b->price, sizeof a->price);
    assert_true(a->engineer_hour == b->engineer_hour && a->drill_hours == b->drill_hours);
    assert_true(a->drills_per_year == b->drills_per_year);
}

static inline void same_scenario(const struct scenario *a, const struct scenario *b)
{
    assert_string_equal(a->name, b->name);
    assert_string_equal(a->title, b->title);
    assert_true(a->horizon == b->horizon && a->seed == b->seed);
    assert_true(a->replications.min == b->replications.min);
    assert_true(a->replications.max == b->replications.max);
    assert_true(a->targets.rto == b->targets.rto && a->targets.percentile == b->targets.percentile);
    assert_true(a->targets.availability == b->targets.availability ||
                (isnan(a->targets.availability) && isnan(b->targets.availability)));
    assert_true(a->group_count == b->group_count && a->stamp_count == b->stamp_count);
    assert_true(a->region_count == b->region_count && a->link_count == b->link_count);
    assert_int_equal(a->fault_count, b->fault_count);
    for (size_t i = 0; i < a->group_count; i++) {
        same_group(&a->groups[i], &b->groups[i], a->stamp_count);
    }
    for (size_t i = 0; i < a->region_count; i++) {
        assert_string_equal(a->regions[i].name, b->regions[i].name);
        assert_true(a->regions[i].pair == b->regions[i].pair);
        assert_true(a->regions[i].zones == b->regions[i].zones);
    }
    for (size_t i = 0; i < a->link_count; i++) {
        assert_true(a->links[i].a == b->links[i].a && a->links[i].b == b->links[i].b);
        assert_true(a->links[i].rtt == b->links[i].rtt);
    }
    for (size_t i = 0; i < a->stamp_count; i++) {
        same_stamp(&a->stamps[i], &b->stamps[i]);
    }
    for (size_t i = 0; i < a->fault_count; i++) {
        same_fault(&a->faults[i], &b->faults[i]);
    }
    same_edge(&a->edge, &b->edge);
    assert_int_equal(a->store_count, b->store_count);
    for (size_t i = 0; i < a->store_count; i++) {
        same_store(&a->stores[i], &b->stores[i]);
    }
    same_dist(&a->operations.failover.notice, &b->operations.failover.notice);
    same_dist(&a->operations.failover.approval, &b->operations.failover.approval);
    assert_true(a->operations.failover.given == b->operations.failover.given &&
                a->operations.failover.checks == b->operations.failover.checks);
    same_cost(&a->cost, &b->cost);
}

#endif
