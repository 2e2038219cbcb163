/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/stored_run.h"

#include <string.h>

#include "sim/store/settings.h"
#include "sim/store/stored_differences.h"

static enum stored_kind kind_of(const char *command)
{
    static const char *const commands[] = {[STORED_RUN] = "run",
                                           [STORED_SWEEP] = "sweep",
                                           [STORED_COMPARE] = "compare",
                                           [STORED_SIZE] = "size",
                                           [STORED_DRILL] = "drill"};
    for (int kind = STORED_RUN; kind <= STORED_DRILL; kind++) {
        if (strcmp(commands[kind], command) == 0) {
            return (enum stored_kind)kind;
        }
    }
    return STORED_RUN;
}

bool stored_run_done(const struct stored_run *r)
{
    return strcmp(r->row.state, "done") == 0 && r->done == r->count && r->count > 0;
}

static bool read_factors(struct archive *s, struct arena *a, struct stored_run *r)
{
    return settings_read(s, r->row.id, r->count, a, &r->factors) &&
           inputs_read(s, r->row.id, r->factors.count, a, &r->inputs);
}

static bool read_comparison(struct archive *s, struct arena *a, struct stored_run *r)
{
    r->designs = arena_array(a, r->count, sizeof *r->designs);
    for (size_t i = 0; i < r->count; i++) {
        r->designs[i] = (struct design){
            .name = r->points[i].name, .result = r->results[i], .scripted = r->points[i].scripted};
    }
    r->comparison = (struct comparison){r->designs, r->count};
    differences_init(&r->differences, r->results[0]->metrics, r->count);
    return stored_differences_read(s, r->row.id, &r->differences);
}

static bool read_sizing(struct archive *s, struct arena *a, struct stored_run *r)
{
    r->sizing = (struct stored_sizing){.metrics = r->results[0]->metrics, .count = r->count};
    return stored_sizing_read(s, r->row.id, a, &r->sizing) &&
           stored_sizing_fits(s, r->row.id, &r->sizing, r->results);
}

bool stored_run_read(struct archive *s, const struct run_row *row, struct arena *a,
                     struct stored_run *ret)
{
    *ret = (struct stored_run){.row = *row, .kind = kind_of(row->command)};
    if (!results_read(s, row->id, a, &ret->points, &ret->count)) {
        return false;
    }
    ret->results = arena_array(a, ret->count + 1, sizeof *ret->results);
    while (ret->done < ret->count && ret->points[ret->done].done) {
        ret->results[ret->done] = &ret->points[ret->done].result;
        ret->done++;
    }
    if (strcmp(row->state, "done") == 0 && !stored_run_done(ret)) {
        return archive_refuse(s,
                              "%s is damaged: run %lld is said to be done, and %zu of its %zu "
                              "points are; `ninefold delete %lld` takes the run away",
                              s->path, (long long)row->id, ret->done, ret->count,
                              (long long)row->id);
    }
    bool varied = ret->kind == STORED_SWEEP || ret->kind == STORED_SIZE,
         done = stored_run_done(ret);
    return (!varied || read_factors(s, a, ret)) &&
           (ret->kind != STORED_COMPARE || !done || read_comparison(s, a, ret)) &&
           (ret->kind != STORED_SIZE || !done || read_sizing(s, a, ret));
}

void stored_run_release(struct stored_run *r)
{
    for (size_t i = 0; i < r->count; i++) {
        result_release(&r->points[i].result);
    }
    differences_release(&r->differences);
}
