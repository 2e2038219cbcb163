/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/grid.h"
#include "reports/heat_map.h"

#include <string.h>

#include "tests/reports/fixture.h"

enum { POINTS = 2 * 1 * 2 * 3 };

/* Two maps of two rows and three columns; a factor of one value is not told. */
static const char *const modes[] = {"deep", "flat"}, *const one[] = {"x"};
static const char *const sizes[] = {"4", "16"}, *const intervals[] = {"5s", "10s", "120s"};
static struct factor items[] = {{.path = "edge.probe.path", .values = modes, .count = 2},
                                {.path = "a.one", .values = one, .count = 1},
                                {.path = "edge.probe.size", .values = sizes, .count = 2},
                                {.path = "edge.probe.interval", .values = intervals, .count = 3}};
static struct summary summaries[POINTS][F_COUNT];
static struct result results[POINTS];
static const struct result *points[POINTS];
static const struct column service = {F_SERVICE, STATISTIC_P95};

static struct sweep_report grid(struct factors *f)
{
    *f = (struct factors){.items = items, .count = 4};
    for (size_t i = 0; i < POINTS; i++) {
        results[i] = fixture_result();
        memcpy(summaries[i], results[i].summaries, sizeof summaries[i]);
        results[i].summaries = summaries[i];
        results[i].target_count = 0;
        summaries[i][F_SERVICE].p95 = 20 + 5 * (double)i;
        points[i] = &results[i];
    }
    return (struct sweep_report){
        .factors = f, .results = points, .count = POINTS, .columns = NULL, .width = 80};
}

