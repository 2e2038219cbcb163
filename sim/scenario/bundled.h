/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios that come with the program, by name: `front-door-pair`, `ladder/active-active`.
 *
 * A name is what has no ending .yaml or .yml, is no absolute path, does not begin with a dot, and
 * is no file where it is looked for first. So a path that is misspelt, or a file that has gone,
 * never turns into another one, and whoever has a file of that name gets that. What a name means
 * follows from the version of the program alone, like a preset. */
#ifndef SIM_SCENARIO_BUNDLED_H
#define SIM_SCENARIO_BUNDLED_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/diag.h"

/* The folder that holds them: that of NINEFOLD_DATA_DIR if it is set; else the one installed with
 * the program, wherever that was moved to; the sources of a program that runs where it was built;
 * the one that it was configured for. NULL if there is none. */
const char *bundled_folder(struct arena *a);

/* Whether text could be a name. */
bool bundled_is_name(const char *text);
/* `path` if there is such a file, or `text`, as it was written, is no name or none of a scenario
 * that there is; else the file of the scenario of that name. */
const char *bundled_path(struct arena *a, const char *path, const char *text);

/* The names of all that there are, sorted. */
const char **bundled_names(struct arena *a, size_t *ret_count);

/* Adds to the error that a file cannot be read what may have been meant, if there is no such
 * file. */
void bundled_hint(struct arena *a, const char *path, struct diag *d);

#endif
