/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the values of a scenario rest on, as it was when the run was stored: where each value comes
 * from, what is cited for it, and the facts that are cited. Runs that were stored before this was
 * kept have none. */
#ifndef SIM_STORE_SOURCES_H
#define SIM_STORE_SOURCES_H

#include "sim/scenario/facts.h"
#include "sim/scenario/provenance.h"
#include "sim/store/archive.h"

struct source_row {
    struct provenance from; /* ->field is not kept and NULL */
    bool assumption;        /* nobody stated it, and it rests on none but an assumption */
    const char *meaning;    /* of the field */
};

/* All values in the tree of a scenario (sim/scenario/tree.h). Within a transaction of the caller's;
 * point counts from 1. */
bool sources_write(struct archive *s, int64_t run, int64_t point, const struct node *tree);
/* In the order of the scenario; they live in the arena. */
bool sources_read(struct archive *s, int64_t run, int64_t point, struct arena *a,
                  struct source_row **ret, size_t *ret_count);

/* The facts that sources of the run cite, sorted by identifier, as they were then. */
bool sources_facts(struct archive *s, int64_t run, struct arena *a, struct fact **ret,
                   size_t *ret_count);

#endif
