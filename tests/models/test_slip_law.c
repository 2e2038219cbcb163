/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Against the chain of how long ago the last one deviated, stepped probe by probe. */
#include "models/slip_law.h"
#include "tests/models/check.h"

enum { SPAN_MAX = 20, PROBES = 3000 };

/* Its state: 1 to span ago; 0: longer, or never. */
struct chain {
    double chance, state[SPAN_MAX + 1];
    int64_t span;
};

/* One more probe; the chance that it makes the pair with one `gap` before it, for each gap. */
static double step(struct chain *c, double *ret_gap)
{
    double next[SPAN_MAX + 1] = {0}, pair = 0;
    for (int64_t i = 0; i <= c->span; i++) {
        int64_t ago = i == 0 || i == c->span ? 0 : i + 1;
        next[ago] += c->state[i] * (1 - c->chance);
        if (i == 0) {
            next[1] += c->state[0] * c->chance;
        } else {
            pair += ret_gap[i] = c->state[i] * c->chance;
        }
    }
    for (int64_t i = 0; i <= c->span; i++) {
        c->state[i] = next[i];
    }
    return pair;
}

static double sum(const struct chain *c)
{
    double total = 0;
    for (int64_t i = c->span; i >= 0; i--) {
        total += c->state[i];
    }
    return total;
}

static const struct {
    double chance;
    int64_t span;
} cases[] = {{1e-6, 5}, {1e-4, 5}, {1e-4, 17}, {0.003, 4}, {0.02, 5}, {0.05, 3}};

static void the_second(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slip_laws laws = {0};
        const struct slip_law *law = slip_law_get(&laws, cases[i].chance, cases[i].span);
        struct chain c = {.chance = cases[i].chance, .span = cases[i].span, .state = {1}};
        double gap[SPAN_MAX + 1];
        assert_non_null(law);
        for (int64_t n = 1; n <= PROBES; n++) {
            double pair = step(&c, gap), left = sum(&c);
            if (n <= law->known) {
                assert_near(law->s[n], left, 1e-14);
            } else {
                double formula = law->s[law->known] * exp(law->decay * (double)(n - law->known));
                assert_near(formula / left, 1, 1e-11);
            }
            if (pair > 1e-12) { /* a u within the n-th one's share of [0, 1) */
                assert_int_equal(slip_law_second(law, 1 - left - pair / 2), n);
            }
        }
        assert_int_equal(slip_law_second(law, 0), 2);
    }
}

static void gaps_and_ages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slip_laws laws = {0};
        const struct slip_law *law = slip_law_get(&laws, cases[i].chance, cases[i].span);
        struct chain c = {.chance = cases[i].chance, .span = cases[i].span, .state = {1}};
        for (int64_t n = 1; n <= PROBES; n++) {
            double gap[SPAN_MAX + 1] = {0}, pair = step(&c, gap), below = 0, left = sum(&c);
            for (int64_t g = 1; n > 1 && g <= c.span && gap[g] > 0; g++) {
                double share = gap[g] / pair;
                assert_int_equal(slip_law_gap(law, n, below + share / 2), g);
                assert_int_equal(slip_law_gap(law, n, below + share * 0.999), g);
                below += share;
            }
            below = 0;
            for (int64_t age = 1; age < c.span && c.state[age] > 0; age++) {
                double share = c.state[age] / left;
                assert_int_equal(slip_law_age(law, n, c.span, below + share / 2), age);
                assert_int_equal(slip_law_age(law, n, c.span, below + share * 0.999), age);
                assert_int_equal(slip_law_age(law, n, age - 1, below + share / 2), 0);
                below += share;
            }
        }
    }
}

/* The mean: 1 / p to the first, then 1 / p each until one is close, with chance 1 - q^span. */
static void the_mean(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slip_laws laws = {0};
        double p = cases[i].chance, mean = 0;
        const struct slip_law *law = slip_law_get(&laws, p, cases[i].span);
        for (int n = 0; n < law->known; n++) {
            mean += law->s[n];
        }
        mean += law->s[law->known] / -expm1(law->decay);
        double want = (1 + 1 / -expm1((double)cases[i].span * log1p(-p))) / p;
        assert_near(mean / want, 1, 1e-9);
    }
}

static void those_in_use_are_kept(void **state)
{
    (void)state;
    static struct slip_laws laws;
    const struct slip_law *law = slip_law_get(&laws, 1e-4, 5);
    for (int i = 0; i < 100; i++) {
        assert_ptr_equal(slip_law_get(&laws, 1e-4, 5), law);
        assert_ptr_not_equal(slip_law_get(&laws, 1e-4, 4 + i % 3 * 2), law);
    }
    law = slip_law_get(&laws, 1e-18, 5);
    assert_true(slip_law_second(law, 0.5) == INT64_MAX); /* 1 - p is 1 */
    assert_true(slip_law_second(law, 1 - 0x1p-53) == INT64_MAX);
    assert_null(slip_law_get(&laws, 0.3, 5)); /* single ones are as rare */
    assert_null(slip_law_get(&laws, 0.999, 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_second),
        cmocka_unit_test(gaps_and_ages),
        cmocka_unit_test(the_mean),
        cmocka_unit_test(those_in_use_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
