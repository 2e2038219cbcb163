/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replications with their incidents, into the store and out of it again: every value to the
 * bit, the times at which an incident opened and closed as doubles in seconds. */
#ifndef SIM_STORE_ROWS_H
#define SIM_STORE_ROWS_H

#include "sim/base/arena.h"
#include "sim/store/metric_columns.h"

struct row_writer {
    struct archive *store;
    const struct metric_table *metrics;
    struct metric_columns columns[2]; /* by scope */
    sqlite3_stmt *replication, *incident;
};

/* To be closed in any case. */
bool row_writer_open(struct row_writer *w, struct archive *s, const struct metric_table *metrics);
void row_writer_close(struct row_writer *w);
/* Within a transaction of the caller's. point counts from 1. */
bool row_writer_add(struct row_writer *w, int64_t run, int64_t point, const struct row *row);

/* The replications of a point in the order of their numbers. */
struct row_reader {
    struct archive *store;
    const struct metric_table *metrics;
    struct metric_columns columns[2]; /* by scope */
    sqlite3_stmt *replications, *incidents;
    bool incident_waits; /* the statement stands on one that has not been taken */
    bool incidents_ended;
};

/* To be closed in any case. */
bool row_reader_open(struct row_reader *r, struct archive *s, const struct metric_table *metrics);
void row_reader_close(struct row_reader *r);
/* From replication number `from` on. */
void row_reader_seek(struct row_reader *r, int64_t run, int64_t point, uint32_t from);
/* Fills an empty row, with arrays of values and their flags; incidents are allocated in the arena.
 * 1, at the end 0, -1 if the store cannot be read. */
int row_reader_next(struct row_reader *r, struct arena *rows, struct row *ret);
/* Lets go of the store: a reader that stands on a row keeps seeing the store of the moment in which
 * it began, and its connection cannot write after another's. To be followed by a seek. */
void row_reader_rest(struct row_reader *r);
/* How that replication ended, in the store's word. */
const char *row_reader_stop(const struct row_reader *r);
/* Makes an empty row with its arrays in the arena. */
void row_make(struct row *row, struct arena *rows, const struct metric_table *metrics);

#endif
