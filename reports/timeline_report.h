/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline to be read: as text, as rows, as JSON, and for viewers of traces. What trainees may
 * see (`seen`) has no title, no fault and no reason in any of them: these would give the cause
 * away. */
#ifndef REPORTS_TIMELINE_REPORT_H
#define REPORTS_TIMELINE_REPORT_H

#include "reports/timeline.h"
#include "sim/run/worst.h"

struct timeline_report {
    const struct timeline *timeline; /* hidden (timeline_hide) if `seen` */
    const char *version, *command;   /* the latter gives it again */
    const struct worst *worst;       /* how the replication was chosen; NULL: by its number */
    bool seen;                       /* what those on duty see, and no more */
    bool colour;
    size_t width;
};

void timeline_text_write(const struct timeline_report *r, struct buf *out);
/* Of what those on duty see: the heading, and steps number `from` to `until` (from 1, that one too)
 * over all incidents that are told. */
void timeline_text_seen_heading(const struct timeline_report *r, struct buf *out);
void timeline_text_seen(const struct timeline_report *r, size_t from, size_t until,
                        struct buf *out);
size_t timeline_text_seen_count(const struct timeline_report *r);

void timeline_csv_write(const struct timeline_report *r, struct buf *out);
void timeline_markdown_write(const struct timeline_report *r, struct buf *out);
void timeline_json_write(const struct timeline_report *r, struct buf *out);
/* The trace event format, as Perfetto and chrome://tracing open it. */
void timeline_perfetto_write(const struct timeline_report *r, struct buf *out);

/* Parts of texts. "1 00:10:00.0 to 1 00:56:29.5 (46 min 30 s); rto.service 69.26 s = ..." */
void timeline_summary(const struct timeline *t, const struct timeline_incident *i, struct buf *out);
/* What the time of an incident was spent on, and what would have changed it. */
void timeline_lesson(const struct timeline *t, const struct timeline_incident *i, struct buf *out);
/* The incidents that are not told at length, one sentence; nothing if there are none. */
void timeline_rest(const struct timeline *t, struct buf *out);
/* What conflicts cost over the whole of the replication, which nobody sees; nothing without any. */
void timeline_conflicts(const struct timeline *t, struct buf *out);
/* Which replication of what, and how it was chosen. */
void timeline_title(const struct timeline_report *r, struct buf *out);

#endif
