/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

#include "sim/scenario/resolve.h"

static struct region_input regions[] = {
    {.item = {.name = "westeurope"}},
    {.item = {.name = "northeurope"}},
};
static const struct items both = {.first = regions, .count = 2};
static const struct known known = {"region", &both, sizeof regions[0]};

static void names_are_found_by_index(void **state)
{
    (void)state;
    assert_int_equal(resolve_find(&known, "northeurope"), 1);
    assert_int_equal(resolve_find(&known, "northeurop"), SCENARIO_NONE);
}

static void the_nearest_known_name_is_hinted(void **state)
{
    struct fixture *f = *state;
    struct reader r = {.arena = &f->arena, .diag = &f->diag};
    struct name name = {.text = "nortEurope"};

    assert_int_equal(resolve_name(&r, NULL, name, &known), SCENARIO_NONE);
    assert_string_equal(f->diag.first->code, "S301");
    assert_string_equal(f->diag.first->hint, "did you mean northeurope?");
    assert_string_equal(f->diag.first->message, "there is no region called nortEurope; known: "
                                                "westeurope and northeurope");
}

static void an_absent_name_or_a_missing_section_is_not_reported(void **state)
{
    struct fixture *f = *state;
    struct reader r = {.arena = &f->arena, .diag = &f->diag};
    const struct items empty = {0};
    const struct known none = {"region", &empty, sizeof regions[0]};

    assert_int_equal(resolve_name(&r, NULL, (struct name){0}, &known), SCENARIO_NONE);
    assert_int_equal(resolve_name(&r, NULL, (struct name){.text = "x"}, &none), SCENARIO_NONE);
    assert_int_equal(f->diag.errors, 0);
}

static void a_store_is_missed_even_without_a_section(void **state)
{
    static const char set[] = "stamps.one.components={db: {store: a}}";
    struct fixture *f = *state;

    load_bad(f, minimal, set, "S301", "stamps.one.components.db.store");
    assert_string_equal(f->diag.first->message,
                        "there is no store called a: the scenario has none");
    load_with(f, minimal, set, "stores=5", NULL);
    assert_int_equal(f->diag.errors, 1);
}

static void a_part_of_a_text_is_a_name(void **state)
{
    struct fixture *f = *state;
    struct reader r = {.arena = &f->arena, .diag = &f->diag};

    assert_int_equal(resolve_part(&r, NULL, (struct mark){0}, "westeurope.2", 10, &known), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_by_index),
        FIXTURE_TEST(the_nearest_known_name_is_hinted),
        FIXTURE_TEST(an_absent_name_or_a_missing_section_is_not_reported),
        FIXTURE_TEST(a_store_is_missed_even_without_a_section),
        FIXTURE_TEST(a_part_of_a_text_is_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
