/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/migrations.h"

#include "tests/sim/store/fixture.h"

static const char *const steps[] = {"CREATE TABLE a (x); INSERT INTO a VALUES (1)",
                                    "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1",
                                    "CREATE TABLE b (z); INSERT INTO b SELECT y + 1 FROM a"};

/* A file without tables, to which steps of the test's own are taken. */
static void open_empty(struct fixture *f)
{
    *f = (struct fixture){.folder = "steps-XXXXXX"};
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->path, sizeof f->path, "%s/runs.db", f->folder);
    f->archive.path = strdup(f->path);
    f->archive.file = strdup(f->path);
    assert_int_equal(sqlite3_open(f->path, &f->archive.db), SQLITE_OK);
}

static void an_old_store_takes_what_it_lacks(void **state)
{
    struct fixture f;
    (void)state;
    open_empty(&f);
    assert_true(migrations_apply(&f.archive, steps, 1));
    assert_int_equal(fixture_number(&f, "PRAGMA user_version"), 1);
    assert_true(archive_exec(&f.archive, "INSERT INTO a VALUES (10)"));
    assert_true(migrations_apply(&f.archive, steps, 3));
    assert_int_equal(fixture_number(&f, "PRAGMA user_version"), 3);
    assert_int_equal(fixture_number(&f, "SELECT sum(y) FROM a"), 13);
    assert_int_equal(fixture_number(&f, "SELECT sum(z) FROM b"), 15);
    assert_true(migrations_apply(&f.archive, steps, 3)); /* again: nothing */
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM b"), 2);
    fixture_close(&f);
}

static void all_or_none(void **state)
{
    static const char *const broken[] = {"CREATE TABLE a (x)", "CREATE TABLE b (y)", "nonsense"};
    struct fixture f;
    (void)state;
    open_empty(&f);
    assert_true(migrations_apply(&f.archive, broken, 1));
    assert_false(migrations_apply(&f.archive, broken, 3));
    assert_int_equal(fixture_number(&f, "PRAGMA user_version"), 1);
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM sqlite_master"), 1);
    fixture_close(&f);
}

static void only_stores_of_known_form(void **state)
{
    struct fixture f;
    (void)state;
    open_empty(&f);
    assert_true(migrations_check(&f.archive)); /* empty */
    assert_true(archive_exec(&f.archive, "CREATE TABLE foreign_thing (x)"));
    assert_false(migrations_check(&f.archive));
    assert_non_null(strstr(archive_why(&f.archive), "no result store"));
    fixture_close(&f);
    fixture_open(&f);
    assert_true(migrations_check(&f.archive));
    assert_false(migrations_pending(&f.archive));
    assert_true(archive_exec(&f.archive, "PRAGMA user_version = 1000"));
    assert_false(migrations_check(&f.archive));
    assert_non_null(strstr(archive_why(&f.archive), "later version"));
    assert_true(archive_exec(&f.archive, "PRAGMA user_version = 1"));
    assert_true(migrations_check(&f.archive) && migrations_pending(&f.archive));
    static const char *const impossible[] = {"PRAGMA user_version = 0", "PRAGMA user_version = -1"};
    for (int i = 0; i < 2; i++) {
        assert_true(archive_exec(&f.archive, impossible[i]));
        assert_false(migrations_check(&f.archive));
        assert_non_null(strstr(archive_why(&f.archive), "damaged"));
    }
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_old_store_takes_what_it_lacks),
        cmocka_unit_test(all_or_none),
        cmocka_unit_test(only_stores_of_known_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
