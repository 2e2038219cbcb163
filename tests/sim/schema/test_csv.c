/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include <stdio.h>
#include <unistd.h>

#include "sim/schema/csv.h"

static const double *column(struct toy *t, const char *content, const char *name, bool numbers,
                            size_t *count)
{
    char file[] = "test_csv_XXXXXX";
    int fd = mkstemp(file);
    size_t length = strlen(content);

    assert_true(fd >= 0);
    assert_true(write(fd, content, length) == (ssize_t)length);
    close(fd);
    const struct node *n =
        toy_read(t, arena_printf(&t->arena, "file: %s\ncolumn: \"%s\"\n", file, name));
    const double *values = csv_column(&t->reader, node_get(n, "file"), node_get(n, "column"),
                                      numbers, path_key(&t->arena, NULL, "dist"), count);

    unlink(file);
    return values;
}

static void cells_are_unquoted(void **state)
{
    struct toy *t = *state;
    static const char line[] = "a, \"b, \"\"c\"\"\" ,,d\r\nnext";
    static const char *const cells[] = {"a", "b, \"c\"", "", "d"};
    size_t at = 0;

    for (size_t i = 0; i < 4; i++) {
        bool last;

        assert_string_equal(csv_cell(&t->arena, line, strlen(line), &at, &last), cells[i]);
        assert_int_equal(last, i == 3);
    }
    assert_string_equal(line + at, "next");
}

static void durations_and_seconds_are_read_and_sorted(void **state)
{
    struct toy *t = *state;
    size_t count = 0;
    const double *v = column(t, "x,repair\n1,2m\n2,5\n\n3,1.5s\n4,1e1", "repair", false, &count);

    assert_non_null(v);
    assert_int_equal(count, 4);
    assert_true(v[0] == 1.5 && v[1] == 5 && v[2] == 10 && v[3] == 120);
    assert_int_equal(t->diag.errors, 0);
    v = column(t, "x,price\n1,2\n2,1.5\n", "price", true, &count);
    assert_true(count == 2 && v[0] == 1.5 && v[1] == 2);
    assert_null(column(t, "price\n2m\n", "price", true, &count));
}

static void what_is_wrong_is_told(void **state)
{
    static const struct {
        const char *content, *name;
    } cases[] = {
        {"x,y\n1,2\n", "z"}, {"x,y\n", "y"},          {"", "x"},          {"x\n1\nabc\n", "x"},
        {"x\n-5\n", "x"},    {"x\n5 parsecs\n", "x"}, {"x\n\xFF\n", "x"}, {"x\n,\n", "x"},
    };
    struct toy *t = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t count = 0;

        toy_forget(t);
        assert_null(column(t, cases[i].content, cases[i].name, false, &count));
        assert_int_equal(t->diag.errors, 1);
    }
}

static void a_text_from_memory_names_no_files(void **state)
{
    struct toy *t = *state;
    size_t count = 0;

    t->reader.no_files = true;
    assert_null(column(t, "x\n1\n", "x", false, &count));
    toy_expect(t, "S209", 1, 7);
}

static void a_missing_file_is_named_where_it_is_named(void **state)
{
    struct toy *t = *state;
    const struct node *n = toy_read(t, "file: no-such.csv\ncolumn: x\n");
    size_t count = 0;

    assert_null(csv_column(&t->reader, node_get(n, "file"), node_get(n, "column"), false,
                           path_key(&t->arena, NULL, "dist"), &count));
    toy_expect(t, "S101", 1, 7);
    assert_string_equal(t->diag.first->path, "dist");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(cells_are_unquoted),
        TOY_TEST(durations_and_seconds_are_read_and_sorted),
        TOY_TEST(what_is_wrong_is_told),
        TOY_TEST(a_text_from_memory_names_no_files),
        TOY_TEST(a_missing_file_is_named_where_it_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
