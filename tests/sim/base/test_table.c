/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/base/table.h"
#include "tests/sim/base/death.h"

static void check(const struct table *t, enum table_format format, const char *expected)
{
    struct buf out = BUF_INIT;

    table_write(t, format, false, &out);
    assert_string_equal(out.text, expected);
    buf_release(&out);
}

static struct table *make(struct arena *a)
{
    struct table *t = table_new(a);

    table_column(t, "city", ALIGN_LEFT);
    table_column(t, "p95", ALIGN_RIGHT);
    table_column(t, "note", ALIGN_LEFT);
    table_row(t);
    table_cell(t, "Z\xc3\xbcrich");
    table_cellf(t, "%.1f", 78.0);
    table_cell(t, "a, \"b\"");
    table_row(t);
    table_cell(t, "x|y");
    table_cell(t, "1234.5");
    table_row(t);
    table_cell(t, NULL);
    table_cell(t, "7");
    table_cell(t, "two\nlines");
    return t;
}

static void text_is_aligned(void **state)
{
    struct arena a = {0};

    (void)state;
    check(make(&a), TABLE_TEXT,
          "city       p95  note\n"
          "Z\xc3\xbcrich    78.0  a, \"b\"\n"
          "x|y     1234.5\n"
          "             7  two lines\n");
    arena_release(&a);
}

static void markdown_is_escaped(void **state)
{
    struct arena a = {0};

    (void)state;
    check(make(&a), TABLE_MARKDOWN,
          "| city   |    p95 | note      |\n"
          "| ------ | -----: | --------- |\n"
          "| Z\xc3\xbcrich |   78.0 | a, \"b\"    |\n"
          "| x\\|y   | 1234.5 |           |\n"
          "|        |      7 | two lines |\n");
    arena_release(&a);
}

static void csv_follows_the_rfc(void **state)
{
    struct arena a = {0};

    (void)state;
    check(make(&a), TABLE_CSV,
          "city,p95,note\r\n"
          "Z\xc3\xbcrich,78.0,\"a, \"\"b\"\"\"\r\n"
          "x|y,1234.5,\r\n"
          ",7,\"two\nlines\"\r\n");
    arena_release(&a);
}

static void only_the_heading_of_text_is_dimmed(void **state)
{
    struct arena a = {0};
    struct buf out = BUF_INIT, plain = BUF_INIT;
    struct table *t = table_new(&a);

    (void)state;
    table_column(t, "n", ALIGN_RIGHT);
    table_row(t);
    table_cell(t, "12");
    table_write(t, TABLE_TEXT, true, &out);
    assert_string_equal(out.text, "\033[2m n\033[0m\n12\n");
    for (enum table_format f = TABLE_MARKDOWN; f <= TABLE_CSV; f++) {
        buf_clear(&out);
        buf_clear(&plain);
        table_write(t, f, true, &out);
        table_write(t, f, false, &plain);
        assert_string_equal(out.text, plain.text);
    }
    buf_release(&out);
    buf_release(&plain);
    arena_release(&a);
}

static void nothing_in_a_cell_reaches_the_terminal_raw(void **state)
{
    struct arena a = {0};
    struct table *t = table_new(&a);

    (void)state;
    table_column(t, "x", ALIGN_LEFT);
    table_row(t);
    table_cell(t, "\033[31m\xff|\t.");
    check(t, TABLE_TEXT, "x\n [31m?| .\n");
    check(t, TABLE_MARKDOWN, "| x          |\n| ---------- |\n|  [31m?\\| . |\n");
    arena_release(&a);
}

static void text_is_copied(void **state)
{
    struct arena a = {0};
    struct table *t = table_new(&a);
    char text[] = "before";

    (void)state;
    table_column(t, text, ALIGN_LEFT);
    table_row(t);
    table_cell(t, text);
    text[0] = 'x';
    check(t, TABLE_TEXT, "before\nbefore\n");
    arena_release(&a);
}

static void headings_alone_are_a_table(void **state)
{
    struct arena a = {0};
    struct table *t = table_new(&a);

    (void)state;
    table_column(t, "a", ALIGN_LEFT);
    table_column(t, "b", ALIGN_RIGHT);
    check(t, TABLE_TEXT, "a  b\n");
    check(t, TABLE_MARKDOWN, "| a   |   b |\n| --- | --: |\n");
    check(t, TABLE_CSV, "a,b\r\n");
    table_row(t);
    check(t, TABLE_TEXT, "a  b\n\n");
    check(t, TABLE_CSV, "a,b\r\n,\r\n");
    arena_release(&a);
}

