/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/human.h"

#include "sim/base/buf.h"
#include "tests/reports/fixture.h"

static void assert_text(struct buf *out, const char *wanted)
{
    assert_string_equal(buf_text(out), wanted);
    buf_clear(out);
}

static void values(void **state)
{
    static const struct metric count = {"outages", "count", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""};
    struct buf out = BUF_INIT;
    (void)state;
    human_value(&fixture_metrics[F_SERVICE], 61.2345, &out);
    assert_text(&out, "61.23 s");
    human_value(&fixture_metrics[F_SERVICE], NAN, &out);
    assert_text(&out, "-");
    human_value(&fixture_metrics[F_DOWNTIME], 0, &out);
    assert_text(&out, "0 min/y");
    human_value(&fixture_metrics[F_DOWNTIME], 525600, &out);
    assert_text(&out, "525600 min/y");
    human_value(&fixture_metrics[F_LOAD], 10.0 / 3, &out);
    assert_text(&out, "3.333/s");
    human_value(&fixture_metrics[F_NINES], 3.14159, &out);
    assert_text(&out, "3.142");
    human_value(&count, 12345678, &out);
    assert_text(&out, "12345678");
    buf_release(&out);
}

static void shares(void **state)
{
    static const struct metric share = {"probe.unhealthy_share", "1", SCOPE_REPLICATION,
                                        SUMMARY_SAMPLE, ""};
    const struct metric *requests = &fixture_metrics[F_REQUESTS];
    struct buf out = BUF_INIT;
    (void)state;
    human_value(&share, 0.25, &out);
    assert_text(&out, "25 %");
    human_value(&share, 1, &out);
    assert_text(&out, "100 %");
    human_value(&share, 0, &out);
    assert_text(&out, "0 %");
    human_value(&share, 1e-6, &out);
    assert_text(&out, "0.0001 %");
    human_value(requests, 0.99991234, &out);
    assert_text(&out, "99.991234 %");
    human_value(requests, 1, &out);
    assert_text(&out, "no loss");
    /* As many nines as the estimate carries, and never rounded up to all of them. */
    human_estimate(requests, 0.999912345, 0.00012, &out);
    assert_text(&out, "99.991 %");
    human_estimate(requests, 0.999912345, 0.0000012, &out);
    assert_text(&out, "99.99123 %");
    human_estimate(requests, 1 - 1e-6, 1e-3, &out);
    assert_text(&out, "99.9999 %");
    human_estimate(requests, 1 - 0x1p-53, 0, &out);
    assert_text(&out, "99.99999999999999 %");
    buf_release(&out);
}

static void widths_and_intervals(void **state)
{
    const struct metric *service = &fixture_metrics[F_SERVICE];
    struct buf out = BUF_INIT;
    (void)state;
    human_width(service, 1.125, &out);
    assert_text(&out, "1.1 s");
    human_width(service, 0.0123456, &out);
    assert_text(&out, "12 ms");
    human_width(service, NAN, &out);
    assert_text(&out, "-");
    human_width(&fixture_metrics[F_REQUESTS], 0.000123, &out);
    assert_text(&out, "0.012 %");
    human_interval(service, 60.125, 62.375, &out);
    assert_text(&out, "[60.12 s, 62.38 s]");
    human_interval(service, 60.125, NAN, &out);
    assert_text(&out, "[60.12 s, ...]");
    human_interval(service, NAN, NAN, &out);
    assert_text(&out, "-");
    buf_release(&out);
}

static void means(void **state)
{
    struct buf out = BUF_INIT;
    struct summary s = fixture_summaries[F_REQUESTS];
    (void)state;
    human_mean(&fixture_metrics[F_REQUESTS], &s, &out);
    assert_text(&out, "99.937 %");
    human_precision(&fixture_metrics[F_REQUESTS], &s, &out);
    assert_text(&out, "0.012 %");
    s.hi = 1;
    human_precision(&fixture_metrics[F_REQUESTS], &s, &out); /* cut off at the best value */
    assert_text(&out, "≥ 99.925 %");
    human_precision(&fixture_metrics[F_NINES], &fixture_summaries[F_NINES], &out);
    assert_text(&out, "0.1");
    human_precision(&fixture_metrics[F_LOAD], &fixture_summaries[F_LOAD], &out);
    assert_text(&out, "constant");
    s = fixture_summaries[F_DOWNTIME]; /* equal, but for the rounding of sums */
    s.mean = 328.5;
    s.lo = 328.5 - 0x1p-44;
    s.hi = 328.5 + 0x1p-44;
    human_precision(&fixture_metrics[F_DOWNTIME], &s, &out);
    assert_text(&out, "constant");
    s.lo = 328;
    s.hi = 329;
    human_precision(&fixture_metrics[F_DOWNTIME], &s, &out);
    assert_text(&out, "0.5 min/y");
    s.min = s.max = 328.5;
    human_precision(&fixture_metrics[F_DOWNTIME], &s, &out);
    assert_text(&out, "constant");
    s = fixture_summaries[F_REQUESTS];
    s.mean = s.min = s.max = 59.0 / 60;
    s.lo = s.hi = s.mean + 0x1p-53;
    human_mean(&fixture_metrics[F_REQUESTS], &s, &out);
    assert_text(&out, "98.333 %");
    human_precision(&fixture_metrics[F_WRITE], &fixture_summaries[F_WRITE], &out);
    assert_text(&out, "-");
    buf_release(&out);
}

