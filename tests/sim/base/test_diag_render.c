/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/diag.h"

static struct source source_of(const char *name, const char *text)
{
    return (struct source){.name = name, .text = text, .length = text ? strlen(text) : 0};
}

static void check(const struct diag *d, const char *expected)
{
    struct buf out = BUF_INIT;

    diag_render(d, false, &out);
    assert_string_equal(buf_text(&out), expected);
    buf_release(&out);
}

/* Renders one error at a mark of this source and compares all that follows its first line. */
static void check_excerpt(const struct source *s, uint32_t line, uint32_t column, uint32_t length,
                          const char *expected)
{
    struct diag d;
    struct buf out = BUF_INIT;

    diag_init(&d);
    diag_error(&d, "E1", (struct mark){s, line, column, length}, NULL, "x");
    diag_render(&d, false, &out);
    assert_non_null(strchr(out.text, '\n'));
    assert_string_equal(strchr(out.text, '\n') + 1, expected);
    buf_release(&out);
    diag_release(&d);
}

static void looks_as_the_header_says(void **state)
{
    struct source s =
        source_of("pair.yaml", "edge:\n  probe:\n    interval: 5s\n    interval: 30\n");
    struct diag d;

    (void)state;
    diag_init(&d);
    diag_error(&d, "E204", (struct mark){&s, 4, 15, 2}, "edge.probe.interval",
               "found 30, a duration needs a unit");
    diag_hint(&d, "write 30s");
    diag_second(&d, (struct mark){&s, 3, 5, 8}, "first defined here");
    check(&d,
          "pair.yaml:4:15: error: edge.probe.interval: found 30, a duration needs a unit [E204]\n"
          "   4 |     interval: 30\n"
          "     |               ^~\n"
          "hint: write 30s\n"
          "pair.yaml:3:5: note: first defined here\n"
          "   3 |     interval: 5s\n"
          "     |     ^~~~~~~~\n");
    diag_release(&d);
}

static void places_may_be_missing(void **state)
{
    struct source s = source_of("a.yaml", "x\n"), unread = source_of("b.yaml", NULL);
    struct diag d;

    (void)state;
    diag_init(&d);
    diag_error(&d, "E1", (struct mark){0}, NULL, "nowhere");
    diag_error(&d, "E2", (struct mark){.source = &s}, NULL, "the whole file");
    diag_error(&d, "E3", (struct mark){&s, 99, 1, 1}, NULL, "no such line");
    diag_warning(&d, "W4", (struct mark){&s, 1, 0, 0}, NULL, "no column");
    diag_error(&d, "E5", (struct mark){&unread, 1, 1, 1}, NULL, "no text");
    check(&d, "error: nowhere [E1]\n"
              "a.yaml:1:1: error: the whole file [E2]\n"
              "a.yaml:1:1: warning: no column [W4]\n"
              "   1 | x\n"
              "     | ^\n"
              "a.yaml:99:1: error: no such line [E3]\n"
              "b.yaml:1:1: error: no text [E5]\n");
    diag_release(&d);
}

static void entries_are_sorted_by_place(void **state)
{
    struct source a = source_of("a", NULL), b = source_of("b", NULL);
    struct diag d;

    (void)state;
    diag_init(&d);
    diag_error(&d, "E", (struct mark){&b, 1, 1, 0}, NULL, "6");
    diag_error(&d, "E", (struct mark){&a, 10, 1, 0}, NULL, "5");
    diag_error(&d, "E", (struct mark){&a, 2, 7, 0}, NULL, "2");
    diag_warning(&d, "W", (struct mark){&a, 2, 7, 0}, NULL, "3");
    diag_error(&d, "E", (struct mark){&a, 2, 7, 0}, NULL, "4");
    diag_error(&d, "E", (struct mark){&a, 2, 6, 0}, NULL, "1");
    check(&d, "a:2:6: error: 1 [E]\na:2:7: error: 2 [E]\na:2:7: warning: 3 [W]\n"
              "a:2:7: error: 4 [E]\na:10:1: error: 5 [E]\nb:1:1: error: 6 [E]\n");
    diag_release(&d);
}

