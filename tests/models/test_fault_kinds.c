/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of fault acts from its begin to its end, and leaves nothing behind. */
#include "tests/models/check.h"

#include "models/fault_kinds.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void registry(void **state)
{
    (void)state;
    for (size_t k = 0; k < FAULT_KIND_COUNT; k++) {
        assert_non_null(fault_effects[k]);
        assert_int_equal(fault_effects[k]->kind, k);
        assert_true(!fault_effects[k]->deferred || fault_effects[k]->end ||
                    k == FAULT_FORCED_FAILOVER || k == FAULT_PLANNED_FAILOVER ||
                    k == FAULT_FAILBACK);
    }
}

/* What the faults can change, by number, so that a before and an after can be held together. */
struct signs {
    double success, rate, error, loss, ok;
    int64_t up, in_service, enabled, reach;
};

static struct signs read_signs(const struct fixture *f)
{
    const struct world *w = f->world;
    struct signs s = {.success = w->traffic.success,
                      .rate = w->traffic.groups[0].surge,
                      .error = w->stamps[WE].request.error,
                      .loss = w->stamps[WE].probe_loss,
                      .ok = w->edge.odds[WE].ok,
                      .up = w->stamps[WE].components[0].up,
                      .enabled = (int64_t)w->edge.enabled,
                      .reach = (int64_t)w->stamps[WE].request.reach};
    for (size_t p = 0; p < w->plan->pop_count; p++) {
        s.in_service += pop_in_service(&w->pops[p]);
    }
    return s;
}

static void assert_signs(struct signs got, struct signs want)
{
    assert_near(got.success, want.success, 1e-12);
    assert_near(got.rate, want.rate, 1e-12);
    assert_near(got.error, want.error, 1e-12);
    assert_near(got.loss, want.loss, 1e-12);
    assert_near(got.ok, want.ok, 1e-12);
    assert_int_equal(got.up, want.up);
    assert_int_equal(got.in_service, want.in_service);
    assert_int_equal(got.enabled, want.enabled);
    assert_int_equal(got.reach, want.reach);
}

/* Half of the requests goes to each stamp; four POPs. At 110 s no probe has been sent since 90 s.
 */
static const struct signs well = {1, 1, 0, 0, 1, 3, 4, 3, REACH_OK};
#define AS_WELL                                                                                    \
    {                                                                                              \
        1, 1, 0, 0, 1, 3, 4, 3, REACH_OK                                                           \
    }
static const struct signs during[FAULT_KIND_COUNT] = {
    [FAULT_BAD_DEPLOYMENT] = {0.5, 1, 1, 0, 0, 3, 4, 3, REACH_OK},
    [FAULT_CLOCK_SKEW] = AS_WELL,
    [FAULT_CONTROL_PLANE_OUTAGE] = AS_WELL,
    [FAULT_FAILBACK] = AS_WELL,
    [FAULT_FORCED_FAILOVER] = AS_WELL,
    [FAULT_LINK_PARTITION] = AS_WELL,
    [FAULT_LINK_SLOW] = AS_WELL,
    [FAULT_MAINTENANCE] = AS_WELL, /* nothing is limited */
    [FAULT_PLANNED_FAILOVER] = AS_WELL,
    [FAULT_REPLICATION_STALL] = AS_WELL,
    [FAULT_COMPONENT_DEGRADED] = {0.9, 1, 0.2, 0, 0.8, 3, 4, 3, REACH_OK},
    [FAULT_COMPONENT_DOWN] = {0.5, 1, 1, 0, 0, 3, 4, 3, REACH_OK},
    [FAULT_CONFIG_DRIFT] = {1, 1, 0, 0, 1, 3, 4, 3, REACH_OK},
    [FAULT_EDGE_OUTAGE] = {0.5, 1, 0, 0, 1, 3, 2, 3, REACH_OK},
    [FAULT_INSTANCE_CRASH] = {1, 1, 0, 0, 1, 1, 4, 3, REACH_OK},
    [FAULT_LOAD_SURGE] = {1, 3, 0, 0, 1, 3, 4, 3, REACH_OK},
    [FAULT_ORIGIN_DISABLED] = {1, 1, 0, 0, 1, 3, 4, 2, REACH_OK},
    [FAULT_POP_OUTAGE] = {0.5, 1, 0, 0, 1, 3, 2, 3, REACH_OK},
    [FAULT_PROBE_LOSS] = {1, 1, 0, 0.5, 0.5, 3, 4, 3, REACH_OK},
    [FAULT_REGION_ISOLATION] = {0.5, 1, 0, 0, 0, 3, 4, 3, REACH_DROPPED},
    [FAULT_REGION_OUTAGE] = {0.5, 1, 0, 0, 0, 3, 4, 3, REACH_DROPPED},
    [FAULT_ZONE_OUTAGE] = {1, 1, 0, 0, 1, 2, 4, 3, REACH_OK},
};

