/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sweep of points in rows over three inputs: the time to detect is 3 a + c and a product of both,
 * the time to serve p95 is c alone, the downtime nothing, and writes have values here and there. */
#ifndef TESTS_REPORTS_ROWS_FIXTURE_H
#define TESTS_REPORTS_ROWS_FIXTURE_H

#include <stdlib.h>
#include <string.h>

#include "reports/sensitivity.h"
#include "tests/reports/fixture.h"

enum { ROWS = 256, ROW_FACTORS = 3, ROW_POINTS = ROWS * (ROW_FACTORS + 2) };

struct rows_fixture {
    struct arena arena;
    struct factor items[ROW_FACTORS];
    struct factors factors;
    struct sweep_input inputs[ROW_FACTORS];
    struct summary summaries[ROW_POINTS][F_COUNT];
    struct result results[ROW_POINTS];
    const struct result *points[ROW_POINTS];
    struct columns columns;
    struct sweep_report report;
};

static inline void rows_answer(struct rows_fixture *f, size_t point)
{
    double a = strtod(factors_value(&f->factors, point, 0), NULL);
    double c = strtod(factors_value(&f->factors, point, 1), NULL);
    struct summary *s = f->summaries[point];
    f->results[point] = fixture_result();
    memcpy(s, f->results[point].summaries, sizeof f->summaries[point]);
    f->results[point].summaries = s;
    f->points[point] = &f->results[point];
    s[F_DETECT].mean = 3 * a + c + 2 * (a - 0.5) * (c - 0.5);
    s[F_SERVICE].p95 = 100 * c;
    s[F_WRITE].mean = point % 7 == 0 ? 1 + c : NAN;
}

static inline void rows_setup(struct rows_fixture *f)
{
    arena_init(&f->arena, 0);
    factor_parse(&f->arena, "edge.a=0.0,1.0", &f->items[0]);
    factor_parse(&f->arena, "stores.c=0.0,1.0", &f->items[1]);
    factor_parse(&f->arena, "idle=x,y,z", &f->items[2]);
    f->factors = (struct factors){.items = f->items, .count = ROW_FACTORS};
    assert_null(factors_saltelli(&f->arena, &f->factors, ROWS));
    f->inputs[0] = (struct sweep_input){
        true, {.path = "edge.a", .origin = ORIGIN_FILE, .where = "pair.yaml:12"}};
    f->inputs[1] = (struct sweep_input){
        true, {.path = "stores.c", .origin = ORIGIN_DEFAULT, .source = "assumption: nobody says"}};
    f->inputs[2] = (struct sweep_input){.known = false};
    for (size_t point = 0; point < ROW_POINTS; point++) {
        rows_answer(f, point);
    }
    f->columns.count = 0;
    columns_add(&f->columns, &fixture_table, "rto.detect_first");
    columns_add(&f->columns, &fixture_table, "rto.service:p95");
    columns_add(&f->columns, &fixture_table, "downtime");
    columns_add(&f->columns, &fixture_table, "rto.write");
    f->report = (struct sweep_report){.factors = &f->factors,
                                      .inputs = f->inputs,
                                      .results = f->points,
                                      .count = ROW_POINTS,
                                      .version = "1.0.0",
                                      .command = "ninefold sweep pair.yaml",
                                      .columns = &f->columns,
                                      .width = 100};
}

static inline void rows_release(struct rows_fixture *f)
{
    arena_release(&f->arena);
}

#endif
