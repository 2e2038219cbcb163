/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/names.h"

static const char *resolve_name_at(const struct items *known, size_t size, size_t i)
{
    const char *base = known->first;
    const struct item *item = (const void *)(base + i * size);

    return item->name;
}

int resolve_find(const struct items *known, size_t size, const char *name)
{
    for (size_t i = 0; i < known->count; i++) {
        if (strcmp(resolve_name_at(known, size, i), name) == 0) {
            return (int)i;
        }
    }
    return SCENARIO_NONE;
}

static void resolve_unknown(struct reader *r, const struct problem *wrong, const char *name,
                            const char *what, const struct items *known, size_t size)
{
    struct problem p = *wrong;
    const char **names = xcalloc(known->count + 1, sizeof *names);

    for (size_t i = 0; i < known->count; i++) {
        names[i] = resolve_name_at(known, size, i);
    }
    const char *near = report_is_full(r) ? NULL : names_closest(name, names, known->count);

    p.hint = near == NULL ? NULL : arena_printf(r->arena, "did you mean %s?", near);
    report_problem(r, &p, "there is no %s called %s; known: %s", what, name,
                   report_known(r, names, known->count));
    free(names);
}

int resolve_part(struct reader *r, const struct path *p, struct mark m, const char *text,
                 size_t length, const char *what, const struct items *known, size_t size)
{
    const char *name = arena_strndup(r->arena, text, length);
    int found = resolve_find(known, size, name);

    /* A whole section that is missing or in error is reported there, not at every use. */
    if (found == SCENARIO_NONE && known->first != NULL) {
        resolve_unknown(r, &(struct problem){.code = "S301", .mark = m, .path = p}, name, what,
                        known, size);
    }
    return found;
}

int resolve_name(struct reader *r, const struct path *p, struct name name, const char *what,
                 const struct items *known, size_t size)
{
    if (name.text == NULL) {
        return SCENARIO_NONE;
    }
    return resolve_part(r, p, name.mark, name.text, strlen(name.text), what, known, size);
}

int resolve_region(struct build *b, const struct path *p, struct name name)
{
    return resolve_name(b->reader, p, name, "region", &b->in->regions, sizeof(struct region_input));
}

int resolve_stamp(struct build *b, const struct path *p, struct name name)
{
    return resolve_name(b->reader, p, name, "stamp", &b->in->stamps, sizeof(struct stamp_input));
}
