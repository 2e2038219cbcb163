/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises by the month and the year. */
#include "models/sla.h"
#include "tests/models/check.h"
#include "tests/models/fixture.h"

static void months_and_years_are_kept_or_not(void **state)
{
    (void)state;
    struct sla s;
    sla_reset(&s, 0.999);
    for (int month = 0; month < 25; month++) {
        sla_add(&s, 600, month == 3 ? 1.2 : 0);
        sla_add(&s, 400, month >= 12 && month < 24 ? 1 : 0);
        sla_month(&s);
    }
    assert_int_equal(s.months, 25);
    assert_int_equal(s.months_kept, 24); /* 1 in 1000 is as promised */
    assert_int_equal(s.years, 2);
    assert_int_equal(s.years_kept, 2); /* 1.2 in 12000 is not much */
    assert_true(s.ends == 26 * (SIMTIME_YEAR / 12));
}

static void what_nobody_asked_for_is_kept(void **state)
{
    (void)state;
    struct sla s;
    sla_reset(&s, 1);
    sla_month(&s);
    assert_int_equal(s.months_kept, 1);
    sla_reset(&s, NAN);
    assert_true(s.ends == SIMTIME_NEVER);
}

/* An hour of a month of 730 is 0.137 %, of a year 0.0114 %: it straddles the end of the first
 * month.
 */
static void of_a_replication(void **state)
{
    (void)state;
    static const struct {
        double promised, month, year;
    } cases[] = {{0.999, 1, 1}, {0.9995, 10 / 12.0, 1}, {0.9999, 10 / 12.0, 0}};
    for (size_t k = 0; k < 3; k++) {
        struct fixture f;
        fixture_init(&f, 1, seconds(30), 4, 3, SIMTIME_YEAR + SIMTIME_HOUR);
        f.scenario.edge.kind = EDGE_NONE;
        f.scenario.stamp_count = 1;
        f.scenario.targets.availability = cases[k].promised;
        fixture_region(&f, FAULT_REGION_OUTAGE, SIMTIME_YEAR / 12 - SIMTIME_HOUR / 2, SIMTIME_HOUR,
                       MODE_ERROR, 0);
        fixture_play(&f);
        assert_near(fixture_value(&f, METRIC_SLA_MONTH), cases[k].month, 1e-12);
        assert_near(fixture_value(&f, METRIC_SLA_YEAR), cases[k].year, 0);
        fixture_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_and_years_are_kept_or_not),
        cmocka_unit_test(what_nobody_asked_for_is_kept),
        cmocka_unit_test(of_a_replication),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
