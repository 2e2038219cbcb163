/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems found while reading fields, said once each: a node that aliases or merge keys show at
 * several paths is wrong only once. */
#ifndef SIM_SCHEMA_REPORT_H
#define SIM_SCHEMA_REPORT_H

#include <stdarg.h>
#include <stdbool.h>

#include "sim/base/arena.h"
#include "sim/base/diag.h"
#include "sim/schema/node.h"
#include "sim/schema/path.h"
#include "sim/schema/texts.h"

enum { REPORT_BUCKETS = 1 << 14 };

struct report_seen;

/* Zeroed but for arena and diag. */
struct reader {
    struct arena *arena;
    struct diag *diag;
    bool no_files;                    /* a scenario from memory must not name files */
    struct texts texts;               /* the files that were read */
    const struct text_link **instead; /* those left to read instead of files; NULL: files */
    struct report_seen **seen;        /* what has been reported, by hash; made when first needed */
};

struct problem {
    const char *code;
    struct mark mark;
    const struct path *path;
    const char *hint; /* NULL: none */
    struct mark second;
    const char *second_message;
    bool warning;
};

/* Returns -1. */
int report_problem(struct reader *r, const struct problem *p, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int report_problem_list(struct reader *r, const struct problem *p, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

/* What stands at a node, for "found ...": its text, cut short, or its kind. */
const char *report_found(struct reader *r, const struct node *n);

/* "a, b and c": what is known where something unknown was found; a long list is cut. "none" for an
 * empty one. */
const char *report_known(struct reader *r, const char *const *names, size_t count);

/* More hints are wasted effort: the limit of kept errors is reached. */
bool report_is_full(const struct reader *r);

#endif
