/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/stored_sample.h"

#include <math.h>

#include "tests/sim/store/fixture.h"

static const struct metric service = {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""};
static const struct metric outages = {"outages", "count", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""};

/* The same values as the run had: three incidents of two replications, one without an outage, and
 * what a runaway had is left out. */
static void as_the_run_had_them(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct sample sample;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    assert_true(archive_exec(
        &f.archive, "DELETE FROM incidents WHERE point = 1;"
                    "INSERT INTO incidents (run, point, replication, incident, opened_s, censored,"
                    " \"rto.service\") VALUES (1, 1, 1, 1, 0, NULL, 5), (1, 1, 1, 2, 9, NULL, 0),"
                    " (1, 1, 2, 1, 0, 'rto.service,rto.write', 7), (1, 1, 3, 1, 0, NULL, 11);"
                    "UPDATE replications SET stop = 'events' WHERE point = 1 AND replication = 3"));
    assert_true(stored_sample_read(&f.archive, run, 1, &service, false, &sample));
    assert_int_equal(sample.tally.n, 3);
    assert_int_equal(sample.clusters.clusters, 2);
    assert_int_equal(sample.censored, 1);
    assert_true(sample.tally.mean == 4 && sample.tally.max == 7);
    stored_sample_release(&sample);
    assert_true(stored_sample_read(&f.archive, run, 1, &service, true, &sample));
    assert_int_equal(sample.tally.n, 2);
    assert_true(quantile_at(&sample.quantile, 0.5) == 5);
    stored_sample_release(&sample);
    assert_true(stored_sample_read(&f.archive, run, 1, &outages, false, &sample));
    assert_int_equal(sample.tally.n, sample.clusters.clusters);
    stored_sample_release(&sample);
    fixture_study_release(&s);
    fixture_close(&f);
}

static void of_a_store_that_is_damaged(void **state)
{
    struct fixture f;
    struct sample sample;
    (void)state;
    fixture_open(&f);
    assert_true(archive_exec(&f.archive, "PRAGMA foreign_keys = OFF; DROP TABLE incidents"));
    assert_false(stored_sample_read(&f.archive, 1, 1, &service, false, &sample));
    stored_sample_release(&sample);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_the_run_had_them),
                                       cmocka_unit_test(of_a_store_that_is_damaged)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
