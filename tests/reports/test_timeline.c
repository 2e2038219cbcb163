/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void steps_are_in_order_and_know_their_causes(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    assert_int_equal(f.timeline.count, 1);
    const struct timeline_incident *i = &f.timeline.incidents[0];
    assert_string_equal(i->what, "region-outage of rx");
    assert_true(i->opened_s == 600 && i->anchor_s == 600 && i->told && i->hurts && !i->open);
    assert_string_equal(i->steps[0].kind, "fault.begins");
    for (size_t k = 1; k < i->count; k++) {
        assert_true(i->steps[k - 1].at_s <= i->steps[k].at_s);
        assert_true(i->steps[k].cause <= k);
        assert_true(*i->steps[k].because);
    }
    assert_int_equal(told_step(&f, "outage.begins")->cause, 1);
    assert_true(told_step(&f, "outage.begins")->success == 0);
    told_release(&f);
}

/* What is told of the requests is what the metric of the replication says. */
static void requests_that_fail_are_those_of_the_metric(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    int metric = metric_find(f.trace.metrics, "availability.requests");
    double failed = (1 - f.trace.row.value[metric]) * 36000;
    assert_true(fabs(f.timeline.incidents[0].failed - failed) < 1e-6);
    double rto = timeline_value(&f.trace, f.timeline.incidents[0].row, "rto.service");
    assert_true(fabs(told_step(&f, "outage.ends")->at_s - 600 - rto) < 1e-6);
    assert_true(isnan(timeline_value(&f.trace, f.timeline.incidents[0].row, "no.metric")));
    told_release(&f);
}

static void nothing_has_no_incidents(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_NOTHING, 0);
    assert_int_equal(f.timeline.count, 0);
    told_release(&f);
}

/* Five incidents, of which the three longest are told, or the one that is asked for. */
static void those_that_hurt_most_are_told(void **state)
{
    static const char text[] =
        TOLD_ALONE "horizon: 1d\n"
                   "faults:\n"
                   "  - {at: 1h, fault: region-outage, target: rx, for: 1m}\n"
                   "  - {at: 2h, fault: region-outage, target: rx, for: 5m}\n"
                   "  - {at: 3h, fault: region-outage, target: rx, for: 3m}\n"
                   "  - {at: 4h, fault: region-outage, target: rx, for: 2m}\n"
                   "  - {at: 5h, fault: link-partition, target: [rx, ry], for: 9m}\n";
    struct told f;
    (void)state;
    told_play(&f, text, 0);
    assert_int_equal(f.timeline.count, 5);
    assert_true(!f.timeline.incidents[0].told && f.timeline.incidents[1].told);
    assert_true(f.timeline.incidents[2].told && f.timeline.incidents[3].told);
    assert_false(f.timeline.incidents[4].told || f.timeline.incidents[4].hurts);
    assert_int_equal(timeline_fault_kind(&f.timeline.incidents[4]), strlen("link-partition"));
    timeline_make(&f.arena, &f.trace, 5, &f.timeline);
    assert_true(f.timeline.incidents[4].told && !f.timeline.incidents[1].told);
    told_release(&f);
}

/* Maintenance of a stamp with room to spare is nobody's business. */
static void faults_that_change_nothing_stand_aside(void **state)
{
    static const char text[] = TOLD_OUTAGE "  # another\n";
    struct told f;
    (void)state;
    told_play(&f, text, 0);
    assert_int_equal(f.timeline.incidents[0].asides, 0);
    told_release(&f);
    told_play(&f,
              TOLD_HEAD TOLD_EDGE TOLD_STAMPS
              "horizon: 1h\n"
              "faults:\n"
              "  - {at: 10m, fault: region-outage, target: rx, for: 20m}\n"
              "  - {at: 15m, fault: link-partition, target: [rx, ry], for: 1m}\n",
              0);
    assert_int_equal(f.timeline.incidents[0].faults, 2);
    assert_int_equal(f.timeline.incidents[0].asides, 1);
    told_release(&f);
}

static void parts_have_names(void **state)
{
    (void)state;
    assert_string_equal(timeline_part_name(PART_FAILED), "failed");
    assert_string_equal(timeline_part_name(PART_CLOSED), "closed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(steps_are_in_order_and_know_their_causes),
                                       cmocka_unit_test(requests_that_fail_are_those_of_the_metric),
                                       cmocka_unit_test(nothing_has_no_incidents),
                                       cmocka_unit_test(those_that_hurt_most_are_told),
                                       cmocka_unit_test(faults_that_change_nothing_stand_aside),
                                       cmocka_unit_test(parts_have_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
