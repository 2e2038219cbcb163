/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

enum { FAULTS_MAX = 32, COMPONENTS_MAX = 8, STAMPS = 2, GROUPS_MAX = 4, STORES_MAX = 4 };

static void init_edge(struct edge *e, simtime interval, int64_t sample, int64_t required)
{
    *e = (struct edge){.kind = EDGE_ANYCAST, .retry_on_connect_failure = false};
    e->probe =
        (struct probe){.interval = interval,
                       .timeout = interval < 10 * SIMTIME_SECOND ? interval : 10 * SIMTIME_SECOND,
                       .phase = SIMTIME_NEVER,
                       .rule = RULE_WINDOW,
                       .sample_size = sample,
                       .successful_samples_required = required,
                       .down_after = 3,
                       .up_after = 3,
                       .path = PATH_DEEP,
                       .low_traffic_slowdown = 1};
    e->connect_timeout = 5 * SIMTIME_SECOND;
    e->propagation = dist_constant(600);
    e->pop_reroute = 30 * SIMTIME_SECOND;
}

static void init_stamps(struct fixture *f)
{
    static const char *const names[STAMPS] = {"we", "ne"};
    static const char *const regions[STAMPS] = {"westeurope", "northeurope"};
    struct scenario *sc = &f->scenario;
    sc->region_count = sc->stamp_count = STAMPS;
    sc->regions = arena_array(&f->arena, STAMPS, sizeof *sc->regions);
    sc->stamps = arena_array(&f->arena, STAMPS, sizeof *sc->stamps);
    for (int i = 0; i < STAMPS; i++) {
        sc->regions[i] = (struct region){.name = regions[i], .pair = SCENARIO_NONE, .zones = 3};
        sc->stamps[i] = (struct stamp){
            .name = names[i], .region = i, .priority = 1, .weight = 1000, .app = SCENARIO_NONE};
        sc->stamps[i].components =
            arena_array(&f->arena, COMPONENTS_MAX, sizeof *sc->stamps[i].components);
    }
    fixture_component(f, "app", 3, 1, 3);
}

void fixture_init(struct fixture *f, int64_t pops, simtime interval, int64_t sample,
                  int64_t required, simtime horizon)
{
    memset(f, 0, sizeof *f);
    arena_init(&f->arena, 0);
    arena_init(&f->rows, 0);
    struct scenario *sc = &f->scenario;
    sc->file = "fixture.yaml";
    sc->name = "fixture";
    sc->horizon = horizon;
    sc->cost.downtime_per_minute = sc->cost.lost_write = NAN;
    sc->seed = 1;
    sc->targets = (struct targets){.availability = NAN,
                                   .rto = SIMTIME_NEVER,
                                   .rpo = SIMTIME_NEVER,
                                   .percentile = 95,
                                   .success_ratio = 0.99,
                                   .stable_for = 60 * SIMTIME_SECOND};
    init_edge(&sc->edge, interval, sample, required);
    init_stamps(f);
    sc->group_count = 1;
    sc->groups = arena_array(&f->arena, GROUPS_MAX, sizeof *sc->groups);
    sc->groups[0] = (struct client_group){.name = "all",
                                          .requests = 1000,
                                          .pops = pops,
                                          .home = SCENARIO_NONE,
                                          .timeout = 5 * SIMTIME_SECOND,
                                          .retries = {0, INFINITY},
                                          .profile = {.flat = true}};
    sc->groups[0].latency = arena_array(&f->arena, STAMPS, sizeof(simtime));
    sc->faults = arena_array(&f->arena, FAULTS_MAX, sizeof *sc->faults);
    f->row.value = arena_array(&f->arena, METRIC_COUNT, sizeof(double));
    f->row.censored = arena_array(&f->arena, METRIC_COUNT, sizeof(uint8_t));
}

void fixture_release(struct fixture *f)
{
    world_free(f->world);
    if (f->plan) {
        plan_release(f->plan);
    }
    arena_release(&f->rows);
    arena_release(&f->arena);
}

