/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of docs/facts.md, compiled in: what sources such as "AFD-18, Front Door documentation"
 * cite, so that a value can be told with what it rests on and how good that is. */
#ifndef SIM_SCENARIO_FACTS_H
#define SIM_SCENARIO_FACTS_H

#include <stddef.h>

#include "sim/base/buf.h"

/* Plain text, without Markdown. */
struct fact {
    const char *id;     /* "AFD-18" */
    const char *text;   /* sentences */
    const char *grade;  /* "A", "A, C", "A (that), U (what)", "documented" */
    const char *source; /* the documents, parted by "; "; "" where there are none */
};

/* Sorted by identifier, byte by byte; made of docs/facts.md when the program is built. */
extern const struct fact facts[];
extern const size_t fact_count;

/* NULL if there is no such fact. */
const struct fact *facts_find(const char *id);
/* The first fact that the text cites at or after *at, which then lies behind it; NULL if it cites
 * no other. Words that look like a fact and are none are passed over. */
const struct fact *facts_next(const char *text, size_t *at);
/* What the letters of a grade mean, "A: the vendor's reference says so; D: ..."; the grade itself
 * where it is in words. */
void facts_explain_grade(const char *grade, struct buf *out);

#endif
