/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void money_has_a_currency(void **state)
{
    const struct cost *c = &load_good(*state, minimal, NULL)->cost;

    assert_string_equal(c->currency, "EUR");
    assert_true(isnan(c->downtime_per_minute) && isnan(c->lost_write));
    c = &load_good(*state, minimal, "cost={currency: CHF, downtime_per_minute: 900}")->cost;
    assert_string_equal(c->currency, "CHF");
    assert_true(c->downtime_per_minute == 900 && isnan(c->lost_write));
    assert_true(load_good(*state, stores, "cost={lost_write: 0}")->cost.lost_write == 0);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"cost={lost_write: -1}", "S206", "cost.lost_write"},
        {"cost={lost_write: 25EUR}", "S205", "cost.lost_write"},
        {"cost={price_book: azure}", "S401", "cost.price_book"},
        {"cost={prices: {}}", "S401", "cost.prices"},
        {"cost={drills_per_year: 4}", "S401", "cost.drills_per_year"},
        {"cost={drill_hours: 16}", "S401", "cost.drill_hours"},
        {"cost={engineer_hour: 110}", "S401", "cost.engineer_hour"},
    };

    load_bad_sets(*state, minimal, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(money_has_a_currency),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
