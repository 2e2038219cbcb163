/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/archive.h"

#include <math.h>
#include <sys/stat.h>

#include "tests/sim/store/fixture.h"

static void it_is_a_wal_store_with_foreign_keys(void **state)
{
    struct fixture f;
    (void)state;
    fixture_open(&f);
    sqlite3_stmt *s = archive_prepare(&f.archive, "PRAGMA journal_mode");
    assert_int_equal(archive_row(&f.archive, s), 1);
    assert_string_equal((const char *)sqlite3_column_text(s, 0), "wal");
    sqlite3_finalize(s);
    assert_int_equal(fixture_number(&f, "PRAGMA foreign_keys"), 1);
    assert_int_equal(fixture_number(&f, "PRAGMA application_id"), 0x39666c64);
    assert_false(archive_exec(&f.archive, "INSERT INTO settings VALUES (7, 1, 1, 'a', 'b')"));
    assert_non_null(strstr(archive_why(&f.archive), "FOREIGN KEY"));
    fixture_close(&f);
}

static void numbers_come_back_to_the_bit(void **state)
{
    static const double values[] = {0, -0.0, 1.0 / 3, 1e300, 5e-324, 3, INFINITY, NAN};
    struct fixture f;
    (void)state;
    fixture_open(&f);
    sqlite3_stmt *s = archive_prepare(&f.archive, "SELECT ?1");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        archive_bind_number(s, 1, values[i]);
        assert_int_equal(archive_row(&f.archive, s), 1);
        double x = archive_number(s, 0);
        assert_true(isnan(values[i]) ? isnan(x) : x == values[i]);
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    fixture_close(&f);
}

static void what_fails_is_rolled_back(void **state)
{
    struct fixture f;
    (void)state;
    fixture_open(&f);
    assert_true(archive_exec(&f.archive, "CREATE TABLE t (x)"));
    assert_true(archive_begin(&f.archive));
    assert_true(archive_exec(&f.archive, "INSERT INTO t VALUES (1)"));
    archive_rollback(&f.archive);
    archive_rollback(&f.archive); /* outside of a transaction it does nothing */
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM t"), 0);
    fixture_close(&f);
}

static void reading_makes_no_file(void **state)
{
    struct archive a;
    (void)state;
    assert_false(archive_open(&a, "not-there.db", ARCHIVE_READ));
    assert_non_null(strstr(archive_why(&a), "there is no store not-there.db"));
    archive_close(&a);
    assert_false(archive_open(&a, "not-there.db", ARCHIVE_CHANGE));
    archive_close(&a);
    assert_int_not_equal(access("not-there.db", F_OK), 0);
}

static void other_files_are_left_alone(void **state)
{
    struct archive a;
    char path[] = "text-XXXXXX", back[32] = "";
    (void)state;
    int fd = mkstemp(path);
    assert_int_equal(write(fd, "no database, but text", 21), 21);
    assert_false(archive_open(&a, path, ARCHIVE_WRITE));
    assert_non_null(strstr(archive_why(&a), "is no result store"));
    archive_close(&a);
    assert_int_equal(pread(fd, back, sizeof back, 0), 21);
    assert_string_equal(back, "no database, but text");
    close(fd);
    unlink(path);
}

/* Two connections: one writes while the other reads what was there before. */
static void two_at_once(void **state)
{
    struct fixture f;
    struct archive other;
    (void)state;
    fixture_open(&f);
    assert_true(archive_exec(&f.archive, "CREATE TABLE t (x)"));
    assert_true(archive_open(&other, f.path, ARCHIVE_READ));
    assert_true(archive_exec(&other, "BEGIN"));
    sqlite3_stmt *s = archive_prepare(&other, "SELECT count(*) FROM t");
    assert_int_equal(archive_row(&other, s), 1);
    assert_true(archive_exec(&f.archive, "INSERT INTO t VALUES (1)"));
    sqlite3_reset(s);
    assert_int_equal(archive_row(&other, s), 1);
    assert_int_equal(sqlite3_column_int(s, 0), 0);
    sqlite3_finalize(s);
    archive_close(&other);
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM t"), 1);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_a_wal_store_with_foreign_keys),
        cmocka_unit_test(numbers_come_back_to_the_bit),
        cmocka_unit_test(what_fails_is_rolled_back),
        cmocka_unit_test(reading_makes_no_file),
        cmocka_unit_test(other_files_are_left_alone),
        cmocka_unit_test(two_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
