/* SPDX-License-Identifier: GPL-3.0-or-later */
/* POPs in and out of service. The stamps are well unless told. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static const simtime HOUR = SIMTIME_HOUR;

static void build(struct fixture *f, int64_t pops)
{
    fixture_init(f, pops, seconds(30), 4, 3, HOUR);
    f->scenario.edge.probe.phase = 0;
}

static void pops_out(struct fixture *f, double at, double lasts, int64_t count)
{
    struct fault *fault = fixture_fault(f, FAULT_POP_OUTAGE, seconds(at), seconds(lasts));
    fault->group = 0;
    fault->count = count;
}

static void edge_out(struct fixture *f, double at, double lasts, double share)
{
    fixture_fault(f, FAULT_EDGE_OUTAGE, seconds(at), seconds(lasts))->share = share;
}

static double success_at(struct fixture *f, double t)
{
    fixture_on(f, seconds(t));
    return f->world->traffic.success;
}

/* One of four: a quarter of the requests fails for pop_reroute, then they spread over the others.
 */
static void fails_then_spreads(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 4);
    pops_out(&f, 100, 500, 1);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(100) + 1);
    assert_near(f.world->traffic.success, 0.75, 1e-15);
    assert_near(success_at(&f, 130), 0.75, 1e-15);
    assert_near(success_at(&f, 131), 1, 1e-15);
    assert_near(success_at(&f, 601), 1, 1e-15);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.25 * 30 / 3600, 1e-15);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 30, 0);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_OTHER), 30, 0);
    assert_int_equal(f.row.incidents[0].closed, seconds(600));
    fixture_release(&f);
}

/* A second outage of a POP that is out does not put off its reroute. */
static void reroute_counts_from_the_first(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    fixture_group(&f, "other", 1000, 1);
    pops_out(&f, 100, 100, 1);
    pops_out(&f, 110, 100, 1);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(130));
    assert_int_equal(f.world->pops[0].place, POP_FAILING);
    fixture_on(&f, seconds(130) + 1);
    assert_int_equal(f.world->pops[0].place, POP_REROUTED);
    fixture_on(&f, seconds(209));
    assert_int_equal(f.world->pops[0].place, POP_REROUTED);
    fixture_release(&f);
}

/* Back before it was rerouted: nothing of that is left for an outage long after. */
static void reroute_is_forgotten(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    fixture_group(&f, "other", 1000, 1);
    pops_out(&f, 100, 20, 1);
    pops_out(&f, 200, 100, 1);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(201));
    assert_int_equal(f.world->pops[0].place, POP_FAILING);
    fixture_on(&f, seconds(231));
    assert_int_equal(f.world->pops[0].place, POP_REROUTED);
    fixture_release(&f);
}

/* Back before it was rerouted; the pending reroute is void, also for the next outage. */
static void back_before_the_reroute(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    fixture_group(&f, "other", 1000, 1);
    pops_out(&f, 100, 20, 1);
    pops_out(&f, 125, 100, 1);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(119));
    assert_int_equal(f.world->pops[0].place, POP_FAILING);
    fixture_on(&f, seconds(121));
    assert_int_equal(f.world->pops[0].place, POP_IN_SERVICE);
    fixture_on(&f, seconds(131));
    assert_int_equal(f.world->pops[0].place, POP_FAILING);
    fixture_on(&f, seconds(155) + 1);
    assert_int_equal(f.world->pops[0].place, POP_REROUTED);
    fixture_on(&f, seconds(226));
    assert_int_equal(f.world->pops[0].place, POP_IN_SERVICE);
    fixture_release(&f);
}

/* A group whose POPs are all out has nowhere to spread to; the other group goes on. */
static void all_out(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    fixture_group(&f, "other", 3000, 2);
    pops_out(&f, 100, 200, 2);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(110));
    assert_near(f.world->traffic.success, 0.75, 1e-15);
    assert_near(success_at(&f, 200), 0.75, 1e-15);
    assert_near(success_at(&f, 301), 1, 0);
    fixture_release(&f);
}

/* Overlapping outages of the same POPs: out until the last of them ends, rerouted 30 s after the
 * first began. */
static void outages_overlap(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    pops_out(&f, 100, 100, 2);
    pops_out(&f, 150, 100, 2);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(131));
    assert_int_equal(f.world->pops[0].place, POP_REROUTED);
    fixture_on(&f, seconds(249));
    assert_int_equal(f.world->pops[0].place, POP_REROUTED);
    assert_near(f.world->traffic.success, 0, 0);
    fixture_on(&f, seconds(251));
    assert_int_equal(f.world->pops[0].place, POP_IN_SERVICE);
    assert_near(f.world->traffic.success, 1, 0);
    fixture_release(&f);
}

