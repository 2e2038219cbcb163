/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/cumulative.h"

#include <math.h>

#include "tests/sim/store/fixture.h"

/* Against the share of the incidents counted one by one. */
static void steps_are_shares_of_incidents(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct cumulative c;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    assert_true(cumulative_read(&f.archive, run, 2, "rto.service", true, &s.arena, &c));
    assert_int_equal(c.n, fixture_number(&f, "SELECT count(*) FROM incidents WHERE point = 2"
                                             " AND \"rto.service\" > 0"));
    assert_int_equal(c.all, fixture_number(&f, "SELECT count(*) FROM incidents WHERE point = 2"));
    assert_true(c.n > 30 && c.count > 30 && c.count <= CUMULATIVE_STEPS + 2);
    for (size_t i = 0; i < c.count; i += 7) {
        /* of equal values each is a step */
        sqlite3_stmt *q = archive_prepare(
            &f.archive, "SELECT count(*) FILTER (WHERE \"rto.service\" < ?1),"
                        " count(*) FILTER (WHERE \"rto.service\" <= ?1) FROM incidents"
                        " WHERE point = 2 AND \"rto.service\" > 0");
        sqlite3_bind_double(q, 1, c.x[i]);
        assert_int_equal(archive_row(&f.archive, q), 1);
        double below = c.share[i] * (double)c.n;
        assert_true(below > sqlite3_column_double(q, 0) - 1e-9);
        assert_true(below < sqlite3_column_double(q, 1) + 1e-9);
        sqlite3_finalize(q);
    }
    assert_true(c.share[c.count - 1] == 1);
    assert_true(fabs(c.half - sqrt(log(40) / (2 * (double)c.replications))) < 1e-12);
    fixture_study_release(&s);
    fixture_close(&f);
}

/* By what they weigh, and then there is no band. */
static void weights_count(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct cumulative c;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    assert_true(archive_exec(&f.archive,
                             "DELETE FROM incidents WHERE point = 1;"
                             "INSERT INTO incidents (run, point, replication, incident, opened_s,"
                             " \"rto.service\") VALUES (1, 1, 1, 1, 0, 5), (1, 1, 2, 1, 0, 7);"
                             "UPDATE replications SET weight = 0.25 WHERE replication = 1"));
    assert_true(cumulative_read(&f.archive, run, 1, "rto.service", false, &s.arena, &c));
    assert_int_equal(c.n, 2);
    assert_true(fabs(c.share[0] - 0.2) < 1e-12 && c.x[0] == 5 && c.x[1] == 7);
    assert_true(isnan(c.half));
    assert_true(cumulative_read(&f.archive, run, 1, "rpo.seconds", false, &s.arena, &c));
    assert_int_equal(c.count, 0);
    fixture_study_release(&s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(steps_are_shares_of_incidents),
                                       cmocka_unit_test(weights_count)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
