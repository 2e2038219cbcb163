/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gameday: the ladder of drills. An entry is a fault with a name, a tier and targets of its own; it
 * is checked here with its places, and played as a scenario of its own (drills.h). */
#include <string.h>

#include "sim/scenario/sections.h"

static const struct field drill_fields[] = {
    {
        .key = "name",
        .type = FIELD_STRING,
        .offset = offsetof(struct drill_input, name),
        .example = "full region",
        .help = "What the drill is called.",
    },
    {
        .key = "tier",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct drill_input, tier),
        .def = "1",
        .min = 1,
        .max = 100,
        .help = "How far up the ladder it is: the higher, the more it puts at risk.",
        .source = "assumption: the first rung",
    },
    {
        .key = "at",
        .type = FIELD_DURATION,
        .offset = offsetof(struct drill_input, fault.out.at),
        .def = "10m",
        .min = 0,
        .max = INFINITY,
        .help = "When it begins, from the start of the replication; before the horizon.",
        .source = "assumption: after some quiet minutes",
    },
#include "sim/scenario/fault_rows.inc"
    {
        .key = "targets",
        .type = FIELD_SECTION,
        .offset = offsetof(struct drill_input, targets),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &targets_section,
        .help = "What it must reach, instead of the scenario's own targets.",
    },
};

const struct section drill_section = {
    .help = "A drill: one fault by itself, nothing else failing, against targets of its own.",
    SECTION_FIELDS(drill_fields),
    .size = sizeof(struct drill_input),
};

/* Percentile, success ratio and stable time are the scenario's unless the drill has its own. */
static struct targets drill_targets(const struct scenario *sc, const struct drill_input *in)
{
    struct targets t = sc->targets;
    const struct item *item = &in->targets.item;
    bool given = item_has(&in->fault.item, "targets");

    t.availability = NAN;
    t.rto = t.rpo = SIMTIME_NEVER;
    if (!given) {
        return t;
    }
    t.availability = in->targets.out.availability;
    t.rto = in->targets.out.rto;
    t.rpo = in->targets.out.rpo;
    t.percentile = item_given(item, "percentile") ? in->targets.out.percentile : t.percentile;
    t.success_ratio =
        item_given(item, "success_ratio") ? in->targets.out.success_ratio : t.success_ratio;
    t.stable_for = item_given(item, "stable_for") ? in->targets.out.stable_for : t.stable_for;
    return t;
}

static void same_name(struct build *b, const struct drill_input *in, size_t i)
{
    for (size_t k = 0; k < i && in[i].name != NULL; k++) {
        if (in[k].name != NULL && strcmp(in[k].name, in[i].name) == 0) {
            report_problem(
                b->reader,
                &(struct problem){.code = "S212",
                                  .mark = item_mark(&in[i].fault.item, "name"),
                                  .path = path_key(b->reader->arena, in[i].fault.item.path, "name"),
                                  .second = item_mark(&in[k].fault.item, "name"),
                                  .second_message = "the first"},
                "another drill is called %s, too", in[i].name);
            return;
        }
    }
}

void section_gameday_finish(struct build *b)
{
    struct drill_input *in = b->in->drills.first;
    size_t count = b->in->drills.count;
    struct drill *drills = arena_array(b->reader->arena, count + 1, sizeof *drills);

    for (size_t i = 0; i < count; i++) {
        section_fault_finish(b, &in[i].fault, &drills[i].fault);
        same_name(b, in, i);
        drills[i].name = in[i].name;
        drills[i].tier = in[i].tier;
        drills[i].mark = in[i].fault.item.mark;
        drills[i].targets = drill_targets(b->sc, &in[i]);
    }
    b->sc->drills = drills;
    b->sc->drill_count = count;
}
