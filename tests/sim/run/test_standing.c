/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/standing.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/stats/anytime.h"
#include "tests/sim/run/near.h"

enum { REQUESTS, RPO, RTO, METRICS, FIRST = 100, INCIDENTS = 8 };

static const struct metric metrics[] = {
    {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, "share"},
    {"rpo.seconds", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, "seconds"},
    {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, "seconds"},
};
static const struct metric_table table = {metrics, METRICS};

static const struct targets p95_of_60s = {
    .availability = NAN, .rto = 60 * SIMTIME_SECOND, .rpo = SIMTIME_NEVER, .percentile = 95};

static struct targets available(double share)
{
    return (struct targets){.availability = share, .rto = SIMTIME_NEVER, .rpo = SIMTIME_NEVER};
}

/* The next replication: its availability, and incidents of so many seconds each, of which those
 * below 0 are cut off at what they are without the sign. */
static void add(struct standing *s, double weight, double requests, const double *seconds,
                size_t count)
{
    double own[METRICS] = {requests, NAN, NAN}, values[INCIDENTS][METRICS];
    uint8_t censored[INCIDENTS][METRICS] = {{0}};
    struct incident_row incidents[INCIDENTS];
    for (size_t i = 0; i < count; i++) {
        values[i][REQUESTS] = values[i][RPO] = NAN;
        values[i][RTO] = fabs(seconds[i]);
        censored[i][RTO] = seconds[i] < 0;
        incidents[i] = (struct incident_row){.value = values[i], .censored = censored[i]};
    }
    standing_add(s, &(struct row){.replication = (uint32_t)s->replications + 1,
                                  .weight = weight,
                                  .value = own,
                                  .incidents = incidents,
                                  .incident_count = count});
}

/* So many replications of one incident, of which the first `kept` are over in time. */
static struct footing incidents(size_t kept, size_t count, double late)
{
    struct standing s;
    standing_init(&s, &p95_of_60s, &table);
    for (size_t i = 0; i < count; i++) {
        double seconds = i < kept ? 50 : late;
        add(&s, 1, 1, &seconds, 1);
    }
    struct footing f = standing_judge(&s, 0, FIRST);
    standing_release(&s);
    return f;
}

static void targets_stand_in_the_order_of_results(void **state)
{
    struct standing s;
    const struct targets all = {.availability = 0.99,
                                .rto = 60 * SIMTIME_SECOND,
                                .rpo = 5 * SIMTIME_SECOND,
                                .percentile = 90};
    (void)state;
    standing_init(&s, &all, &table);
    assert_int_equal(s.count, 3);
    assert_int_equal(s.targets[0].metric, REQUESTS);
    assert_int_equal(s.targets[1].metric, RTO);
    assert_int_equal(s.targets[2].metric, RPO);
    assert_true(isnan(s.targets[0].share) && s.targets[0].limit == 0.99);
    assert_near(s.targets[1].share, 0.9, 1e-15);
    assert_true(s.targets[1].limit == 60 && s.targets[2].limit == 5);
    standing_release(&s);
}

static void a_percentile_is_a_share_of_incidents(void **state)
{
    (void)state;
    struct footing f = incidents(97, 100, 70);
    assert_true(f.kept);
    assert_near(f.error_kept, anytime_share_above(97, 100, 0.95, FIRST), 1e-12);
    assert_near(f.error_missed, anytime_share_below(97, 100, 0.95, FIRST), 1e-12);
    assert_true(f.error_kept > 0.2 && f.likely > 0.5 && f.likely < 0.95);
    assert_near(f.margin, 97.5 / 101 - 0.95, 1e-12);
    assert_near(f.variance, 97.5 / 101 * 3.5 / 101, 1e-12);
    f = incidents(95, 100, 70); /* x(95) is within the limit */
    assert_true(f.kept);
    f = incidents(94, 100, 70);
    assert_false(f.kept);
    f = incidents(60, 100, 70);
    assert_true(!f.kept && f.error_missed < 1e-9 && f.error_kept == 1 && f.likely < 1e-9);
}

