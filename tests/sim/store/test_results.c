/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/results.h"

#include "tests/sim/store/fixture.h"

static void assert_same_text(const char *a, const char *b)
{
    assert_int_equal(a == NULL, b == NULL);
    if (a && b) {
        assert_string_equal(a, b);
    }
}

static void assert_same_target(const struct target_result *a, const struct target_result *b)
{
    assert_string_equal(a->metric, b->metric);
    assert_string_equal(a->statistic, b->statistic);
    assert_int_equal(a->at_least, b->at_least);
    assert_memory_equal(&a->limit, &b->limit, sizeof a->limit);
    assert_memory_equal(&a->value, &b->value, sizeof a->value);
    assert_int_equal(a->verdict, b->verdict);
    assert_int_equal(a->doubt, b->doubt);
    assert_int_equal(a->needed, b->needed);
    assert_int_equal(a->have, b->have);
}

static void assert_same(const struct result *a, const struct result *b)
{
    assert_same_text(a->name, b->name);
    assert_same_text(a->title, b->title);
    assert_same_text(a->file, b->file);
    assert_same_text(a->sha256, b->sha256);
    assert_same_text(a->currency, b->currency);
    assert_same_text(a->until, b->until);
    assert_true(a->seed == b->seed && a->first == b->first && a->horizon == b->horizon);
    assert_true(a->replications == b->replications && a->events == b->events);
    assert_true(a->skipped_probes == b->skipped_probes && a->exact == b->exact);
    assert_true(a->biased == b->biased && a->imprecise == b->imprecise);
    assert_true(a->effective == b->effective && a->rare_events == b->rare_events);
    assert_int_equal(a->metrics->count, b->metrics->count);
    for (size_t m = 0; m < a->metrics->count; m++) {
        const struct metric *x = &a->metrics->metrics[m], *y = &b->metrics->metrics[m];
        assert_string_equal(x->name, y->name);
        assert_string_equal(x->unit, y->unit);
        assert_int_equal(x->scope, y->scope);
        assert_int_equal(x->summary, y->summary);
        assert_memory_equal(&a->summaries[m].mean, &b->summaries[m].mean, sizeof(double));
        assert_memory_equal(&a->summaries[m].max, &b->summaries[m].max, sizeof(double));
        assert_int_equal(a->summaries[m].n, b->summaries[m].n);
        assert_int_equal(a->summaries[m].nothing_failed, b->summaries[m].nothing_failed);
        assert_memory_equal(&a->summaries[m].closed_form, &b->summaries[m].closed_form,
                            sizeof(double));
    }
    assert_int_equal(a->target_count, b->target_count);
    for (size_t i = 0; i < a->target_count; i++) {
        assert_same_target(&a->targets[i], &b->targets[i]);
    }
}

static void a_result_comes_back_whole(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct arena a;
    struct point_row *points;
    size_t count;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    arena_init(&a, 0);
    int64_t run = fixture_play(&f, &s);
    assert_true(results_read(&f.archive, run, &a, &points, &count));
    assert_int_equal(count, FIXTURE_POINTS);
    for (size_t i = 0; i < count; i++) {
        assert_true(points[i].done && !points[i].scripted);
        assert_int_equal(points[i].result.target_count, 1);
        assert_same(&s.points[i].result, &points[i].result);
        result_release(&points[i].result);
    }
    arena_release(&a);
    fixture_study_release(&s);
    fixture_close(&f);
}

static void of_a_point_that_waits_there_is_none(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct arena a;
    struct point_row *points;
    struct buf text = BUF_INIT;
    size_t count;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    arena_init(&a, 0);
    int64_t run = recording_insert(&f.archive, &s.recording);
    assert_true(results_read(&f.archive, run, &a, &points, &count));
    assert_int_equal(count, FIXTURE_POINTS);
    assert_true(!points[0].done && !points[0].result.summaries);
    assert_int_equal(results_scenario(&f.archive, run, 2, &text), 1);
    assert_non_null(strstr(buf_text(&text), "interval: 30s"));
    assert_int_equal(results_scenario(&f.archive, run, 3, &text), 0);
    buf_release(&text);
    arena_release(&a);
    fixture_study_release(&s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_comes_back_whole),
        cmocka_unit_test(of_a_point_that_waits_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
