/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/sources.h"

#include <string.h>

static const char *const origins[] = {[ORIGIN_DEFAULT] = "default",
                                      [ORIGIN_PRESET] = "preset",
                                      [ORIGIN_FILE] = "file",
                                      [ORIGIN_OVERRIDE] = "override"};

struct writing {
    struct archive *store;
    sqlite3_stmt *values, *facts;
    int64_t run, point, position;
    bool written;
};

static void write_facts(struct writing *w, const char *source)
{
    size_t at = 0;
    const struct fact *fact;
    while (w->written && (fact = facts_next(source, &at)) != NULL) {
        sqlite3_bind_int64(w->facts, 1, w->run);
        archive_bind_text(w->facts, 2, fact->id);
        archive_bind_text(w->facts, 3, fact->text);
        archive_bind_text(w->facts, 4, fact->grade);
        archive_bind_text(w->facts, 5, fact->source);
        w->written = archive_run(w->store, w->facts);
    }
}

static void write_value(void *to, const struct provenance *p)
{
    struct writing *w = to;
    const char *const texts[] = {p->path,   p->value, origins[p->origin],
                                 p->preset, p->where, p->source};
    if (!w->written) {
        return;
    }
    sqlite3_bind_int64(w->values, 1, w->run);
    sqlite3_bind_int64(w->values, 2, w->point);
    sqlite3_bind_int64(w->values, 3, ++w->position);
    for (int k = 0; k < 6; k++) {
        archive_bind_text(w->values, 4 + k, texts[k]);
    }
    sqlite3_bind_int(w->values, 10, provenance_is_assumption(p));
    archive_bind_text(w->values, 11, p->field && p->field->help ? p->field->help : "");
    w->written = archive_run(w->store, w->values);
    if (p->source) {
        write_facts(w, p->source);
    }
}

bool sources_write(struct archive *s, int64_t run, int64_t point, const struct node *tree)
{
    struct writing w = {
        .store = s,
        .values = archive_prepare(s, "INSERT INTO sources VALUES (?,?,?,?,?,?,?,?,?,?,?)"),
        .facts = archive_prepare(s, "INSERT OR IGNORE INTO facts VALUES (?,?,?,?,?)"),
        .run = run,
        .point = point,
    };
    struct arena arena;
    arena_init(&arena, 0);
    w.written = w.values && w.facts;
    if (w.written && tree) {
        provenance_each(&arena, tree, write_value, &w);
    }
    sqlite3_finalize(w.values);
    sqlite3_finalize(w.facts);
    arena_release(&arena);
    return w.written;
}

static enum origin origin_of(const char *name)
{
    for (int i = ORIGIN_DEFAULT; i <= ORIGIN_OVERRIDE; i++) {
        if (strcmp(origins[i], name) == 0) {
            return (enum origin)i;
        }
    }
    return ORIGIN_FILE;
}

static void read_source(sqlite3_stmt *s, struct arena *a, void *ret)
{
    struct source_row *row = ret;
    *row = (struct source_row){
        .from = {.path = archive_text(s, 0, a),
                 .value = archive_text(s, 1, a),
                 .origin = origin_of((const char *)sqlite3_column_text(s, 2)),
                 .preset = archive_text(s, 3, a),
                 .where = archive_text(s, 4, a),
                 .source = archive_text(s, 5, a)},
        .assumption = sqlite3_column_int(s, 6) != 0,
        .meaning = archive_text(s, 7, a),
    };
}

static void read_fact(sqlite3_stmt *s, struct arena *a, void *ret)
{
    struct fact *fact = ret;
    *fact = (struct fact){.id = archive_text(s, 0, a),
                          .text = archive_text(s, 1, a),
                          .grade = archive_text(s, 2, a),
                          .source = archive_text(s, 3, a)};
}

/* All rows of a statement, each of so many bytes, into an array that grows. */
static bool read_all(struct archive *s, sqlite3_stmt *select, struct arena *a, size_t size,
                     void (*read)(sqlite3_stmt *s, struct arena *a, void *ret), void **ret,
                     size_t *ret_count)
{
    size_t count = 0, room = 64;
    char *rows = arena_array(a, room, size);
    int step;
    while ((step = archive_row(s, select)) == 1) {
        if (count == room) {
            char *more = arena_array(a, 2 * room, size);
            memcpy(more, rows, count * size);
            rows = more;
            room *= 2;
        }
        read(select, a, rows + count++ * size);
    }
    *ret = rows;
    *ret_count = count;
    return step == 0;
}

bool sources_read(struct archive *s, int64_t run, int64_t point, struct arena *a,
                  struct source_row **ret, size_t *ret_count)
{
    sqlite3_stmt *select = archive_prepare_point(
        s,
        "SELECT path, value, origin, preset, place, source, assumption, meaning FROM sources"
        " WHERE run = ?1 AND point = ?2 ORDER BY position",
        run, point);
    void *rows = NULL;
    bool read = select && read_all(s, select, a, sizeof **ret, read_source, &rows, ret_count);
    *ret = rows;
    sqlite3_finalize(select);
    return read;
}

bool sources_facts(struct archive *s, int64_t run, struct arena *a, struct fact **ret,
                   size_t *ret_count)
{
    sqlite3_stmt *select =
        archive_prepare(s, "SELECT id, text, grade, source FROM facts WHERE run = ?1 ORDER BY id");
    void *rows = NULL;
    bool read = select != NULL;
    if (read) {
        sqlite3_bind_int64(select, 1, run);
        read = read_all(s, select, a, sizeof **ret, read_fact, &rows, ret_count);
    }
    *ret = rows;
    sqlite3_finalize(select);
    return read;
}
