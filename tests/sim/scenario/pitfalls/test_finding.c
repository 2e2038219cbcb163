/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"

#include "tests/sim/scenario/pitfalls/fixture.h"

static void nothing(struct search *s)
{
    (void)s;
}

static const struct pitfall rule = {
    .id = "a-rule",
    .severity = SEVERITY_WARNING,
    .finds = "what it is told",
    .reason = "it matters",
    .mend = "mend it",
    .look = nothing,
};

static struct search search(struct fixture *f, const char *set)
{
    const struct scenario *sc = load_good(f, pair, set);
    diag_release(&f->diag);
    diag_init(&f->diag);
    return (struct search){.sc = sc, .arena = &f->arena, .diag = &f->diag, .rule = &rule};
}

static void stands(struct search *s, const char *path, const char *source, unsigned line,
                   unsigned column)
{
    diag_release(s->diag);
    diag_init(s->diag);
    finding_add(s, path, "%s", "found");
    const struct diag_entry *e = s->diag->first;
    if (strcmp(e->mark.source->name, source) != 0 || e->mark.line != line ||
        e->mark.column != column) {
        fail_msg("%s: at %s:%u:%u, wanted %s:%u:%u", path, e->mark.source->name,
                 (unsigned)e->mark.line, (unsigned)e->mark.column, source, line, column);
    }
}

/* A value stands where it is; a section, and what nobody wrote in it, at its name. */
static void test_places(void **state)
{
    struct search s = search(*state, "edge.probe.timeout=5s");
    stands(&s, "edge.probe.interval", "test.yaml", 7, 26);
    stands(&s, "edge.probe.timeout", "--set", 1, 20);
    stands(&s, "edge.probe", "test.yaml", 7, 8);
    stands(&s, "edge.probe.jitter", "test.yaml", 7, 8);
    stands(&s, "edge.additional_latency", "test.yaml", 7, 1);
    stands(&s, "stamps.we.components.app.instances", "test.yaml", 18, 24);
    stands(&s, "stamps.ne.region", "test.yaml", 22, 28);
    stands(&s, "faults[0]", "test.yaml", 24, 5);
    stands(&s, "common_cause", "test.yaml", 1, 1);
}

static void test_words(void **state)
{
    struct search s = search(*state, NULL);
    finding_add(&s, "edge", "%d things", 2);
    const struct diag_entry *e = s.diag->first;
    assert_string_equal(e->code, "a-rule");
    assert_string_equal(e->message, "2 things: it matters");
    assert_string_equal(e->hint, "mend it");
    assert_string_equal(e->path, "edge");
    assert_int_equal(s.diag->warnings, 1);
    finding_raise(&s, true, "edge", "%d things", 3);
    assert_int_equal(s.diag->errors, 1);
    assert_string_equal(finding_time(&s, 90), "1m30s");
    assert_string_equal(finding_time(&s, 0.017), "17ms");
    assert_string_equal(finding_time(&s, 69.7029), "1m9.7s");
    assert_string_equal(finding_share(&s, 0.99999), "99.999%");
    assert_string_equal(finding_share(&s, 0.000228310502), "0.0228%");
}

/* Two stamps that share their components by an alias are told once. */
static void test_once(void **state)
{
    struct search s = search(*state, NULL);
    finding_add(&s, "stamps.we.components.app.zones", "%s", "found");
    finding_add(&s, "stamps.ne.components.app.zones", "%s", "found");
    assert_int_equal(s.diag->warnings, 1);
    finding_add(&s, "stamps.ne.components.app.zones", "%s", "found something else");
    assert_int_equal(s.diag->warnings, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_places),
        FIXTURE_TEST(test_words),
        FIXTURE_TEST(test_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
