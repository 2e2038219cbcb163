/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One result on a page: its targets with what became of them, what most people ask about, and all
 * of its metrics. */
#ifndef REPORTS_PAGE_METRICS_H
#define REPORTS_PAGE_METRICS_H

#include "reports/page_part.h"

/* id: of the table; nothing is written where there are no targets. */
void page_targets_write(const char *id, const char *caption, const struct result *r,
                        struct buf *out);
/* A result with where its values are stored. */
struct page_result {
    const struct result *result;
    struct archive *store; /* NULL: percentiles stand without their intervals */
    int64_t run, point;    /* counted from 1 */
};
/* Of a point, counted from 0, of a run. */
struct page_result page_result_of(const struct page *p, const struct stored_run *run, size_t point);

/* The columns' metrics as names and values, each with its interval. */
void page_key_figures(const struct columns *columns, const struct page_result *of, struct buf *out);
void page_metrics_write(const char *id, const char *caption, const struct page_result *of,
                        struct buf *out);
/* Of all metrics that the dossier's runs have values for, each once: what is measured. */
void page_metrics_meanings(const struct page *p);
/* What the numbers alone would say wrongly, as paragraphs. */
void page_notes_write(const struct result *r, bool scripted, struct buf *out);

#endif
