/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

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

/* 0.95 is a share where a percentage is asked for. */
static void targets_percentile(struct build *b, const struct targets_input *in)
{
    if (!item_given(&in->item, "percentile") || !(in->out.percentile < 1)) {
        return;
    }
    struct arena *a = b->reader->arena;

    report_problem(
        b->reader,
        &(struct problem){.code = "S222",
                          .mark = item_mark(&in->item, "percentile"),
                          .path = path_key(a, in->item.path, "percentile"),
                          .hint = arena_printf(a, "did you mean %.10g?", 100 * in->out.percentile),
                          .warning = true},
        "is in percent: the limit would hold for %.6g %% of all values", in->out.percentile);
}

static void targets_use(struct build *b, const struct targets_input *in)
{
    const struct item *item = &in->item;
    bool share = in->out.percentile < 1; /* which has been told */
    bool limited = share || item_has(item, "rto") || item_has(item, "rpo");

    /* 95 is the default, which --effective writes. */
    if (item_given(item, "percentile") && fabs(in->out.percentile - 95) > 0 && !limited &&
        !item_failed(item, "rto") && !item_failed(item, "rpo")) {
        item_warning(b->reader, item, "percentile", "S215", "has no effect without rto or rpo");
    }
}

void section_targets_finish(struct build *b)
{
    const struct targets_input *in = &b->in->targets;
    struct targets *out = &b->sc->targets;

    *out = in->out;
    out->availability_mark = item_mark(&in->item, "availability");
    out->rto_mark = item_mark(&in->item, "rto");
    out->rpo_mark = item_mark(&in->item, "rpo");
    targets_percentile(b, in);
    targets_use(b, in);
}
