/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/tellings.h"

#include <math.h>

/* So that it takes no longer than a moment among the incidents of millions of years. */
#define CHOSEN_FROM                                                                                \
    "(SELECT replication, incident, opened_s, closed_s, \"rto.service\" AS rto FROM incidents"     \
    " WHERE run = ?1 AND point = ?2 LIMIT 1000000)"

/* The row of a statement with run and point bound: 1, 0 if there is none, -1. */
static int first_row(struct archive *s, const char *sql, int64_t run, int64_t point, int64_t skip,
                     sqlite3_stmt **ret)
{
    *ret = archive_prepare_point(s, sql, run, point);
    if (!*ret) {
        return -1;
    }
    if (sqlite3_bind_parameter_count(*ret) > 2) {
        sqlite3_bind_int64(*ret, 3, skip);
    }
    return archive_row(s, *ret);
}

static bool count_incidents(struct archive *s, int64_t run, int64_t point, int64_t *ret_all,
                            int64_t *ret_out)
{
    sqlite3_stmt *q;
    bool read = first_row(s, "SELECT count(*), coalesce(sum(rto > 0), 0) FROM " CHOSEN_FROM, run,
                          point, 0, &q) == 1;
    *ret_all = read ? sqlite3_column_int64(q, 0) : 0;
    *ret_out = read ? sqlite3_column_int64(q, 1) : 0;
    sqlite3_finalize(q);
    return read;
}

static int choose_incident(struct archive *s, int64_t run, int64_t point, int64_t all, int64_t out,
                           struct told_incident *ret)
{
    static const char median[] = "SELECT * FROM " CHOSEN_FROM " WHERE rto > 0"
                                 " ORDER BY rto, replication, incident LIMIT 1 OFFSET ?3";
    static const char first[] = "SELECT * FROM " CHOSEN_FROM " ORDER BY replication, incident";
    sqlite3_stmt *q;
    int found = first_row(s, out > 0 ? median : first, run, point, out / 2, &q);
    if (found == 1) {
        *ret = (struct told_incident){.replication = (uint32_t)sqlite3_column_int64(q, 0),
                                      .incident = sqlite3_column_int64(q, 1),
                                      .opened_s = archive_number(q, 2),
                                      .closed_s = archive_number(q, 3),
                                      .rto_s = archive_number(q, 4),
                                      .of = out > 0 ? out : all,
                                      .out = out > 0};
    }
    sqlite3_finalize(q);
    return found;
}

static int choose_replication(struct archive *s, int64_t run, int64_t point,
                              struct told_incident *ret)
{
    sqlite3_stmt *q;
    int found = first_row(s,
                          "SELECT min(replication) FROM replications WHERE run = ?1 AND point = ?2"
                          " HAVING count(*) > 0",
                          run, point, 0, &q);
    *ret = (struct told_incident){.opened_s = NAN, .closed_s = NAN, .rto_s = NAN};
    if (found == 1) {
        ret->replication = (uint32_t)sqlite3_column_int64(q, 0);
    }
    sqlite3_finalize(q);
    return found;
}

int tellings_choose(struct archive *s, int64_t run, int64_t point, struct told_incident *ret)
{
    int64_t all, out;
    if (!count_incidents(s, run, point, &all, &out)) {
        return -1;
    }
    return all > 0 ? choose_incident(s, run, point, all, out, ret)
                   : choose_replication(s, run, point, ret);
}

static bool write_head(struct archive *s, int64_t run, int64_t point, const struct told_incident *i,
                       const struct telling *t)
{
    sqlite3_stmt *q = archive_prepare_point(
        s, "INSERT INTO tellings VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", run, point);
    if (!q) {
        return false;
    }
    sqlite3_bind_int64(q, 3, i->replication);
    sqlite3_bind_int64(q, 4, i->incident);
    archive_bind_number(q, 5, i->opened_s);
    archive_bind_number(q, 6, i->closed_s);
    archive_bind_number(q, 7, i->rto_s);
    sqlite3_bind_int64(q, 8, i->of);
    sqlite3_bind_int(q, 9, i->out);
    sqlite3_bind_double(q, 10, t->from_s);
    sqlite3_bind_double(q, 11, t->until_s);
    sqlite3_bind_int64(q, 12, (int64_t)t->left_out);
    bool written = archive_run(s, q);
    sqlite3_finalize(q);
    return written;
}

