/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_read.h"

#include <string.h>

#include "sim/schema/text.h"
#include "tests/reports/fixture.h"

#define CLAIM(text) "ninefold: {scenario: a, claims: [{" text "}]}"

static struct arena arena;
static struct diag diag;
static struct claims claims;

static void read_text(const char *text)
{
    arena_init(&arena, 0);
    diag_init(&diag);
    claims_read(&arena, text_source(&arena, "adr.md", text, strlen(text)), &fixture_table, &diag,
                &claims);
}

static void forget(void)
{
    diag_release(&diag);
    arena_release(&arena);
}

static void assert_wrong(const char *text, const char *code, const char *part)
{
    struct buf out = BUF_INIT;
    read_text(text);
    diag_render(&diag, false, &out);
    if (diag.errors != 1 || strcmp(diag.first->code, code) != 0 || !strstr(buf_text(&out), part)) {
        print_message("%s\n", buf_text(&out));
        fail_msg("wanted %s: %s", code, part);
    }
    buf_release(&out);
    forget();
}

static void all_that_the_program_writes(void **state)
{
    (void)state;
    read_text(
        "ninefold:\n  version: 1.0.0\n  options:\n    - name: a\n      scenario: a.yaml\n"
        "      sha256: '00ff'\n      stored: {run: 3, point: 2}\n      set: ['x.y=1']\n"
        "      seed: 18446744073709551615\n      replications: 40\n      horizon: 1h\n"
        "      first_replication: 5\n      exact: true\n      claims:\n"
        "        - {metric: rto.service, statistic: p95, value: 78, ci95: [76.5, ~],\n"
        "           at_most: 60, verdict: missed}\n"
        "    - {name: b, scenario: b.yaml, claims: [{metric: rto.service, value: 1}]}\n"
        "  differences:\n"
        "    - {from: b, to: a, metric: rto.service, value: 1.5, ci95: [1, 2], paired: true}\n"
        "  choice: {outcome: chosen, option: b, least: probe.load, says: b it is}\n");
    assert_int_equal(diag.errors, 0);
    const struct claim_option *o = &claims.options[0];
    assert_string_equal(claims.version, "1.0.0");
    assert_true(o->seed == UINT64_MAX && o->seeded && o->replications == 40 && o->first == 5);
    assert_true(o->exact && o->run == 3 && o->point == 2 && o->set_count == 1);
    assert_string_equal(o->set[0], "x.y=1");
    const struct claim *c = &o->claims[0];
    assert_true(c->value == 78 && c->lo == 76.5 && isnan(c->hi) && c->grain == 0);
    assert_true(c->bound == CLAIM_AT_MOST && c->limit == 60 && c->verdict == VERDICT_MISSED);
    assert_int_equal(c->mark.line, 15);
    assert_true(claims.differences[0].from == 1 && claims.differences[0].to == 0);
    assert_true(claims.choice.told && claims.choice.choice.option == 1);
    assert_string_equal(claims.choice.says, "b it is");
    forget();
}

static void as_little_as_a_person_may_write(void **state)
{
    (void)state;
    read_text("ninefold:\n  scenario: a.yaml\n  set: {x.y: 1}\n  claims:\n"
              "    - {metric: rto.service, statistic: p95, at_most: 1m30s}\n"
              "    - {metric: availability.requests, value: 99.94%}\n");
    assert_int_equal(diag.errors, 0);
    assert_true(claims.count == 1 && !claims.version && !claims.choice.told);
    const struct claim_option *o = &claims.options[0];
    assert_string_equal(o->name, "a.yaml");
    assert_string_equal(o->set[0], "x.y=1");
    assert_true(o->claims[0].limit == 90 && o->claims[0].verdict == VERDICT_MET);
    assert_true(isnan(o->claims[0].value) && o->claims[0].judged);
    assert_true(o->claims[1].value == 0.9994 && fabs(o->claims[1].grain - 0.00005) < 1e-12);
    forget();
}

static void each_mistake_has_its_place(void **state)
{
    (void)state;
    assert_wrong("a: 1\n", "A101", "no key ninefold");
    assert_wrong("ninefold: {options: []}", "A101", "claims nothing");
    assert_wrong("ninefold: {scenario: a, claims: []}", "A101", "claims nothing");
    assert_wrong("ninefold: {version: 1.0.0, options: [{scenario: a, name: b}, {scenario: c, "
                 "claims: [{metric: rto.detect_first, value: 1}]}]}",
                 "S202", "claims: is missing or empty");
    assert_wrong("ninefold: {scenario: a, clams: []}", "S201", "did you mean claims?");
    assert_wrong("ninefold: {claims: []}", "S202", "scenario: is missing");
    assert_wrong("ninefold: {scenario: a, seed: -1}", "S205", "found -1");
    assert_wrong("ninefold: {scenario: a, replications: 0}", "S206", "allowed is 1 to");
    assert_wrong("ninefold: {scenario: a, horizon: 30}", "S205", "found 30");
    assert_wrong("ninefold: {scenario: a, set: [x]}", "S214", "expected PATH=VALUE");
    assert_wrong("ninefold: {scenario: a, set: x=1}", "S203", "expected a list");
    assert_wrong("ninefold: {options: [{name: b, scenario: a}, {name: b, scenario: c}]}", "S212",
                 "another option is called b");
    assert_wrong("ninefold: {options: [1]}", "S203", "expected a mapping");
}

static void so_has_each_of_a_claim(void **state)
{
    (void)state;
    assert_wrong(CLAIM("metric: rto.servic, value: 1"), "S301", "did you mean rto.service?");
    assert_wrong(CLAIM("value: 1"), "S202", "metric: is missing");
    assert_wrong(CLAIM("metric: rto.service"), "S202", "it claims nothing");
    assert_wrong(CLAIM("metric: rto.service, verdict: met"), "S202", "what the verdict is about");
    assert_wrong(CLAIM("metric: rto.service, at_most: 1, verdict: mist"), "S207", "allowed are");
    assert_wrong(CLAIM("metric: rto.service, at_most: 1, at_least: 2"), "S212", "in one claim");
    assert_wrong(CLAIM("metric: rto.service, value: x"), "S205", "found x");
    assert_wrong(CLAIM("metric: rto.service, value: 1, ci95: [1]"), "S210", "the two ends");
    assert_wrong(CLAIM("metric: rto.service, value: 1, ci95: [2, 1]"), "S212", "above its end");
    static const char *const none[] = {"p", "p0", "p100", "p99999", "p5.5.5", "p50."};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct buf text = BUF_INIT;
        buf_printf(&text, CLAIM("metric: rto.service, statistic: %s, value: 1"), none[i]);
        assert_wrong(buf_text(&text), "S207", "percentiles");
        buf_release(&text);
    }
}

static void and_of_differences_and_the_choice(void **state)
{
    (void)state;
    assert_wrong("ninefold: {scenario: a, name: b, differences: [{from: b, to: c, metric: "
                 "rto.service, value: 1}]}",
                 "S301", "there is no option c");
    assert_wrong("ninefold: {scenario: a, name: b, choice: {outcome: chosen, option: c}}", "S301",
                 "there is no option c");
    assert_wrong("ninefold: {scenario: a, choice: {outcome: maybe}}", "S207", "allowed are chosen");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_the_program_writes),
        cmocka_unit_test(as_little_as_a_person_may_write),
        cmocka_unit_test(each_mistake_has_its_place),
        cmocka_unit_test(so_has_each_of_a_claim),
        cmocka_unit_test(and_of_differences_and_the_choice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
