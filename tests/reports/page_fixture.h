/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that is being written of one run, whose results are somebody else's. */
#ifndef TESTS_REPORTS_PAGE_FIXTURE_H
#define TESTS_REPORTS_PAGE_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants these above first */
#include <setjmp.h>

#include <cmocka.h>

#include "reports/page_part.h"

enum { PAGE_FIXTURE_POINTS = 4 };

struct page_fixture {
    struct arena arena;
    struct buf out;
    struct point_row points[PAGE_FIXTURE_POINTS];
    struct stored_run run;
    struct dossier dossier;
    struct page page;
};

static inline void page_fixture_open(struct page_fixture *f, enum stored_kind kind,
                                     const struct result *const *results, size_t count)
{
    static const char *const commands[] = {"run", "sweep", "compare", "size"};
    *f = (struct page_fixture){.run = {.kind = kind, .count = count, .done = count}};
    arena_init(&f->arena, 0);
    f->run.row = (struct run_row){.id = 3,
                                  .command = commands[kind],
                                  .command_line = "ninefold run 'a b.yaml'",
                                  .version = "1.0.0",
                                  .scenario = "a, b",
                                  .seed = "7",
                                  .overrides = "",
                                  .metrics = "",
                                  .started = "2026-11-27T02:26:07Z",
                                  .first = 1};
    f->run.results = arena_array(&f->arena, count, sizeof *f->run.results);
    for (size_t i = 0; i < count; i++) {
        f->run.results[i] = results[i];
        if (i < PAGE_FIXTURE_POINTS) {
            f->points[i] = (struct point_row){.name = results[i]->name, .done = true};
        }
    }
    f->run.points = f->points;
    f->dossier = (struct dossier){.runs = &f->run, .count = 1, .store_path = "runs.db"};
    f->page = (struct page){&f->dossier, &f->arena, &f->out};
}

static inline struct page_run page_fixture_run(struct page_fixture *f)
{
    struct page_run r;
    page_run_init(&f->page, 0, &r);
    return r;
}

static inline void page_fixture_close(struct page_fixture *f)
{
    buf_release(&f->out);
    arena_release(&f->arena);
}

static inline void page_contains(const struct buf *text, const char *part)
{
    if (!strstr(buf_text(text), part)) {
        print_message("%s\n", buf_text(text));
        fail_msg("not found: %s", part);
    }
}

static inline void page_lacks(const struct buf *text, const char *part)
{
    if (strstr(buf_text(text), part)) {
        print_message("%s\n", buf_text(text));
        fail_msg("found: %s", part);
    }
}

#endif
