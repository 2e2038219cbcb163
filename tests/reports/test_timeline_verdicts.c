/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void verdicts_of_all_are_one_step(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    const struct timeline_step *s = told_step(&f, "pop.unhealthy");
    assert_true(strncmp(s->text, "3 of 3 POPs hold x unhealthy: half by 00:10:", 44) == 0);
    assert_non_null(strstr(s->text, ", the last at 00:1"));
    assert_true(s->last_s > s->at_s && s->first && s->seen && !s->wavers);
    assert_string_equal(s->because, "probes fail: region-outage of rx");
    s = told_step(&f, "pop.healthy");
    assert_true(strncmp(s->text, "3 of 3 POPs hold x healthy again", 32) == 0);
    assert_string_equal(s->because, "probes of x succeed again");
    told_release(&f);
}

/* Errors now and then have POPs change their minds. */
static void verdicts_that_waver_are_counted(void **state)
{
    struct told f;
    (void)state;
    told_play(&f,
              TOLD_HEAD TOLD_EDGE TOLD_STAMPS
              "horizon: 12h\n"
              "faults: [{at: 1h, fault: component-degraded, target: x.app, error_share: 30%, for: "
              "9h}]\n",
              0);
    const struct timeline_step *s = told_step(&f, "pop.unhealthy");
    assert_true(s->wavers);
    assert_non_null(strstr(s->text, "POPs change their minds about x, "));
    assert_non_null(strstr(s->text, " of 3 hold it unhealthy at once, "));
    told_release(&f);
}

static void lost_probes_are_a_false_alarm(void **state)
{
    struct told f;
    struct teller t;
    bool found = false;
    (void)state;
    told_play(&f,
              TOLD_HEAD TOLD_STAMPS
              "edge: {preset: azure-front-door, probe: {interval: 30s, loss: 5%}}\n"
              "horizon: 12h\n",
              0);
    teller_tell(&f.arena, &f.trace, &t);
    for (size_t k = 0; k < t.step_count && !found; k++) {
        found = strstr(t.steps[k].because, "a false alarm") != NULL;
    }
    assert_true(found);
    told_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(verdicts_of_all_are_one_step),
                                       cmocka_unit_test(verdicts_that_waver_are_counted),
                                       cmocka_unit_test(lost_probes_are_a_false_alarm)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