static void columns_count_characters(void **state)
{
    struct source s = source_of("a", "\xef\xbb\xbfZ\xc3\xbcrich: \xe2\x82\xac\xe2\x82\xac!\n\tb\n");

    (void)state;
    check_excerpt(&s, 1, 9, 2,
                  "   1 | Z\xc3\xbcrich: \xe2\x82\xac\xe2\x82\xac!\n"
                  "     |         ^~\n");
    check_excerpt(&s, 2, 2, 1, "   2 |  b\n     |  ^\n"); /* a tab is one blank */
}

static void marks_end_with_their_line(void **state)
{
    struct source s = source_of("a", "abc\n\nlast");

    (void)state;
    check_excerpt(&s, 1, 2, 1000, "   1 | abc\n     |  ^~\n");
    check_excerpt(&s, 1, 4, 1, "   1 | abc\n     |    ^\n");
    check_excerpt(&s, 1, 4000000000, 4000000000, "   1 | abc\n     |    ^\n");
    check_excerpt(&s, 2, 1, 3, "   2 | \n     | ^\n");
    check_excerpt(&s, 3, 1, 4, "   3 | last\n     | ^~~~\n");
    check_excerpt(&s, 4, 1, 1, "");
    s = source_of("a", "");
    check_excerpt(&s, 1, 1, 1, "   1 | \n     | ^\n");
    s = source_of("a", "end\n");
    check_excerpt(&s, 2, 1, 0, "   2 | \n     | ^\n"); /* the end of the file */
}

static void every_line_break_of_yaml_counts(void **state)
{
    struct source s = source_of("a", "1\r\n2\r3\n4\xc2\x85"
                                     "5\xe2\x80\xa8"
                                     "6\xe2\x80\xa9"
                                     "7");
    char expected[40];

    (void)state;
    for (uint32_t line = 1; line <= 7; line++) {
        snprintf(expected, sizeof expected, "   %u | %u\n     | ^\n", line, line);
        check_excerpt(&s, line, 1, 1, expected);
    }
    check_excerpt(&s, 8, 1, 1, "");
}

static void bytes_that_are_no_text_are_shown_as_marks(void **state)
{
    static const char text[] = "a\0b\x1b[31m\xff\xc3(\x7f\xc2\x9b\xe2\x80\xae.\n";
    struct source s = {.name = "a\n\x1b", .text = text, .length = sizeof text - 1};
    struct diag d;

    (void)state;
    check_excerpt(&s, 1, 14, 1, "   1 | a?b?[31m?\?(\?\?\?.\n     |              ^\n");
    diag_init(&d);
    diag_error(&d, "E1", (struct mark){.source = &s}, "p\x1b", "m\r\n\xff");
    diag_hint(&d, "h\x07\tx");
    check(&d, "a??:1:1: error: p?: m??? [E1]\nhint: h? x\n");
    diag_release(&d);
}

/* The text of a line and that of its caret line, of a file with one line of n digits. */
static void render_long(size_t n, uint32_t column, uint32_t length, char *ret_text, char *ret_caret)
{
    char *text = malloc(n + 1), *line, *end;
    struct diag d;
    struct buf out = BUF_INIT;
    struct source s = {.name = "a", .text = text, .length = n};

    for (size_t i = 0; i < n; i++) {
        text[i] = (char)('0' + i % 10);
    }
    text[n] = '\0';
    diag_init(&d);
    diag_error(&d, "E1", (struct mark){&s, 1, column, length}, NULL, "x");
    diag_render(&d, false, &out);
    line = strchr(out.text, '\n') + 1 + strlen("   1 | ");
    end = strchr(line, '\n');
    snprintf(ret_text, 400, "%.*s", (int)(end - line), line);
    line = end + 1 + strlen("     | ");
    end = strchr(line, '\n');
    snprintf(ret_caret, 400, "%.*s", (int)(end - line), line);
    buf_release(&out);
    diag_release(&d);
    free(text);
}

/* Wherever the mark stands in a line of whatever length, at most 160 columns are shown, the caret
 * stands under the character of its column, and dots show what is cut. */
