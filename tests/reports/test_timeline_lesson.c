/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void the_time_is_divided_into_stages(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    timeline_lesson(&f.timeline, &f.timeline.incidents[0], &f.out);
    told_holds(&f, " went to detecting, ");
    told_holds(&f, "That is set by a probe every 30s and the 2 bad ones that a verdict takes: "
                   "edge.probe.interval");
    buf_clear(&f.out);
    timeline_summary(&f.timeline, &f.timeline.incidents[0], &f.out);
    told_holds(&f, "day 1 00:10:00.0 to day 1 00:3");
    told_holds(&f, "; rto.service ");
    told_holds(&f, " = detect ");
    told_holds(&f, " + drain ");
    told_holds(&f, " % of requests failed");
    told_release(&f);
}

static void losses_are_told(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_FAILOVER, 0);
    timeline_lesson(&f.timeline, &f.timeline.incidents[0], &f.out);
    told_holds(&f, "That is set by hold, grace_period and decision in stores.s.failover");
    told_holds(&f, " acknowledged writes are gone: a forced failover costs the lag");
    timeline_summary(&f.timeline, &f.timeline.incidents[0], &f.out);
    told_holds(&f, " writes lost; ");
    told_release(&f);
}

static void waiting_is_told_as_such(void **state)
{
    struct told f;
    (void)state;
    told_play(&f,
              TOLD_ALONE "horizon: 1h\n"
                         "faults: [{at: 10m, fault: region-outage, target: rx}]\n",
              0);
    timeline_lesson(&f.timeline, &f.timeline.incidents[0], &f.out);
    told_holds(&f, "No move helped, and it lasts.");
    timeline_summary(&f.timeline, &f.timeline.incidents[0], &f.out);
    told_holds(&f, "still open at the end");
    told_holds(&f, "rto.service at least 50 min");
    told_release(&f);
}

/* Two regions write one wallet while the link between them is cut. */
static void conflicts_are_told_of_the_whole(void **state)
{
    struct told f;
    (void)state;
    told_play(&f,
              TOLD_HEAD
              "edge: {preset: azure-front-door, additional_latency: 50ms}\n"
              "links: [{between: [rx, ry], rtt: 10ms}]\n"
              "stamps:\n"
              "  x: {region: rx, components: {app: {}, db: {store: s}}}\n"
              "  y: {region: ry, components: {app: {}, db: {store: s}}}\n"
              "stores: {s: {model: multi-write, regions: [rx, ry], lag: 1s, entities: {count: 5}, "
              "operations: {update: 100%}, conflicts: {policy: lww}}}\n"
              "horizon: 1h\n"
              "faults: [{at: 10m, fault: link-partition, target: [rx, ry], for: 20m}]\n",
              0);
    timeline_conflicts(&f.timeline, &f.out);
    told_holds(&f, "Conflicts over the whole time: ");
    told_holds(&f, " acknowledged writes overwritten without an error");
    told_release(&f);
    told_play(&f, TOLD_OUTAGE, 0);
    timeline_conflicts(&f.timeline, &f.out);
    assert_int_equal(f.out.len, 0);
    told_release(&f);
}

/* No probe has to do with it. */
static void a_way_around_the_edge(void **state)
{
    static const char *const takes[] = {"notice: 10m, decide: 1m", "notice: 1m, decide: 10m",
                                        "notice: 1s, decide: 1s"};
    static const char *const advice[] = {
        "Somebody has to notice that the edge is out: operations.break_glass.notice.",
        "That is set by operations.break_glass.decide.",
        "Clients held the old answer: operations.break_glass.edge.ttl."};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct told f;
        char text[2048];
        snprintf(text, sizeof text,
                 "%soperations: {break_glass: {edge: {ttl: 60s}, %s}}\n"
                 "horizon: 1h\nfaults: [{at: 10m, fault: edge-outage, for: 40m}]\n",
                 TOLD_HEAD TOLD_EDGE TOLD_STAMPS, takes[i]);
        told_play(&f, text, 0);
        timeline_lesson(&f.timeline, &f.timeline.incidents[0], &f.out);
        told_holds(&f, advice[i]);
        told_lacks(&f, "edge.probe");
        assert_string_equal(told_step(&f, "outage.ends")->because,
                            "clients have been sent past the edge");
        told_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_time_is_divided_into_stages), cmocka_unit_test(losses_are_told),
        cmocka_unit_test(waiting_is_told_as_such), cmocka_unit_test(a_way_around_the_edge),
        cmocka_unit_test(conflicts_are_told_of_the_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
