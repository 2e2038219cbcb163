/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file to a checked scenario: read, resolve `extends`, apply the preset, defaults and
 * overrides, resolve references, check ranges and cross-references. Everything wrong is reported to
 * diag in one go (a syntax or UTF-8 error alone). */
#ifndef SIM_SCENARIO_LOAD_H
#define SIM_SCENARIO_LOAD_H

#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/diag.h"
#include "sim/scenario/scenario.h"

/* One --set (or --seed, --replications, --horizon turned into one): "PATH=VALUE". name is what the
 * diagnostics call it: "--set", "--horizon". */
struct override {
    const char *name;
    const char *assignment;
    const struct quotation *quoted; /* where it was written otherwise; NULL: as it is */
};

/* The path may be the name of a scenario that comes with the program (bundled.h).
 * NULL if there was an error. The scenario and everything it points to lives in the arena; the text
 * of the sources too, so diag must be rendered before the arena is released. */
const struct scenario *scenario_load(struct arena *a, const char *path,
                                     const struct override *overrides, size_t override_count,
                                     struct diag *d);
/* The same, for those who know what metrics there are: *ret_rule is the stopping rule, which stands
 * even where something else is wrong, so that what is wrong with it is told in the same go. NULL if
 * there is no telling what it is. */
const struct scenario *scenario_load_rule(struct arena *a, const char *path,
                                          const struct override *overrides, size_t override_count,
                                          struct diag *d, const struct replications **ret_rule);
/* The same from memory (fuzzing, tests, `init` self-check); `extends` is refused there. */
const struct scenario *scenario_load_text(struct arena *a, const char *name, const char *text,
                                          size_t length, const struct override *overrides,
                                          size_t override_count, struct diag *d);
/* What was read before, without any file: a scenario that is equal in everything, reading and
 * sha256 too. NULL if that cannot be read, which of a scenario's own reading it always can. */
const struct scenario *scenario_load_again(struct arena *a, const struct reading *reading,
                                           struct diag *d);

#endif
