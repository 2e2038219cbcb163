/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/scenario/bundled.h"

/* A folder of data with one scenario, and one below it, for the program to be told of. */
struct data {
    struct arena arena;
    char folder[32];
};

static void put(struct data *x, const char *name, const char *text)
{
    FILE *f = fopen(arena_printf(&x->arena, "%s/%s", x->folder, name), "w");

    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int set_up(void **state)
{
    static struct data x;

    x = (struct data){.folder = "bundled-XXXXXX"};
    arena_init(&x.arena, 0);
    assert_non_null(mkdtemp(x.folder));
    mkdir(arena_printf(&x.arena, "%s/scenarios", x.folder), 0777);
    mkdir(arena_printf(&x.arena, "%s/scenarios/steps", x.folder), 0777);
    put(&x, "scenarios/pair.yaml", minimal);
    put(&x, "scenarios/steps/first.yaml", "ninefold: 1\nextends: ../pair.yaml\n");
    put(&x, "scenarios/notes.txt", "no scenario");
    setenv("NINEFOLD_DATA_DIR", x.folder, 1);
    *state = &x;
    return 0;
}

static int tear_down(void **state)
{
    static const char *const things[] = {"/scenarios/pair.yaml",
                                         "/scenarios/steps/first.yaml",
                                         "/scenarios/notes.txt",
                                         "/mine.yaml",
                                         "/scenarios/steps",
                                         "/scenarios",
                                         ""};
    struct data *x = *state;

    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        remove(arena_printf(&x->arena, "%s%s", x->folder, things[i]));
    }
    unsetenv("NINEFOLD_DATA_DIR");
    arena_release(&x->arena);
    return 0;
}

static const char *meant(struct data *x, const char *text)
{
    return bundled_path(&x->arena, text, text);
}

static void a_name_has_no_ending_and_is_no_path(void **state)
{
    (void)state;
    assert_true(bundled_is_name("pair"));
    assert_true(bundled_is_name("steps/first"));
    assert_false(bundled_is_name("pair.yaml"));
    assert_false(bundled_is_name("pair.yml"));
    assert_false(bundled_is_name("/pair"));
    assert_false(bundled_is_name("./pair"));
    assert_false(bundled_is_name("../pair"));
    assert_false(bundled_is_name("steps/../pair"));
    assert_false(bundled_is_name(""));
}

static void a_name_means_the_bundled_file_and_all_else_stays(void **state)
{
    struct data *x = *state;

    assert_string_equal(meant(x, "pair"),
                        arena_printf(&x->arena, "%s/scenarios/pair.yaml", x->folder));
    assert_string_equal(meant(x, "steps/first"),
                        arena_printf(&x->arena, "%s/scenarios/steps/first.yaml", x->folder));
    assert_string_equal(meant(x, "pair.yaml"), "pair.yaml");
    assert_string_equal(meant(x, "steps"), "steps");
    assert_string_equal(meant(x, "notes"), "notes");
    assert_string_equal(meant(x, "bogus"), "bogus");
    /* what is there is what is meant, whatever else is called so */
    assert_string_equal(bundled_path(&x->arena, x->folder, "pair"), x->folder);
}

static void names_are_listed_in_order(void **state)
{
    struct data *x = *state;
    size_t count;
    const char **names = bundled_names(&x->arena, &count);

    assert_int_equal(count, 2);
    assert_string_equal(names[0], "pair");
    assert_string_equal(names[1], "steps/first");
}

static const struct scenario *load(struct data *x, const char *path, struct diag *d)
{
    diag_init(d);
    return scenario_load(&x->arena, path, NULL, 0, d);
}

static void a_variable_that_leads_nowhere_hides_all(void **state)
{
    struct data *x = *state;
    struct diag d;
    size_t count;

    setenv("NINEFOLD_DATA_DIR", "no-such-folder", 1);
    assert_null(bundled_folder(&x->arena));
    assert_string_equal(meant(x, "pair"), "pair");
    assert_null(load(x, "pair", &d));
    assert_string_equal(d.first->hint,
                        "NINEFOLD_DATA_DIR is no-such-folder, which has no folder scenarios");
    diag_release(&d);
    bundled_names(&x->arena, &count);
    assert_int_equal(count, 0);
    setenv("NINEFOLD_DATA_DIR", x->folder, 1);
}

static void where_it_was_built_the_sources_have_them(void **state)
{
    struct data *x = *state;
    const char *scenarios = getenv("SCENARIOS");

    setenv("NINEFOLD_DATA_DIR", "", 1); /* as if it were not set */
    assert_non_null(scenarios);
    assert_string_equal(bundled_folder(&x->arena), scenarios);
    setenv("NINEFOLD_DATA_DIR", x->folder, 1);
}

static void scenarios_load_and_extend_by_name_and_read_again(void **state)
{
    struct data *x = *state;
    struct diag d;
    const struct scenario *sc = load(x, "steps/first", &d);

    assert_non_null(sc);
    diag_release(&d);
    put(x, "mine.yaml", "ninefold: 1\nextends: pair\nseed: 12\n");
    sc = load(x, arena_printf(&x->arena, "%s/mine.yaml", x->folder), &d);
    assert_non_null(sc);
    setenv("NINEFOLD_DATA_DIR", "no-such-folder", 1);
    const struct scenario *again = scenario_load_again(&x->arena, sc->reading, &d);

    assert_non_null(again);
    assert_string_equal(again->sha256, sc->sha256);
    diag_release(&d);
    setenv("NINEFOLD_DATA_DIR", x->folder, 1);
}

static void what_is_not_there_is_told_with_what_may_be_meant(void **state)
{
    static const struct {
        const char *path, *hint;
    } cases[] = {
        {"elsewhere/pair.yaml",
         "pair, without an ending, is a scenario that comes with the program"},
        {"elsewhere/pair", "pair, without folders, is a scenario that comes with the program"},
        {"step/first", "of those that come with the program, steps/first is the nearest"},
        {"pairs", "of those that come with the program, pair is the nearest"},
        {"something-else", NULL},
    };
    struct data *x = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag d;

        assert_null(load(x, cases[i].path, &d));
        assert_string_equal(d.first->code, "S101");
        if (cases[i].hint != NULL) {
            assert_string_equal(d.first->hint, cases[i].hint);
        } else {
            assert_null(d.first->hint);
        }
        diag_release(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_has_no_ending_and_is_no_path),
        cmocka_unit_test(a_name_means_the_bundled_file_and_all_else_stays),
        cmocka_unit_test(names_are_listed_in_order),
        cmocka_unit_test(a_variable_that_leads_nowhere_hides_all),
        cmocka_unit_test(where_it_was_built_the_sources_have_them),
        cmocka_unit_test(scenarios_load_and_extend_by_name_and_read_again),
        cmocka_unit_test(what_is_not_there_is_told_with_what_may_be_meant),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
