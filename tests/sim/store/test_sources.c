/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/sources.h"

#include "sim/store/runs.h"

#include "tests/sim/store/fixture.h"

static const struct source_row *row_of(const struct source_row *rows, size_t count,
                                       const char *path)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].from.path, path) == 0) {
            return &rows[i];
        }
    }
    fail_msg("%s is not there", path);
    return NULL;
}

static void what_values_rest_on_comes_back(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct source_row *rows;
    struct fact *cited;
    size_t count, facts_read;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = recording_insert(&f.archive, &s.recording);
    assert_true(sources_read(&f.archive, run, 1, &s.arena, &rows, &count));
    const struct source_row *varied = row_of(rows, count, "edge.probe.interval");
    assert_string_equal(varied->from.value, "10s");
    assert_true(varied->from.origin == ORIGIN_OVERRIDE);
    const struct source_row *stated = row_of(rows, count, "horizon");
    assert_string_equal(stated->from.where, "two.yaml:2");
    assert_true(stated->from.origin == ORIGIN_FILE && !stated->assumption);
    const struct source_row *preset = row_of(rows, count, "edge.probe.sample_size");
    assert_string_equal(preset->from.preset, "azure-front-door");
    assert_non_null(strstr(preset->from.source, "AFD-07"));
    assert_true(strlen(preset->meaning) > 0);
    const struct source_row *assumed = row_of(rows, count, "clients.a.timeout");
    assert_true(assumed->assumption && assumed->from.origin == ORIGIN_DEFAULT);
    assert_true(sources_facts(&f.archive, run, &s.arena, &cited, &facts_read));
    assert_true(facts_read > 1);
    for (size_t i = 1; i < facts_read; i++) {
        assert_true(strcmp(cited[i - 1].id, cited[i].id) < 0);
    }
    fixture_study_release(&s);
    fixture_close(&f);
}

/* Of a grid the first point; of designs each. They go with the run. */
static void kept_once_where_once_is_enough(void **state)
{
    struct fixture f;
    struct fixture_study s;
    int64_t run;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    run = recording_insert(&f.archive, &s.recording);
    assert_int_equal(fixture_number(&f, "SELECT count(DISTINCT point) FROM sources"), 1);
    s.study.factors = NULL;
    recording_insert(&f.archive, &s.recording);
    assert_int_equal(fixture_number(&f, "SELECT count(DISTINCT point) FROM sources"), 2);
    assert_true(runs_delete(&f.archive, (int64_t[]){run, run + 1}, 2));
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM sources"), 0);
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM facts"), 0);
    fixture_study_release(&s);
    fixture_close(&f);
}

static void of_runs_from_before_there_is_none(void **state)
{
    struct fixture f;
    struct arena a;
    struct source_row *rows;
    struct fact *cited;
    size_t count = 1, facts_read = 1;
    (void)state;
    fixture_open(&f);
    arena_init(&a, 0);
    assert_true(sources_read(&f.archive, 1, 1, &a, &rows, &count));
    assert_true(sources_facts(&f.archive, 1, &a, &cited, &facts_read));
    assert_int_equal(count + facts_read, 0);
    arena_release(&a);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_values_rest_on_comes_back),
        cmocka_unit_test(kept_once_where_once_is_enough),
        cmocka_unit_test(of_runs_from_before_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
