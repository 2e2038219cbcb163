/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a runbook, held against their means: 4 standard errors, a false alarm in 16,000 seeds.
 */
#include "tests/models/check.h"

#include "models/runbook.h"
#include "sim/stats/tally.h"

enum { DRAWS = 20000 };

static const struct operations quiet = {.failover = {.given = true}};

static double mean_of(const struct operations *o, double *ret_error)
{
    struct stream s;
    struct tally t = {0};
    stream_open(&s, 1, 2, 3);
    for (int i = 0; i < DRAWS; i++) {
        tally_add(&t, simtime_seconds(runbook_draw(o, &s, true, -1).notice));
    }
    *ret_error = tally_sd(&t) / sqrt(DRAWS);
    return t.mean;
}

/* The least of M phases. */
static void a_canary_asks_from_several_places(void **state)
{
    (void)state;
    static const int64_t places[] = {1, 5, 20};
    for (size_t i = 0; i < 3; i++) {
        struct operations o = quiet;
        double error;
        o.failover.unnoticed = true;
        o.canary = (struct canary){true, seconds(60), seconds(5), places[i]};
        double mean = mean_of(&o, &error), theory = 60.0 / (double)(places[i] + 1) + 5;
        assert_near(mean, theory, 4 * error);
        assert_near(runbook_mean(&o), theory, 1e-9);
    }
}

/* With people beside it: the earlier of both. */
static void the_earlier_notices(void **state)
{
    (void)state;
    struct operations o = quiet;
    double error;
    o.canary = (struct canary){true, seconds(60), seconds(5), 3};
    o.failover.notice = (struct dist){.kind = DIST_EXPONENTIAL, .a = 20};
    double mean = mean_of(&o, &error);
    assert_near(runbook_mean(&o), mean, 4 * error);
    assert_true(mean < 20 && mean < 20.0 + 5);
}

/* What no canary sees nobody but people notice; what is behind is told when it is too far. */
static void what_is_seen(void **state)
{
    (void)state;
    struct operations o = quiet;
    struct stream s;
    stream_open(&s, 1, 2, 3);
    o.failover.unnoticed = true;
    o.canary = (struct canary){true, seconds(60), seconds(5), 3};
    assert_int_equal(runbook_draw(&o, &s, false, -1).notice, SIMTIME_NEVER);
    assert_int_equal(runbook_draw(&o, &s, false, 10).notice, SIMTIME_NEVER);
    o.alerts = (struct alerts){.on_lag = true, .lag_above = seconds(30), .lag_after = seconds(7)};
    assert_int_equal(runbook_draw(&o, &s, false, 10).notice, seconds(27));
    assert_int_equal(runbook_draw(&o, &s, false, 40).notice, seconds(7));
    assert_int_equal(runbook_draw(&o, &s, false, -1).notice, SIMTIME_NEVER);
}

static void gate_then_office_then_approval(void **state)
{
    (void)state;
    struct runbook b = {.checks = 3, .check_every = seconds(10), .check_timeout = seconds(5)};
    assert_int_equal(runbook_gate(&b), seconds(25));
    assert_int_equal(runbook_approved(&b, seconds(100), seconds(60)), seconds(185));
    assert_true(hours_parse("08:00-18:00", &b.office));
    assert_int_equal(runbook_approved(&b, seconds(100), seconds(60)), seconds(8 * 3600 + 60));
    assert_int_equal(runbook_approved(&b, SIMTIME_NEVER, seconds(60)), SIMTIME_NEVER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_canary_asks_from_several_places),
        cmocka_unit_test(the_earlier_notices),
        cmocka_unit_test(what_is_seen),
        cmocka_unit_test(gate_then_office_then_approval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
