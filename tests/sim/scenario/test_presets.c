/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#include <stdio.h>

#include "sim/scenario/presets.h"
#include "sim/scenario/sections.h"
#include "sim/schema/document.h"
#include "sim/schema/explain.h"

static void check_preset(const struct preset_family *family, const struct preset *p)
{
    for (size_t i = 0; i < p->count; i++) {
        char path[128];
        struct buf b = BUF_INIT;

        snprintf(path, sizeof path, "%s%s", family->prefix, p->values[i].path);
        assert_true(explain_path(&top_section, path, &b));
        assert_true(strlen(p->values[i].source) > 5);
        buf_release(&b);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(p->values[k].path, p->values[i].path);
        }
    }
}

static void the_rows_are_sorted_and_every_value_has_its_field_and_source(void **state)
{
    (void)state;
    for (size_t f = 0; f < PRESET_FAMILIES; f++) {
        const struct choice *first = preset_families[f].choices;

        for (const struct choice *c = first; c->name != NULL; c++) {
            const struct preset *p = c->detail;

            if (c > first) {
                assert_true(strcmp(c[-1].name, c->name) < 0);
            }
            assert_int_equal(p == NULL, c->later);
            assert_ptr_equal(preset_find(first, c->name), p);
            for (; p != NULL; p = p->also) {
                check_preset(&preset_families[f], p);
            }
        }
        assert_null(preset_find(first, "bogus"));
    }
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
    for (const struct choice *c = store_preset_choices; c->name != NULL; c++) {
        const struct scenario *sc = load_good(
            f, stores, arena_printf(&f->arena, "stores.a={preset: %s, regions: [x, y]}", c->name));

        assert_int_equal(f->diag.warnings, 0);
        assert_string_equal(sc->stores[0].preset, c->name);
    }
}

static void every_store_has_its_own(void **state)
{
    const struct scenario *sc =
        load_with(*state, stores, "stores.a={preset: azure-sql-failover-group, regions: [x, y]}",
                  "stores.m={preset: aws-dynamodb-global, regions: [x, y], lag: 9s}",
                  "edge.preset=gcp-load-balancer", NULL);

    assert_int_equal(sc->stores[ASYNC].failover.listener_ttl, 30 * SIMTIME_SECOND);
    assert_int_equal(sc->stores[MULTI].consistency, CONSISTENCY_EVENTUAL);
    assert_true(sc->stores[MULTI].lag.a == 9);
    assert_null(sc->stores[SYNC].preset);
    assert_int_equal(sc->edge.probe.down_after, 2);
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
    load_bad(*state, stores, "stores.a={preset: aws-aurora-global, regions: [x, y], failover: 5}",
             "S203", "stores.a.failover");
    load_bad(*state, minimal, "stores=[{preset: aws-aurora-global}]", "S203", "stores");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rows_are_sorted_and_every_value_has_its_field_and_source),
        FIXTURE_TEST(every_preset_loads_without_a_word),
        FIXTURE_TEST(every_store_has_its_own),
        FIXTURE_TEST(what_the_scenario_says_wins),
        FIXTURE_TEST(an_override_of_a_field_wins_too),
        FIXTURE_TEST(what_is_no_mapping_stays_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
