/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/illustrate.h"

#include "sim/store/tellings.h"
#include "tests/sim/store/fixture.h"

/* The same incident as the stored one: what is told of it agrees with its metrics. */
static void tells_the_incident_that_is_stored(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct told_incident i;
    struct telling t;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM tellings"), 0); /* of a grid */
    assert_true(illustrate(&f.archive, run, &s.study));
    for (int64_t point = 1; point <= FIXTURE_POINTS; point++) {
        double began = NAN, ended = NAN;
        assert_int_equal(tellings_read(&f.archive, run, point, &s.arena, &i, &t), 1);
        for (size_t k = 0; k < t.count; k++) {
            if (strcmp(t.events[k].kind, "fault.begins") == 0 && isnan(began)) {
                began = t.events[k].at_s;
            } else if (strcmp(t.events[k].kind, "outage.ends") == 0 && isnan(ended)) {
                ended = t.events[k].at_s;
            }
        }
        assert_true(fabs(ended - began - i.rto_s) < 1e-6);
        assert_true(t.from_s < i.opened_s && t.until_s > i.closed_s);
        assert_true(t.until_s - t.from_s < 7200); /* and not the whole month */
    }
    fixture_study_release(&s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tells_the_incident_that_is_stored)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
