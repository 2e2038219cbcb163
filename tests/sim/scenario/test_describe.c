/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/files.h"
#include "tests/sim/scenario/same.h"
#include "tests/sim/scenario/stores.h"

#include "sim/scenario/describe.h"

static int describe_effective(const char *path, const struct override *overrides,
                              size_t override_count, struct diag *d, struct buf *out)
{
    struct arena a;
    arena_init(&a, 0);
    const struct scenario *sc = scenario_load(&a, path, overrides, override_count, d);
    if (sc) {
        scenario_write_effective(sc, out);
    }
    arena_release(&a);
    return sc ? 0 : -1;
}

static void every_name_describes_itself(void **state)
{
    size_t count;
    const char *const *names = describe_names(&count);
    (void)state;

    assert_true(count > 100);
    for (size_t i = 0; i < count; i++) {
        struct buf b = BUF_INIT;

        if (!describe_name(names[i], &b) || b.len == 0) {
            fail_msg("%s is not known", names[i]);
        }
        buf_release(&b);
    }
}

static void names_of_many_sorts_are_known(void **state)
{
    static const char *const known[] = {
        "edge.probe.interval",
        "edge.probe",
        "stamps.we.components.app.instances",
        "stamps.*.components.*.instances",
        "faults[0].for",
        "faults[].for",
        "clients.west.latency",
        "azure-front-door",
        "aws-route53",
        "region-outage",
        "link-partition",
        "azure-cosmos-multi-write",
        "stores.orders.conflicts.feed.rate",
        "stores.*.entities.popularity.zipf",
        "operations.failover.gate.checks",
        "cost.lost_write",
        "replications.until.metric",
        "edge.pop_traffic.zipf",
        "stores",
    };
    static const char *const unknown[] = {"", "edge.prob", "azure", "faults.for", "edge.probe.x.y"};
    struct buf b = BUF_INIT;
    (void)state;

    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (!describe_name(known[i], &b)) {
            fail_msg("%s is not known", known[i]);
        }
    }
    buf_clear(&b);
    for (size_t i = 0; i < COUNT_OF(unknown); i++) {
        assert_false(describe_name(unknown[i], &b));
    }
    assert_int_equal(b.len, 0);
    buf_release(&b);
}

static void a_field_names_what_presets_and_other_documents_say(void **state)
{
    struct buf b = BUF_INIT;
    (void)state;

    assert_true(describe_name("edge.additional_latency", &b));
    assert_non_null(strstr(b.text, "default: 0s"));
    assert_non_null(strstr(b.text, "preset azure-front-door: 0s"));
    assert_non_null(strstr(b.text, "others say: 50 ms is Terraform's default"));
    buf_clear(&b);
    assert_true(describe_name("faults[3].mode", &b));
    assert_non_null(strstr(b.text, "component-down, region-isolation and region-outage"));
    buf_release(&b);
}

static void the_reference_page_holds_everything(void **state)
{
    struct buf b = BUF_INIT;
    (void)state;

    describe_reference_page(&b);
    assert_int_equal(strncmp(b.text, "# Scenario reference\n", 21), 0);
    assert_non_null(strstr(b.text, "## stamps.*.components.*\n"));
    assert_non_null(strstr(b.text, "## Distributions\n"));
    assert_non_null(strstr(b.text, "## Preset azure-front-door\n"));
    assert_non_null(strstr(b.text, "| `region-outage`"));
    buf_release(&b);
}

/* The effective scenario of a file reads back as the scenario, and so does its own. */
static void check_effective(struct fixture *f, const char *path, const char *set)
{
    struct override o = {.name = "--set", .assignment = set};
    size_t count = set == NULL ? 0 : 1;
    struct buf text = BUF_INIT;
    const struct scenario *sc = scenario_load(&f->arena, path, &o, count, &f->diag);

    if (sc == NULL) {
        fail_msg("%s %s: %s", path, set == NULL ? "" : set, f->diag.first->message);
        return;
    }
    assert_int_equal(describe_effective(path, &o, count, &f->diag, &text), 0);
    const struct scenario *again =
        scenario_load_text(&f->arena, "again.yaml", text.text, text.len, NULL, 0, &f->diag);

    if (again == NULL) {
        fail_msg("%s %s: reading back: %s: %s\n%s", path, set == NULL ? "" : set,
                 f->diag.first->path, f->diag.first->message, text.text);
        return;
    }
    same_scenario(sc, again);
    buf_release(&text);
}

static const char *const bundled[] = {
    "brown-out.yaml",   "front-door-pair.yaml", "full-europe-50ms.yaml",
    "full-europe.yaml", "shallow-probe.yaml",   "shared-dependency.yaml",
};

static void bundled_scenarios_read_back(void **state)
{
    struct fixture *f = *state;
    const char *directory = getenv("SCENARIOS");

    assert_non_null(directory);
    for (size_t i = 0; i < COUNT_OF(bundled); i++) {
        check_effective(f, arena_printf(&f->arena, "%s/%s", directory, bundled[i]), NULL);
        assert_int_equal(f->diag.warnings, 0);
    }
}

