/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/unit.h"

#include "tests/reports/fixture.h"

static void assert_unit(const char *unit, const char *currency, const char *wanted, bool money)
{
    const struct metric metric = {"any", unit, SCOPE_REPLICATION, SUMMARY_SAMPLE, ""};
    struct result r = fixture_result();
    struct buf out = BUF_INIT;
    r.currency = currency;
    unit_write(&r, &metric, &out);
    assert_string_equal(buf_text(&out), wanted);
    assert_int_equal(unit_is_money(&metric), money);
    buf_release(&out);
}

static void money_is_in_the_scenarios_currency(void **state)
{
    (void)state;
    assert_unit("currency", "EUR", "EUR", true);
    assert_unit("currency/y", "USD", "USD/y", true);
    assert_unit("currency/y", "a\033b", "a?b/y", true);
    assert_unit("currency/y", NULL, "currency/y", true);
}

static void other_units_stay(void **state)
{
    (void)state;
    assert_unit("min/y", "EUR", "min/y", false);
    assert_unit("1", "EUR", "1", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_is_in_the_scenarios_currency),
        cmocka_unit_test(other_units_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
