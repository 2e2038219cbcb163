/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure_story.h"

#include "tests/reports/figures_fixture.h"

static void the_last_step_lasts_to_the_end(void **state)
{
    double at[] = {100, 160}, value[] = {1, 0.5};
    struct told_line line = {
        .name = "success", .store = "", .count = 2, .at_s = at, .value = value};
    struct story s = {.telling = {.until_s = 220}, .origin_s = 100, .unit = {"min", 60}};
    struct plot p = {.width = 1};
    (void)state;
    figure_story_line(&p, &s, "all", &line);
    assert_string_equal(buf_text(&p.data), "all\t0\t1\nall\t1\t0.5\nall\t2\t0.5\n");
    figure_story_line(&p, &s, "none", NULL);
    line.count = 0;
    figure_story_line(&p, &s, "empty", &line);
    assert_null(strstr(buf_text(&p.data), "none"));
    assert_null(strstr(buf_text(&p.data), "empty"));
    plot_drop(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_last_step_lasts_to_the_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
