/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The telling of an incident (sim/store/tellings.h), cut down to what fits a figure: the moments
 * that change something for everyone, and of the verdicts of points of presence the first and the
 * last of each turn. */
#ifndef REPORTS_STORY_H
#define REPORTS_STORY_H

#include "reports/cell.h"
#include "sim/store/tellings.h"

enum { STORY_MOMENTS = 12, STORY_LINE = 21 }; /* points that a line of text takes */

struct moment {
    double at_s;
    const char *text;
};

struct story {
    struct told_incident incident;
    struct telling telling;
    double origin_s; /* times count from here: the opening of the incident */
    double from_s,
        until_s; /* of what is worth drawing: what ends long after all else is told alone */
    struct cell_unit unit; /* that the times are told in */
    struct moment moments[STORY_MOMENTS];
    size_t count, left_out;
};

/* 1, 0 if nothing was told of the point, -1 if the store cannot be read. */
int story_read(struct archive *s, int64_t run, int64_t point, struct arena *a, struct story *ret);
/* NULL if there is none. */
const struct told_line *story_line(const struct story *s, const char *name, const char *store);
/* Whether two lines have different values anywhere. */
bool story_differs(const struct told_line *a, const struct told_line *b);
/* "+1 min 9.2 s" */
void story_time(const struct story *s, size_t moment, struct buf *out);

#endif
