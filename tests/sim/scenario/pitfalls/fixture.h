/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario that no rule has anything against, and trials of one rule: what settings make it
 * speak, of which severity and about which field, and what nearly does and does not. */
#ifndef TESTS_SIM_SCENARIO_PITFALLS_FIXTURE_H
#define TESTS_SIM_SCENARIO_PITFALLS_FIXTURE_H

#include "sim/scenario/pitfalls/pitfalls.h"
#include "tests/sim/scenario/fixture.h"

static const char sound[] =
    "ninefold: 1\n"
    "horizon: 1y\n"
    "targets: {availability: 99.9%, rto: 2m, rpo: 10s}\n"
    "clients:\n"
    "  west: {requests: 900/s, write_share: 20%, pops: 40, latency: {we: 12ms, ne: 24ms}}\n"
    "  north: {requests: 600/s, write_share: 20%, pops: 40, latency: {we: 25ms, ne: 11ms}}\n"
    "edge:\n"
    "  preset: azure-front-door\n"
    "  additional_latency: 0ms\n"
    "  connect_timeout: 1s\n"
    "  outage: {every: {exponential: {mean: 3y}}, for: 1h}\n"
    "regions:\n"
    "  westeurope: {zones: 3, outage: {every: {exponential: {mean: 37y}}, for: 4h}}\n"
    "  northeurope: {zones: 3, outage: {every: {exponential: {mean: 37y}}, for: 4h}}\n"
    "  far: {zones: 3}\n"
    "links:\n"
    "  - {between: [westeurope, northeurope], rtt: 17ms}\n"
    "  - {between: [westeurope, far], rtt: 30ms}\n"
    "  - {between: [northeurope, far], rtt: 30ms}\n"
    "common_cause:\n"
    "  - {beta: 5%, of: [westeurope, northeurope]}\n"
    "stamps:\n"
    "  we: &stamp\n"
    "    region: westeurope\n"
    "    components:\n"
    "      app: {instances: 10, needed: 1, zones: 3, capacity: 300/s}\n"
    "      database: {store: orders}\n"
    "  ne:\n"
    "    <<: *stamp\n"
    "    region: northeurope\n"
    "    components:\n"
    "      app: {instances: 10, needed: 1, zones: 3, capacity: 300/s}\n"
    "      database: {store: orders}\n"
    "deployments: {every: 7d, bad: 1%, stagger: 30m, rollback_after: 15m}\n"
    "operations:\n"
    "  failover: {notice: 10s, gate: {checks: 3, every: 5s, timeout: 2s}, approval: 20s}\n"
    "stores:\n"
    "  orders:\n"
    "    model: async\n"
    "    regions: [westeurope, northeurope]\n"
    "    lag: {lognormal: {median: 1s, p99: 5s}}\n"
    "    failover: {policy: runbook, promote: 10s, listener_ttl: 5s}\n";

enum { TRIAL_SETS = 7 };

struct trial {
    bool fires;
    enum severity severity;
    const char *path;
    const char *sets[TRIAL_SETS];
};

#define FIRES(severity, path, ...)                                                                 \
    {                                                                                              \
        true, SEVERITY_##severity, path,                                                           \
        {                                                                                          \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }
#define QUIET(...)                                                                                 \
    {                                                                                              \
        false, SEVERITY_WARNING, NULL,                                                             \
        {                                                                                          \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }

/* The only entry of the rule, NULL if there is none. */
static inline const struct diag_entry *trial_find(struct fixture *f, const struct pitfall *rule,
                                                  const struct trial *t)
{
    const struct scenario *sc = load_with(f, sound, t->sets[0], t->sets[1], t->sets[2], t->sets[3],
                                          t->sets[4], t->sets[5], t->sets[6], NULL);
    if (sc == NULL) {
        fail_msg("%s: %s: %s", t->sets[0], f->diag.first->path, f->diag.first->message);
    }
    diag_release(&f->diag);
    diag_init(&f->diag);
    struct search s = {.sc = sc, .arena = &f->arena, .diag = &f->diag, .rule = rule};
    rule->look(&s);
    return f->diag.first;
}

static inline void trial_run(struct fixture *f, const struct pitfall *rule, const struct trial *t)
{
    const struct diag_entry *e = trial_find(f, rule, t);
    const char *set = t->sets[0] == NULL ? "" : t->sets[0];
    if (!t->fires && e != NULL) {
        fail_msg("%s: %s speaks: %s: %s", set, rule->id, e->path, e->message);
    }
    if (t->fires && e == NULL) {
        fail_msg("%s: %s is silent", set, rule->id);
    }
    if (!t->fires) {
        return;
    }
    assert_string_equal(e->code, rule->id);
    assert_string_equal(e->path, t->path);
    if (e->severity != t->severity) {
        fail_msg("%s: %s is %d: %s", set, rule->id, (int)e->severity, e->message);
    }
    assert_non_null(strstr(e->message, rule->reason));
    assert_string_equal(e->hint, rule->mend);
    assert_true(e->mark.line > 0);
}

/* Runs the file's trials, and main: one test. */
#define PITFALL_TEST(name)                                                                         \
    static void test_##name(void **state)                                                          \
    {                                                                                              \
        const struct trial usual = {0};                                                            \
        trial_run(*state, &pitfall_##name, &usual);                                                \
        for (size_t i = 0; i < COUNT_OF(trials); i++) {                                            \
            trial_run(*state, &pitfall_##name, &trials[i]);                                        \
        }                                                                                          \
    }                                                                                              \
    int main(void)                                                                                 \
    {                                                                                              \
        const struct CMUnitTest tests[] = {FIXTURE_TEST(test_##name)};                             \
        return cmocka_run_group_tests(tests, NULL, NULL);                                          \
    }

#endif
