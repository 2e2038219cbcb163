/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static const simtime HOUR = SIMTIME_HOUR;

static void build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, HOUR);
}

/* The stamp with every fault of the fixture in force: they begin at 100 s. */
static const struct stamp_state *during(struct fixture *f, size_t stamp)
{
    fixture_plan(f, false);
    fixture_until(f, 1, seconds(101));
    return &f->world->stamps[stamp];
}

static void assert_condition(const struct condition *c, enum reach reach, bool hangs, double error,
                             simtime latency)
{
    assert_int_equal(c->reach, reach);
    assert_int_equal(c->hangs, hangs);
    assert_exact(c->error, error);
    assert_int_equal(c->latency, latency);
}

static void assert_fine(const struct condition *c)
{
    assert_condition(c, REACH_OK, false, 0, 0);
}

static void nothing_wrong(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    const struct stamp_state *we = during(&f, WE);
    assert_fine(&we->request);
    assert_fine(&we->probe);
    assert_true(we->able);
    assert_exact(we->probe_loss, 0);
    assert_int_equal(we->limit_count, 0);
    fixture_release(&f);
}

static void region_modes(void **state)
{
    (void)state;
    static const struct {
        enum fault_mode mode;
        enum reach reach;
        double error;
    } cases[] = {
        {MODE_DROP, REACH_DROPPED, 0}, {MODE_REFUSE, REACH_REFUSED, 0}, {MODE_ERROR, REACH_OK, 1}};
    for (size_t i = 0; i < 6; i++) {
        struct fixture f;
        build(&f);
        fixture_region(&f, i < 3 ? FAULT_REGION_OUTAGE : FAULT_REGION_ISOLATION, seconds(100),
                       seconds(50), cases[i % 3].mode, 0);
        const struct stamp_state *we = during(&f, WE);
        assert_condition(&we->request, cases[i % 3].reach, false, cases[i % 3].error, 0);
        assert_condition(&we->probe, cases[i % 3].reach, false, cases[i % 3].error, 0);
        assert_false(we->able);
        assert_fine(&f.world->stamps[NE].request);
        assert_true(f.world->stamps[NE].able);
        fixture_on(&f, seconds(151));
        assert_fine(&we->request);
        fixture_release(&f);
    }
}

/* Two of three needed: two up is up, one up answers errors, none left refuses. */
static void instances_and_needed(void **state)
{
    (void)state;
    for (int64_t crashed = 0; crashed <= 3; crashed++) {
        struct fixture f;
        build(&f);
        f.scenario.stamps[WE].components[0].needed = 2;
        fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(100), seconds(50), WE, 0)->count = crashed;
        const struct stamp_state *we = during(&f, WE);
        assert_int_equal(we->components[0].up, 3 - crashed);
        assert_condition(&we->request, crashed == 3 ? REACH_REFUSED : REACH_OK, false,
                         crashed == 2 ? 1 : 0, 0);
        assert_int_equal(we->able, crashed < 2);
        fixture_release(&f);
    }
}

/* Behind the app a component without instances left makes the app answer errors, not refuse. */
static void dependency_without_instances(void **state)
{
    (void)state;
    for (int64_t crashed = 0; crashed <= 2; crashed++) {
        struct fixture f;
        build(&f);
        int cache = fixture_component(&f, "cache", 2, 1, 2);
        fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(100), seconds(50), WE, cache)->count =
            crashed;
        const struct stamp_state *we = during(&f, WE);
        assert_condition(&we->request, REACH_OK, false, crashed == 2, 0);
        fixture_release(&f);
    }
}

/* Instance i is in zone i mod zones: of five in three zones, zone 0 has 0 and 3, zone 2 has 2. */
static void zones(void **state)
{
    (void)state;
    static const int64_t left[] = {3, 3, 4};
    for (int64_t zone = 0; zone < 3; zone++) {
        struct fixture f;
        build(&f);
        f.scenario.stamps[WE].components[0].instances = 5;
        fixture_region(&f, FAULT_ZONE_OUTAGE, seconds(100), seconds(50), MODE_REFUSE, 0)->zone =
            zone;
        const struct stamp_state *we = during(&f, WE);
        assert_int_equal(we->components[0].up, left[zone]);
        assert_fine(&we->request);
        assert_int_equal(f.world->stamps[NE].components[0].up, 3);
        fixture_release(&f);
    }
}

