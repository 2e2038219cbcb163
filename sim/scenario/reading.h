/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario was read from: the text of every file and every override. Reading that again is
 * the same computation, so it gives the same scenario to the last bit, in another process and where
 * the files are not. */
#ifndef SIM_SCENARIO_READING_H
#define SIM_SCENARIO_READING_H

#include "sim/base/wire.h"
#include "sim/scenario/load.h"
#include "sim/schema/texts.h"

struct reading {
    const char *path;              /* of the scenario, as it was given */
    const struct text_link *texts; /* in the order in which they were read */
    const struct override *overrides;
    size_t override_count;
};

/* Noted by scenario_load and its kin in the scenario that they return; overrides are copied. */
const struct reading *reading_note(struct arena *a, const char *path, const struct texts *texts,
                                   const struct override *overrides, size_t override_count);

/* As bytes and back, all of it copied into the arena. NULL if the bytes are no reading. */
void reading_put(const struct reading *r, struct buf *out);
const struct reading *reading_get(struct wire *w, struct arena *a);

#endif
