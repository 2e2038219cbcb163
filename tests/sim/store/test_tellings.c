/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/tellings.h"

#include <math.h>

#include "tests/sim/store/fixture.h"

/* Against all incidents of the point, sorted here. */
static void the_median_of_the_outages_is_chosen(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct told_incident i;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    assert_int_equal(tellings_choose(&f.archive, run, 2, &i), 1);
    assert_true(i.out && i.rto_s > 0);
    int64_t out = fixture_number(&f, "SELECT count(*) FROM incidents WHERE point = 2"
                                     " AND \"rto.service\" > 0");
    assert_int_equal(i.of, out);
    sqlite3_stmt *q = archive_prepare(&f.archive, "SELECT count(*) FROM incidents WHERE point = 2"
                                                  " AND \"rto.service\" > 0"
                                                  " AND \"rto.service\" < ?1");
    sqlite3_bind_double(q, 1, i.rto_s);
    assert_int_equal(archive_row(&f.archive, q), 1);
    assert_in_range(sqlite3_column_int64(q, 0), out / 2 - 1, out / 2);
    sqlite3_finalize(q);
    fixture_study_release(&s);
    fixture_close(&f);
}

static void without_an_outage_it_is_the_first(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct told_incident i;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    assert_true(archive_exec(&f.archive, "UPDATE incidents SET \"rto.service\" = 0"));
    assert_int_equal(tellings_choose(&f.archive, run, 1, &i), 1);
    assert_false(i.out);
    assert_int_equal(i.replication, fixture_number(&f, "SELECT min(replication) FROM incidents"
                                                       " WHERE point = 1"));
    assert_true(archive_exec(&f.archive, "DELETE FROM incidents"));
    assert_int_equal(tellings_choose(&f.archive, run, 1, &i), 1);
    assert_int_equal(i.replication, 1);
    assert_int_equal(i.incident, 0);
    assert_int_equal(tellings_choose(&f.archive, run, 3, &i), 0);
    fixture_study_release(&s);
    fixture_close(&f);
}

static void a_telling_comes_back(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct told_event events[] = {{1.5, "fault.begins", "x", "", -1, NAN, "x begins"},
                                  {2.5, "outage.begins", "", "", -1, 0.5, "outage"}};
    double at[] = {0, 1.5, 3}, value[] = {1, 0.5, 1};
    struct told_line lines[] = {{"conflicts", "s", 2, at, value}, {"success", "", 3, at, value}};
    struct telling back, t = {.replication = 7,
                              .from_s = 0.5,
                              .until_s = 9,
                              .events = events,
                              .count = 2,
                              .left_out = 4,
                              .lines = lines,
                              .line_count = 2};
    struct told_incident i = {7, 2, 1.5, 3, 1.25, 11, true}, was;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    assert_int_equal(tellings_read(&f.archive, run, 1, &s.arena, &was, &back), 0);
    for (int again = 0; again < 2; again++) { /* it takes the place of one that is there */
        assert_true(tellings_write(&f.archive, run, 1, &i, &t));
        assert_int_equal(tellings_read(&f.archive, run, 1, &s.arena, &was, &back), 1);
        assert_int_equal(back.count, 2);
        assert_int_equal(back.left_out, 4);
        assert_true(isnan(back.events[0].value) && back.events[1].value == 0.5);
        assert_string_equal(back.events[0].text, "x begins");
        assert_int_equal(back.line_count, 2);
        assert_string_equal(back.lines[0].store, "s");
        assert_int_equal(back.lines[1].count, 3);
        assert_true(back.lines[1].at_s[1] == 1.5 && back.lines[1].value[1] == 0.5);
        assert_true(was.rto_s == 1.25 && was.of == 11 && was.out && was.incident == 2);
    }
    fixture_study_release(&s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_median_of_the_outages_is_chosen),
                                       cmocka_unit_test(without_an_outage_it_is_the_first),
                                       cmocka_unit_test(a_telling_comes_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
