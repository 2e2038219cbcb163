/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

/* Three settings that cost 5, 3 and 4, of which the cheapest misses its target for certain. */
static void all_are_shown_by_what_they_cost(void **state)
{
    struct figured g;
    struct contender contenders[6];
    (void)state;
    figured_sweep(&g, FIGURED_OUTAGE);
    for (size_t i = 0; i < 6; i++) {
        contenders[i] = (struct contender){.objective = (double)(5 + i), .target_count = 1};
        contenders[i].targets[0] =
            (struct footing){.kept = i != 4, .error_kept = 0, .error_missed = 1};
    }
    contenders[1].objective = 3;
    contenders[1].targets[0] = (struct footing){.kept = false, .error_kept = 1, .error_missed = 0};
    contenders[2].objective = 4;
    const struct sized sized = {.contenders = contenders,
                                .selection = {.best = 2, .runner_up = 0, .error = 0.01}};
    g.run.kind = STORED_SIZE;
    g.run.sizing =
        (struct stored_sizing){.metrics = g.run.results[0]->metrics,
                               .minimise = metric_find(g.run.results[0]->metrics, "probe.load"),
                               .sized = &sized,
                               .count = 6};
    assert_true(figure_contenders(&g.d, &g.run, &g.arena));
    const struct figure *f = figured_find(&g, "run-1-contenders");
    assert_non_null(f);
    assert_close(figured_number(f, "misses a target, with the confidence asked for", 0, 2),
                 0); /* the first row */
    assert_close(figured_number(f, "chosen", 0, 2), 1);
    assert_close(figured_number(f, "chosen", 0, 3), 4);
    assert_close(figured_number(f, "chosen", 0, 4),
                 result_summary(g.run.results[2], "probe.load")->lo);
    assert_non_null(strstr(f->script, "with xerrorbars"));
    assert_int_equal(figured_rows(f, "seems to meet the targets"), 3);
    assert_int_equal(figured_rows(f, "seems to miss a target"), 1);
    assert_non_null(strstr(f->alt, "Chosen: interval=20s, sample_size=4, probe.load 4; runner-up: "
                                   "interval=10s, sample_size=4, 5."));
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_are_shown_by_what_they_cost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
