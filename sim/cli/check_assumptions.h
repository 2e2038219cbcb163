/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of a scenario that rest on none but an assumption, and that nobody stated. */
#ifndef SIM_CLI_CHECK_ASSUMPTIONS_H
#define SIM_CLI_CHECK_ASSUMPTIONS_H

#include "sim/base/json.h"
#include "sim/base/table.h"
#include "sim/cli/input.h"
#include "sim/scenario/provenance.h"

struct assumptions {
    const struct provenance *items;
    size_t count;
};

/* Of what input_load has read, in the order of the scenario; none where it is wrong. */
struct assumptions check_assumptions_of(struct arena *a, const struct input *in);

/* The key `assumptions` of an object, with an object a value. */
void check_assumptions_json(const struct assumptions *found, struct json *j);
/* A row a value, as CSV or Markdown. */
void check_assumptions_rows(struct arena *a, const struct assumptions *found,
                            enum table_format format, struct buf *out);
/* For a person: what is the same at several places is told once. */
void check_assumptions_write(struct arena *a, const struct assumptions *found, size_t width,
                             struct buf *out);

#endif
