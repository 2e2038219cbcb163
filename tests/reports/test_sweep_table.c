/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tests/reports/rows_fixture.h"
#include "tests/reports/sweep_fixture.h"

static void assert_contains(const struct buf *text, const char *part)
{
    if (!strstr(buf_text(text), part)) {
        print_message("%s\n", buf_text(text));
        fail_msg("not found: %s", part);
    }
}

static void what_was_played_and_how_to_get_it_again(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    report.colour = true;
    sweep_table_write(&report, &out);
    assert_contains(&out,
                    "\033[1mTwo stamps\033[0m\n2 points over edge.probe.interval, edge.kind; "
                    "each 400 replications of 1y, seed 7\nTargets: mean of availability.requests ≥ "
                    "99.9 %, p95 of rto.service ≤ 60 s, p95 of rto.write ≤ 60 s.\n\nThe same");
    assert_contains(&out, "\n10s       anycast   40.31 s ± 62 ms  ");
    assert_contains(&out, "\n\nMeans ± 95 %. Reproduce with ninefold 1.0.0:\n"
                          "  ninefold sweep pair.yaml\n");
    buf_release(&out);
}

static void a_narrow_terminal_is_respected(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    report.width = 40;
    sweep_table_write(&report, &out);
    assert_contains(&out,
                    "\n2 points over edge.probe.interval,\nedge.kind; each 400 replications of "
                    "1y,\nseed 7\n");
    assert_contains(&out, "\ninterval  kind     targets\n10s       anycast  missed\n");
    buf_release(&out);
}

/* In place of hundreds of lines. */
static void points_in_rows_tell_what_moves_what(void **state)
{
    static struct rows_fixture f;
    struct buf out = BUF_INIT;
    (void)state;
    rows_setup(&f);
    f.results[0].target_count = 1; /* the first target, which is met */
    sweep_table_write(&f.report, &out);
    assert_contains(&out, "\n1280 points over edge.a, stores.c, idle; each 400 replications");
    assert_contains(&out,
                    "\n\nVerdicts: met at 1, missed at 1279, undecided at 0 points.\n\nrto.det");
    assert_contains(&out, "moved most by edge.a (90 % of its variance");
    assert_contains(&out, "\n\nEach point is told by --format csv and json. Reproduce with");
    buf_clear(&out);
    sweep_markdown_write(&f.report, &out);
    assert_contains(&out, "### rto.detect_first: ");
    buf_release(&out);
    rows_release(&f);
}

static void replications_may_differ(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    sweep_results[1].replications = 800;
    sweep_table_write(&report, &out);
    assert_contains(&out, "; each 400 to 800 replications; the first 400\nreplications");
    buf_release(&out);
}

static void markdown(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    sweep_markdown_write(&report, &out);
    assert_contains(&out, "| interval | kind    | rto.detect_first |");
    assert_contains(&out, "```sh\nninefold sweep pair.yaml\n```\n");
    buf_release(&out);
}

static void nothing_played_nothing_told(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    report.count = 0;
    sweep_table_write(&report, &out);
    sweep_markdown_write(&report, &out);
    assert_int_equal(out.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_played_and_how_to_get_it_again),
        cmocka_unit_test(a_narrow_terminal_is_respected),
        cmocka_unit_test(points_in_rows_tell_what_moves_what),
        cmocka_unit_test(replications_may_differ),
        cmocka_unit_test(markdown),
        cmocka_unit_test(nothing_played_nothing_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
