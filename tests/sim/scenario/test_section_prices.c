/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#include <ctype.h>

#include "sim/scenario/sections.h"

/* PRICE_APP_INSTANCE_HOUR is app_instance_hour, and so on. */
#define NAMED(id)                                                                                  \
    {                                                                                              \
        PRICE_##id, #id                                                                            \
    }

static const struct {
    enum price id;
    const char *name;
} named[] = {
    NAMED(APP_INSTANCE_HOUR),
    NAMED(CACHE_INSTANCE_HOUR),
    NAMED(COMPONENT_INSTANCE_HOUR),
    NAMED(COMPONENT_MONTH),
    NAMED(DNS_CHECK_MONTH),
    NAMED(DNS_QUERIES_MILLION),
    NAMED(EDGE_CLIENT_GB),
    NAMED(EDGE_MONTH),
    NAMED(EDGE_ORIGIN_GB),
    NAMED(EDGE_REQUESTS_MILLION),
    NAMED(EGRESS_GB),
    NAMED(INCIDENT_ENGINEERS),
    NAMED(PROBE_MILLION),
    NAMED(RU_HOUR),
    NAMED(RU_LEAST),
    NAMED(RU_MULTI_WRITE_FACTOR),
    NAMED(RU_READ),
    NAMED(RU_STRONG_FACTOR),
    NAMED(RU_WRITE),
    NAMED(RU_ZONE_FACTOR),
    NAMED(VCORE_HOUR),
    NAMED(VCORE_LICENSE_HOUR),
    NAMED(VCORE_OPERATIONS),
    NAMED(VCORE_ZONE_FACTOR),
    NAMED(VCORES_LEAST),
    NAMED(WRITE_MILLION),
};

/* Each row fills the number that its name says, and nothing else. */
static void rows_stand_in_the_order_of_the_enum(void **state)
{
    (void)state;
    assert_int_equal(COUNT_OF(named), PRICE_COUNT);
    assert_int_equal(prices_section.count, PRICE_COUNT);
    for (size_t i = 0; i < PRICE_COUNT; i++) {
        const struct field *f = &prices_section.fields[i];
        char key[64] = "";

        for (size_t n = 0; named[i].name[n] != '\0'; n++) {
            key[n] = (char)tolower((unsigned char)named[i].name[n]);
        }
        assert_int_equal(named[i].id, i);
        assert_string_equal(f->key, key);
        assert_int_equal(f->offset, offsetof(struct prices_input, price) + i * sizeof(double));
    }
}

static void any_entry_can_be_overridden_alone(void **state)
{
    struct fixture *f = *state;
    struct cost book = load_good(f, minimal, "cost={price_book: azure-2026-europe}")->cost;

    for (int id = 0; id < PRICE_COUNT; id++) {
        const char *key = prices_section.fields[id].key;
        const struct cost *c = &load_with(f, minimal, "cost.price_book=azure-2026-europe",
                                          arena_printf(&f->arena, "cost.prices.%s=7.5", key), NULL)
                                    ->cost;

        for (int other = 0; other < PRICE_COUNT; other++) {
            assert_true(c->price[other] == (other == id ? 7.5 : book.price[other]));
        }
    }
}

/* Amounts are the platform's and hold without a book; money does not. */
static void without_a_book_only_what_is_given_counts(void **state)
{
    struct fixture *f = *state;
    const struct cost *c = &load_good(f, stores,
                                      "cost={prices: {egress_gb: 0.155, write_million: 1.25}, "
                                      "engineer_hour: 90}")
                                ->cost;

    assert_true(c->price[PRICE_EGRESS_GB] == 0.155);
    assert_true(c->price[PRICE_WRITE_MILLION] == 1.25);
    assert_true(c->price[PRICE_RU_HOUR] == 0 && c->price[PRICE_EDGE_MONTH] == 0);
    assert_true(c->price[PRICE_RU_WRITE] == 5 && c->price[PRICE_RU_READ] == 1);
    assert_true(c->price[PRICE_RU_MULTI_WRITE_FACTOR] == 2);
    assert_true(c->price[PRICE_RU_ZONE_FACTOR] == 1.25);
    assert_int_equal(f->diag.warnings, 2); /* prices and sizes */
    assert_string_equal(f->diag.first->code, "S218");
    assert_string_equal(f->diag.first->path, "cost.prices");
    assert_string_equal(f->diag.first->message,
                        "counts nothing for what it gives no price: component_month, edge_month, "
                        "edge_requests_million, probe_million, ru_hour, vcore_hour, "
                        "vcore_license_hour");
}

static void an_entry_that_prices_nothing_is_warned_of(void **state)
{
    struct fixture *f = *state;

    load_with(f, minimal, "cost={price_book: azure-2026-europe, prices: {vcore_hour: 1}}",
              "clients.web={requests: 1/s, request_size: 0B, response_size: 0B}", NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S215");
    assert_string_equal(f->diag.first->path, "cost.prices.vcore_hour");
    load_with(f, minimal, "cost={price_book: azure-2026-europe, prices: {edge_month: 1}}",
              "clients.web={requests: 1/s, request_size: 0B, response_size: 0B}", NULL);
    assert_int_equal(f->diag.warnings, 0);
}

static void a_book_prices_everything(void **state)
{
    struct fixture *f = *state;

    load_good(f, stores, "cost={price_book: azure-2026-europe}");
    assert_int_equal(f->diag.warnings, 1); /* sizes */
    assert_null(strstr(f->diag.first->message, "gives no price"));
}

static void bad_entries_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"cost={price_book: azure-2026-europe, prices: {app_instance_hours: 1}}", "S201",
         "cost.prices.app_instance_hours"},
        {"cost={price_book: azure-2026-europe, prices: {ru_hour: -1}}", "S206",
         "cost.prices.ru_hour"},
        {"cost={price_book: azure-2026-europe, prices: {ru_hour: 1EUR}}", "S205",
         "cost.prices.ru_hour"},
        {"cost={price_book: azure-2026-europe, prices: {vcore_operations: 0}}", "S206",
         "cost.prices.vcore_operations"},
    };

    load_bad_sets(*state, minimal, sets, COUNT_OF(sets));
    load_with(*state, minimal, sets[0].set, NULL);
    assert_string_equal(((struct fixture *)*state)->diag.first->hint,
                        "did you mean app_instance_hour?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_stand_in_the_order_of_the_enum),
        FIXTURE_TEST(any_entry_can_be_overridden_alone),
        FIXTURE_TEST(without_a_book_only_what_is_given_counts),
        FIXTURE_TEST(an_entry_that_prices_nothing_is_warned_of),
        FIXTURE_TEST(a_book_prices_everything),
        FIXTURE_TEST(bad_entries_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
