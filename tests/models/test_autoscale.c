/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything goes to we: 3 instances in 3 zones that serve 400 a second each, 1000 come. */
#include "tests/models/check.h"

#include "models/autoscale.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_standby(f);
    f->scenario.stamps[WE].components[0].capacity = 400;
    f->scenario.stamps[WE].autoscale = (struct autoscale){6, seconds(300)};
}

static void surge(struct fixture *f, double at, double lasts)
{
    struct fault *fault = fixture_fault(f, FAULT_LOAD_SURGE, seconds(at), seconds(lasts));
    fault->group = 0;
    fault->factor = 2;
}

static void expect(struct fixture *f, double t, int64_t added, double success)
{
    fixture_on(f, seconds(t));
    assert_int_equal(f->world->autoscale[WE].added, added);
    assert_near(f->world->traffic.success, success, 1e-12);
}

/* All at once after 300 s, away 300 s after the load has fallen. */
static void added_and_taken_away(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    surge(&f, 600, 600);
    surge(&f, 1400, 400); /* before they go: served at once */
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    expect(&f, 899.9, 0, 0.6);
    expect(&f, 900.1, 3, 1);
    expect(&f, 1399, 3, 1);
    expect(&f, 1401, 3, 1);
    expect(&f, 2099.9, 3, 1);
    expect(&f, 2100.1, 0, 1);
    fixture_release(&f);
}

/* An overload that ends before counts from anew. */
static void without_a_break(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    surge(&f, 600, 299);
    surge(&f, 900, 299);
    fixture_play(&f);
    assert_int_equal(f.world->autoscale[WE].added, 0);
    assert_near(1 - f.row.value[METRIC_AVAILABILITY_REQUESTS], 598 * 0.8 / (3600 + 598), 1e-12);
    fixture_release(&f);
}

/* What is due while the control plane is out happens when it is back. */
static void held_by_the_control_plane(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    surge(&f, 600, 900);
    fixture_region(&f, FAULT_CONTROL_PLANE_OUTAGE, seconds(700), seconds(400), MODE_ERROR, WE);
    fixture_region(&f, FAULT_CONTROL_PLANE_OUTAGE, seconds(1600), seconds(800), MODE_ERROR, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    expect(&f, 1099.9, 0, 0.6);
    expect(&f, 1100.1, 3, 1);
    expect(&f, 2399.9, 3, 1);
    expect(&f, 2400.1, 0, 1);
    fixture_release(&f);
}

/* Instance i, added or not, is in zone i mod 3. */
static void in_zones(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    surge(&f, 600, 2000);
    fixture_region(&f, FAULT_ZONE_OUTAGE, seconds(1000), seconds(100), MODE_ERROR, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    expect(&f, 1001, 3, 0.8);
    expect(&f, 1101, 3, 1);
    fixture_release(&f);
}

/* Cold, it is too small for 1000: until 1200 w(t) = 1000 it waits to add some, in vain. */
static void with_a_cold_cache(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[WE].warm_up = (struct warm_up){0.5, seconds(180)};
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(600), MODE_DROP, WE);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(600), MODE_DROP, NE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    fixture_on(&f, seconds(1200 + 180 * log(3) - 0.001));
    assert_int_equal(f.world->autoscale[WE].added, 0);
    assert_true(f.world->autoscale[WE].waiting);
    fixture_on(&f, seconds(1200 + 180 * log(3) + 0.001));
    assert_false(f.world->autoscale[WE].waiting);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(added_and_taken_away),      cmocka_unit_test(without_a_break),
        cmocka_unit_test(held_by_the_control_plane), cmocka_unit_test(in_zones),
        cmocka_unit_test(with_a_cold_cache),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
