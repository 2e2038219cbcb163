/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/html.h"

#include "tests/reports/page_fixture.h"

static void assert_text(const char *text, const char *wanted)
{
    struct buf out = BUF_INIT;
    html_text(&out, text);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void nothing_becomes_markup(void **state)
{
    (void)state;
    assert_text("a", "a");
    assert_text("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_text("\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;");
    assert_text("ä ≥ 99 %", "ä ≥ 99 %");
}

/* What turns the direction of writing, controls and bytes that are no character. */
static void nothing_hides(void **state)
{
    (void)state;
    assert_text("a\xe2\x80\xae"
                "b",
                "a\xef\xbf\xbd"
                "b");
    assert_text("\x1b[1m\x7f", "\xef\xbf\xbd[1m\xef\xbf\xbd");
    assert_text("\xff\xc3", "\xef\xbf\xbd\xef\xbf\xbd");
    assert_text("\xc0\xbcscript", "\xef\xbf\xbd\xef\xbf\xbdscript"); /* an overlong < */
    assert_text("a\tb\nc\r", "a b\nc\xef\xbf\xbd");
}

static void names_and_identifiers(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    html_id(&out, "run-3 \"x\"<ä");
    assert_string_equal(buf_text(&out), "run-3--x----");
    buf_clear(&out);
    html_name(&out, "rto.detect_last<.");
    assert_string_equal(buf_text(&out), "rto.<wbr>detect_<wbr>last&lt;.");
    buf_clear(&out);
    html_value(&out, "61 s [60 s, 6 < 2 s]");
    assert_string_equal(buf_text(&out), "61&nbsp;s [60&nbsp;s, 6&nbsp;&lt;&nbsp;2&nbsp;s]");
    buf_clear(&out);
    html_textf(&out, "%s of %d", "<b>", 3);
    assert_string_equal(buf_text(&out), "&lt;b&gt; of 3");
    buf_release(&out);
}

static void elements(void **state)
{
    struct buf out = BUF_INIT, text = BUF_INIT;
    (void)state;
    html_element(&out, "p class=\"note\"", "a < b");
    html_element(&out, "p", "");
    assert_string_equal(buf_text(&out), "<p class=\"note\">a &lt; b</p>\n");
    buf_clear(&out);
    buf_add(&text, "\nfirst\nline\n\nsecond\n");
    html_paragraphs(&out, "p", &text);
    assert_string_equal(buf_text(&out), "<p>first\nline</p>\n<p>second</p>\n");
    assert_int_equal(text.len, 0);
    buf_release(&out);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_becomes_markup),
        cmocka_unit_test(nothing_hides),
        cmocka_unit_test(names_and_identifiers),
        cmocka_unit_test(elements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
