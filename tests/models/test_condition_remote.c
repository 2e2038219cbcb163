/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Synchronous dependencies in another region, limits, and what makes a stamp unable. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

/* Both stamps need "pricing", which runs in northeurope; the link takes 17 ms. */
static int build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    int pricing = fixture_component(f, "pricing", 2, 1, 2);
    f->scenario.links = arena_array(&f->arena, 1, sizeof(struct link));
    f->scenario.links[0] = (struct link){.a = 1, .b = 0, .rtt = ms(17)};
    f->scenario.link_count = 1;
    f->scenario.stamps[WE].components[pricing].located_in = 1;
    f->scenario.stamps[WE].components[pricing].probed = false;
    return pricing;
}

static const struct world *during(struct fixture *f)
{
    fixture_plan(f, false);
    fixture_until(f, 1, seconds(101));
    return f->world;
}

static void pays_the_round_trip(void **state)
{
    (void)state;
    struct fixture f;
    int pricing = build(&f);
    const struct world *w = during(&f);
    assert_int_equal(w->stamps[WE].request.latency, ms(17));
    assert_int_equal(w->stamps[WE].probe.latency, 0);
    assert_int_equal(w->stamps[NE].request.latency, 0);
    fixture_release(&f);
    build(&f);
    f.scenario.stamps[WE].components[pricing].probed = true;
    w = during(&f);
    assert_int_equal(w->stamps[WE].probe.latency, ms(17));
    fixture_release(&f);
}

/* One regional outage takes both stamps: the far one because it needs that region. */
static void fuses_outages(void **state)
{
    (void)state;
    for (int mode = MODE_REFUSE; mode <= MODE_ERROR; mode++) {
        struct fixture f;
        build(&f);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(50), (enum fault_mode)mode,
                       1);
        const struct world *w = during(&f);
        const struct condition *we = &w->stamps[WE].request;
        assert_int_equal(we->reach, REACH_OK); /* its own front is open */
        assert_int_equal(we->hangs, mode == MODE_DROP);
        assert_exact(we->error, mode != MODE_DROP);
        assert_false(w->stamps[WE].able);
        assert_false(w->stamps[NE].able);
        assert_exact(w->stamps[WE].probe.error, 0);
        assert_false(w->stamps[WE].probe.hangs);
        fixture_on(&f, seconds(151));
        assert_true(w->stamps[WE].able && w->stamps[NE].able);
        fixture_release(&f);
    }
}

/* Its own region's loss does not touch the far one. */
static void the_other_way_round(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(50), MODE_DROP, 0);
    const struct world *w = during(&f);
    assert_int_equal(w->stamps[WE].request.reach, REACH_DROPPED);
    assert_true(w->stamps[NE].able);
    fixture_release(&f);
}

/* Zones of the region in which the component runs take its instances. */
static void zones_are_of_the_region_it_is_in(void **state)
{
    (void)state;
    for (int region = 0; region < 2; region++) {
        struct fixture f;
        int pricing = build(&f);
        f.scenario.stamps[WE].components[pricing].instances = 1;
        fixture_region(&f, FAULT_ZONE_OUTAGE, seconds(100), seconds(50), MODE_REFUSE, region)
            ->zone = 0;
        const struct world *w = during(&f);
        assert_int_equal(w->stamps[WE].components[pricing].up, region == 0);
        assert_exact(w->stamps[WE].request.error, region == 1);
        fixture_release(&f);
    }
}

/* Capacity = instances up x capacity of one; a service without instances has it as a whole. */
static void limits(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    int store = fixture_component(&f, "database", 0, 1, 1);
    int cache = fixture_component(&f, "cache", 2, 1, 2);
    struct component *c = f.scenario.stamps[WE].components;
    c[0].capacity = 300;
    c[0].shed_cost = 0.05;
    c[store].capacity = 700;
    c[cache].capacity = 10;
    c[cache].required = false;
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(100), seconds(50), WE, 0)->count = 1;
    const struct stamp_state *we = &during(&f)->stamps[WE];
    assert_int_equal(we->limit_count, 2);
    assert_exact(we->limits[0].capacity, 600);
    assert_exact(we->limits[0].shed_cost, 0.05);
    assert_exact(we->limits[1].capacity, 700);
    assert_true(f.world->traffic.limited);
    fixture_on(&f, seconds(151));
    assert_exact(we->limits[0].capacity, 900);
    fixture_release(&f);
}

