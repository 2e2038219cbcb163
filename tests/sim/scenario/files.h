/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in a directory of their own, for tests of what reads files. */
#ifndef TESTS_SIM_SCENARIO_FILES_H
#define TESTS_SIM_SCENARIO_FILES_H

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/sim/scenario/fixture.h"

static char files_directory[] = "test_files_XXXXXX";

static inline int files_setup(void **state)
{
    strcpy(files_directory, "test_files_XXXXXX");
    assert_non_null(mkdtemp(files_directory));
    return fixture_setup(state);
}

/* Everything the tests write is named here, so that no test leaves anything behind. */
static const char *const files_names[] = {"a.yaml",     "b.yaml", "c.yaml",
                                          "sub/d.yaml", "x.csv",  "sub"};

static inline int files_teardown(void **state)
{
    char path[128];

    for (size_t i = 0; i < COUNT_OF(files_names); i++) {
        snprintf(path, sizeof path, "%s/%s", files_directory, files_names[i]);
        remove(path);
    }
    rmdir(files_directory);
    return fixture_teardown(state);
}

static inline const char *files_path(struct fixture *f, const char *name)
{
    return arena_printf(&f->arena, "%s/%s", files_directory, name);
}

static inline void files_write(struct fixture *f, const char *name, const char *text)
{
    FILE *file = fopen(files_path(f, name), "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline const struct scenario *files_load(struct fixture *f, const char *name)
{
    diag_release(&f->diag);
    diag_init(&f->diag);
    return scenario_load(&f->arena, files_path(f, name), NULL, 0, &f->diag);
}

#define FILES_TEST(f) cmocka_unit_test_setup_teardown(f, files_setup, files_teardown)

#endif
