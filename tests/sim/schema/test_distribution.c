/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/distribution.h"

static const struct dist *dist(struct toy *t, const char *text)
{
    toy_forget(t);
    struct toy_all *all =
        toy_fill(t, arena_printf(&t->arena, "inner: {depth: 1}\ndist: %s\n", text));

    return &all->dist;
}

static void is_near(double x, double wanted)
{
    if (!(fabs(x - wanted) <= 1e-9 * fabs(wanted))) {
        fail_msg("%.17g instead of %.17g", x, wanted);
    }
}

static void every_form_has_its_mean(void **state)
{
    static const struct {
        const char *text;
        enum dist_kind kind;
        double mean;
    } cases[] = {
        {"90s", DIST_CONSTANT, 90},
        {"0s", DIST_CONSTANT, 0},
        {"{exponential: {mean: 3y}}", DIST_EXPONENTIAL, 3 * 365 * 86400.0},
        {"{lognormal: {mean: 5m, sd: 2m}}", DIST_LOGNORMAL, 300},
        {"{uniform: {min: 1m, max: 3m}}", DIST_UNIFORM, 120},
        {"{triangular: {min: 3m, mode: 20m, max: 46m}}", DIST_TRIANGULAR, 23 * 60},
        {"{gamma: {shape: 2, scale: 10s}}", DIST_GAMMA, 20},
        {"{weibull: {shape: 1, scale: 10s}}", DIST_WEIBULL, 10},
        {"{pareto: {min: 10s, shape: 2}}", DIST_PARETO, 20},
        {"{empirical: {values: [1s, 5s, 3s]}}", DIST_EMPIRICAL, 3},
        {"{mixture: [{share: 25%, of: 4s}, {share: 0.75, of: {exponential: {mean: 8s}}}]}",
         DIST_MIXTURE, 7},
    };
    struct toy *t = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct dist *d = dist(t, cases[i].text);

        if (t->diag.errors > 0) {
            fail_msg("%s: %s", cases[i].text, t->diag.first->message);
        }
        assert_int_equal(d->kind, cases[i].kind);
        is_near(dist_mean(d), cases[i].mean);
    }
}

static void quantiles_of_a_lognormal_are_hit(void **state)
{
    struct toy *t = *state;

    is_near(dist_quantile(dist(t, "{lognormal: {median: 30m, p95: 155m}}"), 0.95), 155 * 60);
    is_near(dist_quantile(dist(t, "{lognormal: {median: 120ms, p99: 900ms}}"), 0.99), 0.9);
    is_near(dist_quantile(dist(t, "{lognormal: {median: 120ms, p99: 900ms}}"), 0.5), 0.12);
}

static void what_makes_no_distribution_is_refused(void **state)
{
    static const struct {
        const char *text, *code;
    } cases[] = {
        {"30", "S205"},
        {"~", "S204"},
        {"[30s]", "S209"},
        {"{}", "S209"},
        {"{uniform: {min: 1s, max: 2s}, exponential: {mean: 1s}}", "S209"},
        {"{exponentail: {mean: 1s}}", "S201"},
        {"{exponential: 1s}", "S209"},
        {"{exponential: {}}", "S209"},
        {"{exponential: {mean: 30}}", "S205"},
        {"{exponential: {mean: 0s}}", "S209"},
        {"{exponential: {mena: 30s}}", "S201"},
        {"{lognormal: {mean: 1s}}", "S209"},
        {"{lognormal: {mean: 1s, p95: 3s}}", "S209"},
        {"{lognormal: {median: 1s, p95: 3s, p99: 5s}}", "S209"},
        {"{lognormal: {median: 0s, p95: 3s}}", "S209"},
        {"{lognormal: {median: 5s, p95: 3s}}", "S209"},
        {"{uniform: {min: 3s, max: 1s}}", "S209"},
        {"{triangular: {min: 3s, mode: 1s, max: 5s}}", "S209"},
        {"{gamma: {shape: 0, scale: 5s}}", "S209"},
        {"{gamma: {shape: 1s, scale: 5s}}", "S205"},
        {"{gamma: {shape: -1, scale: 5s}}", "S206"},
        {"{empirical: {}}", "S209"},
        {"{empirical: {values: []}}", "S209"},
        {"{empirical: {values: 5s}}", "S209"},
        {"{empirical: {values: [5]}}", "S205"},
        {"{empirical: {values: [5s], file: x, column: y}}", "S209"},
        {"{empirical: {file: x}}", "S209"},
        {"{mixture: []}", "S209"},
        {"{mixture: {share: 1, of: 5s}}", "S209"},
        {"{mixture: [{share: 1}]}", "S209"},
        {"{mixture: [{share: 1, of: 5s, x: 1}]}", "S209"},
        {"{mixture: [{share: 50%, of: 5s}]}", "S209"},
        {"{mixture: [{share: 120%, of: 5s}]}", "S206"},
        {"{mixture: [5s]}", "S209"},
    };
    struct toy *t = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        dist(t, cases[i].text);
        if (t->diag.errors != 1 || strcmp(t->diag.first->code, cases[i].code) != 0) {
            fail_msg("%s: %zu errors, %s", cases[i].text, t->diag.errors,
                     t->diag.first == NULL ? "none" : t->diag.first->code);
        }
    }
}

static void numbers_have_no_unit(void **state)
{
    static const struct {
        const char *text, *code;
        double mean;
    } cases[] = {
        {"12.5", NULL, 12.5},
        {"{exponential: {mean: 40}}", NULL, 40},
        {"{empirical: {values: [1, 5, 3]}}", NULL, 3},
        {"{mixture: [{share: 25%, of: 4}, {share: 0.75, of: {gamma: {shape: 2, scale: 4}}}]}", NULL,
         7},
        {"12.5s", "S205", 0},
        {"-1", "S206", 0},
        {"{exponential: {mean: 40s}}", "S205", 0},
        {"{empirical: {values: [1s]}}", "S205", 0},
        {"{empirical: {values: 1}}", "S209", 0},
        {"{uniform: {min: 3, max: 1}}", "S209", 0},
    };
    struct toy *t = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        toy_forget(t);
        struct toy_all *all =
            toy_fill(t, arena_printf(&t->arena, "inner: {depth: 1}\namount: %s\n", cases[i].text));

        assert_int_equal(t->diag.errors, cases[i].code == NULL ? 0 : 1);
        if (cases[i].code == NULL) {
            is_near(dist_mean(&all->amount), cases[i].mean);
        } else {
            assert_string_equal(t->diag.first->code, cases[i].code);
        }
    }
    assert_int_equal(distribution_unit(FIELD_DIST), FIELD_DURATION);
}

static void forms_are_hinted_and_sorted(void **state)
{
    struct toy *t = *state;

    dist(t, "{exponentail: {mean: 1s}}");
    assert_string_equal(t->diag.first->hint, "did you mean exponential?");
    assert_string_equal(t->diag.first->path, "dist.exponentail");
    for (size_t i = 1; i < distribution_form_count; i++) {
        assert_true(strcmp(distribution_forms[i - 1].name, distribution_forms[i].name) < 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(every_form_has_its_mean),
        TOY_TEST(quantiles_of_a_lognormal_are_hit),
        TOY_TEST(what_makes_no_distribution_is_refused),
        TOY_TEST(numbers_have_no_unit),
        TOY_TEST(forms_are_hinted_and_sorted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
