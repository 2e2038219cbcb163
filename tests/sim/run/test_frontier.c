/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/frontier.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { COST, DOWNTIME, FLIPS, LOAD, DETECT, METRICS, POINTS = 200 };

static const struct metric metrics[METRICS] = {
    {"cost.annual", "currency/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"downtime.requests", "min/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"probe.false_flips", "count", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"probe.load", "1/s", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"rto.detect_last", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
};
static const struct metric_table table = {metrics, METRICS};

static struct summary summaries[POINTS][METRICS];
static struct result results[POINTS];
static const struct result *points[POINTS];

static struct factor probe[] = {{.path = "edge.probe.interval", .count = 2},
                                {.path = "edge.probe.sample_size", .count = 2}};
static struct factor mixed[] = {{.path = "edge.probe.interval", .count = 2},
                                {.path = "stamps.we.priority", .count = 2}};
static const struct factors dial = {.items = probe, .count = 2};
static const struct factors other = {.items = mixed, .count = 2};

/* Small whole numbers, so that there are equals and ties. */
static void fill(bool priced)
{
    uint32_t x = 1;
    for (size_t i = 0; i < POINTS; i++) {
        for (size_t m = 0; m < METRICS; m++) {
            x = x * UINT32_C(1664525) + UINT32_C(1013904223);
            summaries[i][m].mean = (double)(x >> 24) / 4;
            summaries[i][m].mean = floor(summaries[i][m].mean);
        }
        summaries[i][COST].mean = priced ? summaries[i][COST].mean : (double)NAN;
        results[i] = (struct result){.metrics = &table, .summaries = summaries[i]};
        points[i] = &results[i];
    }
}

/* Written for itself: with all metrics of which less is better. */
static bool on_frontier(size_t i, const int *least, size_t count)
{
    for (size_t k = 0; k < POINTS; k++) {
        size_t no_worse = 0, equal = 0;
        for (size_t m = 0; m < count; m++) {
            no_worse += summaries[k][least[m]].mean <= summaries[i][least[m]].mean;
            equal += summaries[k][least[m]].mean == summaries[i][least[m]].mean;
        }
        if (no_worse == count && (equal < count || k < i)) {
            return false;
        }
    }
    for (size_t m = 0; m < count; m++) {
        if (isnan(summaries[i][least[m]].mean)) {
            return false;
        }
    }
    return true;
}

static void assert_frontier(const struct factors *f, const int *least, size_t count)
{
    struct objectives o;
    size_t order[POINTS], n, expected = 0;
    bool is[POINTS] = {false};
    assert_true(frontier_objectives(points, POINTS, f, &o));
    assert_int_equal(o.count, count);
    for (size_t m = 0; m < count; m++) {
        assert_int_equal(o.items[m].metric, least[m]);
    }
    n = frontier_find(points, POINTS, &o, order);
    for (size_t i = 0; i < n; i++) {
        is[order[i]] = true;
        assert_true(i == 0 ||
                    summaries[order[i - 1]][least[0]].mean <= summaries[order[i]][least[0]].mean);
    }
    for (size_t i = 0; i < POINTS; i++) {
        expected += on_frontier(i, least, count);
        assert_int_equal(is[i], on_frontier(i, least, count));
    }
    assert_int_equal(n, expected);
    assert_true(n > 1);
}

static void a_probe_dial_has_three(void **state)
{
    static const int least[] = {LOAD, DETECT, FLIPS};
    (void)state;
    fill(true);
    assert_true(frontier_is_dial(&dial));
    assert_frontier(&dial, least, 3);
    summaries[3][DETECT].mean = NAN; /* it never notices */
    assert_frontier(&dial, least, 3);
}

static void any_other_study_has_cost_and_downtime(void **state)
{
    static const int least[] = {COST, DOWNTIME};
    (void)state;
    fill(true);
    assert_false(frontier_is_dial(&other));
    assert_false(frontier_is_dial(NULL));
    assert_frontier(&other, least, 2);
    assert_frontier(NULL, least, 2);
}

static void without_prices_the_load_stands_for_cost(void **state)
{
    static const int least[] = {LOAD, DOWNTIME};
    (void)state;
    fill(false);
    assert_frontier(&other, least, 2);
}

/* Nobody would choose between designs by their probes. */
static void the_load_is_a_price_of_dials_alone(void **state)
{
    (void)state;
    fill(true);
    assert_int_equal(frontier_price(points, POINTS, &dial), COST);
    fill(false);
    assert_int_equal(frontier_price(points, POINTS, &dial), LOAD);
    assert_int_equal(frontier_price(points, POINTS, &other), -1);
    assert_int_equal(frontier_price(points, 0, &dial), -1);
}

static void objectives_are_named(void **state)
{
    struct objectives o;
    struct buf out = BUF_INIT;
    (void)state;
    fill(true);
    assert_true(frontier_objectives(points, POINTS, &dial, &o));
    frontier_names(&o, &table, &out);
    assert_string_equal(buf_text(&out), "probe.load, rto.detect_last and probe.false_flips");
    buf_release(&out);
}

static void no_values_no_frontier(void **state)
{
    struct objectives o;
    (void)state;
    fill(false);
    for (size_t i = 0; i < POINTS; i++) {
        summaries[i][LOAD].mean = NAN;
    }
    assert_false(frontier_objectives(points, POINTS, &dial, &o));
    assert_false(frontier_objectives(points, 0, &dial, &o));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_probe_dial_has_three),
        cmocka_unit_test(any_other_study_has_cost_and_downtime),
        cmocka_unit_test(without_prices_the_load_stands_for_cost),
        cmocka_unit_test(the_load_is_a_price_of_dials_alone),
        cmocka_unit_test(objectives_are_named),
        cmocka_unit_test(no_values_no_frontier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