static void assert_map(const struct sweep_report *report, const struct column *c,
                       const char *wanted)
{
    struct buf out = BUF_INIT;
    heat_map_write(report, c, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void a_map_for_each_combination_of_the_others(void **state)
{
    struct factors f;
    struct sweep_report report = grid(&f);
    (void)state;
    assert_map(&report, &service,
               "rto.service p95, s: size down, interval across\n"
               "path deep:\n"
               "     5s   10s  120s\n"
               " 4   20    25    30\n"
               "16   35░   40░   45▒\n\n"
               "path flat:\n"
               "     5s   10s  120s\n"
               " 4   50▒   55▓   60▓\n"
               "16   65█   70█   75█\n\n"
               "20 ░ ▒ ▓ █ 75 s\n");
}

static void what_misses_a_target_is_marked(void **state)
{
    struct factors f;
    struct sweep_report report = grid(&f);
    (void)state;
    for (size_t i = 0; i < POINTS; i++) {
        results[i].target_count = 1;
        results[i].targets[0].verdict = i < 4   ? VERDICT_MET
                                        : i < 6 ? VERDICT_UNDECIDED
                                                : VERDICT_MISSED;
    }
    summaries[1][F_SERVICE].p95 = NAN;
    report.count = 11; /* interrupted before the last */
    assert_map(&report, &service,
               "rto.service p95, s: size down, interval across\n"
               "path deep:\n"
               "     5s    10s   120s\n"
               " 4   20      -     30░\n"
               "16   35░    40▒?   45▒?\n\n"
               "path flat:\n"
               "     5s    10s   120s\n"
               " 4   50▓✗   55▓✗   60█✗\n"
               "16   65█✗   70█✗\n\n"
               "20 ░ ▒ ▓ █ 70 s\n"
               "✗ misses a target, ? undecided\n");
}

/* Blocks of columns, each with the rows named; one column at least. */
static void narrow_terminals_get_blocks(void **state)
{
    struct factors f;
    struct sweep_report report = grid(&f);
    (void)state;
    report.count = 6;
    report.width = 14;
    const char *const two = "rto.service p95, s: size down, interval across\n"
                            "path deep:\n"
                            "     5s   10s\n"
                            " 4   20    25░\n"
                            "16   35▓   40█\n\n"
                            "   120s\n"
                            " 4   30▒\n"
                            "16   45█\n\n"
                            "20 ░ ▒ ▓ █ 45 s\n";
    assert_map(&report, &service, two);
    report.width = 1;
    struct buf out = BUF_INIT;
    heat_map_write(&report, &service, &out);
    assert_non_null(strstr(buf_text(&out), "\n   120s\n 4   30▒\n"));
    assert_non_null(strstr(buf_text(&out), "\n    10s\n 4   25░\n"));
    buf_release(&out);
}

static void colours_lie_behind_the_values(void **state)
{
    struct factors f;
    struct sweep_report report = grid(&f);
    (void)state;
    report.count = 3;
    report.colour = true;
    summaries[1][F_SERVICE].p95 = NAN;
    assert_map(&report, &service,
               "\033[1mrto.service p95, s\033[0m: size down, interval across\n"
               "path deep:\n"
               "      5s   10s  120s\n"
               " 4 \033[97;48;5;17m   20 \033[0m    - \033[30;48;5;226m   30 \033[0m\n"
               "16\n\n"
               "20 \033[97;48;5;17m   \033[97;48;5;53m   \033[97;48;5;24m   "
               "\033[30;48;5;30m   \033[30;48;5;35m   \033[30;48;5;113m   "
               "\033[30;48;5;226m   \033[0m 30 s\n");
}

static void far_apart_is_told_by_ratio(void **state)
{
    static const double values[] = {1, 10, 100, 1000, 10000, 10000};
    struct factors f;
    struct sweep_report report = grid(&f);
    (void)state;
    report.count = 6;
    for (size_t i = 0; i < 6; i++) {
        summaries[i][F_LOAD].mean = values[i];
    }
    assert_map(&report, &(struct column){F_LOAD, STATISTIC_MEAN},
               "probe.load, 1/s: size down, interval across\n"
               "path deep:\n"
               "      5s    10s   120s\n"
               " 4     1     10░   100▒\n"
               "16  1000▓ 10000█ 10000█\n\n"
               "1 ░ ▒ ▓ █ 10000/s, in steps of equal ratio\n");
    for (size_t i = 0; i < 6; i++) {
        summaries[i][F_LOAD].mean = 3;
    }
    struct buf out = BUF_INIT;
    heat_map_write(&report, &(struct column){F_LOAD, STATISTIC_MEAN}, &out);
    assert_non_null(strstr(buf_text(&out), "\n 4    3     3     3\n"));
    for (size_t i = 0; i < 6; i++) {
        summaries[i][F_LOAD].mean = NAN;
    }
    buf_clear(&out);
    heat_map_write(&report, &(struct column){F_LOAD, STATISTIC_MEAN}, &out);
    assert_non_null(strstr(buf_text(&out), "\n16    -     -     -\n\n"));
    assert_null(strstr(buf_text(&out), "░"));
    buf_release(&out);
}

static void it_takes_a_grid_over_two(void **state)
{
    struct factors f;
    (void)state;
    grid(&f);
    assert_true(grid_possible(&f));
    f.count = 2;
    assert_false(grid_possible(&f));
    f.count = 3;
    assert_true(grid_possible(&f));
    f.chosen = intervals;
    assert_false(grid_possible(&f));
}

static double channel(int level)
{
    static const int levels[] = {0, 95, 135, 175, 215, 255}; /* xterm's cube */
    double c = levels[level] / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance (WCAG 2). */
static double luminance(int colour)
{
    int c = colour - 16;
    return 0.2126 * channel(c / 36) + 0.7152 * channel(c / 6 % 6) + 0.0722 * channel(c % 6);
}

/* Lightness rises by 10 of 100 or more at each step (CIE 1976), so that order reads without hue;
 * and the text stands out by 4.5 to 1, which WCAG 2 asks for. */
static void the_scale_reads_without_hue(void **state)
{
    double before = -1;
    (void)state;
    for (int i = 0; i < HEAT_MAP_COLOURS; i++) {
        double y = luminance(heat_map_colours[i]);
        double lightness = y > 0.008856 ? 116 * cbrt(y) - 16 : 903.3 * y;
        assert_true(i == 0 || lightness > before + 10);
        assert_true((i < 3 ? 1.05 / (y + 0.05) : (y + 0.05) / 0.05) > 4.5);
        before = lightness;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_map_for_each_combination_of_the_others),
        cmocka_unit_test(what_misses_a_target_is_marked),
        cmocka_unit_test(narrow_terminals_get_blocks),
        cmocka_unit_test(colours_lie_behind_the_values),
        cmocka_unit_test(far_apart_is_told_by_ratio),
        cmocka_unit_test(it_takes_a_grid_over_two),
        cmocka_unit_test(the_scale_reads_without_hue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
