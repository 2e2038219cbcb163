/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/comparison.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/stats/interval.h"

static const double TOLERANCE = 4;
static const double TOLERANCE_OF_DIFFERENCES = 4.4;

/* How a comparison may fail, and how likely a right program is to. */
static void account(struct comparisons *c, const char *tolerance, double false_alarm)
{
    c->tolerance = tolerance;
    c->false_alarm += false_alarm;
}

static void report(struct comparisons *c, const char *label, double theory, double estimate,
                   double error, double distance, bool passed)
{
    c->made++;
    c->failed += !passed;
    printf("# %s | %s | %.7g | %.7g | %.2g | %.2f%s\n", c->section, label, theory, estimate, error,
           distance, passed ? "" : " FAILED");
    fflush(stdout);
}

static struct tally tally_of(const double *x, size_t n)
{
    struct tally t = {0};
    for (size_t i = 0; i < n; i++) {
        tally_add(&t, x[i]);
    }
    return t;
}

void compare_mean(struct comparisons *c, const char *label, const struct tally *t, double theory)
{
    double off = fabs(t->mean - theory);
    double error = tally_sd(t) / sqrt((double)t->n);
    double distance = off <= 1e-12 * fabs(theory) ? 0 : off / error;
    account(c, "4 s.e.", 2 * gsl_cdf_tdist_Q(TOLERANCE, (double)t->n - 1));
    report(c, label, theory, t->mean, error, distance, t->n >= 2 && distance <= TOLERANCE);
}

void compare_equal(struct comparisons *c, const char *label, double estimate, double theory)
{
    bool equal = estimate == theory;
    account(c, "equal", 0);
    report(c, label, theory, estimate, 0, equal ? 0 : INFINITY, equal);
}

/* Of "2.34e-6", 1e-8. */
static double last_digit(const char *printed)
{
    size_t digits = strcspn(printed, "e");
    const char *point = memchr(printed, '.', digits);
    long power = printed[digits] == 'e' ? strtol(printed + digits + 1, NULL, 10) : 0;
    return pow(10, (double)power - (point ? (double)(printed + digits - point - 1) : 0));
}

void compare_printed(struct comparisons *c, const char *label, double estimate, const char *printed)
{
    double theory = strtod(printed, NULL), off = fabs(estimate - theory) / last_digit(printed);
    account(c, "digits printed", 0);
    report(c, label, theory, estimate, 0, off, off <= 0.5 + 1e-9);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void compare_law(struct comparisons *c, const char *label, double *x, size_t n,
                 const struct law *law)
{
    double sup = 0;
    struct tally t = tally_of(x, n);
    qsort(x, n, sizeof *x, ascending);
    for (size_t i = 0; i < n; i++) {
        double at = law->cdf(law->parameters, x[i]);
        sup = fmax(sup,
                   fmax(fabs(at - (double)i / (double)n), fabs(at - (double)(i + 1) / (double)n)));
    }
    double statistic = sup * sqrt((double)n);
    account(c, "KS", comparison_ks_tail(law->critical));
    report(c, label, law->mean, t.mean, tally_sd(&t) / sqrt((double)n), statistic,
           n >= 2 && statistic <= law->critical);
}

double comparison_ks_tail(double k)
{
    double sum = 0;
    if (k < 0.3) { /* below, the series needs many terms and the tail is 1 to 5 digits */
        return 1;
    }
    for (int j = 1; j <= 20; j++) {
        sum += (j % 2 ? 2 : -2) * exp(-2.0 * j * j * k * k);
    }
    return fmin(fmax(sum, 0), 1);
}

double comparison_ks_two(double *x, size_t n, double *y, size_t m)
{
    double sup = 0;
    size_t i = 0, j = 0;
    qsort(x, n, sizeof *x, ascending);
    qsort(y, m, sizeof *y, ascending);
    while (i < n && j < m) {
        double at = fmin(x[i], y[j]);
        for (; i < n && x[i] <= at; i++) {
        }
        for (; j < m && y[j] <= at; j++) {
        }
        sup = fmax(sup, fabs((double)i / (double)n - (double)j / (double)m));
    }
    return sup * sqrt((double)n * (double)m / (double)(n + m));
}

void compare_samples(struct comparisons *c, const char *label, double *x, size_t n, double *y,
                     size_t m, double critical)
{
    struct tally tx = tally_of(x, n), ty = tally_of(y, m);
    double statistic = comparison_ks_two(x, n, y, m);
    double error = sqrt(tally_variance(&tx) / (double)n + tally_variance(&ty) / (double)m);
    account(c, "KS, and 4.4 s.e.",
            comparison_ks_tail(critical) + 2 * gsl_cdf_ugaussian_Q(TOLERANCE_OF_DIFFERENCES));
    bool near = fabs(tx.mean - ty.mean) <= TOLERANCE_OF_DIFFERENCES * error + 1e-12 * fabs(ty.mean);
    report(c, label, ty.mean, tx.mean, error, statistic,
           n >= 2 && m >= 2 && near && statistic <= critical);
}

void compare_promise(struct comparisons *c, const char *label, int64_t k, int64_t n,
                     double promised)
{
    double share = (double)k / (double)n, error = sqrt(promised * (1 - promised) / (double)n);
    int64_t least = 0; /* that passes */
    while (interval_wilson(least, n, 0.95).hi < promised) {
        least++;
    }
    account(c, "promise kept", gsl_cdf_binomial_P((unsigned)least - 1, promised, (unsigned)n));
    report(c, label, promised, share, error, fmax(0, (promised - share) / error), k >= least);
}

void comparisons_assert(const struct comparisons *c)
{
    printf("# total | %s | %d | %s | %.1g\n", c->section, c->made, c->tolerance, c->false_alarm);
    assert_true(c->made > 0);
    assert_int_equal(c->failed, 0);
}