/* Never certain, however alike; one batch shows p95 at 1.6 % and no better. */
static void all_within_the_limit_is_no_certainty(void **state)
{
    (void)state;
    struct footing f = incidents(100, 100, 70);
    assert_true(f.error_kept > 0.01 && f.error_kept < 0.02);
    assert_true(f.margin > 0.04 && f.variance > 0);
    f = incidents(5, 5, 70);
    assert_true(f.kept && f.error_kept > 0.8 && f.likely < 0.8);
}

/* 4 of 100 were still running at 50 s when they were cut off. */
static void what_was_cut_off_may_be_either(void **state)
{
    (void)state;
    struct footing f = incidents(96, 100, -50);
    assert_near(f.error_kept, anytime_share_above(96, 100, 0.95, FIRST), 1e-12);
    assert_near(f.error_missed, anytime_share_below(100, 100, 0.95, FIRST), 1e-12);
    f = incidents(60, 100, -50);
    assert_true(f.error_missed == 1 && f.error_kept == 1 && !f.kept);
    f = incidents(60, 100, -70); /* cut off beyond the limit: missed for certain */
    assert_true(f.error_missed < 1e-9);
}

/* Four incidents a replication that all end the same way tell as much as one. */
static void incidents_of_a_replication_hang_together(void **state)
{
    static const double good[] = {50, 50, 50, 50}, bad[] = {70, 70, 70, 70},
                        mixed[] = {50, 50, 50, 70};
    struct standing together, apart;
    (void)state;
    standing_init(&together, &p95_of_60s, &table);
    standing_init(&apart, &p95_of_60s, &table);
    for (int i = 0; i < 100; i++) {
        add(&together, 1, 1, i % 25 ? good : bad, 4);
        add(&apart, 1, 1, i % 25 < 21 ? good : mixed, 4);
    }
    struct footing f = standing_judge(&together, 0, FIRST), g = standing_judge(&apart, 0, FIRST);
    assert_near(f.error_kept, anytime_share_above(96, 100, 0.95, FIRST), 0.02);
    assert_near(g.error_kept, anytime_share_above(384, 400, 0.95, FIRST), 1e-9);
    standing_release(&together);
    standing_init(&together, &p95_of_60s, &table);
    for (int i = 0; i < 100; i++) {
        add(&together, 1, 1, good, 4);
    }
    f = standing_judge(&together, 0, FIRST);
    assert_near(f.error_kept, anytime_share_above(100, 100, 0.95, FIRST), 1e-12);
    standing_release(&together);
    standing_release(&apart);
}

static void without_a_value_nothing_is_shown(void **state)
{
    struct standing s;
    (void)state;
    standing_init(&s, &p95_of_60s, &table);
    for (int i = 0; i < 200; i++) {
        add(&s, 1, 1, NULL, 0);
    }
    struct footing f = standing_judge(&s, 0, FIRST);
    assert_true(!f.kept && f.error_kept == 1 && f.error_missed == 1 && f.likely == 0);
    assert_true(isnan(f.margin));
    standing_release(&s);
}

static void weights_leave_no_percentile(void **state)
{
    static const double good = 50;
    struct standing s;
    (void)state;
    standing_init(&s, &p95_of_60s, &table);
    for (int i = 0; i < 500; i++) {
        add(&s, i == 7 ? 0.5 : 1, 1, &good, 1);
    }
    struct footing f = standing_judge(&s, 0, FIRST);
    assert_true(!f.kept && f.error_kept == 1 && f.error_missed == 1);
    standing_release(&s);
}

/* 1 but for `losing` of `count` replications, which lose from `lost` to twice that. */
static struct footing availability(double target, size_t losing, size_t count, double lost)
{
    struct standing s;
    const struct targets t = available(target);
    standing_init(&s, &t, &table);
    for (size_t i = 0; i < count; i++) {
        add(&s, 1, i < losing ? 1 - lost * (1 + (double)i / (double)losing) : 1, NULL, 0);
    }
    struct footing f = standing_judge(&s, 0, FIRST);
    standing_release(&s);
    return f;
}

static void nothing_lost_is_a_share_of_replications(void **state)
{
    (void)state;
    struct footing f = availability(0.999, 0, 200, 0);
    assert_true(f.kept && f.error_kept > 0.2); /* 5,000 or so would show it */
    f = availability(0.999, 0, 9000, 0);
    assert_near(f.error_kept, anytime_share_above(9000, 9000, 0.999, FIRST), 1e-12);
    assert_true(f.error_kept < 0.01);
    f = availability(1, 0, 9000, 0);
    assert_true(f.kept && f.error_kept == 1 && f.error_missed == 1);
}