static bool write_events(struct archive *s, int64_t run, int64_t point, const struct telling *t)
{
    sqlite3_stmt *q =
        archive_prepare_point(s, "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?)", run, point);
    bool written = q != NULL;
    for (size_t i = 0; written && i < t->count; i++) {
        const struct told_event *e = &t->events[i];
        sqlite3_bind_int64(q, 3, (int64_t)i + 1);
        sqlite3_bind_double(q, 4, e->at_s);
        archive_bind_text(q, 5, e->kind);
        archive_bind_text(q, 6, e->subject);
        archive_bind_text(q, 7, e->object);
        archive_bind_number(q, 8, e->value);
        archive_bind_text(q, 9, e->text);
        written = archive_run(s, q);
    }
    sqlite3_finalize(q);
    return written;
}

static bool write_lines(struct archive *s, int64_t run, int64_t point, const struct telling *t)
{
    sqlite3_stmt *q =
        archive_prepare_point(s, "INSERT INTO lines VALUES (?,?,?,?,?,?,?)", run, point);
    bool written = q != NULL;
    for (size_t k = 0; k < t->line_count; k++) {
        const struct told_line *line = &t->lines[k];
        for (size_t i = 0; written && i < line->count; i++) {
            archive_bind_text(q, 3, line->name);
            archive_bind_text(q, 4, line->store);
            sqlite3_bind_int64(q, 5, (int64_t)i + 1);
            sqlite3_bind_double(q, 6, line->at_s[i]);
            sqlite3_bind_double(q, 7, line->value[i]);
            written = archive_run(s, q);
        }
    }
    sqlite3_finalize(q);
    return written;
}

/* One that was written by a playing that did not come to its end. */
static bool forget(struct archive *s, int64_t run, int64_t point)
{
    sqlite3_stmt *q =
        archive_prepare_point(s, "DELETE FROM tellings WHERE run = ?1 AND point = ?2", run, point);
    bool gone = q && archive_run(s, q);
    sqlite3_finalize(q);
    return gone;
}

bool tellings_write(struct archive *s, int64_t run, int64_t point,
                    const struct told_incident *incident, const struct telling *t)
{
    return forget(s, run, point) && write_head(s, run, point, incident, t) &&
           write_events(s, run, point, t) && write_lines(s, run, point, t);
}

static int read_head(struct archive *s, int64_t run, int64_t point, struct told_incident *i,
                     struct telling *t)
{
    sqlite3_stmt *q;
    int found = first_row(s,
                          "SELECT replication, incident, opened_s, closed_s, rto_s, chosen_from,"
                          " out, from_s, until_s, left_out FROM tellings"
                          " WHERE run = ?1 AND point = ?2",
                          run, point, 0, &q);
    if (found == 1) {
        *i = (struct told_incident){.replication = (uint32_t)sqlite3_column_int64(q, 0),
                                    .incident = sqlite3_column_int64(q, 1),
                                    .opened_s = archive_number(q, 2),
                                    .closed_s = archive_number(q, 3),
                                    .rto_s = archive_number(q, 4),
                                    .of = sqlite3_column_int64(q, 5),
                                    .out = sqlite3_column_int(q, 6) != 0};
        *t = (struct telling){.replication = i->replication,
                              .from_s = sqlite3_column_double(q, 7),
                              .until_s = sqlite3_column_double(q, 8),
                              .left_out = (size_t)sqlite3_column_int64(q, 9)};
    }
    sqlite3_finalize(q);
    return found;
}

