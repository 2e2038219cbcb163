/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/sections.h"

static const struct field targets_rows[] = {
    {
        .key = "availability",
        .type = FIELD_SHARE,
        .offset = offsetof(struct targets_input, out.availability),
        .min = 0,
        .max = 1,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .help = "Least mean of availability.requests.",
    },
    {
        .key = "rto",
        .type = FIELD_DURATION,
        .offset = offsetof(struct targets_input, out.rto),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL,
        .help = "Most that rto.service may be, at the percentile below.",
    },
    {
        .key = "rpo",
        .type = FIELD_DURATION,
        .offset = offsetof(struct targets_input, out.rpo),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL,
        .help = "Most that rpo.seconds may be, at the percentile below.",
    },
    {
        .key = "percentile",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct targets_input, out.percentile),
        .def = "95",
        .min = 0,
        .max = 100,
        .flags = FIELD_MIN_OPEN | FIELD_MAX_OPEN,
        .help = "Percentile of rto.service and rpo.seconds that the limits hold for, in percent.",
        .source = "assumption",
    },
    {
        .key = "success_ratio",
        .type = FIELD_SHARE,
        .offset = offsetof(struct targets_input, out.success_ratio),
        .def = "99%",
        .min = 0,
        .max = 1,
        .flags = FIELD_MIN_OPEN,
        .help = "Share of requests that must succeed for the service to count as up.",
        .source = "assumption",
    },
    {
        .key = "stable_for",
        .type = FIELD_DURATION,
        .offset = offsetof(struct targets_input, out.stable_for),
        .def = "60s",
        .min = 0,
        .max = INFINITY,
        .help = "How long the service must stay up for an outage to count as over.",
        .source = "assumption",
    },
};

const struct section targets_section = {
    .help = "What the design must reach. Verdicts are met, missed or undecided.",
    SECTION_FIELDS(targets_rows),
    .size = sizeof(struct targets_input),
};
