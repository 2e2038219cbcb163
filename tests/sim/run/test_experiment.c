/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/experiment.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "tests/sim/run/near.h"
#include "tests/sim/run/toy.h"

static struct scenario toy_scenario(int64_t min, int64_t max)
{
    return (struct scenario){.file = "toy.yaml",
                             .sha256 = "0123",
                             .name = "toy",
                             .title = "A toy",
                             .horizon = SIMTIME_YEAR,
                             .replications = {.min = min, .max = max},
                             .seed = 7,
                             .targets = {.availability = 0.9,
                                         .rto = simtime_from_seconds(60),
                                         .rpo = SIMTIME_NEVER,
                                         .percentile = 95}};
}

static void run(const struct scenario *sc, const struct plan *plan, size_t threads, uint32_t first,
                struct result *ret)
{
    atomic_bool interrupt = false;
    experiment_run(&(struct experiment){.scenario = sc,
                                        .engine = &toy_engine,
                                        .plan = plan,
                                        .first = first,
                                        .threads = threads,
                                        .interrupt = &interrupt},
                   ret);
}

/* Equal to the last bit, NaN too. */
static void assert_same(const struct result *a, const struct result *b)
{
    assert_int_equal(a->replications, b->replications);
    assert_int_equal(a->events, b->events);
    assert_int_equal(a->skipped_probes, b->skipped_probes);
    assert_int_equal(a->runaway_count, b->runaway_count);
    assert_int_equal(a->target_count, b->target_count);
    for (int m = 0; m < TOY_COUNT; m++) {
        assert_memory_equal(&a->summaries[m].mean, &b->summaries[m].mean, sizeof(double));
        assert_memory_equal(&a->summaries[m].lo, &b->summaries[m].lo, sizeof(double));
        assert_memory_equal(&a->summaries[m].hi, &b->summaries[m].hi, sizeof(double));
        assert_memory_equal(&a->summaries[m].sd, &b->summaries[m].sd, sizeof(double));
        assert_memory_equal(&a->summaries[m].p95, &b->summaries[m].p95, sizeof(double));
        assert_int_equal(a->summaries[m].n, b->summaries[m].n);
    }
    for (size_t i = 0; i < a->target_count; i++) {
        assert_memory_equal(&a->targets[i].hi, &b->targets[i].hi, sizeof(double));
        assert_int_equal(a->targets[i].verdict, b->targets[i].verdict);
    }
}

static void known_means(void **state)
{
    struct scenario sc = toy_scenario(1000, 1000);
    struct result r;
    (void)state;
    run(&sc, &(struct plan){0}, 2, 1, &r);
    assert_int_equal(r.replications, 1000);
    assert_false(r.interrupted);
    assert_string_equal(r.name, "toy");
    assert_string_equal(r.file, "toy.yaml");
    assert_int_equal(r.seed, 7);
    assert_int_equal(r.horizon, SIMTIME_YEAR);
    assert_int_equal(r.events, 10 * 1000 + 1000 * 1001 / 2);
    assert_int_equal(r.skipped_probes, 1000 * 1000);
    const struct summary *requests = &r.summaries[TOY_REQUESTS];
    assert_int_equal(requests->n, 1000);
    assert_near(requests->mean, 0.9955, 1e-12);
    assert_near(requests->closed_form, 0.9955, 1e-15);
    assert_true(isnan(r.summaries[TOY_RTO].closed_form));
    assert_int_equal(r.target_count, 2);
    assert_int_equal(r.targets[0].verdict, VERDICT_MET);
    assert_int_equal(r.targets[1].verdict, VERDICT_MET);
    result_release(&r);
}

static void threads_change_nothing(void **state)
{
    static const size_t threads[] = {2, 7, 16};
    struct scenario sc = toy_scenario(950, 950);
    const struct plan plan = {.uneven = true};
    struct result one, many;
    (void)state;
    run(&sc, &plan, 1, 1, &one);
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        run(&sc, &plan, threads[i], 1, &many);
        assert_same(&one, &many);
        result_release(&many);
    }
    result_release(&one);
}

