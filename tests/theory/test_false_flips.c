/* SPDX-License-Identifier: GPL-3.0-or-later */
/* False flips under random loss of probes (fact V-07).
 *
 * The number of probes to the first unhealthy verdict is read off one watch played event by event:
 * the verdict falls when the lost probe times out, so the probe that turned it is known exactly.
 * Played with every probe (exact) and with probes stepped over (default).
 *
 * False alarm: 6.3e-5 for each of 40 means and 10 shares, and about 1.5e-4 for those with only 200
 * replications, whose law is skewed: under 0.5 % for all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "models/world.h"
#include "tests/models/fixture.h"
#include "tests/theory/chain.h"
#include "tests/theory/comparison.h"

enum { REPLICATIONS = 2000, FEW = 200 };

static const simtime INTERVAL = 30 * SIMTIME_SECOND;
static const simtime TIMEOUT = 10 * SIMTIME_SECOND;

/* One POP, one origin, nothing but loss. */
static void init_loss(struct fixture *f, const struct chain_window *w, int64_t probes,
                      uint64_t seed)
{
    fixture_init(f, 1, INTERVAL, w->sample, w->required, probes * INTERVAL + TIMEOUT);
    f->scenario.stamp_count = 1;
    f->scenario.groups[0].latency[0] = 20 * SIMTIME_SECOND / 1000;
    f->scenario.edge.probe.loss = w->failure;
    f->scenario.seed = seed;
}

/* Which probe turned the verdict, counted from 1. */
static double play_to_first_flip(struct world *w, uint32_t replication)
{
    const struct watch *watch = &w->edge.watches[0];
    world_reset(w, replication);
    while (watch->healthy) {
        w->sim.event_budget = w->sim.events + 1;
        enum stop stop = sim_run(&w->sim, w->plan->sc->horizon);
        assert_int_equal(stop, STOP_EVENTS);
    }
    simtime sent = watch->unhealthy_since - TIMEOUT - watch->phase;
    simtime number = sent / INTERVAL;
    assert_true(sent >= 0 && sent % INTERVAL == 0);
    return (double)number + 1;
}

static void play_first_flips(const struct chain_window *w, bool exact, uint64_t seed, uint32_t n,
                             double *ret_probes)
{
    struct fixture f;
    init_loss(&f, w, INT64_C(100000000), seed);
    fixture_plan(&f, exact);
    for (uint32_t r = 1; r <= n; r++) {
        ret_probes[r - 1] = play_to_first_flip(f.world, r);
    }
    fixture_release(&f);
}

/* Probes to the first unhealthy verdict, docs/facts.md, V-07. */
static const struct {
    int sample, required;
    double known[4];
} windows[] = {
    {4, 3, {3466.890, 160.2279, 46.9004, 8.4069}},
    {4, 2, {341248.31, 3005.351, 424.9867, 25.7586}},
    {3, 2, {5125.1256, 225.1282, 62.6316, 9.8693}},
    {2, 1, {10100, 420, 110, 14.4444}},
    {5, 3, {172929.91, 1608.439, 243.2655, 18.3889}},
};
enum { WINDOWS = sizeof windows / sizeof *windows };
static const double losses[] = {0.01, 0.05, 0.1, 0.3};

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < WINDOWS; i++) {
        for (size_t l = 0; l < 4; l++) {
            struct chain_window w = {windows[i].sample, windows[i].required, losses[l]};
            double known = windows[i].known[l];
            assert_true(fabs(chain_first_flip(&w) - known) <= 1e-5 * known);
        }
    }
}

