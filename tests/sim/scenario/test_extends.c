/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/files.h"

#include <sha2.h>

static void expect(struct fixture *f, const char *name, const char *code, const char *file,
                   uint32_t line)
{
    assert_null(files_load(f, name));
    assert_int_equal(f->diag.errors, 1);
    assert_string_equal(f->diag.first->code, code);
    assert_string_equal(f->diag.first->mark.source->name, files_path(f, file));
    assert_int_equal(f->diag.first->mark.line, line);
}

static void a_file_lies_over_its_base(void **state)
{
    struct fixture *f = *state;

    files_write(f, "a.yaml", pair);
    files_write(f, "b.yaml",
                "extends: a.yaml\nname: ~\nhorizon: 2h\n"
                "stamps: {ne: {weight: 7, components: {cache: ~}}}\nfaults: []\n");
    const struct scenario *sc = files_load(f, "b.yaml");

    assert_non_null(sc);
    assert_string_equal(sc->name, "b");
    assert_string_equal(sc->file, files_path(f, "b.yaml"));
    assert_int_equal(sc->horizon, 2 * SIMTIME_HOUR);
    assert_int_equal(sc->fault_count, 0);
    assert_int_equal(sc->stamps[1].weight, 7);
    assert_int_equal(sc->stamps[0].component_count, 4);
    assert_int_equal(sc->stamps[1].component_count, 3);
}

static void paths_are_relative_to_the_file_that_extends(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(mkdir(files_path(f, "sub"), 0700), 0);
    files_write(f, "a.yaml", minimal);
    files_write(f, "sub/d.yaml", "extends: ../a.yaml\nseed: 5\n");
    files_write(f, "b.yaml", "extends: sub/d.yaml\n");
    assert_int_equal(files_load(f, "b.yaml")->seed, 5);
}

static void circles_name_the_chain(void **state)
{
    struct fixture *f = *state;

    files_write(f, "a.yaml", "extends: b.yaml\n");
    files_write(f, "b.yaml", "seed: 1\nextends: c.yaml\n");
    files_write(f, "c.yaml", "extends: a.yaml\n");
    expect(f, "a.yaml", "S114", "c.yaml", 1);
    assert_non_null(strstr(f->diag.first->message, "b.yaml -> "));
    files_write(f, "a.yaml", "extends: a.yaml\n");
    expect(f, "a.yaml", "S114", "a.yaml", 1);
}

static void errors_carry_the_name_of_their_file(void **state)
{
    struct fixture *f = *state;

    files_write(f, "b.yaml", "extends: a.yaml\n");
    expect(f, "b.yaml", "S101", "b.yaml", 1);
    files_write(f, "a.yaml", "a: [\n");
    expect(f, "b.yaml", "S104", "a.yaml", 2);
    files_write(f, "a.yaml", "\xFF");
    expect(f, "b.yaml", "S103", "a.yaml", 1);
    files_write(f, "a.yaml", "[]\n");
    expect(f, "b.yaml", "S203", "a.yaml", 1);
    files_write(f, "a.yaml",
                "ninefold: 1\nclients: {web: {requests: 5}}\nedge: {}\n"
                "regions: {here: {}}\nstamps: {one: {region: here}}\n");
    expect(f, "b.yaml", "S205", "a.yaml", 2);
    files_write(f, "a.yaml", minimal);
    files_write(f, "b.yaml", "extends: a.yaml\nclients: {web: {requests: 6}}\n");
    expect(f, "b.yaml", "S205", "b.yaml", 2);
    files_write(f, "b.yaml", "extends: a.yaml\nseed: ~\n");
    expect(f, "b.yaml", "S204", "b.yaml", 2);
    files_write(f, "b.yaml", "extends: [a.yaml]\n");
    expect(f, "b.yaml", "S203", "b.yaml", 1);
    files_write(f, "b.yaml", "extends:\n");
    expect(f, "b.yaml", "S204", "b.yaml", 1);
}

static void the_hash_is_that_of_the_texts_in_a_row(void **state)
{
    struct fixture *f = *state;
    static const char over[] = "extends: a.yaml\nseed: 3\n";
    char *both = arena_printf(&f->arena, "%s%s", over, minimal), hash[65];

    files_write(f, "a.yaml", minimal);
    files_write(f, "b.yaml", over);
    SHA256Data((const uint8_t *)minimal, strlen(minimal), hash);
    assert_string_equal(files_load(f, "a.yaml")->sha256, hash);
    SHA256Data((const uint8_t *)both, strlen(both), hash);
    assert_string_equal(files_load(f, "b.yaml")->sha256, hash);
}

static void a_text_from_memory_extends_nothing(void **state)
{
    load_bad(*state, "extends: a.yaml\n", NULL, "S114", "extends");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILES_TEST(a_file_lies_over_its_base),
        FILES_TEST(paths_are_relative_to_the_file_that_extends),
        FILES_TEST(circles_name_the_chain),
        FILES_TEST(errors_carry_the_name_of_their_file),
        FILES_TEST(the_hash_is_that_of_the_texts_in_a_row),
        FIXTURE_TEST(a_text_from_memory_extends_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
