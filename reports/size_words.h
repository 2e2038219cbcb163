/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sizing in sentences, which its reports for people share. */
#ifndef REPORTS_SIZE_WORDS_H
#define REPORTS_SIZE_WORDS_H

#include "reports/size.h"

/* "Choose interval=25s.", "No setting meets the targets.", "Undecided." */
void size_choice(const struct size_report *report, struct buf *out);
/* What speaks for the choice and how sure it is. */
void size_reason(const struct size_report *report, struct buf *out);
/* Who comes next, and why it is not the choice; who is next below in what is to be small, and which
 * target it misses; of what there is doubt, and what would end it. Each is a line; nothing where
 * there is nothing to say. */
void size_runner_up(const struct size_report *report, struct buf *out);
void size_next_below(const struct size_report *report, struct buf *out);
void size_doubts(const struct size_report *report, struct buf *out);

/* What became of a point, in a cell: "chosen", "misses rto.service", "more by 3 EUR/y". */
void size_outcome(const struct size_report *report, size_t point, struct buf *out);
/* The metrics that exclude a point for certain, those of targets first. Returns how many. */
enum { SIZE_REASONS = RESULT_TARGETS + 1 };
size_t size_reasons(const struct size_report *report, size_t point,
                    const char *ret[static SIZE_REASONS]);

/* What a point has in what is to be small: the best point's mean and the difference to it, which is
 * known better than the point's own mean and compares like with like; without a best, its own. */
double size_estimate(const struct size_report *report, size_t point);

#endif
