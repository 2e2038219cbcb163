/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do to a running system at a fixed period: updates of the platform, deployments. What
 * becomes of it is in fault_sources.c. */
#include "sim/scenario/sections.h"

static const struct field maintenance_fields[] = {
    {
        .key = "every",
        .type = FIELD_DURATION,
        .offset = offsetof(struct maintenance_input, every),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN,
        .example = "30d",
        .help = "From one update to the next; all regions of one period share the phase, which is "
                "drawn, but of a pair the second in the list of regions waits for the first.",
    },
    {
        .key = "for",
        .type = FIELD_DURATION,
        .offset = offsetof(struct maintenance_input, lasts),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN,
        .example = "20m",
        .help = "How long an update takes.",
    },
    {
        .key = "capacity_lost",
        .type = FIELD_SHARE,
        .offset = offsetof(struct maintenance_input, capacity_lost),
        .min = 0,
        .max = 1,
        .flags = FIELD_MIN_OPEN,
        .example = "20%",
        .help = "Share of the capacity of every component in the region that it takes.",
    },
};

const struct section maintenance_section = {
    .help = "Updates of a region's platform.",
    SECTION_FIELDS(maintenance_fields),
    .size = sizeof(struct maintenance_input),
};

static const struct field deployments_fields[] = {
    {
        .key = "every",
        .type = FIELD_DURATION,
        .offset = offsetof(struct deployments_input, every),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN,
        .example = "7d",
        .help = "From one deployment to the next; the phase is drawn.",
    },
    {
        .key = "bad",
        .type = FIELD_SHARE,
        .offset = offsetof(struct deployments_input, bad),
        .min = 0,
        .max = 1,
        .example = "1%",
        .help = "Share of deployments that break every stamp they reach.",
    },
    {
        .key = "stagger",
        .type = FIELD_DURATION,
        .offset = offsetof(struct deployments_input, stagger),
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "Time from one stamp to the next, in the order of the file; 0s: all at once.",
        .source = "assumption: what a release pipeline without stages does",
    },
    {
        .key = "rollback_after",
        .type = FIELD_DIST,
        .offset = offsetof(struct deployments_input, rollback_after),
        .min = 0,
        .max = INFINITY,
        .example = "{lognormal: {median: 15m, p95: 60m}}",
        .help = "Time from the first stamp that a bad one breaks until it is rolled back "
                "everywhere.",
    },
};

const struct section deployments_section = {
    .help = "One artifact to every stamp.",
    SECTION_FIELDS(deployments_fields),
    .size = sizeof(struct deployments_input),
};
