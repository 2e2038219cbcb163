/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/recorder.h"

#include <stdatomic.h>

#include "tests/sim/store/fixture.h"

enum { NEVER = 0, AT_ONCE = -1 };

/* Raises the flag after so many replications. */
struct stopper {
    atomic_bool flag;
    size_t left;
};

static void count_down(void *subject, size_t point, const struct row *row)
{
    struct stopper *s = subject;
    (void)point;
    (void)row;
    if (s->left > 0 && --s->left == 0) {
        atomic_store(&s->flag, true);
    }
}

static enum experiment_end play_some(struct fixture *f, struct fixture_study *s, int replications,
                                     enum recorder_start wanted, size_t *ret_done)
{
    struct recorder *r;
    struct stopper stopper = {.flag = replications == AT_ONCE,
                              .left = replications > 0 ? (size_t)replications : 0};
    assert_int_equal(recorder_open(&f->archive, &s->recording, wanted != RECORDER_NEW, &r), wanted);
    s->study.keeper = recorder_keeper(r);
    s->study.interrupt = &stopper.flag;
    s->study.row = count_down;
    s->study.row_subject = &stopper;
    study_release(s->points, FIXTURE_POINTS); /* of an earlier playing */
    enum experiment_end end = study_run(&s->study, ret_done);
    assert_true(
        recorder_finish(r, end == EXPERIMENT_DONE, "again", &(struct findings){.sizing = NULL}, 1));
    recorder_close(r);
    return end;
}

static void assert_same_results(const struct fixture_study *a, const struct fixture_study *b)
{
    for (int i = 0; i < FIXTURE_POINTS; i++) {
        assert_int_equal(a->points[i].result.replications, b->points[i].result.replications);
        assert_int_equal(a->points[i].result.events, b->points[i].result.events);
        assert_memory_equal(a->points[i].result.summaries, b->points[i].result.summaries,
                            engine_models.metrics->count * sizeof *a->points[i].result.summaries);
    }
}

/* Interrupted wherever it may be, and gone on with: the same to the bit, and nothing kept twice. */
static void an_interrupted_run_goes_on(void **state)
{
    static const int stops[] = {1, 57, 100, 150, 151, 299};
    struct fixture_study whole;
    size_t done;
    (void)state;
    fixture_study_make(&whole);
    assert_int_equal(study_run(&whole.study, &done), EXPERIMENT_DONE);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        struct fixture f;
        struct fixture_study first, second;
        fixture_open(&f);
        fixture_study_make(&first);
        fixture_study_make(&second);
        play_some(&f, &first, stops[i], RECORDER_NEW, &done);
        int64_t kept = fixture_number(&f, "SELECT count(*) FROM replications");
        if (fixture_number(&f, "SELECT count(*) FROM runs WHERE state = 'interrupted'") == 1) {
            assert_true(kept >= stops[i]);
            assert_int_equal(play_some(&f, &second, NEVER, RECORDER_RESUMED, &done),
                             EXPERIMENT_DONE);
            assert_same_results(&whole, &second);
        }
        assert_int_equal(fixture_number(&f, "SELECT count(*) FROM runs WHERE state = 'done'"), 1);
        assert_int_equal(fixture_number(&f, "SELECT count(*) FROM replications"), 300);
        assert_int_equal(fixture_number(&f, "SELECT count(*) FROM points WHERE state = 'done'"), 2);
        fixture_study_release(&first);
        fixture_study_release(&second);
        fixture_close(&f);
    }
    fixture_study_release(&whole);
}

/* To more replications than are played at once, so that an interrupt leaves some. */
static void lengthen(struct fixture_study *s)
{
    for (int i = 0; i < FIXTURE_POINTS; i++) {
        struct scenario *longer = arena_alloc(&s->arena, sizeof *longer);
        *longer = *s->points[i].scenario;
        longer->replications.min = longer->replications.max = 1000;
        s->points[i].scenario = longer;
    }
}