/* round(share x P), drawn from the POPs of all groups; their requests fail and do not move. */
static void edge_outage_share(void **state)
{
    (void)state;
    static const struct {
        double share;
        size_t out;
    } cases[] = {{0, 0}, {0.04, 0}, {0.06, 1}, {0.25, 3}, {0.34, 3}, {0.36, 4}, {1, 10}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        build(&f, 4);
        fixture_group(&f, "other", 1500, 6);
        edge_out(&f, 100, 500, cases[i].share);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(200));
        double failing = 0;
        size_t out = 0;
        for (size_t p = 0; p < 10; p++) {
            if (f.world->pops[p].place == POP_EDGE_OUT) {
                failing += 250; /* 1000/s over 4 POPs, 1500/s over 6 */
                out++;
            }
        }
        assert_int_equal(out, cases[i].out);
        assert_near(f.world->traffic.success, 1 - failing / 2500, 1e-12);
        assert_near(success_at(&f, 599), 1 - failing / 2500, 1e-12);
        assert_near(success_at(&f, 601), 1, 0);
        fixture_release(&f);
    }
}

/* Both at once. The rerouted requests of a POP that is out go where POPs attract traffic; while
 * those are under the edge outage they fail, and each of the two faults ends on its own. */
static void both_overlap(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    edge_out(&f, 100, 100, 1);
    pops_out(&f, 150, 150, 1);
    edge_out(&f, 250, 200, 1);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(120));
    assert_near(f.world->traffic.success, 0, 0);
    assert_near(success_at(&f, 160), 0, 0);
    assert_near(success_at(&f, 190), 0, 0);
    assert_near(success_at(&f, 201), 1, 1e-15); /* rerouted to the other one, which is back */
    assert_near(success_at(&f, 251), 0, 0);
    assert_near(success_at(&f, 301), 0, 0); /* back from its outage into the edge's */
    assert_near(success_at(&f, 449), 0, 0);
    assert_near(success_at(&f, 451), 1, 1e-15);
    fixture_release(&f);
}

/* One of four under each fault: if it is the same POP, its outage is what counts. */
static void part_of_the_rerouted_fail(void **state)
{
    (void)state;
    int same = 0;
    struct fixture f;
    build(&f, 4);
    edge_out(&f, 100, 500, 0.25);
    pops_out(&f, 100, 500, 1);
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= 40; r++) {
        size_t edge = 0;
        fixture_until(&f, r, seconds(110));
        for (size_t p = 0; p < 4; p++) {
            edge += f.world->pops[p].place == POP_EDGE_OUT;
        }
        same += edge == 0;
        assert_near(f.world->traffic.success, edge ? 0.5 : 0.75, 1e-15);
        assert_near(success_at(&f, 140), edge ? 2 / 3.0 : 1, 1e-12);
    }
    assert_in_range(same, 1, 39);
    fixture_release(&f);
}

/* Spread by share: POPs have 1/2, 1/4 and 1/4; what one of them loses is its own share. */
static void by_share(void **state)
{
    (void)state;
    static const double shares[] = {0.5, 0.25, 0.25};
    struct fixture f;
    build(&f, 3);
    f.scenario.edge.pop_traffic = POP_TRAFFIC_SHARES;
    f.scenario.edge.shares = shares;
    f.scenario.edge.share_count = 3;
    pops_out(&f, 100, 500, 1);
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= 20; r++) {
        fixture_until(&f, r, seconds(110));
        double lost = 0;
        for (size_t p = 0; p < 3; p++) {
            lost += f.world->pops[p].place == POP_FAILING ? shares[p] : 0;
        }
        assert_true(lost > 0);
        assert_near(f.world->traffic.success, 1 - lost, 1e-15);
    }
    fixture_release(&f);
}

/* A POP that is out at the onset, or goes out before it has noticed, is left out of detection. */
static void left_out_of_detection(void **state)
{
    (void)state;
    static const double leaves[] = {605, 640};
    for (size_t i = 0; i < 2; i++) {
        struct fixture f;
        build(&f, 2);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(1400), MODE_ERROR, 0);
        pops_out(&f, leaves[i], 395, 1);
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        assert_near(fixture_value(&f, METRIC_RTO_DETECT_FIRST), 50, 0);
        assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 50, 0);
        assert_int_equal(f.row.incidents[0].censored[METRIC_RTO_DETECT_LAST], 0);
        fixture_release(&f);
    }
}

/* Windows are kept: a POP that has seen one failure before its outage needs one more after it. */
static void window_is_kept(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(615), seconds(1000), MODE_ERROR, 0);
    pops_out(&f, 640, 400, 1); /* one failed probe at 630; back at 1040 */
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(1050));
    assert_int_equal(f.world->edge.unhealthy[WE], 0);
    fixture_on(&f, seconds(1050) + 1);
    assert_int_equal(f.world->edge.unhealthy[WE], 1);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fails_then_spreads),
        cmocka_unit_test(reroute_counts_from_the_first),
        cmocka_unit_test(reroute_is_forgotten),
        cmocka_unit_test(back_before_the_reroute),
        cmocka_unit_test(all_out),
        cmocka_unit_test(outages_overlap),
        cmocka_unit_test(edge_outage_share),
        cmocka_unit_test(both_overlap),
        cmocka_unit_test(part_of_the_rerouted_fail),
        cmocka_unit_test(by_share),
        cmocka_unit_test(left_out_of_detection),
        cmocka_unit_test(window_is_kept),
    };
    return cmocka_run_group_tests_name("models/pops", tests, NULL, NULL);
}
