/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/markdown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_text(const char *s, const char *wanted)
{
    struct buf out = BUF_INIT;
    markdown_text(s, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void assert_heading(const char *s, const char *wanted)
{
    struct buf out = BUF_INIT;
    markdown_heading(s, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void assert_code(const char *s, bool table, const char *wanted)
{
    struct buf out = BUF_INIT;
    markdown_code(s, table, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void usual_text_stays(void **state)
{
    (void)state;
    assert_text("Two regions: active-active, 99.99 % (write)", "Two regions: active-active, "
                                                               "99.99 % (write)");
    assert_text("rpo.lost_writes", "rpo.lost_writes");
    assert_text("_so_ a_", "\\_so\\_ a\\_");
    assert_text("  Süd   und Nord ", "Süd und Nord");
    assert_text("", "");
}

static void markup_does_not_act(void **state)
{
    (void)state;
    assert_text("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>");
    assert_text("a|b *c* [d](e) `f` #1", "a\\|b \\*c\\* \\[d\\](e) \\`f\\` \\#1");
    assert_text("back\\slash &lt; $x$ ~s~", "back\\\\slash \\&lt; \\$x\\$ \\~s\\~");
    assert_text("one\ntwo\033[1m", "one two?\\[1m");
}

static void links_are_not_made(void **state)
{
    (void)state;
    assert_text("https://example.org WWW.example.org me@example.org",
                "https\\://example.org WWW\\.example.org me\\@example.org");
    assert_text("w.a ww.b", "w.a ww.b");
}

static void headings_end_in_no_stop(void **state)
{
    (void)state;
    assert_heading("What now? Yes!: .", "What now? Yes");
    assert_heading("...", "(no name)");
    assert_heading("# x #", "\\# x \\#");
}

static void code_of_any_text(void **state)
{
    (void)state;
    assert_code("a.b=1|2", false, "`a.b=1|2`");
    assert_code("a.b=1|2", true, "`a.b=1\\|2`");
    assert_code("a``b", false, "```a``b```");
    assert_code("`a`", false, "`` `a` ``");
    assert_code("", false, "`-`");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_text_stays),   cmocka_unit_test(markup_does_not_act),
        cmocka_unit_test(links_are_not_made), cmocka_unit_test(headings_end_in_no_stop),
        cmocka_unit_test(code_of_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
