/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One attempt and the client's repeats. Stamp we is the only target unless told: ne stands by. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE, BOTH = 3, HOLDS_WE = 1, HOLDS_NE = 2 };

static void build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_standby(f);
    f->scenario.groups[0].latency[WE] = ms(20);
    f->scenario.groups[0].latency[NE] = ms(40);
}

/* The request of a client whose POP holds `healthy`, while the fixture's faults are in force. */
static struct request ask(struct fixture *f, uint64_t healthy)
{
    struct attempt attempt;
    struct request request;
    fixture_plan(f, false);
    fixture_until(f, 1, seconds(101));
    attempt_once(f->world, 0, healthy, ACCESS_READ, &attempt);
    request_make(&f->scenario.groups[0], &attempt, 1, &f->world->traffic.scratch, &request);
    return request;
}

static void west_out(struct fixture *f, enum fault_mode mode)
{
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(100), seconds(50), mode, 0);
}

static void good(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    struct request r = ask(&f, BOTH);
    assert_true(r.failure == 0);
    assert_true(r.attempts == 1);
    assert_int_equal(r.serves, 1 << WE);
    fixture_release(&f);
}

static void outcomes_of_one(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[NE].priority = 1;
    f.scenario.stamps[NE].weight = 3000; /* 1 : 3 */
    f.scenario.edge.additional_latency = ms(20);
    fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(50), WE, 0)->error_share =
        0.2;
    f.scenario.faults[0].added_latency = ms(300);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(101));
    struct attempt a;
    attempt_once(f.world, 0, BOTH, ACCESS_READ, &a);
    double p[2][2] = {{0, 0}, {0, 0}};
    assert_int_equal(a.first, BOTH);
    assert_int_equal(a.count, 3);
    for (size_t i = 0; i < a.count; i++) {
        const struct outcome *o = &a.outcomes[i];
        bool we = o->elapsed != ms(40);
        p[!we][o->stamp >= 0] += o->p;
        if (we) { /* a bad answer after the round trip, a good one 300 ms later */
            assert_int_equal(o->elapsed, o->stamp < 0 ? ms(20) : ms(320));
        }
    }
    assert_near(p[0][0], 0.25 * 0.2, 1e-15);
    assert_near(p[0][1], 0.25 * 0.8, 1e-15);
    assert_near(p[1][1], 0.75, 1e-15);
    assert_int_equal(a.arrival_count, 2);
    assert_near(a.arrivals[0].p, a.arrivals[0].stamp == WE ? 0.25 : 0.75, 1e-15);
    assert_near(a.arrivals[0].p + a.arrivals[1].p, 1, 1e-15);
    fixture_release(&f);
}

/* Without the edge's retry a dead stamp fails what goes there, however it is noticed. */
static void dead_without_retry(void **state)
{
    (void)state;
    for (int mode = MODE_REFUSE; mode <= MODE_ERROR; mode++) {
        struct fixture f;
        build(&f);
        west_out(&f, (enum fault_mode)mode);
        assert_true(ask(&f, BOTH).failure == 1);
        assert_int_equal(ask(&f, BOTH).serves, 0);
        assert_true(ask(&f, HOLDS_NE).failure == 0);
        fixture_release(&f);
    }
}

/* Black hole: with a connect timeout of 5 s the 5 s of the client are over, 1 s is masked. The
 * limit is sharp: what is left must carry the second attempt's round trip of 40 ms. */
static void black_hole(void **state)
{
    (void)state;
    static const struct {
        int64_t connect_ns;
        bool fails;
    } cases[] = {{5000000000, true},
                 {1000000000, false},
                 {4960000000, false},
                 {4960000001, true},
                 {4999999999, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        build(&f);
        f.scenario.edge.retry_on_connect_failure = true;
        f.scenario.edge.connect_timeout = cases[i].connect_ns;
        west_out(&f, MODE_DROP);
        struct request r = ask(&f, BOTH);
        assert_true(r.failure == (cases[i].fails ? 1 : 0));
        assert_int_equal(r.serves, cases[i].fails ? 0 : 1 << NE);
        fixture_release(&f);
    }
}

static void refused_is_masked(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.retry_on_connect_failure = true;
    west_out(&f, MODE_REFUSE);
    struct request r = ask(&f, BOTH);
    assert_true(r.failure == 0);
    assert_true(r.attempts == 1); /* the edge's retry is not the client's */
    fixture_release(&f);
}

static void errors_stay_visible(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.retry_on_connect_failure = true;
    west_out(&f, MODE_ERROR);
    assert_true(ask(&f, BOTH).failure == 1);
    fixture_release(&f);
}

/* No retry on an origin that is not held healthy, nor a second one after the retry has failed. */
static void retry_needs_a_healthy_origin(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.retry_on_connect_failure = true;
    west_out(&f, MODE_REFUSE);
    assert_true(ask(&f, HOLDS_WE).failure == 1);
    assert_true(ask(&f, 0).failure == 1); /* route-to-all goes to we; nobody is held healthy */
    fixture_release(&f);
    build(&f);
    f.scenario.edge.retry_on_connect_failure = true;
    west_out(&f, MODE_REFUSE);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(50), MODE_REFUSE, 1);
    assert_true(ask(&f, BOTH).failure == 1);
    fixture_release(&f);
}

