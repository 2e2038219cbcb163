/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

#include "sim/scenario/presets.h"
#include "sim/scenario/sections.h"

static const struct preset *const book = &price_book_azure_2026_europe;

/* The dollars of the facts, by hand; a month is 730 hours. */
static const struct {
    enum price id;
    double dollars;
} facts[] = {
    {PRICE_APP_INSTANCE_HOUR, 0.155},                /* PRI-02 */
    {PRICE_CACHE_INSTANCE_HOUR, 47.45 / 730},        /* PRI-03 */
    {PRICE_COMPONENT_INSTANCE_HOUR, 0.096},          /* PRI-04 */
    {PRICE_COMPONENT_MONTH, 36},                     /* PRI-05 */
    {PRICE_DNS_CHECK_MONTH, 0.36},                   /* PRI-11 */
    {PRICE_DNS_QUERIES_MILLION, 0.54},               /* PRI-11 */
    {PRICE_EDGE_CLIENT_GB, 0.083},                   /* PRI-06 */
    {PRICE_EDGE_MONTH, 35},                          /* PRI-06 */
    {PRICE_EDGE_ORIGIN_GB, 0.02},                    /* PRI-06 */
    {PRICE_EDGE_REQUESTS_MILLION, 0.009 * 100},      /* PRI-06: of 10,000 */
    {PRICE_EGRESS_GB, 0.02},                         /* PRI-07 */
    {PRICE_PROBE_MILLION, 0.155 / 3600 / 300 * 1e6}, /* PRI-02, 300 a second */
    {PRICE_RU_HOUR, 0.008},                          /* PRI-08 */
    {PRICE_VCORE_HOUR, 444.47 / 4 / 730},            /* PRI-09 */
    {PRICE_VCORE_LICENSE_HOUR, 291.90 / 4 / 730},    /* PRI-09 */
    {PRICE_WRITE_MILLION, 0},                        /* PRI-08 */
};

static void money_is_the_facts_at_the_rate_it_says(void **state)
{
    const struct cost *c =
        &load_good(*state, minimal, "cost={price_book: azure-2026-europe}")->cost;

    assert_non_null(strstr(preset_value_at(book, "currency")->source, "0.86 euros a dollar"));
    assert_string_equal(c->currency, "EUR");
    for (size_t i = 0; i < COUNT_OF(facts); i++) {
        double euros = facts[i].dollars * 0.86;

        if (fabs(c->price[facts[i].id] - euros) > 5e-4 * euros) {
            fail_msg("%s: %g, not %g", prices_section.fields[facts[i].id].key,
                     c->price[facts[i].id], euros);
        }
    }
}

/* Every entry that is money, and none that is an amount. */
static void it_prices_all_that_is_money(void **state)
{
    struct fixture *f = *state;
    size_t money = 0;

    for (int id = 0; id < PRICE_COUNT; id++) {
        const struct field *field = &prices_section.fields[id];
        const char *path = arena_printf(&f->arena, "prices.%s", field->key);

        assert_true((field->def == NULL) == (preset_value_at(book, path) != NULL));
        money += field->def == NULL;
    }
    assert_int_equal(money, COUNT_OF(facts));
}

static bool begins(const char *text, const char *word)
{
    return strncmp(text, word, strlen(word)) == 0;
}

static void every_price_is_graded_and_dated(void **state)
{
    (void)state;
    for (size_t i = 0; i < book->count; i++) {
        const char *source = book->values[i].source;

        if (!begins(source, "documented, 20") && !begins(source, "indicative, 20") &&
            !begins(source, "assumption of 20")) {
            fail_msg("%s: %s", book->values[i].path, source);
        }
        if (!begins(source, "assumption")) {
            assert_non_null(strstr(source, "PRI-"));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(money_is_the_facts_at_the_rate_it_says),
        FIXTURE_TEST(it_prices_all_that_is_money),
        cmocka_unit_test(every_price_is_graded_and_dated),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
