/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/run_list.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "reports/csv_result.h"
#include "reports/json_result.h"
#include "sim/base/units.h"
#include "sim/base/utf8.h"

static void integer(struct json *j, const char *key, int64_t x)
{
    json_key(j, key);
    json_integer(j, x);
}

static void vary_json(struct json *j, const char *paths)
{
    json_key(j, "vary");
    json_compact(j);
    json_array(j);
    struct buf path = BUF_INIT;
    while (paths && *paths) {
        size_t n = strcspn(paths, "\n");
        buf_clear(&path);
        buf_add_n(&path, paths, n);
        json_string(j, buf_text(&path));
        paths += n + (paths[n] == '\n');
    }
    buf_release(&path);
    json_end(j);
}

void run_list_json(const struct run_row *runs, size_t count, struct buf *out)
{
    struct json j;
    json_init(&j, out);
    json_object(&j);
    json_key(&j, "runs");
    json_array(&j);
    for (size_t i = 0; i < count; i++) {
        const struct run_row *r = &runs[i];
        json_object(&j);
        integer(&j, "id", r->id);
        json_text(&j, "command", r->command);
        json_text(&j, "scenario", r->scenario);
        json_text(&j, "state", r->state);
        json_text(&j, "command_line", r->command_line);
        json_text(&j, "version", r->version);
        json_text(&j, "file", r->file);
        json_text(&j, "sha256", r->sha256);
        json_text(&j, "started", r->started);
        json_text(&j, "finished", r->finished);
        json_value(&j, "elapsed_s", r->elapsed_s);
        vary_json(&j, r->vary);
        integer(&j, "points", r->points);
        integer(&j, "points_done", r->points_done);
        integer(&j, "replications", r->replications);
        json_end(&j);
    }
    json_end(&j);
    json_end(&j);
    json_finish(&j);
}

/* "interval, sample_size": the last steps of paths. */
static void write_varied(const char *paths, struct buf *out)
{
    for (const char *s = paths; *s;) {
        size_t n = strcspn(s, "\n"), from = n;
        while (from > 0 && s[from - 1] != '.') {
            from--;
        }
        buf_add(out, s == paths ? "" : ", ");
        buf_add_n(out, s + from, n - from);
        s += n + (s[n] == '\n');
    }
}

enum { NAMES = 28 }; /* columns; comparisons have many names */

/* "pair: interval", cut off where it is long. */
static void names_cell(struct table *t, const struct run_row *r)
{
    struct buf safe = BUF_INIT, text = BUF_INIT;
    buf_add(&text, r->scenario);
    if (r->vary) {
        buf_add(&text, ": ");
        write_varied(r->vary, &text);
    }
    utf8_show_within(&safe, buf_text(&text), NAMES);
    table_cell(t, buf_text(&safe));
    buf_release(&safe);
    buf_release(&text);
}

static void csv_lines(struct table *t, const struct run_row *runs, size_t count)
{
    static const char *const headings[] = {"id",           "command",      "scenario",  "state",
                                           "command_line", "version",      "file",      "sha256",
                                           "started",      "finished",     "elapsed_s", "points",
                                           "points_done",  "replications", "vary"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], ALIGN_LEFT);
    }
    for (size_t i = 0; i < count; i++) {
        const struct run_row *r = &runs[i];
        table_row(t);
        table_cellf(t, "%lld", (long long)r->id);
        const char *const texts[] = {r->command,      r->scenario, r->state,
                                     r->command_line, r->version,  r->file,
                                     r->sha256,       r->started,  r->finished};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            table_cell(t, texts[k]);
        }
        csv_number(t, r->elapsed_s);
        table_cellf(t, "%lld", (long long)r->points);
        table_cellf(t, "%lld", (long long)r->points_done);
        table_cellf(t, "%lld", (long long)r->replications);
        table_cell(t, r->vary ? r->vary : "");
    }
}

/* "240", of an unfinished one "55 of 240". */
static void points_cell(struct table *t, const struct run_row *r)
{
    if (r->points_done == r->points) {
        table_cellf(t, "%lld", (long long)r->points);
    } else {
        table_cellf(t, "%lld of %lld", (long long)r->points_done, (long long)r->points);
    }
}

/* "2026-11-27 02:26", in UTC as all times of a store. */
static void time_cell(struct table *t, const char *time)
{
    const char *day_end = strchr(time, 'T');
    if (day_end && strlen(day_end) >= 6) {
        table_cellf(t, "%.*s %.5s", (int)(day_end - time), time, day_end + 1);
    } else {
        table_cell(t, time);
    }
}

static void people_lines(struct table *t, const struct run_row *runs, size_t count)
{
    static const char *const headings[] = {"run",    "command", "scenario",      "state",
                                           "points", "played",  "started (UTC)", "took"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        bool number = i == 0 || i == 4 || i == 5 || i == 7;
        table_column(t, headings[i], number ? ALIGN_RIGHT : ALIGN_LEFT);
    }
    for (size_t i = 0; i < count; i++) {
        const struct run_row *r = &runs[i];
        struct buf took = BUF_INIT;
        table_row(t);
        table_cellf(t, "%lld", (long long)r->id);
        table_cell(t, r->command);
        names_cell(t, r);
        table_cell(t, r->state);
        points_cell(t, r);
        table_cellf(t, "%lld", (long long)r->replications);
        time_cell(t, r->started);
        units_human_seconds(&took, r->elapsed_s);
        table_cell(t, r->finished ? buf_text(&took) : "-");
        buf_release(&took);
    }
}

void run_list_table(const struct run_row *runs, size_t count, enum table_format format, bool colour,
                    size_t width, struct buf *out)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    (format == TABLE_CSV ? csv_lines : people_lines)(t, runs, count);
    table_write_fit(t, format, 1, width, colour && format == TABLE_TEXT, out);
    arena_release(&arena);
}