static void until_stops_at_a_batch(void **state)
{
    struct scenario sc = toy_scenario(50, 100000);
    struct result one, many;
    (void)state;
    sc.replications.until_metric = "availability.requests";
    /* Half-width is 1.96 * 0.00287 / sqrt(n), relative to 0.0045: 5 % from n = 625 on. */
    sc.replications.until_relative = 0.05;
    run(&sc, &(struct plan){0}, 1, 1, &one);
    assert_int_equal(one.replications, 700);
    run(&sc, &(struct plan){0}, 16, 1, &many); /* which plays longer rounds */
    assert_same(&one, &many);
    result_release(&one);
    result_release(&many);
}

static void until_respects_min_and_max(void **state)
{
    struct scenario sc = toy_scenario(1230, 100000);
    struct result r;
    (void)state;
    sc.replications.until_metric = "availability.requests";
    sc.replications.until_relative = 0.05;
    run(&sc, &(struct plan){0}, 2, 1, &r);
    assert_int_equal(r.replications, 1300); /* the first complete batch after min */
    result_release(&r);
    sc.replications = (struct replications){
        .min = 10, .max = 250, .until_metric = "availability.requests", .until_relative = 1e-9};
    run(&sc, &(struct plan){0}, 2, 1, &r);
    assert_int_equal(r.replications, 250);
    result_release(&r);
    sc.replications = (struct replications){
        .min = 10, .max = 30, .until_metric = "rto.service", .until_relative = 0.5};
    run(&sc, &(struct plan){0}, 2, 1, &r); /* no complete batch below max: nothing to look at */
    assert_int_equal(r.replications, 30);
    result_release(&r);
}

static void until_never_sees_a_rate_of_zero(void **state)
{
    struct scenario sc = toy_scenario(100, 1000);
    struct result r;
    (void)state;
    sc.replications.until_metric = "availability.requests";
    sc.replications.until_relative = 0.5;
    run(&sc, &(struct plan){.perfect = true}, 2, 1, &r);
    assert_int_equal(r.replications, 1000);
    assert_true(r.summaries[TOY_REQUESTS].nothing_failed);
    result_release(&r);
}

static void first_replication(void **state)
{
    struct scenario all = toy_scenario(20, 20), one = toy_scenario(1, 1);
    struct result r;
    (void)state;
    run(&one, &(struct plan){0}, 2, 17, &r);
    assert_int_equal(r.first, 17);
    assert_int_equal(r.events, 27);
    assert_near(r.summaries[TOY_REQUESTS].mean, 1 - toy_digit(17) / 1000.0, 0);
    result_release(&r);
    run(&all, &(struct plan){0}, 2, UINT32_MAX - 19, &r);
    assert_int_equal(r.replications, 20);
    result_release(&r);
}

static void runaways_are_left_out(void **state)
{
    struct scenario sc = toy_scenario(100, 100);
    struct result r;
    (void)state;
    run(&sc, &(struct plan){.runaway = 33}, 3, 1, &r);
    assert_int_equal(r.replications, 100);
    assert_int_equal(r.runaway_count, 1);
    assert_int_equal(r.runaways[0].replication, 33);
    assert_string_equal(r.runaways[0].stop, "events");
    assert_int_equal(r.summaries[TOY_REQUESTS].n, 99);
    assert_int_equal(r.events, 10 * 100 + 100 * 101 / 2);
    result_release(&r);
}

