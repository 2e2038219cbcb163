/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/recording.h"

#include "tests/sim/store/fixture.h"

static void a_run_its_points_and_their_settings(void **state)
{
    struct fixture f;
    struct fixture_study s;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    assert_int_equal(recording_insert(&f.archive, &s.recording), 1);
    assert_int_equal(recording_insert(&f.archive, &s.recording), 2);
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM points WHERE state = 'waiting'"), 4);
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM settings WHERE run = 2 AND point = 2"
                                        " AND path = 'edge.probe.interval' AND value = '30s'"),
                     1);
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM scenarios WHERE run = 1 AND point = 1"
                                        " AND instr(text, 'interval: 10s') > 0"),
                     1);
    assert_int_equal(recording_is(&f.archive, &s.recording, 2), 1);
    assert_int_equal(recording_is(&f.archive, &s.recording, 3), 0);
    assert_true(archive_exec(&f.archive, "UPDATE scenarios SET text = 'other' WHERE run = 2"
                                         " AND point = 2"));
    assert_int_equal(recording_is(&f.archive, &s.recording, 2), 0);
    assert_int_equal(recording_is(&f.archive, &s.recording, 1), 1);
    fixture_study_release(&s);
    fixture_close(&f);
}

/* Lines may move; what the run is of by now is kept with it. */
static void comments_change_nothing(void **state)
{
    struct fixture f;
    struct fixture_study s, moved;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    fixture_study_make_of(&moved, "\n# a comment\n");
    assert_int_equal(recording_insert(&f.archive, &s.recording), 1);
    assert_int_equal(recording_is(&f.archive, &moved.recording, 1), 1);
    assert_true(archive_exec(&f.archive, "UPDATE runs SET owner = 'gone 1 1'"));
    assert_true(recording_claim(&f.archive, &moved.recording, 1));
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM scenarios"
                                        " WHERE instr(text, 'two.yaml:4') > 0"),
                     2); /* horizon */
    sqlite3_stmt *sums = archive_prepare(
        &f.archive, "SELECT p.sha256, r.sha256 FROM points p JOIN runs r ON r.id = p.run");
    assert_int_equal(archive_row(&f.archive, sums), 1);
    for (int i = 0; i < 2; i++) {
        assert_string_equal((const char *)sqlite3_column_text(sums, i),
                            moved.points[0].scenario->sha256);
    }
    sqlite3_finalize(sums);
    assert_true(archive_exec(&f.archive, "UPDATE points SET tables = 'another'"));
    assert_int_equal(recording_is(&f.archive, &moved.recording, 1), 0);
    fixture_study_release(&s);
    fixture_study_release(&moved);
    fixture_close(&f);
}

/* Runs of this process are being played; of a dead one the first who comes may take it over. */
static void one_takes_it_over(void **state)
{
    struct fixture f;
    struct fixture_study s;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    assert_int_equal(recording_insert(&f.archive, &s.recording), 1);
    assert_false(recording_claim(&f.archive, &s.recording, 1));
    assert_non_null(strstr(archive_why(&f.archive), "taken up by another"));
    assert_true(archive_exec(&f.archive, "UPDATE runs SET owner = 'gone 1 1'"));
    assert_true(recording_claim(&f.archive, &s.recording, 1));
    assert_false(recording_claim(&f.archive, &s.recording, 1));
    fixture_study_release(&s);
    fixture_close(&f);
}

static void times_are_utc(void **state)
{
    char now[32];
    (void)state;
    recording_now(now);
    assert_int_equal(strlen(now), 20);
    assert_true(now[10] == 'T' && now[19] == 'Z');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_its_points_and_their_settings),
        cmocka_unit_test(comments_change_nothing),
        cmocka_unit_test(one_takes_it_over),
        cmocka_unit_test(times_are_utc),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