/* A dependency that hangs is no connect failure: accepted, never answered, not retried. */
static void hang(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    int store = fixture_component(&f, "database", 0, 1, 1);
    f.scenario.edge.retry_on_connect_failure = true;
    f.scenario.edge.connect_timeout = seconds(1);
    f.scenario.groups[0].retries.attempts = 3;
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(100), seconds(50), WE, store)->mode =
        MODE_DROP;
    struct request r = ask(&f, BOTH);
    assert_true(r.failure == 1);
    assert_true(r.attempts == 1); /* the time is up before a repeat */
    fixture_release(&f);
}

/* s = 1 - e^(1 + repeats); attempts = sum of e^k. */
static void repeats(void **state)
{
    (void)state;
    for (int64_t n = 0; n <= 5; n++) {
        struct fixture f;
        build(&f);
        f.scenario.groups[0].retries.attempts = n;
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(50), WE, 0)
            ->error_share = 0.3;
        struct request r = ask(&f, BOTH);
        double attempts = 0;
        for (int64_t k = 0; k <= n; k++) {
            attempts += pow(0.3, (double)k);
        }
        assert_near(r.failure, pow(0.3, (double)n + 1), 1e-15);
        assert_near(r.attempts, attempts, 1e-14);
        fixture_release(&f);
    }
}

/* Repeats are routed afresh and independently: we refuses all, ne takes half. */
static void repeats_are_routed_afresh(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[NE].priority = 1;
    f.scenario.edge.additional_latency = ms(20);
    f.scenario.groups[0].retries.attempts = 2;
    west_out(&f, MODE_REFUSE);
    struct request r = ask(&f, BOTH);
    assert_near(r.failure, 0.125, 1e-15);
    assert_near(r.attempts, 1.75, 1e-15);
    fixture_release(&f);
}

/* All within the timeout of the first attempt: bad answers take 20 ms each, the good one too, so
 * 100 ms are enough for five attempts and 99 ms for four. */
static void repeats_have_the_same_timeout(void **state)
{
    (void)state;
    for (int short_of = 0; short_of < 2; short_of++) {
        struct fixture f;
        build(&f);
        f.scenario.groups[0].timeout = ms(100 - short_of);
        f.scenario.groups[0].retries.attempts = 50;
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(100), seconds(50), WE, 0)
            ->error_share = 0.5;
        struct request r = ask(&f, BOTH);
        assert_near(r.failure, pow(0.5, 5 - short_of), 1e-15);
        assert_near(r.attempts, 1 + 0.5 + 0.25 + 0.125 + 0.0625, 1e-15);
        fixture_release(&f);
    }
}

/* A black hole with a connect timeout of 1 s: five attempts fit into 5 s. Half of the attempts go
 * there, and there is no retry at the edge. */
static void connect_timeouts_add_up(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[NE].priority = 1;
    f.scenario.edge.additional_latency = ms(20);
    f.scenario.edge.connect_timeout = seconds(1);
    f.scenario.groups[0].retries.attempts = 9;
    west_out(&f, MODE_DROP);
    struct request r = ask(&f, BOTH);
    assert_near(r.failure, pow(0.5, 5), 1e-15);
    fixture_release(&f);
}

/* An answer at the very end of the timeout counts, one nanosecond later it does not. */
static void answer_at_the_timeout(void **state)
{
    (void)state;
    for (int over = 0; over < 2; over++) {
        struct fixture f;
        build(&f);
        f.scenario.groups[0].timeout = ms(20) - over;
        assert_true(ask(&f, BOTH).failure == over);
        fixture_release(&f);
    }
}

static void nowhere_to_go(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.when_all_unhealthy = ALL_UNHEALTHY_FAIL;
    struct request r = ask(&f, 0);
    assert_true(r.failure == 1);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good),
        cmocka_unit_test(outcomes_of_one),
        cmocka_unit_test(dead_without_retry),
        cmocka_unit_test(black_hole),
        cmocka_unit_test(refused_is_masked),
        cmocka_unit_test(errors_stay_visible),
        cmocka_unit_test(retry_needs_a_healthy_origin),
        cmocka_unit_test(hang),
        cmocka_unit_test(repeats),
        cmocka_unit_test(repeats_are_routed_afresh),
        cmocka_unit_test(repeats_have_the_same_timeout),
        cmocka_unit_test(connect_timeouts_add_up),
        cmocka_unit_test(answer_at_the_timeout),
        cmocka_unit_test(nowhere_to_go),
    };
    return cmocka_run_group_tests_name("models/attempt", tests, NULL, NULL);
}