/* Unable means: fewer than theta of its requests would be served, slack 1e-9. */
static void able_at_theta(void **state)
{
    (void)state;
    static const double errors[] = {0.005, 0.01, 0.01 + 2e-9, 0.02};
    for (size_t i = 0; i < 4; i++) {
        struct fixture f;
        build(&f);
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(50), WE, 0)
            ->error_share = errors[i];
        assert_int_equal(during(&f)->stamps[WE].able, i < 2);
        fixture_release(&f);
    }
}

/* Answers that come after the client's timeout are no answers. */
static void unable_when_slow(void **state)
{
    (void)state;
    for (int over = 0; over < 2; over++) {
        struct fixture f;
        build(&f);
        f.scenario.groups[0].latency[WE] = ms(20);
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(50), WE, 0)
            ->added_latency = ms(5000 - 20 - 17) + over;
        assert_int_equal(during(&f)->stamps[WE].able, !over);
        fixture_release(&f);
    }
}

static void probe_losses_compose(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.probe.loss = 0.1;
    for (int i = 0; i < 2; i++) {
        struct fault *fault =
            fixture_fault(&f, FAULT_PROBE_LOSS, seconds(100), seconds(50.0 + 10 * i));
        fault->stamp = WE;
        fault->share = 0.5;
    }
    const struct world *w = during(&f);
    assert_near(w->stamps[WE].probe_loss, 1 - 0.9 * 0.25, 1e-15);
    assert_near(w->stamps[NE].probe_loss, 0.1, 1e-15);
    assert_true(w->stamps[WE].able);
    fixture_on(&f, seconds(151));
    assert_near(w->stamps[WE].probe_loss, 1 - 0.9 * 0.5, 1e-15);
    fixture_on(&f, seconds(161));
    assert_near(w->stamps[WE].probe_loss, 0.1, 1e-15);
    fixture_release(&f);
}

/* The path of a call: the region's front comes first, so what it answers is the answer, whatever
 * the app tier behind it would have done. */
static void region_before_app(void **state)
{
    (void)state;
    static const struct {
        enum fault_mode region, app;
        enum reach reach;
        double error;
    } cases[] = {
        {MODE_REFUSE, MODE_DROP, REACH_REFUSED, 0}, {MODE_REFUSE, MODE_ERROR, REACH_REFUSED, 0},
        {MODE_DROP, MODE_REFUSE, REACH_DROPPED, 0}, {MODE_DROP, MODE_ERROR, REACH_DROPPED, 0},
        {MODE_ERROR, MODE_REFUSE, REACH_OK, 1},     {MODE_ERROR, MODE_DROP, REACH_OK, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        build(&f);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(50), cases[i].region, 0);
        fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(100), seconds(50), WE, 0)->mode =
            cases[i].app;
        const struct condition *c = &during(&f)->stamps[WE].request;
        assert_int_equal(c->reach, cases[i].reach);
        if (c->reach == REACH_OK) {
            assert_near(c->error, cases[i].error, 0);
            assert_false(c->hangs);
        }
        fixture_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pays_the_round_trip),
        cmocka_unit_test(fuses_outages),
        cmocka_unit_test(the_other_way_round),
        cmocka_unit_test(zones_are_of_the_region_it_is_in),
        cmocka_unit_test(limits),
        cmocka_unit_test(able_at_theta),
        cmocka_unit_test(unable_when_slow),
        cmocka_unit_test(probe_losses_compose),
        cmocka_unit_test(region_before_app),
    };
    return cmocka_run_group_tests_name("models/condition, remote", tests, NULL, NULL);
}
