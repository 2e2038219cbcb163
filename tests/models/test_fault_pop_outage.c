/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include "tests/models/fixture.h"

enum { POPS = 8 };

/* `count` POPs of the group that is named, and none of the other; each now and then. */
static void of_its_group(void **state)
{
    (void)state;
    for (int group = 0; group < 2; group++) {
        int seen[POPS] = {0};
        struct fixture f;
        fixture_init(&f, 5, seconds(30), 4, 3, SIMTIME_HOUR);
        fixture_group(&f, "other", 100, 3);
        struct fault *fault = fixture_fault(&f, FAULT_POP_OUTAGE, seconds(10), seconds(100));
        fault->group = group;
        fault->count = 2;
        fixture_plan(&f, false);
        for (uint32_t r = 1; r <= 300; r++) {
            int out = 0;
            fixture_until(&f, r, seconds(11));
            for (size_t p = 0; p < POPS; p++) {
                bool is_out = f.world->pops[p].place == POP_FAILING;
                assert_true(!is_out || (p >= 5) == (group == 1));
                seen[p] += is_out;
                out += is_out;
            }
            assert_int_equal(out, 2);
        }
        for (size_t p = 0; p < POPS; p++) {
            bool of_group = (p >= 5) == (group == 1);
            assert_in_range(seen[p], of_group ? 60 : 0, of_group ? 240 : 0);
        }
        fixture_release(&f);
    }
}

/* The whole time on end: no requests are lost but those of the first 30 s. */
static void long_outage(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 5, seconds(30), 4, 3, SIMTIME_HOUR);
    f.scenario.edge.pop_reroute = seconds(90);
    fixture_fault(&f, FAULT_POP_OUTAGE, seconds(600), SIMTIME_NEVER)->group = 0;
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.2 * 90 / 3600, 1e-15);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 90, 0);
    assert_int_equal(f.row.incidents[0].closed, SIMTIME_HOUR);
    fixture_release(&f);
}

/* Rerouted requests load the stamps again: 1000/s on 900, of which 80 % arrive for 30 s. */
static void rerouted_requests_are_load(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 5, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_standby(&f);
    f.scenario.stamps[0].components[0].capacity = 300;
    fixture_fault(&f, FAULT_POP_OUTAGE, seconds(600), SIMTIME_NEVER)->group = 0;
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(600));
    assert_near(f.world->traffic.success, 0.9, 1e-12);
    fixture_on(&f, seconds(610));
    assert_near(f.world->traffic.success, 0.8, 1e-12);
    fixture_on(&f, seconds(631));
    assert_near(f.world->traffic.success, 0.9, 1e-12);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_its_group),
        cmocka_unit_test(long_outage),
        cmocka_unit_test(rerouted_requests_are_load),
    };
    return cmocka_run_group_tests_name("models/fault_pop_outage", tests, NULL, NULL);
}
