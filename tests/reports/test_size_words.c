/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/size_words.h"

#include "tests/reports/size_fixture.h"

static struct buf say(size_writer *what, const struct size_report *report)
{
    struct buf out = BUF_INIT;
    what(report, &out);
    return out;
}

static void assert_says(size_writer *what, const struct size_report *report, const char *wanted)
{
    struct buf out = say(what, report);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void assert_outcome(const struct size_report *report, size_t point, const char *wanted)
{
    struct buf out = BUF_INIT;
    size_outcome(report, point, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void a_choice(void **state)
{
    struct size_report report = size_fixture();
    (void)state;
    assert_says(size_choice, &report, "Choose interval=20s, kind=anycast.");
    assert_says(size_reason, &report,
                "Of 3 settings it has the smallest probe.load of those that meet the targets: 5/s. "
                "That is right with a probability of at least 98.7 % (95 % asked for).");
    assert_says(size_runner_up, &report,
                "Runner-up: interval=10s, kind=anycast, which meets the targets, too, with "
                "probe.load larger by 1.5/s ± 0.25/s.");
    assert_says(size_next_below, &report,
                "Next below in probe.load: interval=30s, kind=anycast, where p95 of rto.service is "
                "69.5 s, ≤ 60 s asked for.");
    assert_says(size_doubts, &report, "");
    assert_outcome(&report, 0, "misses rto.service");
    assert_outcome(&report, 1, "chosen");
    assert_outcome(&report, 2, "more by 1.5/s ± 0.25/s");
}

/* Of two that cost the same the one that misses by less. */
static void the_nearest_below(void **state)
{
    struct size_report report = size_fixture();
    (void)state;
    size_contenders[2] = size_contenders[0];
    size_results[2].targets[1].value = 65;
    size_sized.selection.runner_up = SELECTION_NONE;
    struct buf out = say(size_next_below, &report);
    size_assert_contains(&out, "interval=10s, kind=anycast, where p95 of rto.service is 65 s");
    buf_release(&out);
    size_contenders[0].lead.mean = -1.25;
    out = say(size_next_below, &report);
    size_assert_contains(&out, "interval=30s, ");
    buf_release(&out);
}

/* Rounded down; and never 100 %. */
static void probabilities(void **state)
{
    static const struct {
        double probability;
        const char *said;
    } cases[] = {{0.9599, "at least 95.9 % ("},
                 {0.99899, "at least 99.8 % ("},
                 {0.99997, "at least 99.99 % ("},
                 {1, "at least 99.99 % ("},
                 {0.5, "at least 50 % ("}};
    struct size_report report = size_fixture();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_sized.selection.probability = cases[i].probability;
        struct buf out = say(size_reason, &report);
        size_assert_contains(&out, cases[i].said);
        buf_release(&out);
    }
    size_sized.selection.probability = 0;
    report.confidence = 0.999;
    struct buf out = say(size_reason, &report);
    size_assert_contains(&out, "How sure that is cannot be said yet (99.9 % asked for).");
    buf_release(&out);
}

static void a_runner_up_that_misses(void **state)
{
    struct size_report report = size_fixture();
    (void)state;
    size_sized.selection.runner_up = 0;
    assert_says(size_runner_up, &report,
                "Runner-up: interval=30s, kind=anycast, where p95 of rto.service is 69.5 s, ≤ 60 s "
                "asked for.");
    assert_says(size_next_below, &report, ""); /* it is the same */
    size_sized.selection.runner_up = SELECTION_NONE;
    assert_says(size_runner_up, &report, "");
}

static void as_dear_as_the_choice(void **state)
{
    struct size_report report = size_fixture();
    (void)state;
    size_contenders[2].lead = (struct lead){0, 0, 0, 0, 0};
    assert_outcome(&report, 2, "no less");
    assert_says(
        size_runner_up, &report,
        "Runner-up: interval=10s, kind=anycast, which meets the targets, too, with the same "
        "probe.load.");
}

static void no_targets(void **state)
{
    struct size_report report = size_fixture();
    (void)state;
    for (size_t i = 0; i < SIZE_POINTS; i++) {
        size_contenders[i].target_count = size_results[i].target_count = 0;
    }
    size_contenders[0].lead.error = 0.001;
    size_contenders[0].lead.mean = 1;
    struct buf out = say(size_reason, &report);
    size_assert_contains(&out, "The scenario has no targets, so nothing is asked of it but the "
                               "smallest probe.load: 5/s. ");
    buf_release(&out);
    assert_says(size_runner_up, &report,
                "Runner-up: interval=10s, kind=anycast, with probe.load larger by 1.5/s ± 0.25/s.");
}

static void none(void **state)
{
    struct size_report report = size_missed();
    (void)state;
    assert_says(size_choice, &report, "No setting meets the targets.");
    assert_says(size_reason, &report,
                "That is right with a probability of at least 99.99 % (95 % asked for).");
    assert_says(size_runner_up, &report,
                "Nearest: interval=20s, kind=anycast, where p95 of rto.service is 61.5 s, ≤ 60 s "
                "asked for.");
    assert_says(size_next_below, &report, "");
    assert_outcome(&report, 0, "misses rto.service");
}

static void doubts(void **state)
{
    struct size_report report = size_undecided();
    (void)state;
    assert_says(size_choice, &report, "Undecided.");
    assert_says(size_reason, &report,
                "interval=20s, kind=anycast seems best. Of 3 settings it has the smallest "
                "probe.load of those that seem to meet the targets: 5/s. That is right with a "
                "probability of at least 20 % (95 % asked for).");
    assert_says(size_doubts, &report,
                "Open is whether interval=30s, kind=anycast keeps to p95 of rto.service ≤ 60 s, "
                "whether interval=20s, kind=anycast keeps to p95 of rto.service ≤ 60 s. More "
                "replications a setting would tell (--replications).");
    assert_outcome(&report, 0, "open");
    assert_outcome(&report, 1, "seems best");
    report.budget = 900;
    size_contenders[2].lead.error = 0.4;
    size_contenders[1].targets[1].error_kept = 0.001;
    struct buf out = say(size_doubts, &report);
    size_assert_contains(&out, ", whether interval=10s, kind=anycast has more probe.load. More "
                               "replications in all would tell (--budget).");
    buf_release(&out);
    report.interrupted = true;
    assert_says(size_choice, &report, "Interrupted.");
    size_contenders[2].objective = NAN;
    size_contenders[2].lead.mean = NAN;
    out = say(size_doubts, &report);
    size_assert_contains(&out, "whether interval=10s, kind=anycast has a probe.load at all. ");
    buf_release(&out);
}

static void nothing_seems_to_do(void **state)
{
    struct size_report report = size_missed();
    (void)state;
    size_sized.selection.verdict = VERDICT_UNDECIDED;
    size_sized.selection.probability = 0.5;
    for (size_t i = 0; i < SIZE_POINTS; i++) {
        size_contenders[i].targets[1].error_missed = 0.2;
    }
    assert_says(size_reason, &report,
                "No setting seems to meet the targets. That is right with a probability of at "
                "least 50 % (95 % asked for).");
    assert_outcome(&report, 2, "open");
}

static void reasons(void **state)
{
    struct size_report report = size_fixture();
    const char *names[SIZE_REASONS];
    (void)state;
    assert_int_equal(size_reasons(&report, 1, names), 0);
    assert_int_equal(size_reasons(&report, 2, names), 1);
    assert_string_equal(names[0], "probe.load");
    size_contenders[2].targets[0] = size_footing(false, 0.001);
    size_contenders[2].targets[1] = size_footing(false, 0.01);
    assert_int_equal(size_reasons(&report, 2, names), 3);
    assert_string_equal(names[0], "availability.requests");
    assert_string_equal(names[1], "rto.service");
    assert_string_equal(names[2], "probe.load");
    assert_outcome(&report, 2, "misses availability.requests, rto.service");
}

/* Its own mean is of other luck. */
static void estimates_go_by_differences(void **state)
{
    struct size_report report = size_fixture();
    (void)state;
    size_contenders[2].objective = 4;
    assert_true(size_estimate(&report, 1) == 5);
    assert_true(size_estimate(&report, 2) == 6.5);
    size_contenders[2].lead.mean = NAN;
    assert_true(size_estimate(&report, 2) == 4);
    size_sized.selection.best = SELECTION_NONE;
    assert_true(size_estimate(&report, 0) == 3.5);
}

static void money_has_its_unit(void **state)
{
    struct size_report report = size_fixture();
    struct result money = fixture_money();
    (void)state;
    for (size_t i = 0; i < SIZE_POINTS; i++) {
        size_results[i].metrics = money.metrics;
        size_results[i].currency = "CHF";
        size_contenders[i].target_count = size_results[i].target_count = 0;
    }
    report.minimise = 0;
    assert_outcome(&report, 2, "more by 1.5 ± 0.25 CHF/y");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice),
        cmocka_unit_test(the_nearest_below),
        cmocka_unit_test(probabilities),
        cmocka_unit_test(a_runner_up_that_misses),
        cmocka_unit_test(as_dear_as_the_choice),
        cmocka_unit_test(no_targets),
        cmocka_unit_test(none),
        cmocka_unit_test(doubts),
        cmocka_unit_test(nothing_seems_to_do),
        cmocka_unit_test(reasons),
        cmocka_unit_test(estimates_go_by_differences),
        cmocka_unit_test(money_has_its_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
