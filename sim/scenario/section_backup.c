/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/sections.h"

static const struct field backup_fields[] = {
    {
        .key = "every",
        .type = FIELD_DURATION,
        .offset = offsetof(struct backup_input, every),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN,
        .example = "4h",
        .help = "From one snapshot to the next; what is younger than the last is lost.",
    },
    {
        .key = "restore",
        .type = FIELD_DIST,
        .offset = offsetof(struct backup_input, restore),
        .def = "12h",
        .min = 0,
        .max = INFINITY,
        .help = "How long a restore takes.",
        .source = "SQL-05, Microsoft's table of 2021: geo-restore within 12 hours",
    },
};

const struct section backup_section = {
    .help = "Snapshots. A restore starts only if the region's data is lost or a runbook approves "
            "it.",
    SECTION_FIELDS(backup_fields),
    .size = sizeof(struct backup_input),
};

void section_backup_finish(struct build *b, struct store_input *in, struct store *out)
{
    if (out->model != STORE_ZONE_REDUNDANT) {
        section_idle(
            b, &in->item, "backup",
            "on a store with replicas, which takes a surviving one: snapshots act on model "
            "zone-redundant alone");
        return;
    }
    out->has_backup = item_has(&in->backup.item, "every");
    out->backup_every = in->backup.every;
    out->restore = in->backup.restore;
}
