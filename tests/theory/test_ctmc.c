/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The solver of Markov chains against closed forms: one repairable unit, m of n with few and many
 * crews, and a pure death. Nothing is drawn: no false alarms. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/theory/comparison.h"
#include "tests/theory/ctmc.h"

/* To 12 digits. */
static void compare_12(struct comparisons *c, const char *label, double estimate, double theory)
{
    char printed[40];
    snprintf(printed, sizeof printed, "%.11e", theory);
    compare_printed(c, label, estimate, printed);
}

/* State: whether it is down. A(t) = 1 - u (1 - e^-xt), u = l / x, x = l + m. */
static void test_one_unit(void **state)
{
    static const double times[] = {0.01, 0.5, 3, 50, 2000};
    struct comparisons c = {.section = "Markov chains, one repairable unit"};
    struct ctmc chain;
    double p[2], spent[2], l = 0.2, m = 1.3, x = l + m, u = l / x;
    (void)state;
    ctmc_init(&chain, 2);
    ctmc_add(&chain, 0, 1, l / 2);
    ctmc_add(&chain, 0, 1, l / 2);
    ctmc_add(&chain, 1, 0, m);
    ctmc_steady(&chain, p);
    compare_12(&c, "in the long run", p[1], u);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        char label[40];
        ctmc_transient(&chain, 0, times[i], p, spent);
        snprintf(label, sizeof label, "down at %g h", times[i]);
        compare_12(&c, label, p[1], -u * expm1(-x * times[i]));
        snprintf(label, sizeof label, "time down within %g h", times[i]);
        compare_12(&c, label, spent[1], u * (times[i] + expm1(-x * times[i]) / x));
    }
    ctmc_release(&chain);
    comparisons_assert(&c);
}

/* State: how many of n are down. Balance: p(k + 1) / p(k) = (n - k) l / (min(k + 1, crews) m). */
static void build_m_of_n(struct ctmc *chain, size_t n, size_t crews, double l, double m)
{
    ctmc_init(chain, n + 1);
    for (size_t k = 0; k < n; k++) {
        ctmc_add(chain, k, k + 1, (double)(n - k) * l);
        ctmc_add(chain, k + 1, k, (double)(k + 1 < crews ? k + 1 : crews) * m);
    }
}

static double at_most_one_down(size_t crews)
{
    struct ctmc chain;
    double p[4];
    build_m_of_n(&chain, 3, crews, 1.0 / 1000, 1.0 / 10);
    ctmc_steady(&chain, p);
    ctmc_release(&chain);
    return p[0] + p[1];
}

static void test_m_of_n(void **state)
{
    struct comparisons c = {.section = "Markov chains, m of n"};
    struct ctmc chain;
    double p[13], spent[13], ratio = 1, sum = 1, wanted[13] = {1};
    (void)state;
    compare_printed(&c, "2 of 3, one crew", at_most_one_down(1), ".99941200");
    compare_printed(&c, "2 of 3, three crews", at_most_one_down(3), ".99970785");
    build_m_of_n(&chain, 12, 2, 1e-4, 1);
    ctmc_steady(&chain, p);
    for (size_t k = 0; k < 12; k++) {
        ratio *= (double)(12 - k) * 1e-4 / (k < 1 ? 1 : 2);
        wanted[k + 1] = ratio;
        sum += ratio;
    }
    for (size_t k = 0; k <= 12; k++) { /* down to 1e-45, and every digit is right */
        char label[40];
        snprintf(label, sizeof label, "12, two crews, %zu down", k);
        compare_12(&c, label, p[k], wanted[k] / sum);
    }
    ctmc_transient(&chain, 0, 1e4, p, spent); /* long after the start it is the same */
    compare_12(&c, "12, two crews, 4 down after 10,000 h", p[4], wanted[4] / sum);
    ctmc_release(&chain);
    comparisons_assert(&c);
}

/* Three stages to the end, at one rate: Erlang. E[min(X, t)] is the time not yet absorbed. */
static void test_absorbed(void **state)
{
    struct comparisons c = {.section = "Markov chains, absorbed"};
    static const double weights[] = {1, 1, 1, 0};
    (void)state;
    for (int i = 0; i < 5; i++) {
        double t = 0.01 * pow(7, i);
        struct ctmc chain;
        double p[4], spent[4], stage[3];
        char label[40];
        ctmc_init(&chain, 4);
        for (size_t k = 0; k < 3; k++) {
            ctmc_add(&chain, k, k + 1, 2);
            stage[k] = exp(-2 * t) * pow(2 * t, (double)k) / (k == 2 ? 2 : 1);
        }
        ctmc_transient(&chain, 0, t, p, spent);
        snprintf(label, sizeof label, "third stage at %g", t);
        compare_12(&c, label, p[2], stage[2]);
        snprintf(label, sizeof label, "time before the end within %g", t);
        double left = stage[0] + stage[1] + stage[2]; /* E[min] = t S3 + 1.5 F4, F4 = 1 - S4 */
        double last = exp(-2 * t) * pow(2 * t, 3) / 6;
        if (t > 0.1) { /* below, this closed form cancels */
            compare_12(&c, label, ctmc_reward(&chain, weights, spent),
                       t * left + 1.5 * (1 - left - last));
        }
        ctmc_release(&chain);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_unit),
        cmocka_unit_test(test_m_of_n),
        cmocka_unit_test(test_absorbed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