struct fault *fixture_fault(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts)
{
    struct scenario *sc = &f->scenario;
    VERIFY(sc->fault_count < FAULTS_MAX);
    struct fault *fault = &sc->faults[sc->fault_count];
    *fault = (struct fault){.kind = kind,
                            .at = at,
                            .duration = lasts,
                            .mode = MODE_DROP,
                            .region = SCENARIO_NONE,
                            .stamp = SCENARIO_NONE,
                            .component = SCENARIO_NONE,
                            .group = SCENARIO_NONE,
                            .region_b = SCENARIO_NONE,
                            .store = SCENARIO_NONE,
                            .yields_to = SCENARIO_NONE,
                            .linear_after = SIMTIME_NEVER,
                            .member = SCENARIO_NONE,
                            .count = 1,
                            .share = 1,
                            .factor = 1};
    fault->id = arena_printf(&f->arena, "fault/%zu", sc->fault_count++);
    return fault;
}

int fixture_component(struct fixture *f, const char *name, int64_t instances, int64_t needed,
                      int64_t zones)
{
    int index = (int)f->scenario.stamps[0].component_count;
    VERIFY(index < COMPONENTS_MAX);
    for (int i = 0; i < STAMPS; i++) {
        struct stamp *s = &f->scenario.stamps[i];
        s->components[s->component_count++] = (struct component){.name = name,
                                                                 .instances = instances,
                                                                 .needed = needed,
                                                                 .zones = zones,
                                                                 .capacity = INFINITY,
                                                                 .required = true,
                                                                 .probed = true,
                                                                 .located_in = s->region,
                                                                 .store = SCENARIO_NONE};
        if (strcmp(name, "app") == 0) {
            s->app = index;
        }
    }
    return index;
}

struct store *fixture_store(struct fixture *f, const char *name, enum store_model model)
{
    struct scenario *sc = &f->scenario;
    VERIFY(sc->store_count < STORES_MAX);
    if (!sc->stores) {
        sc->stores = arena_array(&f->arena, STORES_MAX, sizeof *sc->stores);
    }
    struct store *s = &sc->stores[sc->store_count++];
    *s = (struct store){.name = name,
                        .model = model,
                        .region_count = model == STORE_ZONE_REDUNDANT ? 1 : STAMPS,
                        .consistency = CONSISTENCY_EVENTUAL,
                        .round_trips = 1,
                        .lag = dist_constant(1),
                        .lag_of = model == STORE_MULTI_WRITE ? LAG_OF_WRITE : LAG_OF_STREAM,
                        .coherence = 60 * SIMTIME_SECOND,
                        .throughput = INFINITY,
                        .restore = dist_constant(0),
                        .reseed = dist_constant(0),
                        .plays_writes = true,
                        .value = dist_constant(1)};
    s->regions = arena_array(&f->arena, STAMPS, sizeof *s->regions);
    s->regions[1] = 1;
    s->failover = (struct failover){.policy = FAILOVER_NONE,
                                    .hold = dist_constant(0),
                                    .grace_period = dist_constant(0),
                                    .decision = dist_constant(0),
                                    .promote = dist_constant(0),
                                    .fencing = true};
    s->entities = (struct entities){.count = 1000, .home_share = 0.5};
    s->operations[OPERATION_UPDATE] = 1;
    s->conflicts.policy = POLICY_LWW;
    s->conflicts.clock_skew = arena_array(&f->arena, STAMPS, sizeof(simtime));
    int c = fixture_component(f, name, 0, 1, 1);
    for (int i = 0; i < STAMPS; i++) {
        sc->stamps[i].components[c].store = (int)sc->store_count - 1;
    }
    return s;
}

void fixture_data(struct fixture *f)
{
    fixture_init(f, 1, 30 * SIMTIME_SECOND, 4, 3, SIMTIME_HOUR);
    struct scenario *sc = &f->scenario;
    sc->edge.probe.phase = 0;
    sc->stamps[0].priority = 2;
    sc->groups[0].write_share = 0.2;
    sc->links = arena_array(&f->arena, 1, sizeof *sc->links);
    sc->links[sc->link_count++] = (struct link){.a = 0, .b = 1, .rtt = SIMTIME_SECOND / 50};
}

struct store *fixture_orders(struct fixture *f, enum store_model model)
{
    fixture_data(f);
    return fixture_store(f, "orders", model);
}

struct fault *fixture_stored(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts)
{
    struct fault *fault = fixture_fault(f, kind, at, lasts);
    fault->store = 0;
    return fault;
}

