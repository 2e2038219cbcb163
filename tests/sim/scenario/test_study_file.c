/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/scenario/study_file.h"

struct reading {
    struct arena arena;
    struct diag diag;
    struct study_file file;
    char folder[32], path[64];
    bool is_study;
};

static void read_for(struct reading *r, const char *command, const char *text)
{
    *r = (struct reading){.folder = "study-XXXXXX"};
    arena_init(&r->arena, 0);
    diag_init(&r->diag);
    assert_non_null(mkdtemp(r->folder));
    snprintf(r->path, sizeof r->path, "%s/dial.yaml", r->folder);
    FILE *f = fopen(r->path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    r->is_study = study_file_read(&r->arena, r->path, command, &r->diag, &r->file);
    unlink(r->path);
    rmdir(r->folder);
}

static void read_text(struct reading *r, const char *text)
{
    read_for(r, "sweep", text);
}

static void drop(struct reading *r)
{
    diag_release(&r->diag);
    arena_release(&r->arena);
}

static void it_becomes_a_command_line(void **state)
{
    static const char *const vary[] = {"edge.probe.interval=10s,30s",
                                       "faults=[],[{at: 1m, x: [1, 2]}]",
                                       "title=\"a, \\\"b\\\"\",c d"};
    struct reading r;
    char wanted[64];

    (void)state;
    read_text(&r, "ninefold: 1\n"
                  "study: sweep\n"
                  "scenario: ../pair.yaml\n"
                  "replications: 500\n"
                  "design: sobol:8\n"
                  "set: {targets.rto: 60s, clients.west.pops: 3}\n"
                  "vary:\n"
                  "  edge.probe.interval: [10s, 30s]\n"
                  "  faults: [[], [{at: 1m, x: [1, 2]}]]\n"
                  "  title: ['a, \"b\"', c d]\n"
                  "metrics: [\"rto.service:p95\", probe.load]\n");
    assert_true(r.is_study);
    assert_int_equal(r.diag.errors, 0);
    snprintf(wanted, sizeof wanted, "%s/../pair.yaml", r.folder);
    assert_string_equal(r.file.scenario, wanted);
    assert_string_equal(r.file.replications, "500");
    assert_string_equal(r.file.design, "sobol:8");
    assert_int_equal(r.file.set.count, 2);
    assert_string_equal(r.file.set.items[0], "targets.rto=60s");
    assert_int_equal(r.file.vary.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(r.file.vary.items[i], vary[i]);
    }
    assert_int_equal(r.file.metrics.count, 2);
    assert_string_equal(r.file.metrics.items[0], "rto.service:p95");
    drop(&r);
}

/* What is none is for those who read scenarios. */
static void a_scenario_is_no_study(void **state)
{
    static const char *const texts[] = {"ninefold: 1\nhorizon: 1h\n", "", "- a\n", "a: [\n", "x"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reading r;

        read_text(&r, texts[i]);
        assert_false(r.is_study);
        assert_int_equal(r.diag.errors, 0);
        drop(&r);
    }
}

static void what_is_wrong_is_told_at_once(void **state)
{
    static const struct {
        const char *text;
        size_t errors;
        const char *code, *path;
    } cases[] = {
        {"study: sweep\n", 3, "S202", "ninefold"},
        {"ninefold: 1\nstudy: swep\nscenario: a\nvary: {a: [1]}\n", 1, "S207", "study"},
        {"ninefold: 1\nstudy: sweep\nscenario: a\nvary: {a: 1}\n", 1, "S203", "vary"},
        {"ninefold: 1\nstudy: sweep\nscenario: a\nvary: {a: []}\n", 1, "S203", "vary"},
        {"ninefold: 1\nstudy: sweep\nscenario: a\nvary: {}\n", 1, "S202", "vary"},
        {"ninefold: 1\nstudy: sweep\nscenario: a\nvary: [a]\n", 1, "S203", "vary"},
        {"ninefold: 1\nstudy: sweep\nscenario: [a]\nvary: {a: [1]}\n", 1, "S203", "scenario"},
        {"ninefold: 1\nstudy: sweep\nscenario: a\nvari: {a: [1]}\nvary: {a: [1]}\n", 1, "S201",
         "vari"},
        {"ninefold: 1\nstudy: sweep\nscenario: a\nvary: {a: [1]}\nmetrics: {a: 1}\n", 1, "S203",
         "metrics"},
        {"ninefold: 1\nstudy: sweep\nscenario: a\nvary: {a: [1]}\nmetrics: [[a]]\n", 1, "S203",
         "metrics"},
        {"ninefold: 1\nstudy: sweep\nscenario: a\nvary: {a: [1]}\nvary: {a: [1]}\n", 1, "S112", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading r;

        read_text(&r, cases[i].text);
        assert_true(r.is_study);
        if (r.diag.errors != cases[i].errors || strcmp(r.diag.first->code, cases[i].code) != 0) {
            fail_msg("%s: %zu errors, the first %s", cases[i].text, r.diag.errors,
                     r.diag.first ? r.diag.first->code : "none");
        }
        assert_true(cases[i].path[0] == '\0' || strcmp(r.diag.first->path, cases[i].path) == 0);
        drop(&r);
    }
}

/* Which has three more keys, and none of them in a sweep. */
static void sizes(void **state)
{
    static const char text[] = "ninefold: 1\n"
                               "study: size\n"
                               "scenario: a\n"
                               "minimise: probe.load\n"
                               "confidence: 99%\n"
                               "budget: 5000\n"
                               "vary: {a: [1, 2]}\n";
    struct reading r;

    (void)state;
    read_for(&r, "size", text);
    assert_int_equal(r.diag.errors, 0);
    assert_string_equal(r.file.minimise, "probe.load");
    assert_string_equal(r.file.confidence, "99%");
    assert_string_equal(r.file.budget, "5000");
    drop(&r);
    read_for(&r, "sweep", text);
    assert_int_equal(r.diag.errors, 1);
    assert_string_equal(r.diag.first->hint, "`ninefold size` plays it");
    drop(&r);
    read_for(&r, "sweep", "ninefold: 1\nstudy: sweep\nscenario: a\nvary: {a: [1]}\nbudget: 5\n");
    assert_int_equal(r.diag.errors, 1);
    assert_string_equal(r.diag.first->code, "S201");
    drop(&r);
    read_for(&r, "size", "ninefold: 1\nstudy: sweep\nscenario: a\nvary: {a: [1]}\n");
    assert_int_equal(r.diag.errors, 1);
    assert_string_equal(r.diag.first->hint, "`ninefold sweep` plays it");
    drop(&r);
}

static void words_know_where_they_stand(void **state)
{
    struct reading r;
    (void)state;
    read_for(&r, "size",
             "ninefold: 1\n"
             "study: size\n"
             "scenario: x.yaml\n"
             "budget: 900\n"
             "set: {a.b: 60s}\n"
             "vary: {c: [1, 2]}\n"
             "metrics: [probe.load]\n");
    const struct study_file *f = &r.file;
    assert_int_equal(r.diag.errors, 0);
    assert_true(f->marks.budget.line == 4 && f->marks.budget.column == 9);
    assert_int_equal(f->marks.confidence.line, 0);
    assert_true(f->set.from[0]->path.column == 7 && f->set.from[0]->value.column == 12);
    assert_true(f->vary.from[0][0].value.column == 12 && f->vary.from[0][1].value.column == 15);
    assert_true(f->vary.from[0][1].path.column == 8 && f->vary.from[0][1].path.line == 6);
    assert_true(f->metrics.from[0]->value.line == 7 && f->metrics.from[0]->value.column == 11);
    drop(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_becomes_a_command_line),     cmocka_unit_test(a_scenario_is_no_study),
        cmocka_unit_test(what_is_wrong_is_told_at_once), cmocka_unit_test(sizes),
        cmocka_unit_test(words_know_where_they_stand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
