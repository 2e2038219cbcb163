/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void defaults_of_a_probe(void **state)
{
    const struct probe *p = &load_good(*state, minimal, NULL)->edge.probe;

    assert_int_equal(p->interval, 30 * SIMTIME_SECOND);
    assert_int_equal(p->timeout, 10 * SIMTIME_SECOND);
    assert_int_equal(p->jitter, 0);
    assert_int_equal(p->phase, SIMTIME_NEVER);
    assert_int_equal(p->rule, RULE_WINDOW);
    assert_int_equal(p->sample_size, 4);
    assert_int_equal(p->successful_samples_required, 3);
    assert_int_equal(p->down_after, 3);
    assert_int_equal(p->up_after, 3);
    assert_int_equal(p->path, PATH_DEEP);
    assert_true(p->loss == 0 && p->low_traffic_slowdown == 1);
}

static void the_timeout_follows_the_interval(void **state)
{
    assert_int_equal(load_good(*state, minimal, "edge.probe.interval=4s")->edge.probe.timeout,
                     4 * SIMTIME_SECOND);
    assert_int_equal(
        load_good(*state, minimal, "edge.probe={interval: 4s, timeout: 9s}")->edge.probe.timeout,
        9 * SIMTIME_SECOND);
}

static void a_phase_may_be_fixed(void **state)
{
    assert_int_equal(load_good(*state, minimal, "edge.probe.phase=0s")->edge.probe.phase, 0);
    assert_int_equal(load_good(*state, minimal, "edge.probe.phase=29s")->edge.probe.phase,
                     29 * SIMTIME_SECOND);
}

static void a_path_is_a_word_or_a_list(void **state)
{
    const struct probe *p = &load_good(*state, pair, "edge.probe.path=[app, cache]")->edge.probe;

    assert_int_equal(p->path, PATH_LISTED);
    assert_int_equal(p->listed_count, 2);
    assert_string_equal(p->listed[1], "cache");
    assert_int_equal(load_good(*state, pair, "edge.probe.path=shallow")->edge.probe.path,
                     PATH_SHALLOW);
    load_good(*state, minimal, "edge.probe.path=[app]"); /* the implicit app tier */
}

static void settings_of_the_other_rule_are_warned_of(void **state)
{
    struct fixture *f = *state;

    load_good(f, minimal, "edge.probe={rule: consecutive, sample_size: 5}");
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S215");
    load_good(f, minimal, "edge.probe={down_after: 2, up_after: 1}");
    assert_int_equal(f->diag.warnings, 2);
    load_good(f, minimal, "edge.probe={rule: consecutive, down_after: 2, up_after: 1}");
    assert_int_equal(f->diag.warnings, 0);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"edge.probe.interval=999ms", "S206", "edge.probe.interval"},
        {"edge.probe.interval=30", "S205", "edge.probe.interval"},
        {"edge.probe.timeout=0s", "S206", "edge.probe.timeout"},
        {"edge.probe.jitter=30s", "S212", "edge.probe.jitter"},
        {"edge.probe.phase=30s", "S212", "edge.probe.phase"},
        {"edge.probe.phase=unifrom", "S207", "edge.probe.phase"},
        {"edge.probe.phase=5", "S205", "edge.probe.phase"},
        {"edge.probe.rule=windows", "S207", "edge.probe.rule"},
        {"edge.probe.sample_size=256", "S206", "edge.probe.sample_size"},
        {"edge.probe.sample_size=2", "S212", "edge.probe.sample_size"},
        {"edge.probe.sample_size=0", "S206", "edge.probe.sample_size"},
        {"edge.probe.successful_samples_required=5", "S212",
         "edge.probe.successful_samples_required"},
        {"edge.probe.down_after=0", "S206", "edge.probe.down_after"},
        {"edge.probe.agree=all", "S207", "edge.probe.agree"},
        {"edge.probe.path=deeper", "S207", "edge.probe.path"},
        {"edge.probe.path=[]", "S203", "edge.probe.path"},
        {"edge.probe.path=[app, appp]", "S301", "edge.probe.path[1]"},
        {"edge.probe.loss=101%", "S206", "edge.probe.loss"},
        {"edge.probe.low_traffic_slowdown=0.5", "S206", "edge.probe.low_traffic_slowdown"},
        {"edge.probe.intervall=5s", "S201", "edge.probe.intervall"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(defaults_of_a_probe),
        FIXTURE_TEST(the_timeout_follows_the_interval),
        FIXTURE_TEST(a_phase_may_be_fixed),
        FIXTURE_TEST(a_path_is_a_word_or_a_list),
        FIXTURE_TEST(settings_of_the_other_rule_are_warned_of),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
