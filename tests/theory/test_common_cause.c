/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two regions that share the load, either of which is out twice a year for 6 h, and of whose
 * outages a share beta hits both: minutes a year of requests lost. The five nines that two
 * independent regions give are gone from a beta of 0.4 % on.
 *
 * Theory, with D the time to repair, U = 4,380 h - D the mean up time, detection d after 30 to 60 s
 * (45 s), recovery after 60 to 90 s (75 s). Alone a region fails after U / (1 - beta), both
 * together after U / beta; the clocks are independent. a = D / (D + U / (1 - beta)) and j = D / (D
 * + U / beta) are the shares of time out by either.
 *
 *   - Both are out: j + (1 - j) a^2 of the time.
 *   - One goes out while the other serves: half of the load is lost for d. 2 f (1 - j) (1 - a)
 * times a year, f = (1 - a) / (U / (1 - beta)).
 *   - One comes back and the other is still out: by then no origin is held healthy and all are
 *     routed to, so half of the load is lost until the one is held healthy again, or the other is
 *     back as well. That is after 2 f a (1 - j) overlaps of own outages, of which what is left of
 *     the longer one is uniform on [0, D), and after 2 g a (1 - a) of the shared ones, g = (1 - j)
 *     beta / U; of the latter it is uniform as well, whatever part of it the shared one covers,
 *     because they end independently.
 *
 * Left out are fractions of a ten-thousandth: what begins within 90 s of another's beginning or
 * end, and the start, when nothing is out, which is worth 3 h of the 50 years of a replication.
 *
 * So many years are played that the standard error is 1 % at most, which is asserted. False alarm:
 * 6.3e-5 for each of 5 means, 0.03 % for all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "sim/stats/interval.h"
#include "tests/theory/comparison.h"
#include "tests/theory/text.h"

enum { HORIZON_YEARS = 50 };
static const double HOUR = 3600, YEAR = 365 * 86400.0;
static const double OUT = 6 * 3600.0, UP = 4374 * 3600.0, DETECTION = 45, RECOVERY = 75;

/* What is published for these figures (rounded): independent regions, detection, and beta. */
static const struct {
    double beta;
    int years;
    const char *published;
} rows[] = {{0, 420000, "2.49"},
            {0.01, 330000, "9.65"},
            {0.05, 96000, "38.3"},
            {0.1, 52000, "74.2"},
            {0.5, 13000, "361"}};
enum { ROWS = sizeof rows / sizeof *rows };

/* E[min(R, L)], L uniform on [0, D), R uniform on [60 s, 90 s). */
static double half_open(void)
{
    return RECOVERY - (RECOVERY * RECOVERY + 75) / (2 * OUT);
}

static double minutes_a_year(double beta)
{
    double own = UP / (1 - beta), a = OUT / (OUT + own);
    double j = beta > 0 ? OUT / (OUT + UP / beta) : 0;
    double f = (1 - a) / own, g = (1 - j) * beta / UP;
    double both = j + (1 - j) * a * a;
    double detected = 2 * f * (1 - j) * (1 - a) * DETECTION / 2;
    double comes_back = 2 * a * (f * (1 - j) + g * (1 - a)) * half_open() / 2;
    return (both + detected + comes_back) * YEAR / 60;
}

static void load(struct fixture *f, double beta)
{
    char cause[80] = "";
    if (beta > 0) {
        snprintf(cause, sizeof cause, "common_cause: [{beta: %g, of: [west, north]}]\n", beta);
    }
    text_fixture(f,
                 "ninefold: 1\n"
                 "horizon: %dy\n"
                 "clients: {all: {requests: 1000/s, pops: 2}}\n"
                 "edge:\n"
                 "  additional_latency: 1s\n"
                 "  retry_on_connect_failure: false\n"
                 "  probe: {interval: 30s, sample_size: 4, successful_samples_required: 3}\n"
                 "regions:\n"
                 "  west: {outage: &outage {every: {exponential: {mean: %gh}}, for: 6h, mode: "
                 "error}}\n"
                 "  north: {outage: *outage}\n"
                 "stamps: {we: {region: west}, ne: {region: north}}\n"
                 "%s",
                 HORIZON_YEARS, UP / HOUR, cause);
}

static void test_beta(void **state)
{
    struct comparisons c = {.section = "active-active, common cause, min/y"};
    (void)state;
    for (size_t k = 0; k < ROWS; k++) {
        struct fixture f;
        struct tally t = {0};
        char label[100];
        load(&f, rows[k].beta);
        f.scenario.seed = 700 + k;
        fixture_plan(&f, false);
        for (int r = 1; r <= rows[k].years / HORIZON_YEARS; r++) {
            fixture_run(&f, (uint32_t)r);
            tally_add(&t, fixture_value(&f, METRIC_DOWNTIME_REQUESTS));
        }
        fixture_release(&f);
        snprintf(label, sizeof label, "beta %g %%, %d years, published %s", 100 * rows[k].beta,
                 rows[k].years, rows[k].published);
        compare_mean(&c, label, &t, minutes_a_year(rows[k].beta));
        assert_true(tally_sd(&t) / sqrt((double)t.n) <= 0.01 * t.mean);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_beta)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
