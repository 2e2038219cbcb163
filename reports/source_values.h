/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of the designs that a run is about, each once with the designs that have it: seldom do
 * they differ in much. Runs of single designs are taken together. */
#ifndef REPORTS_SOURCE_VALUES_H
#define REPORTS_SOURCE_VALUES_H

#include "reports/page_part.h"
#include "sim/store/sources.h"

enum { SOURCE_NAMES = 8 }; /* of designs that are named; more are counted */

struct value {
    struct source_row row;
    size_t designs;
    const char *names; /* "a, b" */
    const char *paths; /* one a line */
    bool told;         /* with one above */
};

struct values {
    struct value *items;
    size_t count, room;
    size_t designs; /* that were read */
};

/* False if the store cannot be read. All lives in the page's arena. */
bool source_values_read(const struct page *p, const struct stored_run *run, struct values *ret);
/* The facts that they cite, each once, by identifier. */
bool source_values_facts(const struct page *p, const struct stored_run *run, struct fact **ret,
                         size_t *ret_count);
/* Values of defaults that are alike but for the field become one line with many paths. */
void source_values_gather(struct values *all, struct arena *a);

#endif
