/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/inputs.h"

#include "tests/sim/store/fixture.h"

static void what_they_rest_on_comes_back(void **state)
{
    static const struct sweep_input inputs[] = {
        {true,
         {.path = "edge.probe.interval",
          .value = "30s",
          .origin = ORIGIN_PRESET,
          .preset = "azure-front-door",
          .source = "AFD-02"}},
        {false, {.path = NULL}},
        {true, {.path = "seed", .value = "7", .origin = ORIGIN_FILE, .where = "a.yaml:3"}},
    };
    struct fixture f;
    struct fixture_study s;
    struct sweep_input *back;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = recording_insert(&f.archive, &s.recording);
    assert_true(inputs_write(&f.archive, run, inputs, 3));
    assert_true(inputs_read(&f.archive, run, 3, &s.arena, &back));
    assert_true(back[0].known && back[0].from.origin == ORIGIN_PRESET && !back[0].from.where);
    assert_string_equal(back[0].from.preset, "azure-front-door");
    assert_string_equal(back[0].from.source, "AFD-02");
    assert_false(back[1].known);
    assert_true(back[2].from.origin == ORIGIN_FILE);
    assert_string_equal(back[2].from.where, "a.yaml:3");
    assert_string_equal(back[2].from.value, "7");
    assert_true(inputs_read(&f.archive, run + 1, 3, &s.arena, &back));
    assert_null(back); /* that run has none */
    fixture_study_release(&s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_they_rest_on_comes_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
