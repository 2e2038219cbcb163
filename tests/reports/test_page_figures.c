/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_figures.h"

#include "tests/reports/fixture.h"
#include "tests/reports/page_fixture.h"

static struct buf write(struct figure *figures, size_t count)
{
    struct page_fixture f;
    struct result r = fixture_result();
    const struct result *results[] = {&r};
    page_fixture_open(&f, STORED_RUN, results, 1);
    f.dossier.figures = (struct figures){figures, count};
    page_figures_write(&f.page);
    struct buf out = f.out;
    f.out = (struct buf)BUF_INIT;
    page_fixture_close(&f);
    return out;
}

static void drawn_or_said_why_not(void **state)
{
    struct figure figures[] = {
        {.name = "run-3-a",
         .title = "Of <x>",
         .caption = "Bars & bands",
         .alt = "It rises",
         .data = "t\tshare\n1\t0.5\n\n2\tx<y\n",
         .svg = "<svg viewBox=\"0 0 1 1\"></svg>"},
        {.name = "run-3-b", .title = "B", .caption = "", .alt = "It falls", .data = "t\n1\n"}};
    (void)state;
    struct buf out = write(figures, 2);
    page_contains(&out,
                  "<figure id=\"figure-run-3-a\">\n<h3>Of &lt;x&gt;</h3>\n<div class=\"scroll\" "
                  "role=\"region\" "
                  "tabindex=\"0\" aria-label=\"Drawing: Of &lt;x&gt;\">\n<svg class=\"plot\"");
    page_contains(&out, "<figcaption>\n<p>Bars &amp; bands</p>\n");
    page_contains(&out, "<td class=\"num\" data-v=\"0.5\">0.5</td></tr>\n");
    page_contains(&out, "<td>x&lt;y</td>");
    page_contains(&out, "<a href=\"figures/run-3-a.tsv\">");
    page_contains(&out, "Not drawn: gnuplot was not at hand");
    page_contains(&out, "It falls</p>");
    buf_release(&out);
}

static void many_numbers_stay_in_their_file(void **state)
{
    struct buf data = BUF_INIT;
    (void)state;
    buf_add(&data, "t\tshare\n");
    for (int i = 0; i <= PAGE_FIGURE_ROWS; i++) {
        buf_add(&data, "1\t2\n");
    }
    struct figure figure = {
        .name = "a", .title = "A", .caption = "", .alt = "", .data = buf_text(&data)};
    struct buf out = write(&figure, 1);
    page_lacks(&out, "<table");
    page_contains(&out, "61 rows, as a file");
    buf_release(&out);
    out = write(NULL, 0);
    assert_int_equal(out.len, 0);
    buf_release(&out);
    buf_release(&data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_or_said_why_not),
        cmocka_unit_test(many_numbers_stay_in_their_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
