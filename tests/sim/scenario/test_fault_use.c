/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define PLANE(region) "regions." region ".control_plane_outage={every: 1y, for: 1h}"
#define LOSING "{every: 1y, for: 1h, data_lost: 1%}"

static void odd(struct fixture *f, const char *set, const char *more, const char *path)
{
    assert_non_null(load_with(f, stores, set, more, NULL));
    if (f->diag.warnings != 1 || strcmp(f->diag.first->code, "S215") != 0 ||
        strcmp(f->diag.first->path, path) != 0) {
        fail_msg("%s: wanted a warning at %s, got %zu", set, path, f->diag.warnings);
    }
}

static void quiet(struct fixture *f, const char *set, const char *more)
{
    assert_non_null(load_with(f, stores, set, more, NULL));
    if (f->diag.warnings != 0) {
        fail_msg("%s: warns: %s", set, f->diag.first->message);
    }
}

static void a_control_plane_is_missed_where_something_asks_it(void **state)
{
    struct fixture *f = *state;
    static const char path[] = "regions.z.control_plane_outage";

    odd(f, PLANE("z"), NULL, path);
    odd(f, PLANE("z"), "stores.a.failover={policy: none}", path);
    odd(f, "faults=[{at: 1m, fault: control-plane-outage, target: z, for: 5m}]", NULL,
        "faults[0].fault");
    quiet(f, "regions.z.control_plane_outage={every: never}", NULL);
    quiet(f, PLANE("z"), "stores.a={model: async, regions: [x, z], failover: {policy: automatic}}");
}

static void a_writer_that_stays_needs_no_promotion(void **state)
{
    struct fixture *f = *state;

    odd(f, PLANE("x"), "stores.a.failover={policy: none}", "regions.x.control_plane_outage");
    quiet(f, PLANE("x"), "stores.a.failover={policy: runbook}");
    quiet(f, PLANE("x"), "faults=[{at: 1m, fault: planned-failover, target: a}]");
    quiet(f, PLANE("x"), "faults=[{at: 1m, fault: origin-disabled, target: one}]");
    quiet(f, PLANE("x"), "faults=[{at: 1m, fault: bad-deployment, target: [one, two]}]");
    quiet(f, PLANE("x"), "deployments={every: 7d, bad: 1%, rollback_after: 1h}");
}

static void data_is_lost_where_there_is_some(void **state)
{
    struct fixture *f = *state;

    odd(f, "regions.z.outage=" LOSING, "stamps.two.components.price={located_in: z}",
        "regions.z.outage.data_lost");
    odd(f, "faults=[{at: 1m, fault: region-outage, target: z, data: lost}]", NULL,
        "faults[0].data");
    odd(f, "common_cause=[{targets: [z, edge], every: 1y, for: 1h, data_lost: 1%}]", NULL,
        "common_cause[0].data_lost");
    quiet(f, "regions.z.outage={every: 1y, for: 1h, data_lost: 0%}",
          "stamps.two.components.price={located_in: z}");
    quiet(f, "regions.y.outage=" LOSING, NULL);
    quiet(f, "faults=[{at: 1m, fault: region-outage, target: x, data: lost}]", NULL);
    quiet(f, "common_cause=[{targets: [z, y], every: 1y, for: 1h, data_lost: 1%}]", NULL);
}

static void a_mode_is_met_in_regions_and_components(void **state)
{
    struct fixture *f = *state;

    odd(f, "common_cause=[{targets: [x.1, edge], every: 1y, for: 1h, mode: refuse}]", NULL,
        "common_cause[0].mode");
    quiet(f, "common_cause=[{targets: [x, edge], every: 1y, for: 1h, mode: refuse}]", NULL);
    quiet(f, "common_cause=[{targets: [one.app, edge], every: 1y, for: 1h, mode: refuse}]", NULL);
}

#define OUTAGES "regions={x: {outage: " OFTEN "}, y: {outage: " OFTEN "}, z: {}}"
#define OFTEN "{every: {exponential: {mean: 9d}}, for: 1h}"

static void what_breaks_nothing_is_told_unless_switched_off(void **state)
{
    struct fixture *f = *state;

    odd(f, OUTAGES, "common_cause=[{beta: 0%, of: [x, y]}]", "common_cause[0].beta");
    odd(f, "deployments={every: 7d, bad: 0%, rollback_after: 1h}", NULL, "deployments.bad");
    load_with(f, stores, OUTAGES, "common_cause=[{beta: 5%, of: [x, y]}]",
              "common_cause[0].beta=0%", "deployments={every: 7d, bad: 1%, rollback_after: 1h}",
              "deployments.bad=0%", NULL);
    assert_int_equal(f->diag.warnings, 0);
}

static void a_partition_parts_those_who_talk(void **state)
{
    struct fixture *f = *state;
    static const char cut[] = "links=[{between: [z, y], partition: {every: 1y, for: 1h}}]";

    odd(f, cut, NULL, "links[0].partition");
    quiet(f, "links[0].partition={every: 1y, for: 1h}", NULL);
    quiet(f, "links=[{between: [z, y], partition: {every: never}}]", NULL);
    quiet(f, cut, "stamps.two.components.price={located_in: z}");
    quiet(f, cut, "stores.z.regions=[z]");
    quiet(f, cut, "stores.a.regions=[y, z]");
    quiet(f, "links=[{between: [z, y]}]", "preset=documented-rates");
}

static void an_error_is_told_without_what_follows_from_it(void **state)
{
    struct fixture *f = *state;

    assert_null(load_with(f, stores, PLANE("z"), "stores.a.model=x", NULL));
    assert_int_equal(f->diag.warnings, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_control_plane_is_missed_where_something_asks_it),
        FIXTURE_TEST(a_writer_that_stays_needs_no_promotion),
        FIXTURE_TEST(data_is_lost_where_there_is_some),
        FIXTURE_TEST(a_mode_is_met_in_regions_and_components),
        FIXTURE_TEST(what_breaks_nothing_is_told_unless_switched_off),
        FIXTURE_TEST(a_partition_parts_those_who_talk),
        FIXTURE_TEST(an_error_is_told_without_what_follows_from_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
