/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/assumptions.h"

#include "tests/sim/store/fixture.h"

static void those_of_the_nearest_point_before(void **state)
{
    struct fixture f;
    struct arena a;
    struct assumption *found;
    size_t count;
    bool known;
    (void)state;
    fixture_open(&f);
    arena_init(&a, 0);
    assert_true(archive_exec(&f.archive, "DROP TABLE IF EXISTS sources"));
    assert_true(assumptions_read(&f.archive, 1, 1, &a, &found, &count, &known));
    assert_true(count == 0 && !known); /* a store of before they were kept */
    assert_true(archive_exec(&f.archive,
                             "CREATE TABLE sources (run, point, position, path, value, source, "
                             "assumption);"
                             "INSERT INTO sources VALUES (1, 1, 2, 'b', '2', 'assumption', 1),"
                             " (1, 1, 1, 'a', '1', NULL, 1), (1, 1, 3, 'c', '3', 'AFD-02', 0)"));
    assert_true(assumptions_read(&f.archive, 1, 4, &a, &found, &count, &known));
    assert_true(count == 2 && known);
    assert_string_equal(found[0].path, "a");
    assert_null(found[0].source);
    assert_string_equal(found[1].value, "2");
    assert_true(assumptions_read(&f.archive, 2, 1, &a, &found, &count, &known));
    assert_true(count == 0 && !known); /* that run keeps none */
    arena_release(&a);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(those_of_the_nearest_point_before)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