struct fault *fixture_linked(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts,
                             int one_way)
{
    struct fault *fault = fixture_fault(f, kind, at, lasts);
    fault->region = one_way < 0;
    fault->region_b = one_way >= 0;
    fault->one_way = one_way != 0;
    return fault;
}

void fixture_plan(struct fixture *f, bool exact)
{
    world_free(f->world);
    if (f->plan) {
        plan_release(f->plan);
    }
    f->plan = plan_new(&f->arena, &f->scenario, exact);
    f->world = world_new(f->plan, NULL);
}

void fixture_run(struct fixture *f, uint32_t replication)
{
    arena_reset(&f->rows);
    enum stop stop = replicate(f->world, replication, &f->rows, &f->row);
    VERIFY(stop == STOP_HORIZON || stop == STOP_EMPTY);
}

void fixture_play(struct fixture *f)
{
    fixture_plan(f, false);
    fixture_run(f, 1);
}

struct client_group *fixture_group(struct fixture *f, const char *name, double requests,
                                   int64_t pops)
{
    struct scenario *sc = &f->scenario;
    VERIFY(sc->group_count < GROUPS_MAX);
    struct client_group *g = &sc->groups[sc->group_count++];
    *g = sc->groups[0];
    g->name = name;
    g->requests = requests;
    g->pops = pops;
    g->latency = arena_array(&f->arena, STAMPS, sizeof(simtime));
    return g;
}

struct fault *fixture_region(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts,
                             enum fault_mode mode, int region)
{
    struct fault *fault = fixture_fault(f, kind, at, lasts);
    fault->mode = mode;
    fault->region = region;
    return fault;
}

struct fault *fixture_broken(struct fixture *f, enum fault_kind kind, simtime at, simtime lasts,
                             int stamp, int component)
{
    struct fault *fault = fixture_fault(f, kind, at, lasts);
    fault->mode = MODE_ERROR;
    fault->stamp = stamp;
    fault->component = component;
    return fault;
}

void fixture_standby(struct fixture *f)
{
    f->scenario.stamps[1].priority = 2;
}

void fixture_until(struct fixture *f, uint32_t replication, simtime t)
{
    world_reset(f->world, replication);
    fixture_on(f, t);
}

void fixture_on(struct fixture *f, simtime t)
{
    enum stop stop = sim_run(&f->world->sim, t);
    VERIFY(stop == STOP_HORIZON || stop == STOP_EMPTY);
}

static void note(struct trace *t, struct change change)
{
    if (t->count == t->room) {
        t->room = t->room ? 2 * t->room : 64;
        t->list = xrealloc(t->list, t->room, sizeof *t->list);
    }
    t->list[t->count++] = change;
}

static void note_changes(const struct world *w, simtime at, bool *healthy, double *success,
                         struct trace *ret)
{
    for (size_t i = 0; i < w->plan->pop_count * w->plan->origins; i++) {
        const struct watch *watch = &w->edge.watches[i];
        if (watch->healthy != healthy[i]) {
            healthy[i] = watch->healthy;
            note(ret, (struct change){at, watch->observer, watch->origin, watch->healthy});
        }
    }
    if (w->traffic.success != *success) {
        *success = w->traffic.success;
        note(ret, (struct change){at, SIZE_MAX, SIZE_MAX, *success});
    }
}

void fixture_trace(struct fixture *f, uint32_t replication, struct trace *ret)
{
    struct world *w = f->world;
    size_t watches = w->plan->pop_count * w->plan->origins;
    bool *healthy = xcalloc(watches, sizeof *healthy);
    double success = 1;
    memset(healthy, true, watches);
    world_reset(w, replication);
    while (evq_next_time(&w->sim.queue) < f->scenario.horizon) {
        simtime at = evq_next_time(&w->sim.queue);
        fixture_on(f, at + 1);
        note_changes(w, at, healthy, &success, ret);
    }
    free(healthy);
}

double fixture_value(const struct fixture *f, enum metric_id metric)
{
    if (metric_table.metrics[metric].scope == SCOPE_REPLICATION) {
        return f->row.value[metric];
    }
    return f->row.incident_count > 0 ? f->row.incidents[0].value[metric] : NAN;
}

double fixture_distance(const struct tally *t, double expected)
{
    double off = fabs(t->mean - expected);
    double error = tally_sd(t) / sqrt((double)t->n);
    return off <= 1e-12 * fabs(expected) ? 0 : off / error;
}
