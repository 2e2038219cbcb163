/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void faults_are_scripted_or_come_by_chance(void **state)
{
    struct told f;
    struct teller t;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    teller_tell(&f.arena, &f.trace, &t);
    assert_string_equal(teller_fault_origin(&t, &t.events[0]), "scripted, for 20 min");
    assert_string_equal(teller_fault_detail(&t, &t.events[0]),
                        ": nothing answers, nothing refuses");
    assert_string_equal(teller_fault(&t).text, ""); /* it is over */
    told_release(&f);
    told_play(&f,
              TOLD_HEAD TOLD_EDGE
              "stamps: {x: {region: rx, components: {app: {}}}, y: {region: ry, components: {app: "
              "{}}}}\n"
              "horizon: 20d\n"
              "common_cause: [{name: push, targets: [rx, ry], every: 5d, for: 1h}]\n",
              0);
    teller_tell(&f.arena, &f.trace, &t);
    assert_string_equal(teller_fault_origin(&t, &t.events[0]), "by chance, at the scenario's rate");
    assert_string_equal(t.steps[1].because, "of one cause with others");
    told_release(&f);
}

static void what_ends_an_outage_is_of_its_moment(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    assert_string_equal(told_step(&f, "outage.ends")->because,
                        "3 of 3 POPs have turned away from x");
    told_release(&f);
    told_play(&f,
              TOLD_ALONE
              "horizon: 1h\n"
              "faults: [{at: 10m, fault: region-outage, target: rx, for: 20m, mode: drop}]\n",
              0);
    assert_string_equal(told_step(&f, "outage.ends")->because, "region-outage of rx is over");
    assert_int_equal(told_step(&f, "outage.ends")->cause, 1);
    told_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(faults_are_scripted_or_come_by_chance),
                                       cmocka_unit_test(what_ends_an_outage_is_of_its_moment)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
