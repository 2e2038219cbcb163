/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a page (page.h) share: what they write of, and how they say things. */
#ifndef REPORTS_PAGE_PART_H
#define REPORTS_PAGE_PART_H

#include "reports/dossier.h"
#include "reports/html_table.h"
#include "reports/stored_report.h"

struct page {
    const struct dossier *dossier;
    struct arena *arena;
    struct buf *out;
};

/* A run of the dossier, and what its tables over several results show side by side. */
struct page_run {
    const struct stored_run *run;
    const struct result *const *results; /* by point */
    size_t count;
    struct columns columns; /* as the run was asked to show, or the usual */
};
/* i counts the dossier's runs. The columns have room for what reports of it point to. */
void page_run_init(const struct page *p, size_t i, struct page_run *ret);

/* "sweep", as a person says it: "A sweep". */
const char *page_kind(const struct stored_run *r);
/* The title of its scenario, or what it was called. */
const char *page_title(const struct stored_run *r);

/* Of a part about one run of several: "Run 4: pair (edge.probe.interval=10s)". id: what leads here;
 * NULL: none.
 */
void page_heading(const struct page *p, size_t run, const char *id);

/* A verdict by a sign, a word and a colour. */
void page_badge(enum verdict v, struct buf *out);
/* Of a target of what has none: nothing. */
void page_badge_of(const struct result *r, struct buf *out);

/* Cells of a table. */
void page_cell_verdict(struct html_table *t, const struct result *r);
/* "61.2 s ± 1.1 s" of a column. */
void page_cell_column(struct html_table *t, const struct column *c, const struct result *r);
/* The interval of a mean, or why there is none. */
void page_interval(const struct metric *metric, const struct summary *s, struct buf *out);

/* The same, or of what was never seen "none seen, at most 26.3 a year". */
void page_precision(const struct result *r, size_t metric, struct buf *out);

/* Parts of an identifier that nothing else on the page has: "run-3-metrics". */
const char *page_id(const struct page *p, const struct stored_run *r, const char *what);

#endif
