/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void a_moment_is_told_once(void **state)
{
    struct told f;
    struct teller t;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    teller_tell(&f.arena, &f.trace, &t);
    for (size_t k = 0; k < t.step_count; k++) {
        assert_string_not_equal(t.steps[k].kind, "incident.opens");
        assert_string_not_equal(t.steps[k].kind, "origin.sick"); /* users notice at once */
        assert_string_not_equal(t.steps[k].kind, "writes.fail"); /* as all requests do */
    }
    assert_string_equal(told_step(&f, "outage.begins")->because,
                        "stamp x cannot serve: region-outage of rx");
    assert_string_equal(teller_observer(&t, 1), "POP");
    assert_string_equal(teller_observer(&t, 2), "POPs");
    told_release(&f);
}

static void events_of_one_moment_are_beside_each_other(void **state)
{
    struct told f;
    struct teller t;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    teller_tell(&f.arena, &f.trace, &t);
    assert_ptr_equal(teller_beside(&t, 3, "fault.begins"), &t.events[0]);
    assert_null(teller_beside(&t, 0, "fault.ends"));
    told_release(&f);
}

/* What a later version tells is told in its own words. */
static void unknown_events_are_steps(void **state)
{
    struct told f;
    struct teller t;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    f.trace.told.events[1].kind = "people.dance";
    f.trace.told.events[1].text = "people dance";
    teller_tell(&f.arena, &f.trace, &t);
    assert_string_equal(t.steps[1].text, "people dance");
    assert_string_equal(t.steps[1].because, "of region-outage of rx");
    assert_true(t.steps[1].seen);
    told_release(&f);
}

/* Locations agree, and one alone does with itself. */
static void dns_edges_tell_of_answers(void **state)
{
    struct told f;
    (void)state;
    told_play(&f,
              TOLD_HEAD TOLD_STAMPS
              "edge: {preset: aws-route53, ttl: 60s}\n"
              "horizon: 1h\n"
              "faults: [{at: 10m, fault: region-outage, target: rx, for: 20m, mode: drop}]\n",
              0);
    const struct timeline_step *s = told_step(&f, "agreed.unhealthy");
    assert_string_equal(s->text, "new answers leave x out");
    assert_string_equal(s->because, "14 of 16 locations hold it unhealthy");
    assert_string_equal(told_step(&f, "agreed.healthy")->because,
                        "3 of 16 locations hold it healthy");
    assert_string_equal(told_step(&f, "outage.ends")->because,
                        "answers that name x have run out (TTL 1m)");
    told_release(&f);
}

/* Half of the probes are lost: outages follow verdicts to and fro. */
static void outages_on_and_off_are_told_once(void **state)
{
    struct told f;
    (void)state;
    told_play(&f,
              "ninefold: 1\n"
              "clients: {a: {requests: 100/s, pops: 30, latency: {x: 5ms, y: 9ms}}}\n"
              "regions: {rx: {}, ry: {}}\n"
              "edge: {preset: azure-front-door, probe: {interval: 30s}, additional_latency: 50ms}\n"
              "stamps:\n"
              "  x: {region: rx, components: {app: {instances: 1, capacity: 80/s}}}\n"
              "  y: {region: ry, components: {app: {instances: 1, capacity: 80/s}}}\n"
              "horizon: 3h\n"
              "faults: [{at: 1h, fault: probe-loss, target: x, share: 50%, for: 1h}]\n",
              0);
    const struct timeline_step *s = told_step(&f, "outage.begins");
    size_t outages = 0;
    for (size_t k = 0; k < f.timeline.incidents[0].count; k++) {
        outages += strcmp(f.timeline.incidents[0].steps[k].kind, "outage.begins") == 0;
    }
    assert_int_equal(outages, 1);
    assert_true(s->wavers && s->first && s->last_s > s->at_s);
    assert_non_null(strstr(s->text, ", on and off, "));
    told_release(&f);
}

static void configuration_takes_its_time(void **state)
{
    struct told f;
    (void)state;
    told_play(&f,
              TOLD_HEAD TOLD_STAMPS
              "edge: {preset: azure-front-door, propagation: 5m}\n"
              "horizon: 1h\n"
              "faults: [{at: 10m, fault: origin-disabled, target: x, for: 20m}]\n",
              0);
    assert_string_equal(told_step(&f, "origin.disabled")->because,
                        "origin-disabled of x has spread through the edge, which took 5 min");
    assert_string_equal(told_step(&f, "origin.enabled")->because,
                        "the end of origin-disabled of x has spread through the edge");
    assert_true(f.timeline.incidents[0].offered > 0);
    told_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_moment_is_told_once),
                                       cmocka_unit_test(events_of_one_moment_are_beside_each_other),
                                       cmocka_unit_test(unknown_events_are_steps),
                                       cmocka_unit_test(dns_edges_tell_of_answers),
                                       cmocka_unit_test(outages_on_and_off_are_told_once),
                                       cmocka_unit_test(configuration_takes_its_time)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
