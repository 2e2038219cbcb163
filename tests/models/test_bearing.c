/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/bearing.h"

#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE, EMPTY };

/* The two regions of the fixture and one where nothing is; a component that nothing asks for. */
struct scene {
    struct fixture f;
    int cache;
    struct fault fault;
};

static void build(struct scene *s)
{
    *s = (struct scene){.cache = 0};
    fixture_init(&s->f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    s->cache = fixture_component(&s->f, "cache", 2, 1, 2);
    for (int k = 0; k < 2; k++) {
        s->f.scenario.stamps[k].components[s->cache].required = false;
        s->f.scenario.stamps[k].components[s->cache].probed = false;
    }
}

static bool bears(struct scene *s, struct fault fault)
{
    return bearing(&s->f.scenario, &fault);
}

static void what_nothing_asks_for(void **state)
{
    struct scene s;
    (void)state;
    build(&s);
    for (int k = FAULT_COMPONENT_DEGRADED; k <= FAULT_INSTANCE_CRASH; k++) {
        enum fault_kind kind = (enum fault_kind)k;
        if (kind == FAULT_COMPONENT_DEGRADED || kind == FAULT_COMPONENT_DOWN ||
            kind == FAULT_INSTANCE_CRASH) {
            assert_true(bears(&s, (struct fault){.kind = kind, .stamp = WE, .component = 0}));
            assert_false(bears(&s, (struct fault){.kind = kind, .component = s.cache}));
        }
    }
    s.f.scenario.stamps[WE].components[s.cache].probed = true; /* a verdict hangs on it */
    assert_true(bears(&s, (struct fault){.kind = FAULT_INSTANCE_CRASH, .component = s.cache}));
    s.f.scenario.stamps[WE].components[s.cache].probed = false;
    static const char *listed[] = {"cache"};
    struct probe *probe = &s.f.scenario.edge.probe;
    probe->path = PATH_LISTED;
    probe->listed = listed;
    probe->listed_count = 1;
    assert_true(bears(&s, (struct fault){.kind = FAULT_INSTANCE_CRASH, .component = s.cache}));
    probe->path = PATH_DEEP;
    assert_false(bears(&s, (struct fault){.kind = FAULT_CLOCK_SKEW}));
    assert_false(bears(&s, (struct fault){.kind = FAULT_CONTROL_PLANE_OUTAGE}));
    assert_true(bears(&s, (struct fault){.kind = FAULT_LOAD_SURGE}));
    fixture_release(&s.f);
}

static void where_nothing_is(void **state)
{
    static const enum fault_kind kinds[] = {FAULT_REGION_OUTAGE, FAULT_REGION_ISOLATION,
                                            FAULT_ZONE_OUTAGE, FAULT_MAINTENANCE};
    struct scene s;
    (void)state;
    build(&s);
    for (size_t k = 0; k < 4; k++) {
        for (int region = WE; region <= EMPTY; region++) {
            bool limited = kinds[k] != FAULT_MAINTENANCE; /* which takes capacity */
            assert_true(bears(&s, (struct fault){.kind = kinds[k], .region = region}) ==
                        (region != EMPTY && limited));
        }
    }
    s.f.scenario.stamps[WE].components[0].capacity = 10;
    assert_true(bears(&s, (struct fault){.kind = FAULT_MAINTENANCE, .region = WE}));
    s.f.scenario.stamps[NE].components[0].located_in = EMPTY;
    assert_true(bears(&s, (struct fault){.kind = FAULT_REGION_OUTAGE, .region = EMPTY}));
    fixture_release(&s.f);
}

static void links_that_nothing_uses(void **state)
{
    struct scene s;
    (void)state;
    build(&s);
    struct fault cut = {.kind = FAULT_LINK_PARTITION, .region = WE, .region_b = NE};
    assert_false(bears(&s, cut));
    s.f.scenario.stamps[NE].components[0].located_in = WE; /* a call */
    assert_true(bears(&s, cut));
    s.f.scenario.stamps[NE].components[0].located_in = NE;
    fixture_store(&s.f, "orders", STORE_ASYNC);
    assert_true(bears(&s, cut));
    cut.region_b = EMPTY;
    assert_false(bears(&s, cut));
    fixture_release(&s.f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nothing_asks_for),
        cmocka_unit_test(where_nothing_is),
        cmocka_unit_test(links_that_nothing_uses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
