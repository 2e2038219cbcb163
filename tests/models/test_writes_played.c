/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/writes_played.h"
#include "tests/models/check.h"
#include "tests/models/fixture.h"

/* 200 writes a second for an hour; another group's 50, at half of its rate on the average. */
static void all_writes_of_all_groups_are_played(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_MULTI_WRITE);
    assert_near(writes_played(&f.scenario, 0), 720000, 1e-6);
    struct client_group *other = fixture_group(&f, "other", 250, 1);
    other->profile.flat = false;
    for (int h = 0; h < 24; h++) {
        other->profile.daily[h] = h % 2;
    }
    for (int d = 0; d < 7; d++) {
        other->profile.weekly[d] = 1;
    }
    assert_near(writes_played(&f.scenario, 0), 810000, 1e-6);
    fixture_release(&f);
}

static void others_play_none(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "async", STORE_ASYNC);
    fixture_store(&f, "incidents", STORE_MULTI_WRITE)->conflicts.track_incidents = true;
    fixture_store(&f, "events", STORE_MULTI_WRITE)->conflicts.policy = POLICY_APPEND;
    fixture_store(&f, "unused", STORE_MULTI_WRITE);
    for (size_t s = 0; s < 2; s++) {
        struct stamp *stamp = &f.scenario.stamps[s];
        stamp->components[stamp->component_count - 1].store = SCENARIO_NONE;
    }
    for (size_t k = 0; k < 4; k++) {
        assert_near(writes_played(&f.scenario, k), 0, 0);
    }
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_writes_of_all_groups_are_played),
        cmocka_unit_test(others_play_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
