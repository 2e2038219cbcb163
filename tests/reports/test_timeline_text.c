/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void a_trainer_reads_it_aloud(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    timeline_text_write(&f.report, &f.out);
    told_holds(&f, "A pair\nReplication 1, seed ");
    told_holds(&f, "Incident 1: region-outage of rx\n");
    told_holds(&f, "  1 00:10:00.0         +0 s     0 %  failed   region-outage of rx begins: "
                   "nothing answers, nothing\n");
    told_holds(&f, "  What to learn: of ");
    told_holds(&f, "ninefold it\n");
    told_release(&f);
}

static void lines_keep_to_the_width(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_FAILOVER, 0);
    f.report.width = 80;
    timeline_text_write(&f.report, &f.out);
    for (const char *s = buf_text(&f.out); *s; s += strcspn(s, "\n") + 1) {
        assert_true(strcspn(s, "\n") <= 80);
    }
    told_lacks(&f, "failed   "); /* no room for parts */
    told_release(&f);
}

static void no_incident_is_one_line(void **state)
{
    struct told f;
    struct worst w;
    (void)state;
    told_play(&f, TOLD_NOTHING, 0);
    worst_init(&w, f.trace.metrics, metric_find(f.trace.metrics, "availability.requests"));
    w.value = 0.5;
    w.of = 9;
    f.report.worst = &w;
    timeline_text_write(&f.report, &f.out);
    told_holds(&f, "0 incidents in 1 h; chosen for the smallest availability.requests of 9\n");
    told_holds(&f, "Nothing happened that opened an incident.\n");
    assert_null(strstr(buf_text(&f.out), "ninefold drill"));
    told_release(&f);
}

static void the_others_are_counted_by_kind(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    f.timeline.incidents[0].told = false;
    f.timeline.faults = 2;
    timeline_rest(&f.timeline, &f.out);
    assert_string_equal(buf_text(&f.out),
                        "Not told at length: 1 incident with an outage or a loss (1 of "
                        "region-outage); --incident N tells one. Outside of incidents: 2 faults "
                        "that stopped nothing.");
    told_release(&f);
}

static void what_is_seen_comes_step_by_step(void **state)
{
    struct told f;
    struct timeline hidden;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    timeline_hide(&f.arena, &f.timeline, &hidden);
    f.report.timeline = &hidden;
    f.report.seen = true;
    assert_int_equal(timeline_text_seen_count(&f.report), 6);
    timeline_text_seen_heading(&f.report, &f.out);
    timeline_text_seen(&f.report, 1, 1, &f.out);
    told_holds(&f, "Incident 1\n");
    told_holds(&f, "outage: 0 % of requests succeed\n");
    told_lacks(&f, "unhealthy");
    timeline_text_seen(&f.report, 2, 6, &f.out);
    told_holds(&f, "unhealthy");
    told_lacks(&f, "region-outage");
    told_lacks(&f, "A pair");
    told_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trainer_reads_it_aloud), cmocka_unit_test(lines_keep_to_the_width),
        cmocka_unit_test(no_incident_is_one_line), cmocka_unit_test(the_others_are_counted_by_kind),
        cmocka_unit_test(what_is_seen_comes_step_by_step)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