/* An instance is up iff neither it nor its zone is down; with all zones out none is left. */
static void zone_and_crash_compose(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(100), seconds(200), WE, 0)->count = 1;
    for (int64_t zone = 0; zone < 3; zone++) {
        fixture_region(&f, FAULT_ZONE_OUTAGE, seconds(110 + 10.0 * (double)zone), seconds(100),
                       MODE_REFUSE, 0)
            ->zone = zone;
    }
    const struct stamp_state *we = during(&f, WE);
    assert_int_equal(we->components[0].up, 2);
    fixture_on(&f, seconds(111));
    assert_int_equal(we->components[0].up, 2); /* zone 0 had lost its only instance already */
    fixture_on(&f, seconds(121));
    assert_int_equal(we->components[0].up, 1);
    fixture_on(&f, seconds(131));
    assert_condition(&we->request, REACH_REFUSED, false, 0, 0);
    fixture_on(&f, seconds(211)); /* zone 0 is back, its instance is not */
    assert_condition(&we->request, REACH_REFUSED, false, 0, 0);
    fixture_on(&f, seconds(221));
    assert_int_equal(we->components[0].up, 1);
    assert_fine(&we->request);
    fixture_on(&f, seconds(301));
    assert_int_equal(we->components[0].up, 3);
    fixture_release(&f);
}

/* Overlapping crashes take different instances, and each gives back its own. */
static void crashes_overlap(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(100), seconds(50), WE, 0)->count = 1;
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(120), seconds(80), WE, 0)->count = 1;
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(130), seconds(40), WE, 0)->count = 5;
    const struct stamp_state *we = during(&f, WE);
    assert_int_equal(we->components[0].up, 2);
    fixture_on(&f, seconds(121));
    assert_int_equal(we->components[0].up, 1);
    fixture_on(&f, seconds(131));
    assert_int_equal(we->components[0].up, 0);
    fixture_on(&f, seconds(151));
    assert_int_equal(we->components[0].up, 1);
    fixture_on(&f, seconds(171));
    assert_int_equal(we->components[0].up, 2);
    fixture_on(&f, seconds(201));
    assert_int_equal(we->components[0].up, 3);
    fixture_release(&f);
}

static void component_down_modes(void **state)
{
    (void)state;
    for (int app = 0; app < 2; app++) {
        for (int mode = MODE_REFUSE; mode <= MODE_ERROR; mode++) {
            struct fixture f;
            build(&f);
            int store = fixture_component(&f, "database", 0, 1, 1);
            fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(100), seconds(50), WE, app ? 0 : store)
                ->mode = (enum fault_mode)mode;
            const struct stamp_state *we = during(&f, WE);
            enum reach reach = REACH_OK;
            if (app && mode != MODE_ERROR) {
                reach = mode == MODE_DROP ? REACH_DROPPED : REACH_REFUSED;
            }
            bool hangs = !app && mode == MODE_DROP; /* accepted, never answered */
            assert_condition(&we->request, reach, hangs, reach == REACH_OK && !hangs ? 1 : 0, 0);
            assert_false(we->able);
            fixture_on(&f, seconds(151));
            assert_fine(&we->request);
            assert_true(we->able);
            fixture_release(&f);
        }
    }
}

/* Shares of good answers multiply, latencies add, over faults and over components; and each fault
 * takes away its own part when it ends. */
static void degradations_compose(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    int store = fixture_component(&f, "database", 0, 1, 1);
    struct fault *a =
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(50), WE, 0);
    a->error_share = 0.2;
    a->added_latency = ms(30);
    struct fault *b =
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(60), WE, 0);
    b->error_share = 0.5;
    b->added_latency = ms(40);
    struct fault *c =
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(70), WE, store);
    c->error_share = 0.25;
    c->added_latency = ms(7);
    const struct stamp_state *we = during(&f, WE);
    assert_condition(&we->request, REACH_OK, false, 1 - 0.8 * 0.5 * 0.75, ms(77));
    assert_fine(&f.world->stamps[NE].request);
    fixture_on(&f, seconds(151));
    assert_condition(&we->request, REACH_OK, false, 1 - 0.5 * 0.75, ms(47));
    fixture_on(&f, seconds(161));
    assert_condition(&we->request, REACH_OK, false, 0.25, ms(7));
    fixture_on(&f, seconds(171));
    assert_fine(&we->request);
    fixture_release(&f);
}

