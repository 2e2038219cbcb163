/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/yaml_text.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_quoted(const char *s, const char *wanted)
{
    struct buf out = BUF_INIT;
    yaml_text(s, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void any_text_is_one_line_in_quotes(void **state)
{
    (void)state;
    assert_quoted("plain: text # with all", "\"plain: text # with all\"");
    assert_quoted("a\"b\\c\n---\nx: y", "\"a\\\"b\\\\c\\u000a---\\u000ax: y\"");
    assert_quoted("\xc2\x85\xe2\x80\xa8\xef\xbb\xbf", "\"\\u0085\\u2028\\ufeff\"");
    assert_quoted("\xff\xc3\xa9", "\"\\ufffd\xc3\xa9\"");
    assert_quoted("", "\"\"");
}

static void numbers_keep_their_digits(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    yaml_interval(0.1, NAN, &out);
    yaml_number(3.3333333333333335, &out);
    assert_string_equal(buf_text(&out), "[0.1, ~]3.3333333333333335");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_text_is_one_line_in_quotes),
        cmocka_unit_test(numbers_keep_their_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
