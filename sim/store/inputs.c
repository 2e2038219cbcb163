/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/inputs.h"

#include <string.h>

static const char *const origins[] = {[ORIGIN_DEFAULT] = "default",
                                      [ORIGIN_PRESET] = "preset",
                                      [ORIGIN_FILE] = "file",
                                      [ORIGIN_OVERRIDE] = "override"};

bool inputs_write(struct archive *s, int64_t run, const struct sweep_input *inputs, size_t count)
{
    sqlite3_stmt *insert = archive_prepare(s, "INSERT INTO inputs VALUES (?,?,?,?,?,?,?,?)");
    bool written = insert != NULL;
    for (size_t i = 0; written && i < count; i++) {
        const struct provenance *p = &inputs[i].from;
        bool known = inputs[i].known;
        sqlite3_bind_int64(insert, 1, run);
        sqlite3_bind_int64(insert, 2, (int64_t)i + 1);
        const char *const texts[] = {p->path,   p->value, origins[p->origin],
                                     p->preset, p->where, p->source};
        for (int k = 0; k < 6; k++) {
            archive_bind_text(insert, 3 + k, known ? texts[k] : NULL);
        }
        written = archive_run(s, insert);
    }
    sqlite3_finalize(insert);
    return written;
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

static void read_input(sqlite3_stmt *s, struct arena *a, struct sweep_input *ret)
{
    const char *origin = (const char *)sqlite3_column_text(s, 3);
    *ret = (struct sweep_input){.known = origin != NULL};
    if (origin) {
        ret->from = (struct provenance){.path = archive_text(s, 1, a),
                                        .value = archive_text(s, 2, a),
                                        .origin = origin_of(origin),
                                        .preset = archive_text(s, 4, a),
                                        .where = archive_text(s, 5, a),
                                        .source = archive_text(s, 6, a)};
    }
}

bool inputs_read(struct archive *s, int64_t run, size_t count, struct arena *a,
                 struct sweep_input **ret)
{
    sqlite3_stmt *select =
        archive_prepare(s, "SELECT position, path, value, origin, preset, place, source FROM inputs"
                           " WHERE run = ?1 ORDER BY position");
    struct sweep_input *inputs = arena_array(a, count + 1, sizeof *inputs);
    size_t found = 0;
    int step = -1;
    if (select) {
        sqlite3_bind_int64(select, 1, run);
        while ((step = archive_row(s, select)) == 1 && found < count) {
            read_input(select, a, &inputs[found++]);
        }
    }
    sqlite3_finalize(select);
    *ret = found == count && count > 0 ? inputs : NULL;
    return step == 0;
}
