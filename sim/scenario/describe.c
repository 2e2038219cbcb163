/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/describe.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/scenario/describe_kinds.h"
#include "sim/scenario/sections.h"
#include "sim/schema/effective.h"
#include "sim/schema/explain.h"
#include "sim/schema/jsonschema.h"
#include "sim/schema/reference.h"

/* Made once from the tables, which are const, and kept to the end of the program. */
static struct {
    const char **names;
    size_t count, room;
} known;

static void known_add(const char *name)
{
    if (known.count == known.room) {
        known.room = known.room == 0 ? 128 : 2 * known.room;
        known.names = xrealloc(known.names, known.room, sizeof *known.names);
    }
    known.names[known.count++] = name;
}

static void known_add_path(void *to, const char *path, const struct field *f)
{
    char *copy = xmalloc(strlen(path) + 1);

    (void)to;
    (void)f;
    known_add(strcpy(copy, path));
}

static void known_add_choices(const struct choice *c)
{
    for (; c->name != NULL; c++) {
        known_add(c->name);
    }
}

const char *const *describe_names(size_t *ret_count)
{
    if (known.names == NULL) {
        explain_each(&top_section, known_add_path, NULL);
        known_add_choices(preset_choices);
        known_add_choices(rates_preset_choices);
        known_add_choices(store_preset_choices);
        known_add_choices(price_book_choices);
        known_add_choices(fault_kind_choices);
    }
    *ret_count = known.count;
    return known.names;
}

bool describe_name(const char *name, struct buf *out)
{
    if (explain_path(&top_section, name, out)) {
        describe_preset_values(name, out);
        describe_fault_takers(name, out);
        return true;
    }
    return describe_preset(name, out) || describe_fault_kind(name, out);
}

void describe_json_schema(struct buf *out)
{
    jsonschema_write(&top_section, "A ninefold scenario", out);
}

void describe_reference_page(struct buf *out)
{
    buf_add(out,
            "# Scenario reference\n\n"
            "Made by `ninefold schema --reference` from the same table that the loader reads "
            "with. Sources\nname facts of [facts.md](facts.md).\n\n"
            "A duration is written `250ms`, `30s`, `5m`, `2h`, `7d`, `1y` (365 days) or "
            "`1h30m`; a rate `800/s`,\n`50/m`, `5/h`, `1/d`, `2/y`; a share `0.2` or `20%`; a size "
            "`2KB`, `1MB` (decimal) or `4KiB`. A unit is never\nleft out. True and false are "
            "`true` and `false`.\n");
    reference_write(&top_section, out);
    describe_distributions(out);
    describe_presets(out);
    describe_fault_kinds(out);
}

void scenario_write_effective(const struct scenario *sc, struct buf *out)
{
    effective_write(sc->tree, out);
}
