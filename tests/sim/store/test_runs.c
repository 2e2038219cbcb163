/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/runs.h"

#include "tests/sim/store/fixture.h"

static void found_and_listed(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct arena a;
    struct run_row *rows, one;
    size_t count;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    arena_init(&a, 0);
    assert_int_equal(runs_last(&f.archive), 0);
    fixture_play(&f, &s);
    assert_int_equal(recording_insert(&f.archive, &s.recording), 2);
    assert_int_equal(runs_last(&f.archive), 2);
    assert_true(runs_list(&f.archive, &a, &rows, &count));
    assert_int_equal(count, 2);
    assert_string_equal(rows[0].state, "done");
    assert_string_equal(rows[0].command, "sweep");
    assert_string_equal(rows[0].vary, "edge.probe.interval");
    assert_string_equal(rows[0].command_line, "ninefold sweep two.yaml --seed 1");
    assert_true(rows[0].points == 2 && rows[0].points_done == 2 && rows[0].replications == 300);
    assert_true(rows[0].elapsed_s == 1.5 && rows[0].finished && !rows[1].finished);
    assert_string_equal(rows[1].state, "running");
    assert_true(rows[1].points_done == 0 && rows[1].wanted == 300);
    assert_int_equal(runs_unfinished(&f.archive, "sweep two.yaml", INT64_MAX),
                     0); /* this process plays it */
    assert_true(archive_exec(&f.archive, "UPDATE runs SET owner = 'gone 1 1' WHERE id = 2"));
    assert_int_equal(runs_unfinished(&f.archive, "sweep two.yaml", INT64_MAX), 2);
    assert_int_equal(runs_unfinished(&f.archive, "sweep one.yaml", INT64_MAX), 0);
    assert_int_equal(runs_read(&f.archive, &a, 2, &one), 1);
    assert_string_equal(one.state, "interrupted");
    assert_int_equal(runs_read(&f.archive, &a, 3, &one), 0);
    arena_release(&a);
    fixture_study_release(&s);
    fixture_close(&f);
}

static void deleted_with_all_that_is_theirs(void **state)
{
    static const char *const tables[] = {"points",    "settings", "replications",
                                         "incidents", "metrics",  "targets"};
    struct fixture f;
    struct fixture_study s;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    fixture_play(&f, &s);
    study_release(s.points, FIXTURE_POINTS);
    fixture_play(&f, &s);
    int64_t pages = fixture_number(&f, "PRAGMA page_count");
    assert_true(runs_delete(&f.archive, (int64_t[]){1}, 1));
    assert_true(fixture_number(&f, "PRAGMA page_count") < pages);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char sql[96];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s WHERE run = 1", tables[i]);
        assert_int_equal(fixture_number(&f, sql), 0);
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s WHERE run = 2", tables[i]);
        assert_true(fixture_number(&f, sql) > 0);
    }
    fixture_study_release(&s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found_and_listed),
        cmocka_unit_test(deleted_with_all_that_is_theirs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
