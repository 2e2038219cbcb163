/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/human_censored.h"

#include <math.h>

#include "reports/human.h"
#include "tests/reports/fixture.h"

static void assert_text(struct buf *out, const char *wanted)
{
    assert_string_equal(buf_text(out), wanted);
    buf_clear(out);
}

/* A service that is down at the horizon in all 40 replications. */
static struct summary all_cut_off(void)
{
    return (struct summary){.n = 40,
                            .mean = 60,
                            .lo = 60,
                            .hi = 60,
                            .min = 60,
                            .p50 = 60,
                            .p95 = 60,
                            .max = 60,
                            .censored = 40};
}

static void all_values(void **state)
{
    const struct metric *service = &fixture_metrics[F_SERVICE];
    const struct summary s = all_cut_off();
    struct buf out = BUF_INIT;
    (void)state;
    assert_true(human_censored_all(&s));
    human_mean(service, &s, &out);
    assert_text(&out, "≥ 60 s");
    human_precision(service, &s, &out);
    assert_text(&out, "all cut off");
    human_quantile(service, &s, 0.5, s.p50, &out);
    assert_text(&out, "≥ 60 s");
    human_quantile_interval(service, &s, 0.5, &(struct interval){60, 60}, &out);
    assert_text(&out, "[60 s, ...]");
    human_censored(service, 40, true, &out);
    assert_text(&out, "all 40 still running at the horizon");
    human_censored(&fixture_metrics[F_DETECT], 1, true, &out);
    assert_text(&out, "1 cut off");
    buf_release(&out);
}

/* Of 100, the six greatest: p95 is one of them, p90 may be none. */
static void some_values(void **state)
{
    const struct metric *service = &fixture_metrics[F_SERVICE];
    const struct summary s = {.n = 100, .mean = 50, .max = 80, .censored = 6};
    struct buf out = BUF_INIT;
    (void)state;
    assert_false(human_censored_all(&s));
    assert_true(human_censored_at(&s, 0.95) && human_censored_at(&s, 1));
    assert_false(human_censored_at(&s, 0.94));
    human_quantile(service, &s, 1, 80, &out);
    assert_text(&out, "≥ 80 s");
    human_quantile(service, &s, 0.9, 70, &out);
    assert_text(&out, "70 s");
    human_quantile_interval(service, &s, 0.9, &(struct interval){60, 80}, &out);
    assert_text(&out, "[60 s, ...]");
    human_quantile(service, &s, 1, NAN, &out);
    assert_text(&out, "-");
    buf_release(&out);
}

static void targets(void **state)
{
    struct result r = fixture_result();
    struct buf out = BUF_INIT;
    (void)state;
    assert_true(human_statistic("p99.9") == 99.9 / 100 && human_statistic("max") == 1);
    assert_true(human_statistic("mean") == 0);
    human_target_value(&r, &r.targets[1], &out);
    assert_text(&out, "78 s");
    human_target_interval(&r, &r.targets[1], &out);
    assert_text(&out, "[76.88 s, 79.25 s]");
    fixture_copy[F_SERVICE] = all_cut_off();
    r.targets[1].value = r.targets[1].lo = r.targets[1].hi = 60;
    human_target_value(&r, &r.targets[1], &out);
    assert_text(&out, "≥ 60 s");
    human_target_interval(&r, &r.targets[1], &out);
    assert_text(&out, "[60 s, ...]");
    human_target_interval(&r, &r.targets[0], &out);
    assert_text(&out, "[99.925 %, 99.949 %]");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_values), cmocka_unit_test(some_values),
                                       cmocka_unit_test(targets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