/* While kept rows are read; all are there afterwards. */
static void an_interrupt_is_seen_among_what_was_kept(void **state)
{
    struct fixture f;
    struct fixture_study first, second, whole;
    size_t done;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&first);
    fixture_study_make(&second);
    fixture_study_make(&whole);
    lengthen(&first);
    lengthen(&second);
    lengthen(&whole);
    assert_int_equal(study_run(&whole.study, &done), EXPERIMENT_DONE);
    play_some(&f, &first, 57, RECORDER_NEW, &done);
    int64_t kept = fixture_number(&f, "SELECT count(*) FROM replications");
    assert_int_equal(play_some(&f, &second, 20, RECORDER_RESUMED, &done), EXPERIMENT_INTERRUPTED);
    assert_int_equal(done, 0);
    assert_int_equal(second.points[0].result.replications, 20);
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM replications"), kept);
    assert_int_equal(play_some(&f, &second, NEVER, RECORDER_RESUMED, &done), EXPERIMENT_DONE);
    assert_same_results(&whole, &second);
    fixture_study_release(&first);
    fixture_study_release(&second);
    fixture_study_release(&whole);
    fixture_close(&f);
}

static void what_is_kept_are_the_values(void **state)
{
    struct fixture f;
    struct fixture_study s;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    assert_int_equal(fixture_play(&f, &s), 1);
    const struct summary *rto = result_summary(&s.points[1].result, "rto.service");
    assert_true(rto->n > 100);
    assert_int_equal(fixture_number(&f, "SELECT count(\"rto.service\") FROM incidents"
                                        " WHERE point = 2"),
                     rto->n);
    sqlite3_stmt *mean =
        archive_prepare(&f.archive, "SELECT avg(\"rto.service\"), max(\"rto.service\")"
                                    " FROM incidents WHERE point = 2");
    assert_int_equal(archive_row(&f.archive, mean), 1);
    assert_true(sqlite3_column_double(mean, 0) / rto->mean - 1 < 1e-12);
    assert_true(sqlite3_column_double(mean, 1) == rto->max);
    sqlite3_finalize(mean);
    fixture_study_release(&s);
    fixture_close(&f);
}

/* Another scenario under the same command line, or another version of the program. */
static void what_has_changed_begins_afresh(void **state)
{
    struct fixture f;
    struct fixture_study s;
    size_t done;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    play_some(&f, &s, AT_ONCE, RECORDER_NEW, &done);
    s.recording.version = "1.0.1";
    play_some(&f, &s, AT_ONCE, RECORDER_CHANGED, &done);
    s.study.count = 1;
    play_some(&f, &s, AT_ONCE, RECORDER_CHANGED, &done);
    s.study.count = FIXTURE_POINTS;
    s.recording.identity = "sweep three.yaml";
    struct recorder *r;
    assert_int_equal(recorder_open(&f.archive, &s.recording, true, &r), RECORDER_NEW);
    /* Nobody takes up what another is playing: this one. */
    struct recorder *other;
    assert_int_equal(recorder_open(&f.archive, &s.recording, true, &other), RECORDER_NEW);
    assert_int_not_equal(recorder_run(r), recorder_run(other));
    recorder_close(r);
    recorder_close(other);
    fixture_study_release(&s);
    fixture_close(&f);
}

/* A store that cannot be written to any more ends the study, and keeps what it has. */
static void what_cannot_be_kept_ends_it(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct recorder *r;
    size_t done;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    assert_int_equal(recorder_open(&f.archive, &s.recording, false, &r), RECORDER_NEW);
    int64_t pages = fixture_number(&f, "PRAGMA page_count");
    char limit[64];
    snprintf(limit, sizeof limit, "PRAGMA max_page_count = %lld", (long long)pages + 2);
    fixture_number(&f, limit);
    s.study.keeper = recorder_keeper(r);
    assert_int_equal(study_run(&s.study, &done), EXPERIMENT_UNKEPT);
    assert_non_null(strstr(archive_why(&f.archive), "the disk is full"));
    assert_int_equal(done, 0);
    recorder_close(r);
    fixture_study_release(&s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_interrupted_run_goes_on),
        cmocka_unit_test(an_interrupt_is_seen_among_what_was_kept),
        cmocka_unit_test(what_is_kept_are_the_values),
        cmocka_unit_test(what_has_changed_begins_afresh),
        cmocka_unit_test(what_cannot_be_kept_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
