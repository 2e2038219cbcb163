/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/chronicle.h"

#include "tests/models/check.h"
#include "tests/models/fixture.h"

/* A region is out from 600 s on for 1200 s; five POPs. */
static void build(struct fixture *f)
{
    fixture_init(f, 5, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(600), seconds(1200), MODE_REFUSE, 0);
    fixture_plan(f, false);
}

static size_t count(const struct chronicle *c, enum happening what)
{
    size_t n = 0;
    for (size_t i = 0; i < c->count; i++) {
        n += c->events[i].what == what;
    }
    return n;
}

static simtime first(const struct chronicle *c, enum happening what)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->events[i].what == what) {
            return c->events[i].at;
        }
    }
    return SIMTIME_NEVER;
}

static void tells_what_the_metrics_say(void **state)
{
    struct fixture f;
    struct chronicle c;
    (void)state;
    build(&f);
    fixture_run(&f, 3);
    chronicle_init(&c, f.plan, 0, SIMTIME_HOUR);
    assert_true(replicate_told(f.plan, 3, NULL, &c));
    assert_int_equal(first(&c, HAPPENING_FAULT_BEGINS), seconds(600));
    assert_int_equal(first(&c, HAPPENING_FAULT_ENDS), seconds(1800));
    assert_int_equal(count(&c, HAPPENING_POP_UNHEALTHY), 5);
    assert_int_equal(count(&c, HAPPENING_POP_HEALTHY), 5);
    double detected = simtime_seconds(first(&c, HAPPENING_POP_UNHEALTHY) - seconds(600));
    double restored = simtime_seconds(first(&c, HAPPENING_OUTAGE_ENDS) - seconds(600));
    assert_near(detected, fixture_value(&f, METRIC_RTO_DETECT_FIRST), 1e-9);
    assert_near(restored, fixture_value(&f, METRIC_RTO_SERVICE), 1e-9);
    for (size_t i = 1; i < c.count; i++) {
        assert_true(c.events[i - 1].at <= c.events[i].at);
    }
    chronicle_release(&c);
    fixture_release(&f);
}

/* The integral of the line is the availability. */
static void the_line_of_success_is_exact(void **state)
{
    struct fixture f;
    struct chronicle c;
    double served = 0;
    (void)state;
    build(&f);
    fixture_run(&f, 3);
    chronicle_init(&c, f.plan, 0, SIMTIME_HOUR);
    assert_true(replicate_told(f.plan, 3, NULL, &c));
    const struct line *line = chronicle_line(&c, LINE_SUCCESS, 0);
    for (size_t i = 0; i < line->count; i++) {
        simtime until = i + 1 < line->count ? line->points[i + 1].at : SIMTIME_HOUR;
        served += line->points[i].value * simtime_seconds(until - line->points[i].at) / 3600;
    }
    assert_near(served, fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1e-9);
    chronicle_release(&c);
    fixture_release(&f);
}

/* Nothing outside of the window, and the line begins with what held before. */
static void only_the_window_is_told(void **state)
{
    struct fixture f;
    struct chronicle c;
    (void)state;
    build(&f);
    chronicle_init(&c, f.plan, seconds(700), seconds(1700));
    assert_true(replicate_told(f.plan, 3, NULL, &c));
    assert_int_equal(count(&c, HAPPENING_FAULT_BEGINS) + count(&c, HAPPENING_FAULT_ENDS), 0);
    const struct line *line = chronicle_line(&c, LINE_SUCCESS, 0);
    assert_true(line->count > 0);
    assert_int_equal(line->points[0].at, seconds(700));
    assert_true(line->points[line->count - 1].at <= seconds(1700));
    chronicle_release(&c);
    fixture_release(&f);
}

