/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/names.h"

static const char *resolve_name_at(const struct known *known, size_t i)
{
    const char *base = known->items->first;
    const struct item *item = (const void *)(base + i * known->size);

    return item->name;
}

int resolve_find(const struct known *known, const char *name)
{
    for (size_t i = 0; i < known->items->count; i++) {
        if (strcmp(resolve_name_at(known, i), name) == 0) {
            return (int)i;
        }
    }
    return SCENARIO_NONE;
}

static void resolve_unknown(struct reader *r, const struct problem *wrong, const char *name,
                            const struct known *known)
{
    struct problem p = *wrong;
    size_t count = known->items->count;
    const char **names = xcalloc(count + 1, sizeof *names);

    for (size_t i = 0; i < count; i++) {
        names[i] = resolve_name_at(known, i);
    }
    const char *near = report_is_full(r) ? NULL : names_closest(name, names, count);

    p.hint = near == NULL ? NULL : arena_printf(r->arena, "did you mean %s?", near);
    report_problem(r, &p, "there is no %s called %s; known: %s", known->what, name,
                   report_known(r, names, count));
    free(names);
}

int resolve_part(struct reader *r, const struct path *p, struct mark m, const char *text,
                 size_t length, const struct known *known)
{
    const char *name = arena_strndup(r->arena, text, length);
    int found = resolve_find(known, name);

    if (found == SCENARIO_NONE && known->items->first != NULL) {
        resolve_unknown(r, &(struct problem){.code = "S301", .mark = m, .path = p}, name, known);
    }
    return found;
}

int resolve_name(struct reader *r, const struct path *p, struct name name,
                 const struct known *known)
{
    if (name.text == NULL) {
        return SCENARIO_NONE;
    }
    return resolve_part(r, p, name.mark, name.text, strlen(name.text), known);
}

int resolve_region(struct build *b, const struct path *p, struct name name)
{
    const struct known regions = {"region", &b->in->regions, sizeof(struct region_input)};

    return resolve_name(b->reader, p, name, &regions);
}

int resolve_stamp(struct build *b, const struct path *p, struct name name)
{
    const struct known stamps = {"stamp", &b->in->stamps, sizeof(struct stamp_input)};

    return resolve_name(b->reader, p, name, &stamps);
}

int resolve_store(struct build *b, const struct path *p, struct name name)
{
    const struct known stores = {"store", &b->in->stores, sizeof(struct store_input)};

    if (name.text != NULL && b->in->stores.first == NULL && !item_failed(&b->in->item, "stores")) {
        report_problem(b->reader, &(struct problem){.code = "S301", .mark = name.mark, .path = p},
                       "there is no store called %s: the scenario has none", name.text);
    }
    return resolve_name(b->reader, p, name, &stores);
}
