/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void a_failover_follows_from_its_decision(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_FAILOVER, 0);
    assert_string_equal(told_step(&f, "store.decides")->because, "of region-outage of rx");
    const struct timeline_step *s = told_step(&f, "store.fenced");
    assert_string_equal(s->text, "forced failover of s: rx is left behind, and ry is being "
                                 "promoted to its writer");
    assert_string_equal(s->because, "its failover was decided, which took 5 min");
    assert_true(s->cause > 0);
    assert_string_equal(told_step(&f, "store.loses")->because,
                        "they had not left rx when it was left behind");
    assert_false(told_step(&f, "store.loses")->seen);
    assert_true(f.timeline.incidents[0].lost_writes > 0);
    assert_string_equal(told_step(&f, "store.promoted")->because,
                        "its promotion is done, which took 30 s");
    told_release(&f);
}

static void only_stores_are_stores(void **state)
{
    struct told f;
    struct teller t;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    teller_tell(&f.arena, &f.trace, &t);
    assert_false(teller_store(&t, 0));
    told_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_failover_follows_from_its_decision),
                                       cmocka_unit_test(only_stores_are_stores)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
