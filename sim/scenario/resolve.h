/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in a scenario to what they name. */
#ifndef SIM_SCENARIO_RESOLVE_H
#define SIM_SCENARIO_RESOLVE_H

#include "sim/scenario/sections.h"

/* Items that names refer to: structs of `size` bytes that begin with a struct item. */
struct known {
    const char *what; /* "stamp" */
    const struct items *items;
    size_t size;
};

/* Index of the item of that name, or SCENARIO_NONE. */
int resolve_find(const struct known *known, const char *name);

/* The same for a name that must be known: SCENARIO_NONE is reported at the name, with the nearest
 * known one. An absent name gives SCENARIO_NONE and no report, and so does any name where the whole
 * section is missing or in error. */
int resolve_name(struct reader *r, const struct path *p, struct name name,
                 const struct known *known);

/* The same for a part of a text, such as the stamp in we.app, with the text's mark. */
int resolve_part(struct reader *r, const struct path *p, struct mark m, const char *text,
                 size_t length, const struct known *known);

int resolve_region(struct build *b, const struct path *p, struct name name);
int resolve_stamp(struct build *b, const struct path *p, struct name name);
/* Stores are optional: here a missing section is reported too. */
int resolve_store(struct build *b, const struct path *p, struct name name);

#endif
