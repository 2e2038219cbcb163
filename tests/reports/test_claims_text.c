/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sim/schema/text.h"

static const char page[] = "---\n"
                           "| x | y | 1 |\n"
                           "---\n"
                           "\n"
                           "| a   | b | 1 s |\n"
                           "A sentence over two\n"
                           "  lines, one sentence.\n";

static void assert_found(bool (*find)(const struct claims_text *, const char *, struct mark *),
                         const char *words, bool wanted, uint32_t line)
{
    struct arena a;
    struct mark nearest;
    arena_init(&a, 0);
    const struct claims_text t = {text_source(&a, "adr.md", page, sizeof page - 1), 4};
    assert_int_equal(find(&t, words, &nearest), wanted);
    if (!wanted) {
        assert_int_equal(nearest.line, line);
    }
    arena_release(&a);
}

static void assert_row(const char *row, bool wanted, uint32_t line)
{
    assert_found(claims_text_row, row, wanted, line);
}

static void assert_words(const char *words, bool wanted, uint32_t line)
{
    assert_found(claims_text_words, words, wanted, line);
}

static void blanks_do_not_count(void **state)
{
    (void)state;
    assert_row("| a | b | 1 s |", true, 0);
    assert_row("|  a  | b |  1 s  |", true, 0);
    assert_words("two lines, one sentence", true, 0);
}

static void the_line_that_was_changed_is_found(void **state)
{
    (void)state;
    assert_row("| a | b | 2 s |", false, 5);
    assert_row("| a | c | 1 s |", false, 0);
    assert_words("A sentence over two words", false, 6);
    assert_words("Something else", false, 0);
}

static void the_front_matter_is_no_text(void **state)
{
    (void)state;
    assert_row("| x | y | 1 |", false, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_do_not_count),
        cmocka_unit_test(the_line_that_was_changed_is_found),
        cmocka_unit_test(the_front_matter_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