static void ten_thousand_rows_align(void **state)
{
    struct arena a = {0};
    struct buf out = BUF_INIT;
    struct table *t = table_new(&a);
    size_t lines = 0;

    (void)state;
    table_column(t, "row", ALIGN_RIGHT);
    table_column(t, "square", ALIGN_RIGHT);
    for (int i = 0; i < 10000; i++) {
        table_row(t);
        table_cellf(t, "%d", i);
        table_cellf(t, "%d", i * i);
    }
    table_write(t, TABLE_TEXT, false, &out);
    for (size_t i = 0; i < out.len; i++) {
        lines += out.text[i] == '\n';
        assert_int_equal(out.text[i] == '\n', i % 15 == 14); /* 4 + 2 + 8 and the end of line */
    }
    assert_int_equal(lines, 10001);
    buf_release(&out);
    arena_release(&a);
}

/* One column at least in each block, and the kept ones in all. */
static void what_is_too_wide_comes_in_blocks(void **state)
{
    static const struct {
        size_t keep, width;
        const char *text;
    } cases[] = {
        {1, 80, "key  one  two  three\na      1    2      3\nb      4\n"},
        {1, 20, "key  one  two  three\na      1    2      3\nb      4\n"},
        {1, 19, "key  one  two\na      1    2\nb      4\n\nkey  three\na        3\nb\n"},
        {2, 1,
         "key  one  two\na      1    2\nb      4\n\nkey  one  three\na      1      3\nb      4\n"},
        {0, 8, "key  one\na      1\nb      4\n\ntwo\n  2\n\n\nthree\n    3\n\n"},
        {4, 1, "key  one  two  three\na      1    2      3\nb      4\n"},
    };
    struct arena a = {0};
    struct table *t = table_new(&a);

    (void)state;
    table_column(t, "key", ALIGN_LEFT);
    table_column(t, "one", ALIGN_RIGHT);
    table_column(t, "two", ALIGN_RIGHT);
    table_column(t, "three", ALIGN_RIGHT);
    table_row(t);
    table_cell(t, "a");
    table_cell(t, "1");
    table_cell(t, "2");
    table_cell(t, "3");
    table_row(t);
    table_cell(t, "b");
    table_cell(t, "4");
    assert_int_equal(table_width(t), 20);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = BUF_INIT, csv = BUF_INIT;

        table_write_fit(t, TABLE_TEXT, cases[i].keep, cases[i].width, false, &out);
        assert_string_equal(buf_text(&out), cases[i].text);
        buf_clear(&out);
        table_write_fit(t, TABLE_CSV, cases[i].keep, cases[i].width, false, &out);
        table_write(t, TABLE_CSV, false, &csv);
        assert_string_equal(buf_text(&out), buf_text(&csv));
        buf_release(&out);
        buf_release(&csv);
    }
    arena_release(&a);
}

static void one_cell_too_many(void *subject)
{
    struct table *t = subject;

    table_row(t);
    table_cell(t, "1");
    table_cell(t, "2");
}

static void column_after_a_row(void *subject)
{
    struct table *t = subject;

    table_row(t);
    table_column(t, "late", ALIGN_LEFT);
}

static void cell_without_a_row(void *subject)
{
    table_cell(subject, "1");
}

static void misuse_is_a_bug(void **state)
{
    struct arena a = {0};
    struct table *t = table_new(&a);

    (void)state;
    table_column(t, "only", ALIGN_LEFT);
    assert_true(death_of(one_cell_too_many, t).aborted);
    assert_true(death_of(column_after_a_row, t).aborted);
    assert_true(death_of(cell_without_a_row, t).aborted);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_aligned),
        cmocka_unit_test(markdown_is_escaped),
        cmocka_unit_test(csv_follows_the_rfc),
        cmocka_unit_test(only_the_heading_of_text_is_dimmed),
        cmocka_unit_test(nothing_in_a_cell_reaches_the_terminal_raw),
        cmocka_unit_test(text_is_copied),
        cmocka_unit_test(headings_alone_are_a_table),
        cmocka_unit_test(ten_thousand_rows_align),
        cmocka_unit_test(what_is_too_wide_comes_in_blocks),
        cmocka_unit_test(misuse_is_a_bug),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