static void long_lines_are_cut_around_the_mark(void **state)
{
    static const size_t lengths[] = {1, 80, 158, 159, 160, 161, 162, 163, 200, 239, 240, 241, 500};
    char text[400], caret[400];

    (void)state;
    for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
        for (uint32_t column = 1; column <= lengths[k] + 1; column++) {
            size_t at, shown;

            render_long(lengths[k], column, 3, text, caret);
            at = strspn(caret, " ");
            assert_true(strlen(text) <= 160);
            assert_true(strlen(caret) <= 160);
            assert_true(at <= strlen(text));
            if (column <= lengths[k]) {
                assert_int_equal(text[at], '0' + (column - 1) % 10);
            } else {
                assert_int_equal(at, strlen(text));
            }
            shown = lengths[k] > 160 || column > 160 ? 160 : lengths[k];
            shown -= column > 160 && column > lengths[k]; /* the caret takes the last column */
            assert_int_equal(strlen(text), shown);
            assert_int_equal(strstr(text, "...") != NULL, shown < lengths[k]);
        }
    }
    render_long(1000, 500, 1000, text, caret);
    assert_int_equal(strlen(text), 160);
    assert_int_equal(strncmp(text, "...", 3), 0);
    assert_string_equal(text + 157, "...");
    assert_int_equal(strlen(caret), 160);
}

/* 400 entries in a file of a million lines: lines are found once from the top to the bottom. */
static void many_entries_in_a_long_file(void **state)
{
    enum { LINES = 1000000 };
    char *text = malloc(2 * LINES + 1);
    struct source s = {.name = "a", .text = text, .length = 2 * LINES};
    struct diag d;
    struct buf out = BUF_INIT;

    (void)state;
    for (size_t i = 0; i < LINES; i++) {
        memcpy(text + 2 * i, "x\n", 3);
    }
    diag_init(&d);
    d.limit = 200;
    for (uint32_t i = 0; i < 10000; i++) {
        diag_error(&d, "E1", (struct mark){&s, LINES - i, 1, 1}, NULL, "x");
    }
    diag_render(&d, false, &out);
    assert_non_null(strstr(out.text, "a:999801:1: error: x [E1]\n999801 | x\n       | ^\n"));
    assert_non_null(strstr(out.text, "a:1000000:1: error: x [E1]\n1000000 | x\n        | ^\n"));
    assert_non_null(strstr(out.text, "\nand 9800 more\n"));
    buf_release(&out);
    diag_release(&d);
    free(text);
}

static void colour_adds_sequences_alone(void **state)
{
    struct source s = source_of("a", "abc\n");
    struct diag d;
    struct buf colour = BUF_INIT, plain = BUF_INIT, stripped = BUF_INIT;

    (void)state;
    diag_init(&d);
    diag_error(&d, "E1", (struct mark){&s, 1, 2, 2}, "p", "m");
    diag_hint(&d, "h");
    diag_second(&d, (struct mark){&s, 1, 1, 1}, "n");
    diag_warning(&d, "W1", (struct mark){&s, 1, 2, 2}, NULL, "m");
    diag_render(&d, true, &colour);
    diag_render(&d, false, &plain);
    for (const char *c = colour.text; *c; c++) {
        if (*c == '\033') {
            c = strchr(c, 'm');
        } else {
            buf_add_char(&stripped, *c);
        }
    }
    assert_true(colour.len > plain.len);
    assert_string_equal(stripped.text, plain.text);
    assert_null(strchr(plain.text, '\033'));
    buf_release(&colour);
    buf_release(&plain);
    buf_release(&stripped);
    diag_release(&d);
}

static void nothing_renders_as_nothing(void **state)
{
    struct diag d;

    (void)state;
    diag_init(&d);
    check(&d, "");
    diag_release(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_as_the_header_says),
        cmocka_unit_test(places_may_be_missing),
        cmocka_unit_test(entries_are_sorted_by_place),
        cmocka_unit_test(columns_count_characters),
        cmocka_unit_test(marks_end_with_their_line),
        cmocka_unit_test(every_line_break_of_yaml_counts),
        cmocka_unit_test(bytes_that_are_no_text_are_shown_as_marks),
        cmocka_unit_test(long_lines_are_cut_around_the_mark),
        cmocka_unit_test(many_entries_in_a_long_file),
        cmocka_unit_test(colour_adds_sequences_alone),
        cmocka_unit_test(nothing_renders_as_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