/* Telling changes nothing of what is told. */
static void events_beyond_the_bound_are_counted(void **state)
{
    struct fixture f;
    struct chronicle c;
    (void)state;
    build(&f);
    chronicle_init(&c, f.plan, 0, SIMTIME_HOUR);
    f.world->chronicle = &c;
    for (int i = 0; i < CHRONICLE_EVENTS + 7; i++) {
        chronicle_add(f.world, HAPPENING_INCIDENT_OPENS, -1, -1, NAN);
    }
    assert_int_equal(c.count, CHRONICLE_EVENTS);
    assert_int_equal(c.left_out, 7);
    f.world->chronicle = NULL;
    chronicle_release(&c);
    fixture_release(&f);
}

/* A line that steps a thousand times in one part keeps its peak and its end. */
static void busy_lines_keep_their_peaks(void **state)
{
    struct fixture f;
    struct chronicle c;
    (void)state;
    build(&f);
    chronicle_init(&c, f.plan, 0, SIMTIME_HOUR);
    struct line *line = chronicle_line(&c, LINE_FEED_DEPTH, 0);
    simtime part = line->least;
    for (int i = 0; i < 1000; i++) {
        chronicle_step(&c, line, 5 * part + i, i < 600 ? i : 1200 - i);
    }
    chronicle_step(&c, line, 7 * part, 1);
    assert_int_equal(line->count, 4);
    assert_near(line->points[0].value, 600, 0);
    assert_near(line->points[1].value, 201, 0);
    assert_near(line->points[3].value, 1, 0);
    chronicle_release(&c);
    fixture_release(&f);
}

/* Conflicts and the feed of a store, up to the numbers of the row. */
static void stores_have_lines(void **state)
{
    struct fixture f;
    struct chronicle c;
    (void)state;
    struct store *store = fixture_orders(&f, STORE_MULTI_WRITE);
    store->conflicts.policy = POLICY_MERGE;
    store->conflicts.fails = 1;
    store->conflicts.unread = true;
    f.scenario.groups[0].write_share = 0.2;
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(600), 0);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    chronicle_init(&c, f.plan, 0, SIMTIME_HOUR);
    assert_true(replicate_told(f.plan, 1, NULL, &c));
    const struct line *found = chronicle_line(&c, LINE_CONFLICTS, 0);
    double total = fixture_value(&f, METRIC_CONFLICTS_TOTAL);
    assert_near(found->count > 0 ? found->points[found->count - 1].value : 0, total, 0);
    const struct line *feed = chronicle_line(&c, LINE_FEED_DEPTH, 0);
    double left = fixture_value(&f, METRIC_CONFLICTS_UNRESOLVED);
    assert_near(feed->count > 0 ? feed->points[feed->count - 1].value : 0, left, 0);
    chronicle_release(&c);
    fixture_release(&f);
}

/* As an incident opens and closes, and at the end, where it is what the metric says. */
static void demand_is_counted_up_to_an_incident(void **state)
{
    struct fixture f;
    struct chronicle c;
    (void)state;
    build(&f);
    fixture_run(&f, 3);
    chronicle_init(&c, f.plan, 0, SIMTIME_HOUR);
    assert_true(replicate_told(f.plan, 3, NULL, &c));
    assert_int_equal(c.demand_count, 3);
    assert_int_equal(c.demands[0].at, seconds(600));
    assert_true(c.demands[0].failed == 0 && c.demands[0].offered > 0);
    assert_int_equal(c.demands[1].at, first(&c, HAPPENING_INCIDENT_CLOSES));
    assert_int_equal(c.demands[2].at, SIMTIME_HOUR);
    double failed = c.demands[2].failed / c.demands[2].offered;
    assert_near(1 - failed, fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1e-12);
    assert_true(c.demands[1].failed == c.demands[2].failed);
    chronicle_release(&c);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_what_the_metrics_say),
        cmocka_unit_test(the_line_of_success_is_exact),
        cmocka_unit_test(only_the_window_is_told),
        cmocka_unit_test(events_beyond_the_bound_are_counted),
        cmocka_unit_test(busy_lines_keep_their_peaks),
        cmocka_unit_test(stores_have_lines),
        cmocka_unit_test(demand_is_counted_up_to_an_incident),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