static bool count_rows(struct archive *s, const char *sql, int64_t run, int64_t point,
                       size_t *ret_count)
{
    sqlite3_stmt *q;
    bool read = first_row(s, sql, run, point, 0, &q) == 1;
    *ret_count = read ? (size_t)sqlite3_column_int64(q, 0) : 0;
    sqlite3_finalize(q);
    return read;
}

static bool read_events(struct archive *s, int64_t run, int64_t point, struct arena *a,
                        struct telling *t)
{
    sqlite3_stmt *q;
    size_t room;
    if (!count_rows(s, "SELECT count(*) FROM events WHERE run = ?1 AND point = ?2", run, point,
                    &room)) {
        return false;
    }
    t->events = arena_array(a, room, sizeof *t->events);
    int step = first_row(s,
                         "SELECT at_s, kind, subject, object, value, text FROM events"
                         " WHERE run = ?1 AND point = ?2 ORDER BY position",
                         run, point, 0, &q);
    for (; step == 1 && t->count < room; step = archive_row(s, q)) {
        t->events[t->count++] = (struct told_event){.at_s = sqlite3_column_double(q, 0),
                                                    .kind = archive_text(q, 1, a),
                                                    .subject = archive_text(q, 2, a),
                                                    .object = archive_text(q, 3, a),
                                                    .place = -1,
                                                    .value = archive_number(q, 4),
                                                    .text = archive_text(q, 5, a)};
    }
    sqlite3_finalize(q);
    return step >= 0;
}

static bool read_points(struct archive *s, int64_t run, int64_t point, struct arena *a,
                        struct told_line *line)
{
    sqlite3_stmt *q = archive_prepare_point(
        s,
        "SELECT at_s, value FROM lines WHERE run = ?1 AND point = ?2 AND line = ?3 AND store = ?4"
        " ORDER BY position",
        run, point);
    size_t room = line->count;
    int step = q ? 1 : -1;
    line->at_s = arena_array(a, room, sizeof *line->at_s);
    line->value = arena_array(a, room, sizeof *line->value);
    line->count = 0;
    if (q) {
        archive_bind_text(q, 3, line->name);
        archive_bind_text(q, 4, line->store);
        while (line->count < room && (step = archive_row(s, q)) == 1) {
            line->at_s[line->count] = sqlite3_column_double(q, 0);
            line->value[line->count++] = sqlite3_column_double(q, 1);
        }
    }
    sqlite3_finalize(q);
    return step >= 0;
}

static bool read_lines(struct archive *s, int64_t run, int64_t point, struct arena *a,
                       struct telling *t)
{
    sqlite3_stmt *q;
    size_t room;
    if (!count_rows(s,
                    "SELECT count(*) FROM (SELECT DISTINCT line, store FROM lines"
                    " WHERE run = ?1 AND point = ?2)",
                    run, point, &room)) {
        return false;
    }
    t->lines = arena_array(a, room, sizeof *t->lines);
    int step = first_row(s,
                         "SELECT line, store, count(*) FROM lines WHERE run = ?1 AND point = ?2"
                         " GROUP BY line, store ORDER BY line, store",
                         run, point, 0, &q);
    for (; step == 1 && t->line_count < room; step = archive_row(s, q)) {
        t->lines[t->line_count++] = (struct told_line){.name = archive_text(q, 0, a),
                                                       .store = archive_text(q, 1, a),
                                                       .count = (size_t)sqlite3_column_int64(q, 2)};
    }
    sqlite3_finalize(q);
    for (size_t i = 0; step >= 0 && i < t->line_count; i++) {
        step = read_points(s, run, point, a, &t->lines[i]) ? 0 : -1;
    }
    return step >= 0;
}

int tellings_read(struct archive *s, int64_t run, int64_t point, struct arena *a,
                  struct told_incident *ret_incident, struct telling *ret)
{
    int found = read_head(s, run, point, ret_incident, ret);
    if (found == 1 && (!read_events(s, run, point, a, ret) || !read_lines(s, run, point, a, ret))) {
        return -1;
    }
    return found;
}
