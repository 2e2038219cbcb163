/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the inputs of a sensitivity study are without it, and what that rests on. */
#ifndef SIM_STORE_INPUTS_H
#define SIM_STORE_INPUTS_H

#include "sim/scenario/provenance.h"
#include "sim/store/archive.h"

/* A field that is varied, without the sweep. */
struct sweep_input {
    bool known; /* it has a value then */
    struct provenance from;
};

/* By factor. Within a transaction of the caller's. */
bool inputs_write(struct archive *s, int64_t run, const struct sweep_input *inputs, size_t count);
/* NULL if the run has none. ->from.field is not kept and NULL. */
bool inputs_read(struct archive *s, int64_t run, size_t count, struct arena *a,
                 struct sweep_input **ret);

#endif