static void nothing_failed(void **state)
{
    struct summary s = {.n = 1000, .mean = 1, .lo = 0.99700885, .hi = 1, .nothing_failed = true};
    struct buf out = BUF_INIT;
    (void)state;
    human_mean(&fixture_metrics[F_REQUESTS], &s, &out);
    assert_text(&out, "≥ 99.7 %");
    human_precision(&fixture_metrics[F_REQUESTS], &s, &out);
    assert_text(&out, "at 95 %");
    s = (struct summary){.n = 1000, .mean = NAN, .lo = 2.524, .hi = NAN, .nothing_failed = true};
    human_mean(&fixture_metrics[F_NINES], &s, &out);
    assert_text(&out, "≥ 2.52");
    s = (struct summary){.n = 1000, .mean = 0, .lo = 0, .hi = 1572.1, .nothing_failed = true};
    human_mean(&fixture_metrics[F_DOWNTIME], &s, &out);
    assert_text(&out, "≤ 1580 min/y");
    buf_release(&out);
}

static void assert_share(struct summary s, const char *mean, const char *precision)
{
    static const struct metric promise = {"sla.month", "1", SCOPE_REPLICATION, SUMMARY_SHARE, ""};
    struct buf out = BUF_INIT;
    human_mean(&promise, &s, &out);
    assert_text(&out, mean);
    human_precision(&promise, &s, &out);
    assert_text(&out, precision);
    buf_release(&out);
}

/* Of one replication that kept 11 of 12 months nothing is known; of trials that all came out the
 * same, one end is. */
static void promises(void **state)
{
    struct summary s = {.n = 1, .mean = 11.0 / 12, .hi = 1, .min = 11.0 / 12, .max = 11.0 / 12};
    (void)state;
    assert_share(s, "91.667 %", "-");
    s = (struct summary){.n = 1, .mean = 1, .lo = 0.025, .hi = 1, .min = 1, .max = 1};
    assert_share(s, "≥ 2.5 %", "at 95 %");
    s = (struct summary){.n = 20, .mean = 1, .lo = 0.83157, .hi = 1, .min = 1, .max = 1};
    assert_share(s, "≥ 83.1 %", "at 95 %");
    s = (struct summary){.n = 20, .lo = 0, .hi = 0.16843};
    assert_share(s, "≤ 16.9 %", "at 95 %");
    s = (struct summary){.n = 20, .mean = 0.95, .lo = 0.7513, .hi = 0.9987, .max = 1};
    assert_share(s, "95 %", "20 %");
    s = (struct summary){.n = 20, .mean = 1, .lo = 1, .hi = 1, .min = 1, .max = 1}; /* weighted */
    assert_share(s, "100 %", "0 %");
}

static void distances(void **state)
{
    struct summary s = fixture_summaries[F_DETECT];
    struct buf out = BUF_INIT;
    (void)state;
    human_distance(&s, &out);
    assert_text(&out, ": +1.0 standard errors");
    s.closed_form = s.mean;
    human_distance(&s, &out);
    assert_text(&out, ": equal");
    s.closed_form = 40;
    s.error = NAN;
    human_distance(&s, &out);
    assert_text(&out, "");
    human_distance(&fixture_summaries[F_SERVICE], &out); /* none is known */
    assert_text(&out, "");
    buf_release(&out);
}

