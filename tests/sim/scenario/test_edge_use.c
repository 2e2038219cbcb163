/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define OFTEN "every: {exponential: {mean: 9d}}, for: 1h"

static void a_share_of_no_point_of_presence_is_none(void **state)
{
    load_odd(state, "edge.outage={" OFTEN ", share: 40%}", "S215", "edge.outage.share");
    load_odd(state, "faults=[{at: 1m, fault: edge-outage, share: 40%, for: 1m}]", "S215",
             "faults[0].share");
    load_quiet(state, stores, "edge.outage={" OFTEN ", share: 50%}", NULL);
    load_quiet(state, stores, "edge.outage={" OFTEN ", share: 10%}", "clients.web.pops=5");
}

static void rerouting_needs_a_point_of_presence_that_fails(void **state)
{
    load_odd(state, "edge.pop_reroute=10s", "S215", "edge.pop_reroute");
    load_quiet(state, stores, "edge.pop_reroute=30s", NULL); /* the default */
    load_quiet(state, stores, "edge={pop_reroute: 10s, pop_outage: {" OFTEN "}}", NULL);
    load_quiet(state, stores, "edge={pop_reroute: 10s, pop_outage: {every: never}}", NULL);
    load_quiet(state, stores, "edge.pop_reroute=10s",
               "faults=[{at: 1m, fault: pop-outage, target: web, for: 1m}]");
}

static void points_of_presence_of_one_up_time_fail_together(void **state)
{
    struct fixture *f = *state;

    load_quiet(state, stores, "edge.pop_outage={every: 90d, for: 1h}", NULL);
    load_with(f, pair, "edge.pop_outage={every: 90d, for: 1h}", NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S223");
    assert_string_equal(f->diag.first->path, "edge.pop_outage.every");
    assert_string_equal(f->diag.first->message,
                        "is the same for all 8 points of presence: they fail at the same instant");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_share_of_no_point_of_presence_is_none),
        FIXTURE_TEST(rerouting_needs_a_point_of_presence_that_fails),
        FIXTURE_TEST(points_of_presence_of_one_up_time_fail_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
