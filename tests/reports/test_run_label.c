/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/run_label.h"

#include <string.h>

#include "tests/reports/fixture.h"

enum { RUNS = 3 };

static struct result results[RUNS];
static const struct result *pointers[RUNS];
static struct stored_run runs[RUNS];
static const struct dossier dossier = {.runs = runs, .count = RUNS};

static void setup(void)
{
    for (size_t i = 0; i < RUNS; i++) {
        results[i] = fixture_result();
        pointers[i] = &results[i];
        runs[i] = (struct stored_run){.row = {.id = (int64_t)i + 4, .overrides = ""},
                                      .kind = STORED_RUN,
                                      .count = 1,
                                      .done = 1,
                                      .results = &pointers[i]};
    }
}

static void assert_labels(const char *a, const char *b, const char *c)
{
    const char *const wanted[RUNS] = {a, b, c};
    struct arena arena;
    arena_init(&arena, 0);
    for (size_t i = 0; i < RUNS; i++) {
        assert_string_equal(run_label(&dossier, i, &arena), wanted[i]);
    }
    arena_release(&arena);
}

static void a_name_of_its_own_is_enough(void **state)
{
    (void)state;
    setup();
    results[0].name = "single";
    results[1].name = "";
    results[1].file = "dir/nameless.yaml";
    runs[2].kind = STORED_COMPARE;
    runs[2].row.scenario = "a, b";
    assert_labels("single", "dir/nameless.yaml", "a, b");
}

static void else_what_is_set_in_it_alone(void **state)
{
    (void)state;
    setup();
    runs[0].row.overrides = " --set name=x --set edge.probe.interval=10s";
    runs[1].row.overrides = " --set name=x\n --set edge.probe.interval=20s --seed 8";
    runs[2].row.overrides = " --set name=x";
    assert_labels("pair (edge.probe.interval=10s)", "pair (edge.probe.interval=20s, --seed 8)",
                  "pair (run 6)");
    runs[2].row.overrides = " --set name=x --seed 9";
    assert_labels("pair (edge.probe.interval=10s)", "pair (edge.probe.interval=20s, --seed 8)",
                  "pair (--seed 9)");
}

static void else_its_file_or_its_number(void **state)
{
    (void)state;
    setup();
    results[0].file = "dir/old.yaml";
    assert_labels("pair (dir/old.yaml)", "pair (run 5)", "pair (run 6)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_of_its_own_is_enough),
        cmocka_unit_test(else_what_is_set_in_it_alone),
        cmocka_unit_test(else_its_file_or_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
