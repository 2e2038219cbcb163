/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/html_svg.h"

#include "tests/reports/page_fixture.h"

static struct buf draw(const char *svg)
{
    struct buf out = BUF_INIT;
    html_svg(&(struct figure){.name = "run-3-x",
                              .title = "A & B",
                              .alt = "It <rises>",
                              .width = 640,
                              .height = 360,
                              .svg = svg},
             &out);
    return out;
}

static void a_drawing_of_its_own(void **state)
{
    struct buf out =
        draw("<?xml version=\"1.0\"?>\n<svg \n width=\"600\" viewBox=\"0 0 600 480\"\n"
             " xmlns=\"http://www.w3.org/2000/svg\">\n<title>Gnuplot</title>\n"
             "<desc>Produced by <b>GNUPLOT</b></desc><g id=\"gnuplot_canvas\"/></svg>\n");
    (void)state;
    assert_ptr_equal(strstr(buf_text(&out), "<svg class=\"plot\" viewBox=\"0 0 600 480\" "),
                     out.text);
    page_contains(&out, "style=\"max-width:800px\" role=\"img\" "
                        "aria-labelledby=\"figure-run-3-x-title figure-run-3-x-desc\">");
    page_contains(&out, "<title id=\"figure-run-3-x-title\">A &amp; B</title>\n"
                        "<desc id=\"figure-run-3-x-desc\">It &lt;rises&gt;</desc>");
    page_contains(&out, "<g id=\"figure-run-3-x-gnuplot_canvas\"/></svg>");
    page_lacks(&out, "Gnuplot");
    page_lacks(&out, "GNUPLOT");
    page_lacks(&out, "<?xml");
    buf_release(&out);
}

static void a_wide_one_keeps_its_letters_legible(void **state)
{
    const struct figure f = {
        .name = "run-3-x", .svg = "<svg><g/></svg>", .title = "", .alt = "", .width = 1440};
    struct buf out = BUF_INIT;
    (void)state;
    html_svg(&f, &out);
    page_contains(&out, "style=\"max-width:1800px;--least:1080px\" role");
    buf_release(&out);
}

/* What is named and what refers to it, in either kind of quotes; and not what only looks so. */
static void identifiers_of_its_own(void **state)
{
    struct buf out =
        draw("<svg><circle id='gpDot'/><use xlink:href='#gpDot' clip-path=\"url(#c)\"/>"
             "<a href=\"#z\" id=\"y\"><text> id=\"no\" url(#no)</text></a></svg>");
    (void)state;
    page_contains(&out, "viewBox=\"0 0 640 360\"");
    page_contains(&out,
                  "<circle id='figure-run-3-x-gpDot'/><use xlink:href='#figure-run-3-x-gpDot' "
                  "clip-path=\"url(#figure-run-3-x-c)\"/><a href=\"#figure-run-3-x-z\" "
                  "id=\"figure-run-3-x-y\">"
                  "<text> id=\"no\" url(#no)</text></a></svg>");
    buf_release(&out);
}

static void nothing_that_acts(void **state)
{
    struct buf out = draw("<svg onload=\"x()\"><script type='a'>if (a < b) <i>x</i></script>"
                          "<script href='x'/><g id=\"gnuplot_plot_1\" onclick='y(\"z\")' "
                          "fill=\"none\"><text> on it=\"1\""
                          "</text></g><metadata/></svg>");
    (void)state;
    page_lacks(&out, "x()");
    page_lacks(&out, "script");
    page_lacks(&out, "onclick");
    page_contains(&out, "<g fill=\"none\"><text> on it=\"1\"</text></g></svg>");
    buf_release(&out);
}

static void what_is_no_drawing(void **state)
{
    struct buf out = draw("gnuplot: no such terminal");
    (void)state;
    assert_int_equal(out.len, 0);
    out = draw("<svg><title>never ends");
    assert_true(out.len > 0);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_drawing_of_its_own),
        cmocka_unit_test(a_wide_one_keeps_its_letters_legible),
        cmocka_unit_test(identifiers_of_its_own),
        cmocka_unit_test(nothing_that_acts),
        cmocka_unit_test(what_is_no_drawing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
