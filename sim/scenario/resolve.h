/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in a scenario to what they name. */
#ifndef SIM_SCENARIO_RESOLVE_H
#define SIM_SCENARIO_RESOLVE_H

#include "sim/scenario/sections.h"

/* Index of the item of that name among structs of `size` bytes, or SCENARIO_NONE. */
int resolve_find(const struct items *known, size_t size, const char *name);

/* The same for a name that must be known: SCENARIO_NONE is reported at the name, with the nearest
 * known one. what: "stamp". An absent name gives SCENARIO_NONE and no report. */
int resolve_name(struct reader *r, const struct path *p, struct name name, const char *what,
                 const struct items *known, size_t size);

/* A text that holds a name, such as the stamp in we.app: the same, with the text's mark. */
int resolve_part(struct reader *r, const struct path *p, struct mark m, const char *text,
                 size_t length, const char *what, const struct items *known, size_t size);

int resolve_region(struct build *b, const struct path *p, struct name name);
int resolve_stamp(struct build *b, const struct path *p, struct name name);

#endif
