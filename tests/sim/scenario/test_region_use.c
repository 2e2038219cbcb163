/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define OFTEN "{every: {exponential: {mean: 9d}}, for: 1h}"
#define PRICE "stamps.one.components.price="

static void an_outage_needs_something_there(void **state)
{
    load_odd(state, "regions.z.outage=" OFTEN, "S215", "regions.z.outage");
    load_odd(state, "regions.z.outage={every: 9d, for: 1h, data_lost: 1%}", "S215",
             "regions.z.outage");
    load_quiet(state, stores, "regions.z.outage=" OFTEN, "stamps.two.region=z");
    load_quiet(state, stores, "regions.z.outage=" OFTEN, "stores.z.regions=[z]");
    load_quiet(state, stores, "regions.z.outage=" OFTEN, PRICE "{located_in: z}");
    load_quiet(state, stores, "regions.z.outage={every: never}", NULL);
    load_quiet(state, stores, "preset=documented-rates", NULL);
}

static void its_rate_may_be_what_a_share_is_taken_of(void **state)
{
    struct fixture *f = *state;

    load_with(f, stores, "regions.z.outage=" OFTEN, "regions.x.outage=" OFTEN,
              "common_cause=[{beta: 5%, of: [x, z]}]", NULL);
    assert_int_equal(f->diag.warnings, 0);
}

static void a_zone_needs_instances(void **state)
{
    load_odd(state, "regions.x.zone_outage=" OFTEN, "S215", "regions.x.zone_outage");
    load_quiet(state, stores, "regions.x.zone_outage=" OFTEN, PRICE "{instances: 1}");
    load_quiet(state, stores, "regions.z.zone_outage=" OFTEN,
               PRICE "{instances: 1, located_in: z}");
}

static void zones_of_one_up_time_fail_together(void **state)
{
    struct fixture *f = *state;

    load_with(f, stores, "regions.x.zone_outage={every: 90d, for: 1h}", PRICE "{instances: 2}",
              NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S223");
    assert_string_equal(f->diag.first->path, "regions.x.zone_outage.every");
}

/* As a fact of the platform, whatever is made of it. */
static void a_pair_is_a_fact(void **state)
{
    load_quiet(state, stores, "regions.x.pair=y", "name=x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(an_outage_needs_something_there),
        FIXTURE_TEST(its_rate_may_be_what_a_share_is_taken_of),
        FIXTURE_TEST(a_zone_needs_instances),
        FIXTURE_TEST(zones_of_one_up_time_fail_together),
        FIXTURE_TEST(a_pair_is_a_fact),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
