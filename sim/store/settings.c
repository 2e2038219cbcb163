/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/settings.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/hash.h"

/* The values of a factor, found by their hashes: a design may have another at every point. */
struct levels {
    const char **values;
    size_t *slots, mask; /* 1 + index; 0: free */
};

static struct levels levels_new(struct arena *a, size_t points)
{
    size_t size = 2;
    while (size < 2 * points) {
        size *= 2;
    }
    struct levels l = {.values = arena_array(a, points, sizeof *l.values),
                       .slots = arena_array(a, size, sizeof *l.slots),
                       .mask = size - 1};
    for (size_t i = 0; i < size; i++) {
        l.slots[i] = 0;
    }
    return l;
}

/* Where a value stands among those of its factor, as the last if it is a new one. */
static size_t level_of(struct factor *f, struct levels *l, const char *value)
{
    size_t slot = (size_t)hash_string(value) & l->mask;
    while (l->slots[slot] > 0) {
        if (strcmp(l->values[l->slots[slot] - 1], value) == 0) {
            return l->slots[slot] - 1;
        }
        slot = (slot + 1) & l->mask;
    }
    l->values[f->count] = value;
    l->slots[slot] = ++f->count;
    return f->count - 1;
}

/* Levels in the order in which they first come; a grid is told by having every combination of them
 * in its order. */
static bool is_grid(const struct factors *f, size_t points)
{
    struct factors grid = {.items = f->items, .count = f->count};
    if (factors_points(&grid) != points) {
        return false;
    }
    for (size_t p = 0; p < points; p++) {
        for (size_t i = 0; i < f->count; i++) {
            if (strcmp(factors_value(&grid, p, i), factors_value(f, p, i)) != 0) {
                return false;
            }
        }
    }
    return true;
}

static bool read_settings(struct archive *s, sqlite3_stmt *settings, size_t points, struct arena *a,
                          struct factors *ret)
{
    const char **chosen = arena_array(a, points * ret->count + 1, sizeof *chosen);
    size_t found = 0;
    struct levels *levels = arena_array(a, ret->count + 1, sizeof *levels);
    int step;
    while ((step = archive_row(s, settings)) == 1) {
        size_t point = (size_t)sqlite3_column_int64(settings, 0) - 1,
               position = (size_t)sqlite3_column_int64(settings, 1) - 1;
        if (point >= points || position >= ret->count) {
            return archive_refuse(s, "%s: a setting belongs to no point", s->path);
        }
        struct factor *f = &ret->items[position];
        if (!f->values) {
            f->path = archive_text(settings, 2, a);
            levels[position] = levels_new(a, points);
            f->values = levels[position].values;
        }
        size_t level = level_of(f, &levels[position], archive_text(settings, 3, a));
        chosen[point * ret->count + position] = f->values[level];
        found++;
    }
    if (step == 0 && found != points * ret->count) {
        return archive_refuse(s, "%s is damaged: a point lacks a setting", s->path);
    }
    ret->chosen = chosen;
    ret->points = points;
    if (step == 0 && ret->count > 0 && is_grid(ret, points)) {
        ret->chosen = NULL;
    }
    return step == 0;
}

/* "saltelli:64" has 64 rows, other designs are in none. */
static bool read_rows(struct archive *s, int64_t run, uint64_t *ret)
{
    static const char in_rows[] = "saltelli:";
    sqlite3_stmt *design =
        archive_prepare(s, "SELECT coalesce(design, '') FROM runs WHERE id = ?1");
    int step = -1;
    *ret = 0;
    if (design) {
        sqlite3_bind_int64(design, 1, run);
        step = archive_row(s, design);
    }
    const char *text = step == 1 ? (const char *)sqlite3_column_text(design, 0) : "";
    if (strncmp(text, in_rows, sizeof in_rows - 1) == 0) {
        *ret = strtoull(text + sizeof in_rows - 1, NULL, 10);
    }
    sqlite3_finalize(design);
    return step >= 0;
}

bool settings_read(struct archive *s, int64_t run, size_t points, struct arena *a,
                   struct factors *ret)
{
    sqlite3_stmt *count =
        archive_prepare(s, "SELECT coalesce(max(position), 0) FROM settings WHERE run = ?1");
    sqlite3_stmt *settings =
        archive_prepare(s, "SELECT point, position, path, value FROM settings WHERE run = ?1"
                           " ORDER BY point, position");
    bool read = count && settings;
    *ret = (struct factors){0};
    if (read) {
        sqlite3_bind_int64(count, 1, run);
        sqlite3_bind_int64(settings, 1, run);
        read = archive_row(s, count) == 1 && read_rows(s, run, &ret->rows);
    }
    if (read) {
        ret->count = (size_t)sqlite3_column_int64(count, 0);
        ret->items = arena_array(a, ret->count + 1, sizeof *ret->items);
        for (size_t i = 0; i < ret->count; i++) {
            ret->items[i] = (struct factor){0};
        }
        read = read_settings(s, settings, points, a, ret);
    }
    sqlite3_finalize(count);
    sqlite3_finalize(settings);
    return read;
}
