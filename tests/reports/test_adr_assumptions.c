/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

#include <unistd.h>

static struct adr_fixture f;

static void without_a_store_the_command_is_named(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    adr_fixture_run(&f);
    f.single.file = "it's.yaml";
    adr_fixture_subject(&f);
    assert_true(adr_assumptions(&f.adr, &out));
    size_assert_contains(&out, "\nninefold check --assumptions 'it'\\''s.yaml'\n");
    buf_release(&out);
    adr_fixture_close(&f);
}

static void what_the_store_has_is_told(void **state)
{
    (void)state;
    struct archive store;
    struct buf out = BUF_INIT;
    assert_true(archive_open(&store, "test_adr_assumptions.db", ARCHIVE_WRITE));
    assert_true(archive_exec(&store, "PRAGMA foreign_keys = OFF;"
                                     "INSERT INTO sources (run, point, position, path, value,"
                                     " origin, source, assumption, meaning) VALUES"
                                     " (3, 1, 1, 'edge.timeout', '5s', 'default',"
                                     " 'assumption: *nobody* says', 1, ''),"
                                     " (3, 1, 2, 'seed', '7', 'file', NULL, 0, '')"));
    adr_fixture_run(&f);
    f.dossier.store = &store;
    adr_fixture_subject(&f);
    assert_true(adr_assumptions(&f.adr, &out));
    size_assert_contains(&out, "1 value rests on none but an assumption");
    size_assert_contains(&out, "- `edge.timeout=5s`: assumption: \\*nobody\\* says\n");
    size_assert_lacks(&out, "seed");
    archive_close(&store);
    unlink("test_adr_assumptions.db");
    buf_release(&out);
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_store_the_command_is_named),
        cmocka_unit_test(what_the_store_has_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