static void overridden_scenarios_read_back(void **state)
{
    static const char *const sets[] = {
        "edge.probe.rule=consecutive",
        "edge={preset: gcp-load-balancer}",
        "edge={preset: aws-global-accelerator, probe: {phase: 3s, path: [app, cache]}}",
        "edge.pop_traffic={zipf: 1.2}",
        "edge.pop_traffic={shares: [1, 2, 3, 0.5]}",
        "edge.propagation.mixture=[{share: 50%, of: 1m}, {share: 0.5, of: 9m}]",
        "edge.propagation.mixture=[{share: 1, of: {gamma: {shape: 2, scale: 5m}}}]",
        "edge.propagation={lognormal: {median: 5m, p95: 20m}}",
        "replications={max: 500, until: {metric: rto.service, relative: 2%}}",
        "targets={availability: 99.95%, rto: 90s}",
        "name=\"odd: name # \\u263A\"",
        "title=\"two\\nlines \\\"quoted\\\"\"",
        "faults=[{at: 0s, fault: edge-outage}, {at: 0s, fault: edge-outage, share: 1%}]",
        "faults=[{at: 1h59m, fault: component-degraded, target: ne.database, added_latency: 1ms}]",
        "stamps.we.components={}",
        "stamps.ne.components={lone: {located_in: far, shed_cost: 3%}}",
        "clients.west={requests: 1/y, profile: {weekly: [0, 1, 2, 3, 4, 5, 6]}}",
        "links=[]",
        "seed=18446744073709551615",
    };
    struct fixture *f = *state;

    files_write(f, "a.yaml", pair);
    files_write(f, "b.yaml", "extends: a.yaml\nhorizon: 2h\n");
    files_write(f, "c.yaml", minimal);
    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        check_effective(f, files_path(f, "b.yaml"), sets[i]);
    }
    check_effective(f, files_path(f, "c.yaml"), NULL);
    check_effective(f, files_path(f, "c.yaml"), "edge.kind=none");
}

static void stores_read_back(void **state)
{
    static const char *const sets[] = {
        NULL,
        "stores.a={preset: azure-sql-failover-group, regions: [x, y]}",
        "stores.a={preset: azure-sql-failover-group, regions: [x, y], failover: {policy: "
        "automatic}}",
        "stores.a={preset: azure-cosmos-single-write, model: sync, regions: [y, x, z]}",
        "stores.a={model: async, regions: [x, y], lag_of: write, batch: 30s, throughput: 9/s}",
        "stores.a={model: async, regions: [x, y], consistency: bounded-staleness, staleness: "
        "{writes: 100000, time: 300s}}",
        "stores.m={preset: aws-dynamodb-global, regions: [x, y, z]}",
        "stores.m={preset: azure-cosmos-multi-write, regions: [x, y], conflicts: {path: version}}",
        "stores.m.conflicts={policy: merge, fails: 2%, feed: {drained_every: 15m, rate: 50/m}}",
        "stores.m.conflicts={clock_skew: {x: -3ms}, track: incidents}",
        "stores.m.entities={popularity: {zipf: 0.9}, home_share: 81%}",
        "stores.m={model: multi-write, regions: [x, y], operations: {update: 0.7, debit: 30%}, "
        "value: {mixture: [{share: 0.5, of: 3}, {share: 0.5, of: {pareto: {min: 1, shape: 2}}}]}}",
        "stores.z={model: zone-redundant, regions: [x]}",
        "operations={failover: {notice: 3m, gate: {checks: 3}, promote: 70s}}",
        "cost={currency: CHF}",
        "faults=[{at: 1m, fault: link-slow, from: x, to: y, added_latency: 5ms}]",
        "faults=[{at: 1m, fault: clock-skew, target: x, by: -1h30m}]",
        "clients.web.sessions=5",
    };
    struct fixture *f = *state;

    files_write(f, "a.yaml", stores);
    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        check_effective(f, files_path(f, "a.yaml"), sets[i]);
    }
}

static void the_origin_of_every_value_is_told(void **state)
{
    struct fixture *f = *state;
    struct override o = {.name = "--seed", .assignment = "seed=9"};
    struct buf b = BUF_INIT;

    files_write(f, "a.yaml", minimal);
    files_write(f, "b.yaml", "extends: a.yaml\nedge: {preset: gcp-load-balancer}\n");
    assert_int_equal(describe_effective(files_path(f, "b.yaml"), &o, 1, &f->diag, &b), 0);
    for (const char *line = b.text; *line != '\0'; line = strchr(line, '\n') + 1) {
        const char *hash = strstr(line, "# ");

        assert_true(hash != NULL && hash < strchr(line, '\n'));
    }
    assert_non_null(strstr(b.text, "# --seed\n"));
    assert_non_null(strstr(b.text, "# preset gcp-load-balancer\n"));
    assert_non_null(strstr(b.text, "# default\n"));
    assert_non_null(strstr(b.text, arena_printf(&f->arena, "# %s:5\n", files_path(f, "a.yaml"))));
    assert_null(strstr(b.text, "extends"));
    buf_release(&b);
    assert_int_equal(describe_effective(files_path(f, "x.yaml"), NULL, 0, &f->diag, &b), -1);
    assert_int_equal(b.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_describes_itself),
        cmocka_unit_test(names_of_many_sorts_are_known),
        cmocka_unit_test(a_field_names_what_presets_and_other_documents_say),
        cmocka_unit_test(the_reference_page_holds_everything),
        FIXTURE_TEST(bundled_scenarios_read_back),
        FILES_TEST(overridden_scenarios_read_back),
        FILES_TEST(stores_read_back),
        FILES_TEST(the_origin_of_every_value_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
