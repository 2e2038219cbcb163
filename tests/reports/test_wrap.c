/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_wrapped(const char *text, size_t width, size_t indent, const char *wanted)
{
    struct buf out = BUF_INIT;
    wrap_write(text, width, indent, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void between_words(void **state)
{
    (void)state;
    assert_wrapped("one two three", 7, 0, "one two\nthree\n");
    assert_wrapped("one two three", 6, 0, "one\ntwo\nthree\n");
    assert_wrapped("one two three", SIZE_MAX, 0, "one two three\n");
    assert_wrapped("extraordinary", 5, 0, "extraordinary\n"); /* no word is broken */
    assert_wrapped("", 5, 0, "\n");
}

static void later_lines_are_indented(void **state)
{
    (void)state;
    assert_wrapped("one two three", 8, 2, "one two\n  three\n");
    assert_wrapped("one two three", 6, 2, "one\n  two\n  three\n");
}

static void signs_and_units_stay_with_their_number(void **state)
{
    (void)state;
    assert_wrapped("at 95 % so", 5, 0, "at\n95 %\nso\n");
    assert_wrapped("it is ≥ 5 now", 7, 0, "it is\n≥ 5 now\n");
    assert_wrapped("it is ± 5 now", 7, 0, "it is\n± 5 now\n");
    assert_wrapped("it took 60 s.", 10, 0, "it took\n60 s.\n");
    assert_wrapped("it took 60 ms", 10, 0, "it took\n60 ms\n");
    assert_wrapped("in all 60 sums", 9, 0, "in all 60\nsums\n"); /* no unit */
    assert_wrapped("what it has s", 11, 0, "what it has\ns\n");  /* no number */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(between_words),
        cmocka_unit_test(later_lines_are_indented),
        cmocka_unit_test(signs_and_units_stay_with_their_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