static void test_first_flip(bool exact, uint64_t seed)
{
    struct comparisons c = {.section = "first false flip, probes"};
    for (size_t i = 0; i < WINDOWS; i++) {
        for (size_t l = 0; l < 4; l++) {
            double theory = windows[i].known[l], probes[REPLICATIONS];
            uint32_t n = exact && theory > 20000 ? FEW : REPLICATIONS;
            struct chain_window w = {windows[i].sample, windows[i].required, losses[l]};
            struct tally t = {0};
            char label[96];
            play_first_flips(&w, exact, seed++, n, probes);
            for (uint32_t r = 0; r < n; r++) {
                tally_add(&t, probes[r]);
            }
            snprintf(label, sizeof label, "%d/%d, loss %g%s", w.sample, w.required, w.failure,
                     exact ? ", exact" : "");
            compare_mean(&c, label, &t, theory);
        }
    }
    comparisons_assert(&c);
}

static void test_first_flip_default(void **state)
{
    (void)state;
    test_first_flip(false, 100);
}

static void test_first_flip_exact(void **state)
{
    (void)state;
    test_first_flip(true, 200);
}

/* P(flip within K probes), 4/3 and loss 0.3: the whole law, not only its mean. */
static void test_flip_within(void **state)
{
    (void)state;
    static const double known[] = {0, 0.09, 0.216, 0.3483, 0.44091, 0.514998, 0.579825, 0.638818};
    struct comparisons c = {.section = "first false flip, law"};
    struct chain_window w = {4, 3, 0.3};
    double probes[REPLICATIONS];
    play_first_flips(&w, false, 300, REPLICATIONS, probes);
    for (int k = 1; k <= 8; k++) {
        struct tally t = {0};
        char label[64];
        assert_true(fabs(chain_flip_within(&w, k) - known[k - 1]) <= 1e-6);
        for (size_t r = 0; r < REPLICATIONS; r++) {
            tally_add(&t, probes[r] <= k);
        }
        snprintf(label, sizeof label, "4/3, loss 0.3: within %d probe%s", k, k == 1 ? "" : "s");
        compare_mean(&c, label, &t, known[k - 1]);
    }
    comparisons_assert(&c);
}

/* The metric over a horizon in which each of 20 watches learns of exactly `PROBES` outcomes, from
 * edge.probe.loss and from a fault that compose. */
static void test_metric(void **state)
{
    (void)state;
    enum { PROBES = 500, POPS = 10, ORIGINS = 2 };
    struct comparisons c = {.section = "false flips, metric"};
    for (int variant = 0; variant < 4; variant++) {
        bool exact = variant & 1, fault = variant & 2;
        struct chain_window w = {4, 3, 0.05};
        struct tally t = {0};
        struct fixture f;
        double closed;
        init_loss(&f, &w, PROBES, 400 + (uint64_t)variant);
        f.scenario.stamp_count = ORIGINS;
        f.scenario.groups[0].pops = POPS;
        double share = chain_flips(&w, PROBES);
        double theory = POPS * ORIGINS * share;
        if (fault) {
            struct fault *loss = fixture_fault(&f, FAULT_PROBE_LOSS, 0, SIMTIME_NEVER);
            loss->stamp = 1;
            loss->share = 0.1;
            w.failure = 1 - (1 - 0.05) * (1 - 0.1);
            theory = POPS * (share + chain_flips(&w, PROBES));
        }
        fixture_plan(&f, exact);
        for (uint32_t r = 1; r <= REPLICATIONS / 2; r++) {
            fixture_run(&f, r);
            tally_add(&t, fixture_value(&f, METRIC_PROBE_FALSE_FLIPS));
        }
        assert_int_equal(closed_form_mean(f.plan, METRIC_PROBE_FALSE_FLIPS, &closed), !fault);
        assert_true(fault || fabs(closed - theory) <= 1e-9 * theory);
        fixture_release(&f);
        compare_mean(&c,
                     fault ? (exact ? "4/3, loss 0.05, 0.145 at one origin, exact"
                                    : "4/3, loss 0.05, 0.145 at one origin")
                           : (exact ? "4/3, loss 0.05, exact" : "4/3, loss 0.05"),
                     &t, theory);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_first_flip_default),
        cmocka_unit_test(test_first_flip_exact),
        cmocka_unit_test(test_flip_within),
        cmocka_unit_test(test_metric),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
