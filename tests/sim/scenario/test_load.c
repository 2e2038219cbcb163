/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/files.h"

static void overrides_come_in_order_and_last(void **state)
{
    const struct scenario *sc =
        load_with(*state, minimal, "seed=5", "seed=6", "clients.web.pops=3", NULL);

    assert_int_equal(sc->seed, 6);
    assert_int_equal(sc->groups[0].pops, 3);
}

static void an_override_is_called_by_its_name(void **state)
{
    struct fixture *f = *state;
    const struct override o = {.name = "--horizon", .assignment = "horizon=soon"};

    assert_null(scenario_load_text(&f->arena, "t", minimal, strlen(minimal), &o, 1, &f->diag));
    assert_string_equal(f->diag.first->mark.source->name, "--horizon");
    assert_int_equal(f->diag.first->mark.column, 9);
}

static void schema_and_reference_errors_come_in_one_go(void **state)
{
    struct fixture *f = *state;

    assert_null(
        load_with(f,
                  "ninefold: 1\nclients: {web: {requests: 5, home: two}}\n"
                  "edge: {prob: {}}\nregions: {here: {pair: there}}\n"
                  "stamps: {one: {region: her, components: {app: {zones: 9, instances: 9}}}}\n"
                  "faults: [{at: 1m, fault: edge-outage, factor: 2}]\njobs: 7\n",
                  NULL));
    assert_int_equal(f->diag.errors, 7);
}

static void the_stopping_rule_stands_in_a_wrong_scenario(void **state)
{
    struct fixture *f = *state;
    const struct replications *rule;

    files_write(f, "a.yaml", "ninefold: 1\nreplications: {min: 1, max: 5, until: {metric: x}}\n");
    assert_null(scenario_load_rule(&f->arena, files_path(f, "a.yaml"), NULL, 0, &f->diag, &rule));
    assert_string_equal(rule->until_metric, "x");
    assert_int_equal(rule->until_mark.line, 2);
    files_write(f, "a.yaml", "ninefold: [");
    assert_null(scenario_load_rule(&f->arena, files_path(f, "a.yaml"), NULL, 0, &f->diag, &rule));
    assert_null(rule);
}

static void an_empty_mapping_lacks_all_that_is_required(void **state)
{
    struct fixture *f = *state;

    assert_null(load_with(f, "{}", NULL));
    assert_int_equal(f->diag.errors, 5);
    for (const struct diag_entry *e = f->diag.first; e != NULL; e = e->next) {
        assert_string_equal(e->code, "S202");
    }
}

static void null_has_no_value_unless_it_deletes(void **state)
{
    load_bad(*state,
             "ninefold: 1\nclients: {web: {requests: 5/s, pops: ~}}\nedge: {}\n"
             "regions: {here: {}}\nstamps: {one: {region: here}}\n",
             NULL, "S204", "clients.web.pops");
}

static void distributions_of_a_file_are_read_beside_it(void **state)
{
    struct fixture *f = *state;

    files_write(f, "a.yaml", minimal);
    files_write(f, "b.yaml",
                "extends: a.yaml\n"
                "edge: {propagation: {empirical: {file: x.csv, column: s}}}\n");
    files_write(f, "x.csv", "id,s\n1,5m\n2,90\n3,1m\n");
    const struct scenario *sc = files_load(f, "b.yaml");

    assert_non_null(sc);
    assert_int_equal(sc->edge.propagation.kind, DIST_EMPIRICAL);
    assert_int_equal(sc->edge.propagation.count, 3);
    assert_true(sc->edge.propagation.values[1] == 90);
}

static void ten_thousand_faults_and_components_load(void **state)
{
    struct buf b = BUF_INIT;

    buf_add(&b, "ninefold: 1\nclients: {web: {requests: 1/s}}\nedge: {}\nregions: {here: {}}\n"
                "stamps:\n  one:\n    region: here\n    components:\n");
    for (int i = 0; i < 10000; i++) {
        buf_printf(&b, "      c%d: {instances: 2}\n", i);
    }
    buf_add(&b, "faults:\n");
    for (int i = 0; i < 10000; i++) {
        buf_printf(&b, "  - {at: 1m, fault: instance-crash, target: one.c%d}\n", i / 2);
    }
    const struct scenario *sc = load_good(*state, b.text, NULL);

    assert_int_equal(sc->fault_count, 10000);
    assert_int_equal(sc->faults[9999].component, 4999);
    assert_string_equal(sc->faults[9999].id, "instance-crash/one.c4999@60s#2");
    buf_release(&b);
}

static void many_errors_are_counted(void **state)
{
    struct fixture *f = *state;
    struct buf b = BUF_INIT;

    for (int i = 0; i < 50000; i++) {
        buf_printf(&b, "key%d: 1\n", i);
    }
    f->diag.limit = 200;
    assert_null(scenario_load_text(&f->arena, "t", b.text, b.len, NULL, 0, &f->diag));
    assert_int_equal(f->diag.errors, 50005);
    assert_int_equal(f->diag.suppressed, 50005 - 200);
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(overrides_come_in_order_and_last),
        FIXTURE_TEST(an_override_is_called_by_its_name),
        FIXTURE_TEST(schema_and_reference_errors_come_in_one_go),
        FILES_TEST(the_stopping_rule_stands_in_a_wrong_scenario),
        FIXTURE_TEST(an_empty_mapping_lacks_all_that_is_required),
        FIXTURE_TEST(null_has_no_value_unless_it_deletes),
        FILES_TEST(distributions_of_a_file_are_read_beside_it),
        FIXTURE_TEST(ten_thousand_faults_and_components_load),
        FIXTURE_TEST(many_errors_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
