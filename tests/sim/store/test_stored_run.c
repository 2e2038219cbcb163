/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/stored_run.h"

#include "tests/sim/store/fixture.h"

static void a_sweep_comes_back_whole(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct run_row row;
    struct stored_run r;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    assert_int_equal(runs_read(&f.archive, &s.arena, run, &row), 1);
    assert_true(stored_run_read(&f.archive, &row, &s.arena, &r));
    assert_int_equal(r.kind, STORED_SWEEP);
    assert_true(stored_run_done(&r));
    assert_int_equal(r.count, FIXTURE_POINTS);
    assert_int_equal(r.done, FIXTURE_POINTS);
    assert_int_equal(r.factors.count, 1);
    assert_string_equal(factors_value(&r.factors, 1, 0), "30s");
    assert_null(r.inputs);
    assert_null(r.designs);
    for (size_t i = 0; i < FIXTURE_POINTS; i++) {
        assert_int_equal(r.results[i]->replications, 150);
    }
    stored_run_release(&r);
    fixture_study_release(&s);
    fixture_close(&f);
}

/* Only points before the first unfinished one count. */
static void an_unfinished_run_is_no_done_one(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct run_row row;
    struct stored_run r;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    assert_true(archive_exec(&f.archive, "UPDATE points SET state = 'waiting' WHERE point = 1"));
    assert_int_equal(runs_read(&f.archive, &s.arena, run, &row), 1);
    assert_false(stored_run_read(&f.archive, &row, &s.arena, &r));
    assert_non_null(strstr(archive_why(&f.archive), "is damaged: run 1 is said to be done"));
    stored_run_release(&r);
    assert_true(archive_exec(&f.archive, "UPDATE runs SET state = 'interrupted'"));
    assert_int_equal(runs_read(&f.archive, &s.arena, run, &row), 1);
    assert_true(stored_run_read(&f.archive, &row, &s.arena, &r));
    assert_false(stored_run_done(&r));
    assert_int_equal(r.count, FIXTURE_POINTS);
    assert_int_equal(r.done, 0);
    stored_run_release(&r);
    fixture_study_release(&s);
    fixture_close(&f);
}

/* Of a comparison each design is known as it was recorded. */
static void designs_come_back(void **state)
{
    static const char *const names[FIXTURE_POINTS] = {"quick", "slow"};
    struct fixture f;
    struct fixture_study s;
    struct run_row row;
    struct stored_run r;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    s.recording.command = "compare";
    s.recording.names = names;
    s.study.factors = NULL;
    int64_t run = fixture_play(&f, &s);
    assert_true(archive_exec(&f.archive, "UPDATE points SET scripted = 1 WHERE point = 2"));
    assert_int_equal(runs_read(&f.archive, &s.arena, run, &row), 1);
    assert_true(stored_run_read(&f.archive, &row, &s.arena, &r));
    assert_int_equal(r.kind, STORED_COMPARE);
    assert_int_equal(r.comparison.count, FIXTURE_POINTS);
    assert_string_equal(r.designs[1].name, "slow");
    assert_true(r.designs[1].result == r.results[1]);
    assert_true(!r.designs[0].scripted && r.designs[1].scripted);
    stored_run_release(&r);
    fixture_study_release(&s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_sweep_comes_back_whole),
                                       cmocka_unit_test(an_unfinished_run_is_no_done_one),
                                       cmocka_unit_test(designs_come_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