/* Over as soon as the new writer serves, here at once. */
static bool is_failover(enum fault_kind kind)
{
    return kind == FAULT_FORCED_FAILOVER || kind == FAULT_PLANNED_FAILOVER ||
           kind == FAULT_FAILBACK;
}

static const int deployed[] = {WE};

static void one_fault(struct fixture *f, enum fault_kind kind)
{
    struct fault *fault = fixture_fault(f, kind, seconds(100), seconds(15));
    bool of_region =
        kind == FAULT_REGION_ISOLATION || kind == FAULT_REGION_OUTAGE || kind == FAULT_ZONE_OUTAGE;
    bool of_link = kind == FAULT_LINK_PARTITION || kind == FAULT_LINK_SLOW;
    bool of_store = is_failover(kind) || kind == FAULT_REPLICATION_STALL;
    bool of_group = kind == FAULT_LOAD_SURGE || kind == FAULT_POP_OUTAGE;
    fault->mode = of_region ? MODE_DROP : MODE_ERROR;
    if (of_region || kind == FAULT_CLOCK_SKEW || kind == FAULT_CONTROL_PLANE_OUTAGE ||
        kind == FAULT_MAINTENANCE) {
        fault->region = 0;
    } else if (of_link) {
        fault->region = 0;
        fault->region_b = 1;
    } else if (of_store) {
        fault->store = 0;
    } else if (of_group) {
        fault->group = 0;
    } else if (kind != FAULT_EDGE_OUTAGE) {
        fault->stamp = WE;
        fault->component = 0;
    }
    fault->count = 2;
    fault->stamps = deployed;
    fault->stamp_count = 1;
    fault->capacity_lost = 0.5;
    fault->share = 0.5;
    fault->factor = 3;
    fault->error_share = 0.2;
}

static void each_kind(void **state)
{
    (void)state;
    for (int kind = 0; kind < FAULT_KIND_COUNT; kind++) {
        struct fixture f;
        fixture_init(&f, 4, seconds(30), 4, 3, SIMTIME_HOUR);
        f.scenario.edge.probe.phase = 0;
        f.scenario.edge.propagation = dist_constant(0);
        fixture_store(&f, "database", STORE_ASYNC);
        one_fault(&f, (enum fault_kind)kind);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(100));
        assert_signs(read_signs(&f), well);
        assert_int_equal(f.world->active_faults, 0);
        fixture_on(&f, seconds(110));
        assert_signs(read_signs(&f), during[kind]);
        assert_int_equal(f.world->active_faults, !is_failover((enum fault_kind)kind));
        fixture_on(&f, seconds(115) + 1);
        assert_signs(read_signs(&f), well);
        assert_int_equal(f.world->active_faults, 0);
        fixture_run(&f, 1);
        assert_int_equal(f.row.incident_count, 1);
        assert_int_equal(f.row.incidents[0].opened, seconds(100));
        assert_int_equal(f.row.incidents[0].closed,
                         seconds(is_failover((enum fault_kind)kind) ? 100 : 115));
        fixture_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registry),
        cmocka_unit_test(each_kind),
    };
    return cmocka_run_group_tests_name("models/fault_kinds", tests, NULL, NULL);
}
