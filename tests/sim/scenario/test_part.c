/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/part.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "part-XXXXXX", path[64];

static void write_file(const char *name, const char *text)
{
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int set_up(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    write_file("b.yaml", "ninefold: 1\nextends: ./common.yaml # shared\n");
    write_file("a.yaml", "extends: 'common.yaml'\n");
    write_file("c.yaml", "extends: common.yaml.old\n");
    write_file("d.yaml", "  extends: common.yaml\n");
    write_file("e.txt", "extends: common.yaml\n");
    return 0;
}

static int tear_down(void **state)
{
    static const char *const names[] = {"a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.txt"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    return rmdir(folder);
}

/* What is told of a file with an error of that code; NULL: nothing more. */
static void assert_told(const char *name, const char *code, const char *hint)
{
    const struct source source = {.name = name, .text = ""};
    struct arena a;
    struct diag d;
    arena_init(&a, 0);
    diag_init(&d);
    diag_error(&d, code, (struct mark){&source, 1, 1, 1}, "stamps", "is missing");
    snprintf(path, sizeof path, "%s/%s", folder, name);
    part_tell(&a, path, &d);
    assert_int_equal(d.errors, hint ? 2 : 1);
    if (hint) {
        assert_string_equal(d.last->code, "S115");
        assert_string_equal(d.last->hint, hint);
    }
    diag_release(&d);
    arena_release(&a);
}

static void of_what_others_extend(void **state)
{
    (void)state;
    assert_told("common.yaml", "S202", "play a.yaml, or another of the 2 beside it that extend it");
    assert_told("common.yaml", "S301", "play a.yaml, or another of the 2 beside it that extend it");
    assert_told("common.yaml.old", "S301", "play c.yaml beside it, which extends it");
}

static void not_of_what_is_wrong_by_itself(void **state)
{
    (void)state;
    assert_told("common.yaml", "S205", NULL);
    assert_told("a.yaml", "S202", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_what_others_extend),
        cmocka_unit_test(not_of_what_is_wrong_by_itself),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
