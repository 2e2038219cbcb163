/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs that must run once. */
#include "tests/models/check.h"

#include "sim/stats/tally.h"
#include "tests/models/fixture.h"

enum { WE, NE, REPLICATIONS = 400 };

static struct job jobs[1];

/* Six hours, due every 600 s at first in westeurope. */
static void build(struct fixture *f, enum job_authority authority)
{
    fixture_data(f);
    f->scenario.horizon = 6 * SIMTIME_HOUR;
    jobs[0] = (struct job){.name = "settle",
                           .region = WE,
                           .period = seconds(600),
                           .authority = authority,
                           .lease = seconds(60)};
    f->scenario.jobs = jobs;
    f->scenario.job_count = 1;
}

static double mean_of(struct fixture *f, enum metric_id metric, double *ret_error)
{
    struct tally t = {0};
    fixture_plan(f, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(f, r);
        tally_add(&t, f->row.value[metric]);
    }
    *ret_error = tally_sd(&t) / sqrt(REPLICATIONS);
    return t.mean;
}

/* Within four standard errors: a false alarm in 16,000 seeds. */
static void assert_mean(struct fixture *f, enum metric_id metric, double theory)
{
    double error, mean = mean_of(f, metric, &error);
    assert_near(mean, theory, 4 * error + 1e-12);
}

/* D / p, whatever the phase; and nothing with an authority. */
static void a_partition(void **state)
{
    (void)state;
    static const double lengths[] = {90, 600, 3500, 7200};
    for (size_t i = 0; i < 4; i++) {
        for (int a = AUTHORITY_NONE; a <= AUTHORITY_GLOBAL; a++) {
            struct fixture f;
            build(&f, (enum job_authority)a);
            fixture_linked(&f, FAULT_LINK_PARTITION, seconds(3000), seconds(lengths[i]), 0);
            assert_mean(&f, METRIC_JOBS_DUPLICATE, a == AUTHORITY_NONE ? lengths[i] / 600 : 0);
            assert_mean(&f, METRIC_JOBS_HARMFUL, a == AUTHORITY_NONE ? lengths[i] / 600 : 0);
            assert_mean(&f, METRIC_JOBS_MISSED, 0);
            fixture_release(&f);
        }
    }
}

/* One direction is enough not to see each other, and so is an isolation. */
static void half_a_partition(void **state)
{
    (void)state;
    for (int isolated = 0; isolated < 2; isolated++) {
        struct fixture f;
        build(&f, AUTHORITY_NONE);
        if (isolated) {
            fixture_region(&f, FAULT_REGION_ISOLATION, seconds(3000), seconds(6000), MODE_DROP, NE);
        } else {
            fixture_linked(&f, FAULT_LINK_PARTITION, seconds(3000), seconds(6000), 1);
        }
        assert_mean(&f, METRIC_JOBS_DUPLICATE, 10);
        fixture_release(&f);
    }
}

/* Its region down for D: none is missed without authority, those until the lease has run out, or
 * all of them. */
static void a_lost_region(void **state)
{
    (void)state;
    static const double missed[] = {
        [AUTHORITY_NONE] = 0, [AUTHORITY_LEASE] = 0.1, [AUTHORITY_GLOBAL] = 6};
    for (int a = AUTHORITY_NONE; a <= AUTHORITY_GLOBAL; a++) {
        struct fixture f;
        build(&f, (enum job_authority)a);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(3000), seconds(3600), MODE_DROP, WE);
        assert_mean(&f, METRIC_JOBS_MISSED, missed[a]);
        assert_mean(&f, METRIC_JOBS_DUPLICATE, 0);
        fixture_release(&f);
    }
}

/* Moved by the runbook after 60 + 25 + 300 s; not where the region is back before. */
static void an_authority_is_moved(void **state)
{
    (void)state;
    for (int brief = 0; brief < 2; brief++) {
        struct fixture f;
        build(&f, AUTHORITY_GLOBAL);
        f.scenario.operations.failover = (struct runbook){.given = true,
                                                          .notice = dist_constant(60),
                                                          .checks = 3,
                                                          .check_every = seconds(10),
                                                          .check_timeout = seconds(5),
                                                          .approval = dist_constant(300)};
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(3000), seconds(brief ? 300 : 3600),
                       MODE_DROP, WE);
        assert_mean(&f, METRIC_JOBS_MISSED, brief ? 0.5 : 385 / 600.0);
        assert_int_equal(f.world->jobs[0].holder, brief ? WE : NE);
        fixture_release(&f);
    }
}

/* Both down: missed by all, and then run by whoever is back first. */
static void nobody_is_left(void **state)
{
    (void)state;
    for (int a = AUTHORITY_NONE; a <= AUTHORITY_LEASE; a++) {
        struct fixture f;
        build(&f, (enum job_authority)a);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(3000), seconds(6000), MODE_DROP, WE);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(3000), seconds(1200), MODE_DROP, NE);
        assert_mean(&f, METRIC_JOBS_MISSED, 2);
        fixture_release(&f);
    }
}

static void no_harm_done(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, AUTHORITY_NONE);
    jobs[0].idempotent = true;
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(3000), seconds(6000), 0);
    assert_mean(&f, METRIC_JOBS_DUPLICATE, 10);
    assert_mean(&f, METRIC_JOBS_HARMFUL, 0);
    fixture_release(&f);
}

/* Second by second: is it due, and who runs it? An independent account of random outages. */
static void by_hand(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, AUTHORITY_NONE);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(1000), seconds(5000), 0);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(3000), seconds(6000), MODE_DROP, WE);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(8000), seconds(7000), MODE_DROP, NE);
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= 50; r++) {
        fixture_run(&f, r);
        double duplicates = 0, missed = 0;
        for (double t = simtime_seconds(f.world->jobs[0].phase); t < 21600; t += 600) {
            bool we = t < 3000 || t >= 9000, ne = t < 8000 || t >= 15000;
            duplicates += we && ne && t >= 1000 && t < 6000;
            missed += !we && !ne;
        }
        assert_near(f.row.value[METRIC_JOBS_DUPLICATE], duplicates, 0);
        assert_near(f.row.value[METRIC_JOBS_MISSED], missed, 0);
    }
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_partition),    cmocka_unit_test(half_a_partition),
        cmocka_unit_test(a_lost_region),  cmocka_unit_test(an_authority_is_moved),
        cmocka_unit_test(nobody_is_left), cmocka_unit_test(no_harm_done),
        cmocka_unit_test(by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
