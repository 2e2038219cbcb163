/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void never_takes_nothing_beside_it(void **state)
{
    static const struct bad_set sets[] = {
        {"regions.x.outage={every: never, for: 1h}", "S215", "regions.x.outage.for"},
        {"regions.x.outage={every: never, residual: {share: 5%, for: 1h}}", "S215",
         "regions.x.outage.residual"},
        {"regions.x.outage={every: never, recovers: {linear_after: 1h}}", "S215",
         "regions.x.outage.recovers"},
        {"edge.outage={every: never, share: 60%}", "S215", "edge.outage.share"},
        {"edge.pop_outage={every: never, for: 1h}", "S215", "edge.pop_outage.for"},
        {"links[0].partition={every: never, for: 1h}", "S215", "links[0].partition.for"},
        {"stamps.one.components.app.fail={every: never, for: 1h}", "S215",
         "stamps.one.components.app.fail.for"},
    };

    load_odd_sets(state, sets, COUNT_OF(sets));
    load_quiet(state, stores, "edge.outage={every: never, share: 100%}", NULL);
}

/* Whoever lays it over what is there, or over a preset, need not clear the rest away. */
static void never_may_be_laid_over_what_is_there(void **state)
{
    load_quiet(state, stores, "edge.outage={every: {exponential: {mean: 9d}}, for: 1h}",
               "edge.outage.every=never");
    load_quiet(state, stores, "edge.outage={every: never}", "preset=documented-rates");
}

/* As --effective writes it. */
static void what_a_preset_says_is_not_by_hand(void **state)
{
    static const char text[] =
        "ninefold: 1\n"
        "preset: documented-rates\n"
        "clients: {web: {requests: 100/s}}\n"
        "edge: {}\n"
        "regions: {here: {zone_outage: {every: {exponential: {mean: 584000h}}}}}\n"
        "stamps: {one: {region: here}}\n";
    struct fixture *f = *state;

    load_quiet(state, text, NULL, NULL);
    load_with(f, text, "regions.here.zone_outage.every={exponential: {mean: 9h}}", NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->path, "regions.here.zone_outage");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(never_takes_nothing_beside_it),
        FIXTURE_TEST(never_may_be_laid_over_what_is_there),
        FIXTURE_TEST(what_a_preset_says_is_not_by_hand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
