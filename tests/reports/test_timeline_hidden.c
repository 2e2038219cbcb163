/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void nothing_gives_the_cause_away(void **state)
{
    struct told f;
    struct timeline hidden;
    (void)state;
    told_play(&f, TOLD_FAILOVER, 0);
    timeline_hide(&f.arena, &f.timeline, &hidden);
    const struct timeline_incident *i = &hidden.incidents[0];
    assert_string_equal(i->what, "");
    assert_true(i->count > 3 && i->anchor_s == i->steps[0].at_s);
    for (size_t k = 0; k < i->count; k++) {
        assert_string_equal(i->steps[k].because, "");
        assert_int_equal(i->steps[k].cause, 0);
        assert_null(strstr(i->steps[k].text, "region-outage"));
        assert_null(strstr(i->steps[k].text, "lost"));
        assert_true(k == 0 || i->steps[k - 1].at_s <= i->steps[k].at_s);
    }
    assert_string_equal(f.timeline.incidents[0].what, "region-outage of rx");
    told_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_gives_the_cause_away)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
