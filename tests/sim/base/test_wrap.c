/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void lines_fit(void **state)
{
    static const struct {
        const char *text;
        size_t indent, width;
        const char *lines;
    } cases[] = {
        {"one two three", 0, 20, "one two three\n"},
        {"one two three", 0, 7, "one two\nthree\n"},
        {"one two three", 2, 7, "  one\n  two\n  three\n"},
        {"onetwothree four", 2, 5, "  onetwothree\n  four\n"},
        {"", 2, 5, "  \n"},
        {"above 95 % now", 0, 9, "above\n95 % now\n"},
        {"so ≥ 95 % it is", 0, 8, "so\n≥ 95 %\nit is\n"},
        {"é é é", 0, 3, "é é\né\n"},
        {"it is ± 5 now", 0, 7, "it is\n± 5 now\n"},
        {"it took 60 s.", 0, 10, "it took\n60 s.\n"},
        {"it took 60 ms", 0, 10, "it took\n60 ms\n"},
        {"in all 60 sums", 0, 9, "in all 60\nsums\n"}, /* no unit */
        {"what it has s", 0, 11, "what it has\ns\n"},  /* no number */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = BUF_INIT;

        wrap_write(cases[i].text, cases[i].indent, cases[i].width, &out);
        assert_string_equal(buf_text(&out), cases[i].lines);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines_fit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
