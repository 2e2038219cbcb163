/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/story.h"

#include "tests/reports/figures_fixture.h"

static void verdicts_are_the_first_and_the_last(void **state)
{
    struct figured g;
    struct story s;
    struct buf time = BUF_INIT;
    size_t verdicts = 0;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_int_equal(story_read(g.d.store, 1, 1, &g.arena, &s), 1);
    for (size_t i = 0; i < s.count; i++) {
        verdicts += strstr(s.moments[i].text, "point of presence holds") != NULL;
        assert_true(i == 0 || s.moments[i - 1].at_s <= s.moments[i].at_s);
    }
    assert_int_equal(verdicts, 4); /* of three points, there and back */
    assert_string_equal(s.moments[0].text, "region-outage of rx begins");
    story_time(&s, 0, &time);
    assert_string_equal(buf_text(&time), "+0 s");
    assert_non_null(story_line(&s, "success", ""));
    assert_null(story_line(&s, "success", "w"));
    buf_release(&time);
    figured_release(&g);
}

/* Half an hour in which nothing turns is not drawn, but told. */
static void the_view_ends_after_the_last_turn(void **state)
{
    struct figured g;
    struct story s;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_int_equal(story_read(g.d.store, 1, 1, &g.arena, &s), 1);
    double back = s.incident.opened_s + s.incident.rto_s;
    assert_true(s.until_s > back && s.until_s < back + 30);
    assert_true(s.moments[s.count - 1].at_s > s.until_s);
    assert_string_equal(s.unit.name, "s");
    assert_int_equal(story_read(g.d.store, 1, 2, &g.arena, &s), 0);
    figured_release(&g);
}

static void lines_differ_by_any_value(void **state)
{
    double at[] = {0, 1, 2}, x[] = {1, 0.5, 1}, y[] = {1, 0.25, 1};
    struct told_line a = {"a", "", 3, at, x}, b = {"b", "", 3, at, y};
    (void)state;
    assert_false(story_differs(&a, &a));
    assert_true(story_differs(&a, &b));
    b = a;
    b.count = 2;
    assert_true(story_differs(&a, &b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(verdicts_are_the_first_and_the_last),
                                       cmocka_unit_test(the_view_ends_after_the_last_turn),
                                       cmocka_unit_test(lines_differ_by_any_value)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
