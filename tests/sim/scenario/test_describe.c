/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/files.h"

#include "sim/scenario/describe.h"

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

/* Equal in all that the simulator sees. */
static void same_group(const struct client_group *a, const struct client_group *b, size_t stamps)
{
    assert_string_equal(a->name, b->name);
    assert_true(a->requests == b->requests && a->write_share == b->write_share);
    assert_true(a->pops == b->pops && a->home == b->home && a->timeout == b->timeout);
    assert_memory_equal(a->latency, b->latency, stamps * sizeof *a->latency);
    assert_int_equal(a->retries.attempts, b->retries.attempts);
    assert_true(a->retries.budget == b->retries.budget);
    assert_memory_equal(a->profile.daily, b->profile.daily, sizeof a->profile.daily);
    assert_memory_equal(a->profile.weekly, b->profile.weekly, sizeof a->profile.weekly);
    assert_int_equal(a->profile.flat, b->profile.flat);
}

static void same_edge(const struct edge *a, const struct edge *b)
{
    const struct probe *p = &a->probe, *q = &b->probe;

    assert_true(a->kind == b->kind && a->additional_latency == b->additional_latency);
    assert_true((a->preset == NULL) == (b->preset == NULL));
    assert_true(a->when_all_unhealthy == b->when_all_unhealthy);
    assert_true(a->retry_on_connect_failure == b->retry_on_connect_failure);
    assert_true(a->connect_timeout == b->connect_timeout && a->pop_reroute == b->pop_reroute);
    assert_true(a->propagation.kind == b->propagation.kind && a->propagation.a == b->propagation.a);
    assert_true(a->propagation.b == b->propagation.b && a->propagation.c == b->propagation.c);
    assert_true(a->pop_traffic == b->pop_traffic && a->share_count == b->share_count);
    assert_true(a->pop_traffic != POP_TRAFFIC_ZIPF || a->zipf == b->zipf);
    for (size_t i = 0; i < a->share_count; i++) {
        assert_true(a->shares[i] == b->shares[i]);
    }
    assert_true(p->interval == q->interval && p->timeout == q->timeout && p->jitter == q->jitter);
    assert_true(p->phase == q->phase && p->rule == q->rule && p->path == q->path);
    assert_true(p->sample_size == q->sample_size && p->down_after == q->down_after);
    assert_true(p->successful_samples_required == q->successful_samples_required);
    assert_true(p->up_after == q->up_after && p->loss == q->loss);
    assert_true(p->listed_count == q->listed_count);
    assert_true(p->low_traffic_slowdown == q->low_traffic_slowdown);
}

static void same_stamp(const struct stamp *a, const struct stamp *b)
{
    assert_string_equal(a->name, b->name);
    assert_true(a->region == b->region && a->priority == b->priority && a->weight == b->weight);
    assert_true(a->component_count == b->component_count && a->app == b->app);
    for (size_t i = 0; i < a->component_count; i++) {
        const struct component *c = &a->components[i], *d = &b->components[i];

        assert_string_equal(c->name, d->name);
        assert_true(c->instances == d->instances && c->needed == d->needed);
        assert_true(c->zones == d->zones && c->capacity == d->capacity);
        assert_true(c->shed_cost == d->shed_cost && c->required == d->required);
        assert_true(c->probed == d->probed && c->located_in == d->located_in);
    }
}

static void same_fault(const struct fault *a, const struct fault *b)
{
    assert_string_equal(a->id, b->id);
    assert_true(a->kind == b->kind && a->at == b->at && a->duration == b->duration);
    assert_true(a->mode == b->mode && a->region == b->region && a->zone == b->zone);
    assert_true(a->stamp == b->stamp && a->component == b->component && a->group == b->group);
    assert_true(a->count == b->count && a->share == b->share && a->factor == b->factor);
    assert_true(a->error_share == b->error_share && a->added_latency == b->added_latency);
    assert_true(a->data_lost == b->data_lost);
}

static void same_scenario(const struct scenario *a, const struct scenario *b)
{
    assert_string_equal(a->name, b->name);
    assert_string_equal(a->title, b->title);
    assert_true(a->horizon == b->horizon && a->seed == b->seed);
    assert_true(a->replications.min == b->replications.min);
    assert_true(a->replications.max == b->replications.max);
    assert_true(a->targets.rto == b->targets.rto && a->targets.percentile == b->targets.percentile);
    assert_true(a->targets.availability == b->targets.availability ||
                (isnan(a->targets.availability) && isnan(b->targets.availability)));
    assert_true(a->group_count == b->group_count && a->stamp_count == b->stamp_count);
    assert_true(a->region_count == b->region_count && a->link_count == b->link_count);
    assert_int_equal(a->fault_count, b->fault_count);
    for (size_t i = 0; i < a->group_count; i++) {
        same_group(&a->groups[i], &b->groups[i], a->stamp_count);
    }
    for (size_t i = 0; i < a->region_count; i++) {
        assert_string_equal(a->regions[i].name, b->regions[i].name);
        assert_true(a->regions[i].pair == b->regions[i].pair);
        assert_true(a->regions[i].zones == b->regions[i].zones);
    }
    for (size_t i = 0; i < a->link_count; i++) {
        assert_true(a->links[i].a == b->links[i].a && a->links[i].b == b->links[i].b);
        assert_true(a->links[i].rtt == b->links[i].rtt);
    }
    for (size_t i = 0; i < a->stamp_count; i++) {
        same_stamp(&a->stamps[i], &b->stamps[i]);
    }
    for (size_t i = 0; i < a->fault_count; i++) {
        same_fault(&a->faults[i], &b->faults[i]);
    }
    same_edge(&a->edge, &b->edge);
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
        FILES_TEST(the_origin_of_every_value_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