/* Nine that lost a ten-thousandth do not tell that the next one will not lose all; ten do. */
static void a_few_losses_do_not_tell_how_large_they_are(void **state)
{
    (void)state;
    struct footing nine = availability(0.99, 9, 400, 1e-4), ten = availability(0.99, 10, 400, 1e-4);
    assert_true(nine.kept && ten.kept);
    assert_near(nine.error_kept, anytime_share_above(391, 400, 0.99, FIRST), 1e-12);
    assert_true(nine.error_kept == 1);
    assert_true(ten.error_kept < 1e-6);
    struct footing bad = availability(0.99, 100, 400, 0.1);
    assert_true(!bad.kept && bad.error_missed < 1e-6 && bad.error_kept == 1 && bad.likely < 1e-6);
    assert_near(bad.margin, 0.01 - 0.25 * 0.1 * 1.495, 1e-9);
}

/* A thousandth is lost on every day but for a trifle. That leaves 0.009 of the mean until the
 * limit: as many replications may lose all, or twice as many the half. */
static void small_losses_tell_nothing_of_large_ones(void **state)
{
    const struct targets t = available(0.99);
    static const double unseen[] = {0, 1, 0.5, 0.001}, /* the last cannot reach the limit */
        matters[] = {0, 1, 1, 0};
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct standing s;
        standing_init(&s, &t, &table);
        s.unseen = unseen[i];
        for (int k = 0; k < 400; k++) {
            add(&s, 1, 0.999 + (k % 2 ? 1e-5 : -1e-5), NULL, 0);
        }
        struct footing f = standing_judge(&s, 0, FIRST);
        double share = 1 - 0.009 / (0.999 * unseen[i]);
        double wanted = matters[i] > 0 ? anytime_share_above(400, 400, share, FIRST) : 0;
        assert_true(f.kept && f.error_missed == 1);
        assert_near(f.error_kept, wanted, 1e-9);
        assert_true(i != 1 || (f.error_kept > 0.03 && f.variance > 1e-9));
        standing_release(&s);
    }
}

static void what_never_varies_is_certain(void **state)
{
    struct standing s;
    const struct targets t = available(0.99);
    (void)state;
    for (int limit = 0; limit < 3; limit++) {
        static const double values[] = {0.995, 0.99, 0.985};
        standing_init(&s, &t, &table);
        for (int i = 0; i < 100; i++) {
            add(&s, 1, values[limit], NULL, 0);
        }
        struct footing f = standing_judge(&s, 0, FIRST);
        assert_true(f.kept == (limit < 2) && f.variance == 0);
        assert_true(f.error_kept == !f.kept && f.error_missed == f.kept && f.likely == f.kept);
        standing_release(&s);
    }
    standing_init(&s, &t, &table); /* and where something is left to chance it is not */
    s.unseen = 1;
    for (int i = 0; i < 100; i++) {
        add(&s, 1, 0.995, NULL, 0);
    }
    assert_near(standing_judge(&s, 0, FIRST).error_kept,
                anytime_share_above(100, 100, 0.99 / 0.995, FIRST), 1e-12);
    standing_release(&s);
    standing_init(&s, &t, &table);
    add(&s, 1, 0.995, NULL, 0); /* one replication tells nothing about chance */
    struct footing f = standing_judge(&s, 0, 1);
    assert_true(f.error_kept == 1 && f.error_missed == 1);
    standing_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_stand_in_the_order_of_results),
        cmocka_unit_test(a_percentile_is_a_share_of_incidents),
        cmocka_unit_test(all_within_the_limit_is_no_certainty),
        cmocka_unit_test(what_was_cut_off_may_be_either),
        cmocka_unit_test(incidents_of_a_replication_hang_together),
        cmocka_unit_test(without_a_value_nothing_is_shown),
        cmocka_unit_test(weights_leave_no_percentile),
        cmocka_unit_test(nothing_lost_is_a_share_of_replications),
        cmocka_unit_test(a_few_losses_do_not_tell_how_large_they_are),
        cmocka_unit_test(small_losses_tell_nothing_of_large_ones),
        cmocka_unit_test(what_never_varies_is_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
