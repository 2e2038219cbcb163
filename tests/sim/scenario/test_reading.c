/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/reading.h"

#include <dirent.h>

#include "sim/base/buf.h"
#include "tests/sim/scenario/files.h"
#include "tests/sim/scenario/same.h"

/* Through bytes to another scenario, without the files. */
static const struct scenario *again(struct fixture *f, const struct scenario *sc)
{
    struct buf bytes = BUF_INIT;

    reading_put(sc->reading, &bytes);
    struct wire w = {.at = bytes.text, .left = bytes.len};
    const struct reading *reading = reading_get(&w, &f->arena);
    assert_non_null(reading);
    assert_true(wire_done(&w));
    buf_release(&bytes); /* nothing may point into it */
    const struct scenario *second = scenario_load_again(&f->arena, reading, &f->diag);
    if (second == NULL) {
        fail_msg("%s: %s", f->diag.first->path, f->diag.first->message);
    }
    return second;
}

static void assert_again(struct fixture *f, const struct scenario *sc)
{
    const struct scenario *second = again(f, sc);

    same_scenario(sc, second);
    assert_string_equal(sc->sha256, second->sha256);
    assert_string_equal(sc->tables, second->tables);
    assert_string_equal(sc->file, second->file);
    same_scenario(sc, again(f, second)); /* and from there to a third */
}

static void a_chain_with_a_table_needs_no_files(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(mkdir(files_path(f, "sub"), 0700), 0);
    files_write(f, "a.yaml", pair);
    files_write(f, "x.csv", "lag\n1\n3\n2\n");
    files_write(f, "sub/d.yaml", "extends: ../a.yaml\nseed: 5\n");
    files_write(f, "b.yaml",
                "extends: sub/d.yaml\nname: \"zw\\u00f6lf B\\u00e4ume\"\n"
                "stores: {s: {model: async, regions: [westeurope, northeurope], lag: {empirical: "
                "{file: x.csv, column: lag}}}}\n");
    const struct scenario *sc = files_load(f, "b.yaml");

    assert_non_null(sc);
    assert_int_equal(f->diag.errors, 0);
    size_t count = 0;
    for (const struct text_link *link = sc->reading->texts; link != NULL; link = link->next) {
        count++;
    }
    assert_int_equal(count, 4);
    assert_int_equal(strlen(sc->tables), 64);
    files_write(f, "sub/d.yaml", "# a comment\nextends: ../a.yaml\nseed: 5\n");
    assert_string_equal(files_load(f, "b.yaml")->tables, sc->tables);
    assert_string_equal(files_load(f, "a.yaml")->tables, "");
    files_write(f, "x.csv", "lag\n1\n3\n4\n");
    assert_string_not_equal(files_load(f, "b.yaml")->tables, sc->tables);
    for (size_t i = 0; i < COUNT_OF(files_names); i++) {
        remove(files_path(f, files_names[i]));
    }
    assert_again(f, sc);
}

static void overrides_come_along(void **state)
{
    struct fixture *f = *state;
    char set[] = "clients.west.pops=3";
    const struct override overrides[] = {{.name = "--set", .assignment = set},
                                         {.name = "--set", .assignment = "edge.probe.interval=~"},
                                         {.name = "--seed", .assignment = "seed=77"}};
    const struct scenario *sc = scenario_load_text(&f->arena, "a b's.yaml", pair, strlen(pair),
                                                   overrides, COUNT_OF(overrides), &f->diag);

    assert_non_null(sc);
    memset(set, 'x', sizeof set - 1); /* copied, not pointed to */
    assert_int_equal(again(f, sc)->groups[0].pops, 3);
    assert_int_equal(again(f, sc)->seed, 77);
    assert_again(f, sc);
}

static void every_bundled_scenario(void **state)
{
    struct fixture *f = *state;
    const char *folder = getenv("SCENARIOS");
    size_t count = 0;

    assert_non_null(folder);
    DIR *d = opendir(folder);
    assert_non_null(d);
    for (struct dirent *e = readdir(d); e != NULL; e = readdir(d)) {
        size_t length = strlen(e->d_name);

        if (length > 5 && strcmp(e->d_name + length - 5, ".yaml") == 0) {
            const char *path = arena_printf(&f->arena, "%s/%s", folder, e->d_name);
            const struct scenario *sc = scenario_load(&f->arena, path, NULL, 0, &f->diag);

            assert_non_null(sc);
            assert_again(f, sc);
            count++;
        }
    }
    closedir(d);
    assert_true(count > 10);
}

static void what_is_no_reading_is_refused(void **state)
{
    struct fixture *f = *state;
    const struct scenario *sc = load_good(f, minimal, "seed=3");
    struct buf bytes = BUF_INIT;

    reading_put(sc->reading, &bytes);
    for (size_t length = 0; length < bytes.len; length++) {
        struct wire w = {.at = bytes.text, .left = length};

        assert_null(reading_get(&w, &f->arena));
    }
    for (size_t i = 0; i < bytes.len; i++) { /* whatever stands there, it is read or refused */
        bytes.text[i] = (char)~bytes.text[i];
        struct wire w = {.at = bytes.text, .left = bytes.len};

        reading_get(&w, &f->arena);
        bytes.text[i] = (char)~bytes.text[i];
    }
    buf_release(&bytes);
}

static void a_reading_that_lacks_a_text_is_an_error(void **state)
{
    struct fixture *f = *state;

    files_write(f, "a.yaml", minimal);
    files_write(f, "b.yaml", "extends: a.yaml\n");
    struct reading half = *files_load(f, "b.yaml")->reading;
    const struct text_link only = {.source = half.texts->source};

    half.texts = &only;
    assert_null(scenario_load_again(&f->arena, &half, &f->diag));
    assert_int_equal(f->diag.errors, 1);
    assert_string_equal(f->diag.first->code, "S101");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FILES_TEST(a_chain_with_a_table_needs_no_files),
        FIXTURE_TEST(overrides_come_along),
        FIXTURE_TEST(every_bundled_scenario),
        FIXTURE_TEST(what_is_no_reading_is_refused),
        FILES_TEST(a_reading_that_lacks_a_text_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