static void limits_and_setting(void **state)
{
    struct result r = fixture_result();
    struct buf out = BUF_INIT;
    (void)state;
    human_limit(&fixture_metrics[F_REQUESTS], &r.targets[0], &out);
    assert_text(&out, "≥ 99.9 %");
    human_limit(&fixture_metrics[F_SERVICE], &r.targets[1], &out);
    assert_text(&out, "≤ 60 s");
    human_setting(&r, &out);
    assert_text(&out, "400 replications of 1y, seed 7");
    struct result other = r;
    const struct result *both[] = {&r, &other};
    human_settings(&r, both, 2, &out);
    assert_text(&out, "400 replications of 1y, seed 7");
    other.seed = 8;
    human_settings(&r, both, 2, &out);
    assert_text(&out, "400 replications of 1y, various seeds");
    other.horizon /= 2;
    human_settings(&r, both, 2, &out);
    assert_text(&out, "400 replications of various horizons, various seeds");
    r.replications = 1;
    r.first = 17;
    r.exact = r.interrupted = true;
    r.runaway_count = 1;
    human_setting(&r, &out);
    assert_text(&out, "1 replication of 1y, seed 7, from number 17 on, every probe played, "
                      "interrupted, 1 of them left out as runaways");
    buf_release(&out);
}

static void doubts(void **state)
{
    static const struct {
        struct target_result target;
        const char *text;
    } cases[] = {
        {{.doubt = DOUBT_NONE}, ""},
        {{.doubt = DOUBT_NO_VALUES}, "no incident occurred"},
        {{.doubt = DOUBT_NO_VALUES, .at_least = true}, "no replication came to its end"},
        {{.doubt = DOUBT_TOO_FEW, .statistic = "p99", .needed = 299, .have = 1},
         "p99 takes 299 independent incidents to bound, there is 1"},
        {{.doubt = DOUBT_TOO_FEW, .statistic = "mean", .at_least = true, .needed = 2, .have = 1},
         "mean takes 2 replications to bound, there is 1"},
        {{.doubt = DOUBT_TOO_FEW, .statistic = "p100", .have = 9},
         "no number of values bounds p100 on both sides"},
        {{.doubt = DOUBT_NOTHING_FAILED, .needed = 29956},
         "it takes 29956 replications without a failure to tell"},
        {{.doubt = DOUBT_NOTHING_FAILED},
         "no number of replications proves that nothing ever fails"},
        {{.doubt = DOUBT_CENSORED}, "values were cut off, so the limit may be passed all the same"},
        {{.doubt = DOUBT_WEIGHTED}, "percentiles are not estimated with rare_events: bias"},
        {{.doubt = DOUBT_STRADDLES},
         "the limit lies within the interval; more replications would tell"},
    };
    struct buf out = BUF_INIT;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        human_doubt(&cases[i].target, &out);
        assert_text(&out, cases[i].text);
    }
    buf_release(&out);
}

/* Three over the years played: a year of 3 replications, or 100 hours. */
static void what_was_never_seen_has_a_bound(void **state)
{
    static const struct metric flips = {"probe.false_flips", "count", SCOPE_REPLICATION,
                                        SUMMARY_SAMPLE, ""},
                               lost = {"rpo.lost_writes", "count", SCOPE_REPLICATION,
                                       SUMMARY_SAMPLE, ""};
    const struct metric_table table = {&flips, 1};
    struct summary none = {.n = 3};
    struct result r = {.horizon = SIMTIME_YEAR, .metrics = &table, .summaries = &none};
    struct buf out = BUF_INIT;
    (void)state;
    assert_true(fabs(human_unseen(&flips, &none, &r) - 0.999) < 1e-9);
    assert_true(isnan(human_unseen(&lost, &none, &r))); /* they come many at once */
    human_precision_of(&r, 0, &out);
    assert_text(&out, "≤ 0.999/y");
    none.n = 100;
    r.horizon = SIMTIME_YEAR / 8760;
    human_precision_of(&r, 0, &out);
    assert_text(&out, "≤ 263/y");
    none.max = 1;
    assert_true(isnan(human_unseen(&flips, &none, &r)));
    buf_release(&out);
}

/* A value that is rounded outwards takes its interval with it. */
static void no_bound_lies_beyond_its_interval(void **state)
{
    struct summary s = {.n = 60, .hi = 25598, .nothing_failed = true};
    double lo, hi;
    (void)state;
    human_bound(&fixture_metrics[F_DOWNTIME], &s, &lo, &hi);
    assert_true(lo == 0 && fabs(hi - 25600) < 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(shares),
        cmocka_unit_test(widths_and_intervals),
        cmocka_unit_test(means),
        cmocka_unit_test(nothing_failed),
        cmocka_unit_test(promises),
        cmocka_unit_test(distances),
        cmocka_unit_test(limits_and_setting),
        cmocka_unit_test(doubts),
        cmocka_unit_test(what_was_never_seen_has_a_bound),
        cmocka_unit_test(no_bound_lies_beyond_its_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