/* `required` decides what a request meets, `probed` what a deep probe meets. */
static void required_and_probed(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct fixture f;
        build(&f);
        int cache = fixture_component(&f, "cache", 0, 1, 1);
        f.scenario.stamps[WE].components[cache].required = i & 1;
        f.scenario.stamps[WE].components[cache].probed = i & 2;
        fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(100), seconds(50), WE, cache);
        const struct stamp_state *we = during(&f, WE);
        assert_exact(we->request.error, i & 1);
        assert_exact(we->probe.error, (i & 2) / 2);
        assert_int_equal(we->able, !(i & 1));
        fixture_release(&f);
    }
}

/* A shallow probe sees the app alone, a list exactly the components it names. */
static void probe_paths(void **state)
{
    (void)state;
    static const char *const names[] = {"cache"};
    enum { DEEP, SHALLOW, LISTED, PATHS };
    static const bool sees[PATHS][3] = {
        {true, true, true}, {true, false, false}, {false, true, false}};
    static const enum probe_path paths[PATHS] = {PATH_DEEP, PATH_SHALLOW, PATH_LISTED};
    for (size_t p = 0; p < PATHS; p++) {
        for (int broken = 0; broken < 3; broken++) { /* app, cache, database */
            struct fixture f;
            build(&f);
            fixture_component(&f, "cache", 0, 1, 1);
            fixture_component(&f, "database", 0, 1, 1);
            f.scenario.edge.probe.path = paths[p];
            f.scenario.edge.probe.listed = names;
            f.scenario.edge.probe.listed_count = 1;
            fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(100), seconds(50), WE, broken);
            const struct stamp_state *we = during(&f, WE);
            assert_exact(we->probe.error, sees[p][broken]);
            assert_exact(we->request.error, 1);
            fixture_release(&f);
        }
    }
}

static void list_without_the_app_meets_the_region(void **state)
{
    (void)state;
    static const char *const names[] = {"cache"};
    struct fixture f;
    build(&f);
    fixture_component(&f, "cache", 0, 1, 1);
    f.scenario.edge.probe.path = PATH_LISTED;
    f.scenario.edge.probe.listed = names;
    f.scenario.edge.probe.listed_count = 1;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(50), MODE_DROP, 0);
    assert_condition(&during(&f, WE)->probe, REACH_DROPPED, false, 0, 0);
    fixture_release(&f);
}

/* Overlapping outages of one region: the stamp is back when the last of them ends. */
static void region_faults_overlap(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(100), MODE_DROP, 0);
    fixture_region(&f, FAULT_REGION_ISOLATION, seconds(150), seconds(100), MODE_ERROR, 0);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(160), seconds(20), MODE_REFUSE, 0);
    const struct stamp_state *we = during(&f, WE);
    assert_int_equal(we->request.reach, REACH_DROPPED);
    fixture_on(&f, seconds(170));
    assert_int_equal(we->request.reach, REACH_DROPPED);
    fixture_on(&f, seconds(200) + 1);
    assert_condition(&we->request, REACH_OK, false, 1, 0);
    fixture_on(&f, seconds(250) + 1);
    assert_fine(&we->request);
    fixture_release(&f);
}

/* A fault and a repair act at their very nanosecond. */
static void from_and_to_the_nanosecond(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(50), MODE_DROP, 0);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(100));
    assert_int_equal(f.world->stamps[WE].request.reach, REACH_OK);
    fixture_on(&f, seconds(100) + 1);
    assert_int_equal(f.world->stamps[WE].request.reach, REACH_DROPPED);
    fixture_on(&f, seconds(150));
    assert_int_equal(f.world->stamps[WE].request.reach, REACH_DROPPED);
    fixture_on(&f, seconds(150) + 1);
    assert_int_equal(f.world->stamps[WE].request.reach, REACH_OK);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_wrong),
        cmocka_unit_test(region_modes),
        cmocka_unit_test(instances_and_needed),
        cmocka_unit_test(dependency_without_instances),
        cmocka_unit_test(zones),
        cmocka_unit_test(zone_and_crash_compose),
        cmocka_unit_test(crashes_overlap),
        cmocka_unit_test(component_down_modes),
        cmocka_unit_test(degradations_compose),
        cmocka_unit_test(required_and_probed),
        cmocka_unit_test(probe_paths),
        cmocka_unit_test(list_without_the_app_meets_the_region),
        cmocka_unit_test(region_faults_overlap),
        cmocka_unit_test(from_and_to_the_nanosecond),
    };
    return cmocka_run_group_tests_name("models/condition", tests, NULL, NULL);
}
