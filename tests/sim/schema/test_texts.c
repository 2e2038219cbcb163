/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include <stdio.h>
#include <unistd.h>

#include "sim/schema/texts.h"

static const struct mark nowhere = {0};

static void keep_their_order(void **state)
{
    struct toy *t = *state;
    struct texts s = {0};
    const struct source one = {.name = "one"}, two = {.name = "two"};

    assert_null(s.first);
    texts_add(&s, &t->arena, &one);
    texts_add(&s, &t->arena, &two);
    texts_add(&s, &t->arena, &one);
    assert_ptr_equal(s.first->source, &one);
    assert_ptr_equal(s.first->next->source, &two);
    assert_ptr_equal(s.first->next->next->source, &one);
    assert_null(s.first->next->next->next);
}

static void files_are_noted(void **state)
{
    struct toy *t = *state;
    char file[] = "test_texts_XXXXXX";
    int fd = mkstemp(file);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, "a: 1\n", 5), 5);
    close(fd);
    const struct source *s = texts_read(&t->reader, file, nowhere, NULL);
    unlink(file);
    assert_string_equal(s->text, "a: 1\n");
    assert_ptr_equal(t->reader.texts.first->source, s);
    assert_null(texts_read(&t->reader, file, nowhere, NULL)); /* it is gone */
    assert_int_equal(t->diag.errors, 1);
    assert_null(t->reader.texts.first->next);
}

/* One that was read twice and changed in between comes twice, as it was each time. */
static void texts_stand_in_for_files(void **state)
{
    struct toy *t = *state;
    struct texts given = {0};

    texts_add(&given, &t->arena, text_source(&t->arena, "x.csv", "first", 5));
    texts_add(&given, &t->arena, text_source(&t->arena, "x.csv", "second", 6));
    const struct text_link *left = given.first;
    t->reader.instead = &left;
    assert_string_equal(texts_read(&t->reader, "x.csv", nowhere, NULL)->text, "first");
    assert_string_equal(texts_read(&t->reader, "x.csv", nowhere, NULL)->text, "second");
    assert_int_equal(t->diag.errors, 0);
    assert_null(texts_read(&t->reader, "x.csv", nowhere, NULL));
    assert_int_equal(t->diag.errors, 1);
}

/* Not even where a file of that name is there: what is read is what was given, or nothing. */
static void another_name_is_an_error(void **state)
{
    struct toy *t = *state;
    struct texts given = {0};

    texts_add(&given, &t->arena, text_source(&t->arena, "x.csv", "first", 5));
    const struct text_link *left = given.first;
    t->reader.instead = &left;
    assert_null(texts_read(&t->reader, "/dev/null", nowhere, NULL));
    assert_int_equal(t->diag.errors, 1);
    assert_string_equal(t->diag.first->code, "S101");
    assert_ptr_equal(left, given.first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(keep_their_order),
        TOY_TEST(files_are_noted),
        TOY_TEST(texts_stand_in_for_files),
        TOY_TEST(another_name_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
