/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/report_replay.h"

#include <string.h>
#include <unistd.h>

#include "reports/claims_tell.h"
#include "reports/escaped_path.h"
#include "sim/base/die.h"
#include "sim/run/series.h"
#include "sim/scenario/changes.h"
#include "sim/scenario/describe.h"
#include "sim/store/results.h"

static const char *beside(struct cli *cli, const char *file, const char *name)
{
    const char *slash = strrchr(file, '/');
    return slash && *name != '/'
               ? arena_printf(&cli->arena, "%.*s/%s", (int)(slash - file), file, name)
               : name;
}

/* Without the steps up that lead from the record to where both it and the scenario are. */
static const char *without_steps(const char *name)
{
    while (strncmp(name, "../", 3) == 0) {
        name += 3;
    }
    return name;
}

static const char *find_file(struct cli *cli, const char *file, const struct claim_option *o,
                             struct diag *d)
{
    const char *plain = escaped_path_read(&cli->arena, o->scenario);
    const char *const places[] = {beside(cli, file, o->scenario), without_steps(o->scenario),
                                  beside(cli, file, plain), without_steps(plain)};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (access(places[i], F_OK) == 0) {
            return places[i];
        }
    }
    claims_tell_missing(o, d);
    return NULL;
}

static void add(struct opt_overrides *list, const char *assignment)
{
    list->items[list->count++] = (struct override){.name = "--set", .assignment = assignment};
}

static struct opt_overrides overrides_of(struct cli *cli, const struct claim_option *o)
{
    struct opt_overrides list = {
        .items = arena_array(&cli->arena, o->set_count + 3, sizeof *list.items)};
    for (size_t i = 0; i < o->set_count; i++) {
        add(&list, o->set[i]);
    }
    if (o->seeded) {
        add(&list, arena_printf(&cli->arena, "seed=%llu", (unsigned long long)o->seed));
    }
    if (o->replications > 0) {
        add(&list, arena_printf(&cli->arena, "replications=%lld", (long long)o->replications));
    }
    if (o->horizon) {
        add(&list, arena_printf(&cli->arena, "horizon=%s", o->horizon));
    }
    return list;
}

/* The warnings were told when it was played first; errors are new. */
static const struct scenario *load(struct cli *cli, const char *path, const struct claim_option *o,
                                   struct diag *d)
{
    struct input in = {.file = path, .overrides = overrides_of(cli, o)};
    if (input_read(cli, &in) != EXIT_DONE) {
        diag_merge(d, &in.diag);
    }
    input_release(&in);
    return in.scenario;
}

void report_replay_load(struct cli *cli, const char *file, const struct claims *claims,
                        struct diag *d, struct replay *ret)
{
    *ret = (struct replay){.count = claims->count};
    ret->points = arena_array(&cli->arena, claims->count + 1, sizeof *ret->points);
    for (size_t i = 0; i < claims->count; i++) {
        const struct claim_option *o = &claims->options[i];
        const char *path = find_file(cli, file, o, d);
        ret->points[i] = (struct study_point){.scenario = path ? load(cli, path, o, d) : NULL};
    }
    if (claims->difference_count > 0) {
        ret->series = arena_array(&cli->arena, claims->count, sizeof *ret->series);
        for (size_t i = 0; i < claims->count; i++) {
            series_init(&ret->series[i], engine_models.metrics);
        }
    }
}

static void keep_row(void *subject, size_t point, const struct row *row)
{
    (void)point;
    series_add(subject, row);
}

enum experiment_end report_replay_play(const struct cli *cli, const struct play *play,
                                       const struct claims *claims, struct replay *r)
{
    enum experiment_end end = EXPERIMENT_DONE;
    for (size_t i = 0; i < r->count && end == EXPERIMENT_DONE; i++) {
        struct play own = *play;
        struct study study = {
            .points = &r->points[i], .count = 1, .first = claims->options[i].first};
        size_t done;
        own.exact = claims->options[i].exact;
        play_prepare(&own, &study);
        if (r->series) {
            study.row = keep_row;
            study.row_subject = &r->series[i];
        }
        end = play_study(&own, &study, NULL, &done);
        play_tell(cli, &study, end, done);
    }
    return end;
}

void report_replay_release(struct replay *r)
{
    if (r->points) {
        study_release(r->points, r->count);
    }
    for (size_t i = 0; r->series && i < r->count; i++) {
        series_release(&r->series[i]);
    }
}

/* Whether the store has that very scenario under the number that the record tells. */
static bool is_that(struct archive *s, const struct claim_option *o)
{
    sqlite3_stmt *statement = archive_prepare(
        s, "SELECT count(*) FROM points WHERE run = ?1 AND point = ?2 AND sha256 = ?3");
    bool is = false;
    if (statement) {
        sqlite3_bind_int64(statement, 1, o->run);
        sqlite3_bind_int64(statement, 2, o->point);
        archive_bind_text(statement, 3, o->sha256);
        is = archive_row(s, statement) == 1 && sqlite3_column_int64(statement, 0) == 1;
    }
    sqlite3_finalize(statement);
    return is;
}

/* The record plays it as often, as long and with the seed that it was played with. */
static bool is_forced(const char *path)
{
    return strcmp(path, "replications") == 0 || strncmp(path, "replications.", 13) == 0 ||
           strcmp(path, "seed") == 0 || strcmp(path, "horizon") == 0;
}

enum { CHANGES_TOLD = 12 };

static void tell_changes(const struct change *changes, size_t count, struct buf *out)
{
    size_t told = 0;
    for (size_t i = 0; i < count; i++) {
        const struct change *c = &changes[i];
        if (!is_forced(c->path) && told++ < CHANGES_TOLD) {
            buf_printf(out, "%s%s was %s and is %s", told == 1 ? "" : "; ", c->path,
                       c->a ? c->a : "not there", c->b ? c->b : "not there");
        }
    }
    if (told > CHANGES_TOLD) {
        buf_printf(out, "; and %zu more", told - CHANGES_TOLD);
    }
}

void report_replay_changes(struct cli *cli, const char *store, const struct claim_option *option,
                           const struct scenario *now, struct buf *out)
{
    struct archive s = {0};
    struct buf then = BUF_INIT, text = BUF_INIT;
    struct change *changes;
    size_t count;
    if (option->run == 0 || option->point == 0 || !option->sha256 || access(store, R_OK) != 0) {
        return;
    }
    if (archive_open(&s, store, ARCHIVE_READ) && is_that(&s, option) &&
        results_scenario(&s, option->run, option->point, &then) == 1) {
        scenario_write_effective(now, &text);
        if (changes_find(&cli->arena, buf_text(&then), buf_text(&text), &changes, &count)) {
            tell_changes(changes, count, out);
        }
    }
    archive_close(&s);
    buf_release(&then);
    buf_release(&text);
}
