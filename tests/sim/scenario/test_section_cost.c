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

static void a_lost_write_needs_a_store(void **state)
{
    struct fixture *f = *state;

    load_good(f, minimal, "cost={lost_write: 25}");
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S215");
    assert_string_equal(f->diag.first->path, "cost.lost_write");
}

static void without_prices_nothing_is_priced(void **state)
{
    static const char *const sets[] = {NULL, "cost={}", "cost={lost_write: 25, currency: USD}"};
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        const struct cost *c = &load_good(f, stores, sets[i])->cost;

        assert_int_equal(f->diag.warnings, 0);
        assert_false(c->priced);
        assert_true(c->engineer_hour == 0 && c->drills_per_year == 0 && c->drill_hours == 0);
        for (int id = 0; id < PRICE_COUNT; id++) {
            assert_true(c->price[id] == 0);
        }
    }
}

static void a_book_or_prices_price(void **state)
{
    const struct cost *c =
        &load_good(*state, minimal, "cost={price_book: azure-2026-europe}")->cost;

    assert_true(c->priced && c->engineer_hour == 110 && c->drills_per_year == 0);
    c = &load_good(*state, minimal, "cost={prices: {edge_month: 3}, engineer_hour: 90}")->cost;
    assert_true(c->priced && c->engineer_hour == 90);
    c = &load_good(*state, minimal,
                   "cost={price_book: azure-2026-europe, engineer_hour: 80, drills_per_year: 4, "
                   "drill_hours: 16}")
             ->cost;
    assert_true(c->engineer_hour == 80 && c->drills_per_year == 4 && c->drill_hours == 16);
}

static void what_has_nothing_to_act_on_is_warned_of(void **state)
{
    static const struct bad_set sets[] = {
        {"cost={drills_per_year: 4}", "S215", "cost.drills_per_year"},
        {"cost={drill_hours: 16}", "S215", "cost.drill_hours"},
        {"cost={engineer_hour: 110}", "S215", "cost.engineer_hour"},
    };

    load_odd_sets(state, sets, COUNT_OF(sets));
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"cost={lost_write: -1}", "S206", "cost.lost_write"},
        {"cost={lost_write: 25EUR}", "S205", "cost.lost_write"},
        {"cost={price_book: azure}", "S207", "cost.price_book"},
        {"cost={price_book: azure, drill_hours: 3}", "S207", "cost.price_book"},
        {"cost={prices: []}", "S203", "cost.prices"},
        {"cost={prices: {}, drills_per_year: -1}", "S206", "cost.drills_per_year"},
        {"cost={prices: {}, engineer_hour: 90, drills_per_year: 1}", "S202", "cost.drill_hours"},
        {"cost={prices: {}, drill_hours: 9, drills_per_year: 1}", "S202", "cost.engineer_hour"},
        {"cost={price_book: azure-2026-europe, drill_hours: 9h, drills_per_year: 1}", "S205",
         "cost.drill_hours"},
        {"cost={price_book: azure-2026-europe, currency: CHF}", "S212", "cost.currency"},
    };

    load_bad_sets(*state, minimal, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_lost_write_needs_a_store),
        FIXTURE_TEST(money_has_a_currency),
        FIXTURE_TEST(without_prices_nothing_is_priced),
        FIXTURE_TEST(a_book_or_prices_price),
        FIXTURE_TEST(what_has_nothing_to_act_on_is_warned_of),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
