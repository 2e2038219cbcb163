/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/plot.h"

#include "tests/reports/figures_fixture.h"

static void a_figure_is_what_was_written(void **state)
{
    struct dossier d = {.count = 0};
    struct stored_run run = {.row = {.id = 12}};
    struct plot p;
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    for (int i = 0; i < 2; i++) {
        plot_begin(&p, &a, &run, i == 0 ? "one" : "two");
        buf_add(&p.title, "It's a title");
        buf_add(&p.caption, "caption");
        plot_text(&p, "a\tb");
        plot_number(&p, 0.1);
        plot_number(&p, NAN);
        plot_newline(&p);
        plot_label(&p, "x", "time", "s");
        plot_add(&p, "plot ");
        plot_series(&p, "a'b", "$2 : NaN):3");
        plot_end(&p, &d);
    }
    assert_int_equal(d.figures.count, 2);
    const struct figure *f = &d.figures.items[0];
    assert_string_equal(f->name, "run-12-one");
    assert_string_equal(f->data, "a b\t0.1\tNaN\n");
    assert_non_null(strstr(f->script, "set title 'It''s a title'"));
    assert_non_null(strstr(f->script, "set xlabel 'time, s'"));
    assert_non_null(
        strstr(f->script, "plot 'run-12-one.tsv' skip 1 using (strcol(1) eq 'a''b' ? $2"));
    assert_string_equal(d.figures.items[1].name, "run-12-two");
    arena_release(&a);
}

/* Longer than what is at hand for one. */
static void commands_may_be_long(void **state)
{
    struct stored_run run = {.row = {.id = 1}};
    struct plot p;
    struct arena a;
    char text[5000];
    (void)state;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    arena_init(&a, 0);
    plot_begin(&p, &a, &run, "one");
    plot_add(&p, "%s!", text);
    assert_int_equal(p.script.len, sizeof text);
    plot_drop(&p);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_figure_is_what_was_written),
                                       cmocka_unit_test(commands_may_be_long)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
