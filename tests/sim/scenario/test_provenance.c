/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/files.h"

#include "sim/scenario/provenance.h"
#include "sim/scenario/tree.h"

static const char text[] = "ninefold: 1\n"
                           "preset: documented-rates\n"
                           "horizon: 1h\n"
                           "clients: {web: {requests: 100/s, latency: {one: 12ms}}}\n"
                           "edge:\n"
                           "  preset: azure-front-door\n"
                           "  probe: {interval: 20s}\n"
                           "regions: {here: {}, there: {}}\n"
                           "links: [{between: [here, there], rtt: 17ms}]\n"
                           "stamps:\n"
                           "  one: {region: here, components: {app: {instances: 2}, db: {}}}\n"
                           "  two: {region: there}\n";

static const struct node *tree_of(struct fixture *f)
{
    const struct override set = {.name = "--set", .assignment = "edge.probe.jitter=2s"};
    const struct node *tree = NULL;

    files_write(f, "a.yaml", text);
    assert_non_null(tree_load(&f->arena, files_path(f, "a.yaml"), &set, 1, &f->diag, &tree));
    return tree;
}

static void assert_told(struct fixture *f, const struct node *tree, const char *path,
                        const char *value, bool assumption, const char *told)
{
    struct provenance p;
    struct buf b = BUF_INIT;

    if (!provenance_find(&f->arena, tree, path, &p)) {
        fail_msg("nothing at %s", path);
    }
    assert_string_equal(p.path, path);
    assert_string_equal(p.value, value);
    assert_int_equal(provenance_is_assumption(&p), assumption);
    provenance_write(&p, &b);
    if (strncmp(buf_text(&b), told, strlen(told)) != 0) {
        fail_msg("%s: %s", path, buf_text(&b));
    }
    buf_release(&b);
}

static void every_origin_is_told(void **state)
{
    struct fixture *f = *state;
    const struct node *tree = tree_of(f);

    assert_told(f, tree, "edge.probe.interval", "20s", false, "stated in test_files_");
    assert_told(f, tree, "edge.probe.jitter", "2s", false, "given with --set");
    assert_told(f, tree, "edge.probe.sample_size", "4", false,
                "preset azure-front-door: AFD-07, portal and Terraform default");
    assert_told(f, tree, "edge.connect_timeout", "5s", true,
                "preset azure-front-door: assumption: no document gives it");
    assert_told(f, tree, "clients.web.write_share", "0%", true, "default: assumption: reads only");
    assert_told(f, tree, "name", "a", false, "default");
    /* within a value, and entries of lists */
    assert_told(f, tree, "edge.propagation.triangular.max", "45m", false,
                "preset azure-front-door: AFD-26");
    assert_told(f, tree, "links[0].partition.every", "{exponential: {mean: 8760h}}", true,
                "preset documented-rates: assumption: RATE-04");
    assert_told(f, tree, "links[0].rtt", "17ms", false, "stated in test_files_");
}

/* Two values of a preset at one path, for what has instances and for what has none. */
static void the_value_that_took_effect_is_cited(void **state)
{
    struct fixture *f = *state;
    const struct node *tree = tree_of(f);

    assert_told(f, tree, "stamps.one.components.app.fail.every",
                "{exponential: {mean: 3128.571429h}}", false, "preset documented-rates: RATE-01");
    assert_told(f, tree, "stamps.one.components.db.fail.every",
                "{exponential: {mean: 64888.888889h}}", false, "preset documented-rates: RATE-07");
}

static void what_is_not_there_is_not_found(void **state)
{
    static const char *const paths[] = {
        "edge.prob", "edge.probe.interval.x", "links[1]", "links.rtt", "edge[0]",
        "a..b",      "clients.web.home.",     "regions[]"};
    struct fixture *f = *state;
    const struct node *tree = tree_of(f);
    struct provenance p;

    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        assert_false(provenance_find(&f->arena, tree, paths[i], &p));
    }
    assert_false(provenance_find(&f->arena, NULL, "edge.kind", &p));
}

struct seen {
    struct fixture *fixture;
    const struct node *tree;
    size_t values, assumptions;
};

static void see(void *to, const struct provenance *p)
{
    struct seen *seen = to;
    struct provenance again;

    assert_non_null(p->field);
    assert_true(provenance_find(&seen->fixture->arena, seen->tree, p->path, &again));
    assert_string_equal(again.value, p->value);
    assert_ptr_equal(again.source, p->source);
    seen->values++;
    seen->assumptions += provenance_is_assumption(p);
}

/* Each that is met is also what is found at its path. */
static void each_value_is_met_once(void **state)
{
    struct fixture *f = *state;
    struct seen seen = {.fixture = f, .tree = tree_of(f)};

    provenance_each(&f->arena, seen.tree, see, &seen);
    assert_in_range(seen.values, 60, 120);
    assert_in_range(seen.assumptions, 15, 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILES_TEST(every_origin_is_told),
        FILES_TEST(the_value_that_took_effect_is_cited),
        FILES_TEST(what_is_not_there_is_not_found),
        FILES_TEST(each_value_is_met_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