/* What is reported is a gapless prefix, the same as asking for just that many. */
static void interrupt_leaves_a_prefix(void **state)
{
    static const size_t threads[] = {1, 3};
    struct scenario sc = toy_scenario(100000, 100000);
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct result cut, asked;
        run(&sc, &(struct plan){.interrupt_at = 250}, threads[i], 1, &cut);
        assert_true(cut.interrupted);
        assert_true(cut.replications > 200 - 1 && cut.replications < 250);
        struct scenario fewer = toy_scenario(cut.replications, cut.replications);
        run(&fewer, &(struct plan){0}, 2, 1, &asked);
        assert_false(asked.interrupted);
        assert_same(&cut, &asked);
        result_release(&cut);
        result_release(&asked);
    }
}

static void interrupt_before_the_first(void **state)
{
    struct scenario sc = toy_scenario(100, 100);
    struct result r;
    (void)state;
    run(&sc, &(struct plan){.interrupt_at = 1}, 1, 1, &r);
    assert_true(r.interrupted);
    assert_int_equal(r.replications, 0);
    assert_int_equal(r.summaries[TOY_REQUESTS].n, 0);
    assert_true(isnan(r.summaries[TOY_REQUESTS].mean));
    assert_int_equal(r.targets[0].verdict, VERDICT_UNDECIDED);
    result_release(&r);
}

struct seen {
    int64_t last, total;
    size_t calls;
};

static void note(void *subject, int64_t done, int64_t played, int64_t total)
{
    struct seen *s = subject;
    assert_true(done >= s->last && done <= played && played <= total);
    s->last = done;
    s->total = total;
    s->calls++;
}

static void progress_is_told(void **state)
{
    struct scenario sc = toy_scenario(950, 950);
    struct seen seen = {0};
    struct result r;
    (void)state;
    experiment_run(&(struct experiment){.scenario = &sc,
                                        .engine = &toy_engine,
                                        .plan = &(struct plan){0},
                                        .first = 1,
                                        .threads = 2,
                                        .progress = note,
                                        .progress_subject = &seen},
                   &r);
    assert_true(seen.calls >= 2);
    assert_int_equal(seen.last, 950);
    assert_int_equal(seen.total, 950);
    result_release(&r);
}

static void check_knows_metrics(void **state)
{
    struct scenario sc = toy_scenario(1, 1);
    struct diag d;
    (void)state;
    diag_init(&d);
    assert_int_equal(experiment_check(&sc, &toy_engine, &d), 0);
    sc.replications.until_metric = "rto.service";
    assert_int_equal(experiment_check(&sc, &toy_engine, &d), 0);
    sc.replications.until_metric = "rto.servise";
    assert_int_equal(experiment_check(&sc, &toy_engine, &d), -1);
    assert_int_equal(d.errors, 1);
    assert_string_equal(d.last->code, "R101");
    assert_string_equal(d.last->path, "replications.until.metric");
    assert_non_null(strstr(d.last->hint, "rto.service"));
    diag_release(&d);
}

static void a_rule_without_a_price_is_warned_of(void **state)
{
    struct scenario sc = toy_scenario(1, 1);
    struct diag d;
    (void)state;
    diag_init(&d);
    sc.replications.until_metric = "cost.annual";
    sc.cost.priced = true;
    experiment_check(&sc, &toy_engine, &d);
    assert_int_equal(d.warnings, 0);
    sc.cost.priced = false;
    experiment_check(&sc, &toy_engine, &d);
    assert_int_equal(d.warnings, 1);
    assert_string_equal(d.last->code, "S215");
    assert_string_equal(d.last->path, "replications.until.metric");
    diag_release(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_means),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(until_stops_at_a_batch),
        cmocka_unit_test(until_respects_min_and_max),
        cmocka_unit_test(until_never_sees_a_rate_of_zero),
        cmocka_unit_test(first_replication),
        cmocka_unit_test(runaways_are_left_out),
        cmocka_unit_test(interrupt_leaves_a_prefix),
        cmocka_unit_test(interrupt_before_the_first),
        cmocka_unit_test(progress_is_told),
        cmocka_unit_test(check_knows_metrics),
        cmocka_unit_test(a_rule_without_a_price_is_warned_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
