/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"regions.far.maintenance={every: 30d, for: 20m}", "S202",
         "regions.far.maintenance.capacity_lost"},
        {"regions.far.maintenance={every: 30d, for: 0s, capacity_lost: 1%}", "S206",
         "regions.far.maintenance.for"},
        {"regions.far.maintenance={every: 30d, for: 31d, capacity_lost: 1%}", "S212",
         "regions.far.maintenance.for"},
        {"regions.far.maintenance={every: {exponential: {mean: 30d}}, for: 20m, capacity_lost: "
         "1%}",
         "S203", "regions.far.maintenance.every"},
        {"deployments={every: 7d, rollback_after: 1h}", "S202", "deployments.bad"},
        {"deployments={bad: 1%, rollback_after: 1h}", "S202", "deployments.every"},
        {"deployments={every: 7d, bad: 1%}", "S202", "deployments.rollback_after"},
        {"deployments={every: 7d, bad: 101%, rollback_after: 1h}", "S206", "deployments.bad"},
        {"deployments={every: 7d, bad: 1%, rollback_after: 1h, stagger: 5}", "S205",
         "deployments.stagger"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
