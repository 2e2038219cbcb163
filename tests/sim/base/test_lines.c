/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "sim/base/buf.h"

static struct source text(const char *s, size_t length)
{
    return (struct source){.name = "a.yaml", .text = s, .length = length};
}

static void assert_line(const struct lines *l, size_t number, const char *expected)
{
    const struct line *line = lines_get(l, number);

    assert_non_null(line);
    assert_int_equal(line->length, strlen(expected));
    assert_memory_equal(line->text, expected, line->length);
}

static void every_break_ends_a_line(void **state)
{
    static const char s[] = "\xef\xbb\xbf"
                            "a\nb\r\nc\rd\xc2\x85"
                            "e\xe2\x80\xa8"
                            "f\xe2\x80\xa9\n";
    static const char *const expected[] = {"a", "b", "c", "d", "e", "f", "", ""};
    struct source source = text(s, sizeof s - 1);
    struct lines l;

    (void)state;
    lines_init(&l, &source);
    assert_int_equal(l.count, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_line(&l, i + 1, expected[i]);
    }
    assert_null(lines_get(&l, 0));
    assert_null(lines_get(&l, 9));
    lines_release(&l);
    lines_release(&l);
}

static void nothing_is_one_empty_line(void **state)
{
    struct source source = text("", 0);
    struct lines l;

    (void)state;
    lines_init(&l, &source);
    assert_int_equal(l.count, 1);
    assert_int_equal(lines_width(lines_get(&l, 1)), 0);
    assert_int_equal(lines_byte(lines_get(&l, 1), 5), 0);
    lines_release(&l);
}

/* A long line of characters of one, two, three and four bytes and an invalid one, in turn: every
 * column is found in any order, and lies where counting from the left puts it. */
static void columns_are_found_in_any_order(void **state)
{
    static const char *const parts[] = {"a", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x98\x80",
                                        "\xff"};
    enum { CHARACTERS = 5 * LINES_STEP + 3 };
    static size_t at[CHARACTERS];
    struct buf b = BUF_INIT;
    struct lines l;

    (void)state;
    for (size_t i = 0; i < CHARACTERS; i++) {
        at[i] = b.len;
        buf_add(&b, parts[i % 5]);
    }
    struct source source = text(buf_text(&b), b.len);
    lines_init(&l, &source);
    struct line *line = lines_get(&l, 1);
    assert_int_equal(lines_width(line), CHARACTERS);
    for (size_t i = 0; i < CHARACTERS; i++) {
        size_t column = i * 2477 % CHARACTERS;
        assert_int_equal(lines_byte(line, column), at[column]);
    }
    assert_int_equal(lines_byte(line, CHARACTERS), b.len);
    assert_int_equal(lines_byte(line, CHARACTERS + 1), b.len);
    lines_release(&l);
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_break_ends_a_line),
        cmocka_unit_test(nothing_is_one_empty_line),
        cmocka_unit_test(columns_are_found_in_any_order),
    };
    return cmocka_run_group_tests_name("base/lines", tests, NULL, NULL);
}
