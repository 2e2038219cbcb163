/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

#include "sim/scenario/presets.h"
#include "sim/scenario/sections.h"
#include "sim/schema/document.h"
#include "sim/schema/explain.h"

static void the_rows_are_sorted_and_every_value_has_its_field_and_source(void **state)
{
    (void)state;
    for (const struct choice *c = preset_choices; c->name != NULL; c++) {
        const struct preset *p = c->detail;

        if (c > preset_choices) {
            assert_true(strcmp(c[-1].name, c->name) < 0);
        }
        assert_int_equal(p == NULL, c->later);
        assert_ptr_equal(preset_find(c->name), p);
        for (size_t i = 0; p != NULL && i < p->count; i++) {
            char path[128] = "edge.";
            struct buf b = BUF_INIT;

            assert_true(explain_path(&top_section, strcat(path, p->values[i].path), &b));
            assert_true(strlen(p->values[i].source) > 5);
            buf_release(&b);
            for (size_t k = 0; k < i; k++) {
                assert_string_not_equal(p->values[k].path, p->values[i].path);
            }
        }
    }
    assert_null(preset_find("bogus"));
}

static void every_preset_loads_without_a_word(void **state)
{
    struct fixture *f = *state;

    for (const struct choice *c = preset_choices; c->name != NULL; c++) {
        if (!c->later) {
            const struct scenario *sc =
                load_good(f, minimal, arena_printf(&f->arena, "edge={preset: %s}", c->name));

            assert_int_equal(f->diag.warnings, 0);
            assert_string_equal(sc->edge.preset, c->name);
        }
    }
}

static void what_the_scenario_says_wins(void **state)
{
    const struct scenario *sc =
        load_good(*state, minimal,
                  "edge={preset: gcp-load-balancer, probe: {interval: 7s}, propagation: 1m}");

    assert_int_equal(sc->edge.probe.interval, 7 * SIMTIME_SECOND);
    assert_int_equal(sc->edge.probe.down_after, 2);
    assert_int_equal(sc->edge.propagation.kind, DIST_CONSTANT);
}

static void an_override_of_a_field_wins_too(void **state)
{
    const struct scenario *sc = load_with(*state, minimal, "edge.preset=gcp-load-balancer",
                                          "edge.probe.down_after=9", NULL);

    assert_int_equal(sc->edge.probe.down_after, 9);
    assert_int_equal(sc->edge.probe.up_after, 2);
}

static void what_is_no_mapping_stays_an_error(void **state)
{
    load_bad(*state, minimal, "edge={preset: azure-front-door, probe: 5}", "S203", "edge.probe");
    load_bad(*state, minimal, "edge=5", "S203", "edge");
    load_bad(*state, minimal, "edge={preset: [azure-front-door]}", "S203", "edge.preset");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rows_are_sorted_and_every_value_has_its_field_and_source),
        FIXTURE_TEST(every_preset_loads_without_a_word),
        FIXTURE_TEST(what_the_scenario_says_wins),
        FIXTURE_TEST(an_override_of_a_field_wins_too),
        FIXTURE_TEST(what_is_no_mapping_stays_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
