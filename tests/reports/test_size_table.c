/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/utf8.h"
#include "tests/reports/size_fixture.h"

static void the_choice_and_a_line_a_point(void **state)
{
    struct size_report report = size_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    size_table_write(&report, &out);
    size_assert_contains(&out, "Two stamps\n3 settings of edge.probe.interval, edge.kind; 900 "
                               "replications of 1y, seed 7; 100 to 700 of at most\n1000 a setting");
    size_assert_contains(&out, "\n✓ Choose interval=20s, kind=anycast.\n  Of 3 settings it has the "
                               "smallest probe.load");
    size_assert_contains(&out, "\n  Runner-up: interval=10s");
    size_assert_contains(&out, "\n  Next below in probe.load: interval=30s");
    size_assert_contains(&out, "\nMet by all: mean of availability.requests ≥ 99.9 %.\n\n");
    size_assert_contains(
        &out, "interval  kind     played  probe.load  rto.service p95  outcome\n"
              "30s       anycast     100       3.5/s           69.5 s  misses rto.service\n"
              "20s       anycast     700         5/s           49.5 s  chosen\n"
              "10s       anycast     100       6.5/s           29.5 s  more by 1.5/s ± "
              "0.25/s\n");
    size_assert_contains(
        &out, "\nMeans ± 95 %; probe.load as that of the best and the difference "
              "from it, under the same luck.\nReproduce with ninefold 1.0.0:\n  ninefold size "
              "pair.yaml\n");
    buf_release(&out);
}

static void words_fit_the_terminal(void **state)
{
    struct size_report report = size_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    report.width = 60;
    size_table_write(&report, &out);
    const char *line = buf_text(&out), *table = strstr(line, "interval  kind");
    assert_non_null(table);
    for (const char *end; line < table && (end = strchr(line, '\n')); line = end + 1) {
        assert_true(utf8_width(line, (size_t)(end - line)) <= 60);
    }
    buf_release(&out);
}

static void markdown_is_a_record(void **state)
{
    struct size_report report = size_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    report.colour = true; /* of a terminal alone */
    size_markdown_write(&report, &out);
    size_assert_contains(&out, "## Two stamps\n\n3 settings of ");
    size_assert_contains(&out, "\n\n**Choose interval=20s, kind=anycast.** Of 3 settings it has ");
    size_assert_contains(&out, "\n\n- Runner-up: interval=10s");
    size_assert_contains(&out, "\n- Next below in probe.load: interval=30s");
    size_assert_contains(&out,
                         "\n\nMet by all: mean of availability.requests ≥ 99.9 %.\n\n| interval");
    size_assert_contains(&out, "\n```sh\nninefold size pair.yaml\n```\n");
    size_assert_lacks(&out, "\033");
    buf_release(&out);
}

static void other_ends(void **state)
{
    struct size_report report = size_missed();
    struct buf out = BUF_INIT;
    (void)state;
    size_table_write(&report, &out);
    size_assert_contains(&out, "; 100 of at most 1000 a\nsetting\n");
    size_assert_contains(&out, "\n✗ No setting meets the targets.\n");
    size_assert_contains(&out, "\nMeans ± 95 %.\n");
    buf_clear(&out);
    report = size_undecided();
    report.colour = true;
    size_table_write(&report, &out);
    size_assert_contains(
        &out, "\n\033[33m? Undecided.\033[0m\n  interval=20s, kind=anycast seems best. ");
    size_assert_contains(&out, "\n  Open is whether ");
    buf_release(&out);
}

/* What all meet stands in a column as soon as one does not; other metrics where they are asked for.
 */
static void columns_of_targets_and_others(void **state)
{
    struct size_report report = size_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    columns_add(&size_columns, &fixture_table, "rto.detect_first");
    report.width = 200;
    size_results[2].targets[0].verdict = VERDICT_UNDECIDED;
    size_summaries[2][F_REQUESTS].nothing_failed = true;
    size_summaries[2][F_REQUESTS].lo = 0.9925;
    size_table_write(&report, &out);
    size_assert_lacks(&out, "Met by all");
    size_assert_contains(&out, "probe.load  availability.requests  rto.service p95  "
                               "rto.detect_first  outcome\n");
    size_assert_contains(&out, "6.5/s              ≥ 99.25 %           29.5 s   40.31 s ± 62 ms  ");
    buf_release(&out);
}

/* The smallest first; of those that have no value it is not known. */
static void rows_are_sorted(void **state)
{
    struct size_report report = size_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    size_contenders[0].objective = NAN;
    size_contenders[0].lead.mean = NAN;
    size_contenders[2].lead.mean = -0.5;
    size_table_write(&report, &out);
    const char *first = strstr(buf_text(&out), "\n10s "),
               *second = strstr(buf_text(&out), "\n20s "),
               *third = strstr(buf_text(&out), "\n30s ");
    assert_true(first && second && third && first < second && second < third);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_choice_and_a_line_a_point), cmocka_unit_test(words_fit_the_terminal),
        cmocka_unit_test(markdown_is_a_record),          cmocka_unit_test(other_ends),
        cmocka_unit_test(columns_of_targets_and_others), cmocka_unit_test(rows_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
