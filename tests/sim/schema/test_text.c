/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include <stdio.h>
#include <unistd.h>

static void check_at(struct toy *t, const char *text, size_t length, uint32_t line, uint32_t column)
{
    const struct source *s = text_source(&t->arena, "t", text, length);

    toy_forget(t);
    assert_int_equal(text_check(s, &t->diag), -1);
    toy_expect(t, "S103", line, column);
}

static void every_kind_of_bad_byte_has_its_place(void **state)
{
    struct toy *t = *state;

    check_at(t, "ab\n\xFF", 4, 2, 1);
    check_at(t, "\xC3\xA9\xC3\xA9\xC0\xAF", 6, 1, 3); /* overlong */
    check_at(t, "a\xED\xA0\x80", 4, 1, 2);            /* surrogate */
    check_at(t, "\xF4\x90\x80\x80", 4, 1, 1);         /* beyond U+10FFFF */
    check_at(t, "a: \xE2\x82", 5, 1, 4);              /* cut short */
    check_at(t, "a\0b", 3, 1, 2);
    check_at(t, "a\n\n\x1B[31m", 7, 3, 1);
    check_at(t, "\x7F", 1, 1, 1);
    check_at(t, "\xC2\x80", 2, 1, 1);      /* U+0080 */
    check_at(t, "x\xEF\xBB\xBF", 4, 1, 2); /* a byte order mark not in front */
    check_at(t, "\xEF\xBF\xBE", 3, 1, 1);  /* U+FFFE */
    check_at(t,
             "\xFF\xFE"
             "a\0",
             4, 1, 1); /* UTF-16 */
}

static void lines_break_as_yaml_says(void **state)
{
    struct toy *t = *state;

    check_at(t,
             "a\r\nb\rc\nd\xC2\x85"
             "e\xE2\x80\xA8"
             "f\xE2\x80\xA9"
             "gh\xFF",
             21, 7, 3);
    assert_int_equal(text_break("\r\n", 2), 2);
    assert_int_equal(text_break("\r\n", 1), 1);
    assert_int_equal(text_break("\xE2\x80\xA8", 3), 3);
    assert_int_equal(text_break("\xE2\x80\xA8", 2), 0);
    assert_int_equal(text_break("\xC2\x84", 2), 0);
    assert_int_equal(text_break("x", 1), 0);
}

static void good_text_passes(void **state)
{
    struct toy *t = *state;
    const struct source *s = text_source(&t->arena, "t",
                                         "\xEF\xBB\xBF"
                                         "a\t\xC2\x85\r\n\xF0\x9F\x98\x80",
                                         13);

    assert_int_equal(text_check(s, &t->diag), 0);
    assert_string_equal(s->text, "a\t\xC2\x85\r\n\xF0\x9F\x98\x80");
    assert_int_equal(text_check(text_source(&t->arena, "t", "", 0), &t->diag), 0);
    assert_int_equal(t->diag.errors, 0);
}

static void the_limit_is_four_mebibytes(void **state)
{
    struct toy *t = *state;
    char *big = malloc(TEXT_MAX_BYTES + 1);

    memset(big, ' ', TEXT_MAX_BYTES + 1);
    assert_int_equal(text_check(text_source(&t->arena, "t", big, TEXT_MAX_BYTES), &t->diag), 0);
    assert_int_equal(text_check(text_source(&t->arena, "t", big, TEXT_MAX_BYTES + 1), &t->diag),
                     -1);
    toy_expect(t, "S102", 0, 0);
    free(big);
}

static void files_that_cannot_be_read_are_named(void **state)
{
    struct toy *t = *state;
    struct mark from = {
        .source = text_source(&t->arena, "from.yaml", "x", 1), .line = 3, .column = 7, .length = 1};

    assert_null(text_read(&t->arena, "no-such-file.yaml", (struct mark){0}, NULL, &t->diag));
    toy_expect(t, "S101", 0, 0);
    assert_string_equal(t->diag.first->mark.source->name, "no-such-file.yaml");
    toy_forget(t);
    assert_null(text_read(&t->arena, "/", from, "extends", &t->diag));
    toy_expect(t, "S101", 3, 7);
    assert_string_equal(t->diag.first->path, "extends");
    assert_non_null(strstr(t->diag.first->message, "directory"));
}

static void a_file_is_read_whole(void **state)
{
    struct toy *t = *state;
    char name[] = "test_text_XXXXXX";
    int fd = mkstemp(name);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, "a: 1\n", 5), 5);
    close(fd);
    const struct source *s = text_read(&t->arena, name, (struct mark){0}, NULL, &t->diag);

    unlink(name);
    assert_non_null(s);
    assert_int_equal(s->length, 5);
    assert_string_equal(s->text, "a: 1\n");
    assert_string_equal(s->name, name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(every_kind_of_bad_byte_has_its_place),
        TOY_TEST(lines_break_as_yaml_says),
        TOY_TEST(good_text_passes),
        TOY_TEST(the_limit_is_four_mebibytes),
        TOY_TEST(files_that_cannot_be_read_are_named),
        TOY_TEST(a_file_is_read_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
