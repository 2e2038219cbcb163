/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fails by itself: when, for how long, and how it recovers. What becomes of it is in
 * fault_sources.c. */
#include <math.h>

#include "sim/base/buf.h"
#include "sim/base/units.h"
#include "sim/scenario/sections.h"

#define CLOCKS                                                                                     \
    {                                                                                              \
        .key = "every",                                                                            \
        .type = FIELD_DIST,                                                                        \
        .offset = offsetof(struct failure_input, out.every),                                       \
        .min = 0,                                                                                  \
        .max = INFINITY,                                                                           \
        .flags = FIELD_MIN_OPEN | FIELD_NEVER,                                                     \
        .example = "{exponential: {mean: 30d}}",                                                   \
        .help = "Time from the start or a repair to the next failure; never: it does not fail, "   \
                "whatever a preset says.",                                                         \
    },                                                                                             \
    {                                                                                              \
        .key = "for", .type = FIELD_DIST, .offset = offsetof(struct failure_input, out.lasts),     \
        .min = 0, .max = INFINITY, .flags = FIELD_OPTIONAL,                                        \
        .example = "{lognormal: {median: 5m, p95: 20m}}",                                          \
        .help = "Time from a failure to its repair; must be given unless every is never.",         \
    }

static const struct field failure_fields[] = {CLOCKS};

const struct section failure_section = {
    .help = "Failures drawn at random.",
    SECTION_FIELDS(failure_fields),
    .size = sizeof(struct failure_input),
};

static const struct field recovers_fields[] = {
    {
        .key = "linear_after",
        .type = FIELD_DURATION,
        .offset = offsetof(struct recovers_input, linear_after),
        .min = 0,
        .max = INFINITY,
        .example = "3h",
        .help = "From this long after the failure on, what is broken shrinks in a straight line "
                "to nothing, or to the residual, at the end; an outage that is over before does "
                "not shrink.",
    },
};

const struct section recovers_section = {
    .help = "How a long repair shows before it is complete.",
    SECTION_FIELDS(recovers_fields),
    .size = sizeof(struct recovers_input),
};

static const struct field residual_fields[] = {
    {
        .key = "share",
        .type = FIELD_SHARE,
        .offset = offsetof(struct residual_input, share),
        .min = 0,
        .max = 1,
        .flags = FIELD_MIN_OPEN | FIELD_MAX_OPEN,
        .example = "10%",
        .help = "Share of what the region is asked that it goes on answering with an error.",
    },
    {
        .key = "for",
        .type = FIELD_DIST,
        .offset = offsetof(struct residual_input, lasts),
        .min = 0,
        .max = INFINITY,
        .example = "{lognormal: {median: 6h, p95: 30h}}",
        .help = "Time from the end of the outage until that is repaired too.",
    },
};

const struct section residual_section = {
    .help = "The second phase of a repair.",
    SECTION_FIELDS(residual_fields),
    .size = sizeof(struct residual_input),
};

static const struct field region_outage_fields[] = {
    CLOCKS,
    {
        .key = "data_lost",
        .type = FIELD_SHARE,
        .offset = offsetof(struct failure_input, out.data_lost_share),
        .def = "0%",
        .min = 0,
        .max = 1,
        .help = "Chance that the data in the region is gone for good.",
        .source = "assumption: no published outage of a region lost the data in it for good",
    },
    {
        .key = "mode",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct failure_input, mode),
        .def = "drop",
        .choices = fault_mode_choices,
        .help = "How a probe or a request notices.",
        .source = "assumption",
    },
    {
        .key = "residual",
        .type = FIELD_SECTION,
        .offset = offsetof(struct failure_input, residual),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &residual_section,
        .help = "A share of the region that stays broken when the rest is repaired.",
    },
    {
        .key = "recovers",
        .type = FIELD_SECTION,
        .offset = offsetof(struct failure_input, recovers),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &recovers_section,
        .help = "Gradual recovery, a hundredth of the region at a time.",
    },
};

const struct section region_outage_section = {
    .help = "Outages of the region drawn at random.",
    SECTION_FIELDS(region_outage_fields),
    .size = sizeof(struct failure_input),
};

static const struct field edge_outage_fields[] = {
    CLOCKS,
    {
        .key = "share",
        .type = FIELD_SHARE,
        .offset = offsetof(struct failure_input, out.share),
        .def = "100%",
        .min = 0,
        .max = 1,
        .flags = FIELD_MIN_OPEN,
        .help = "Share of the points of presence that is hit.",
        .source = "assumption: all of the edge",
    },
    {
        .key = "recovers",
        .type = FIELD_SECTION,
        .offset = offsetof(struct failure_input, recovers),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &recovers_section,
        .help = "Gradual recovery, one point of presence at a time.",
    },
};

const struct section edge_outage_section = {
    .help = "Outages of the edge drawn at random.",
    SECTION_FIELDS(edge_outage_fields),
    .size = sizeof(struct failure_input),
};

bool failure_is_never(const struct failure_input *in)
{
    return item_has(&in->item, "every") && in->out.every.kind == DIST_CONSTANT &&
           !isfinite(in->out.every.a);
}

void failure_check_recovery(struct build *b, const struct recovers_input *in, simtime lasts)
{
    if (item_given(&in->item, "linear_after") && in->linear_after >= lasts) {
        struct buf length = BUF_INIT;

        units_print_duration(&length, lasts);
        item_warning(b->reader, &in->item, "linear_after", "S215",
                     "has no effect: it is all over after %s", buf_text(&length));
        buf_release(&length);
    }
}

/* What never fails is never repaired. */
static void failure_check_repair(struct build *b, const struct failure_input *in)
{
    bool written = in->item.raw != in->item.node && in->item.raw->kind == NODE_MAPPING;

    if (written && !item_has(&in->item, "for") && !item_failed(&in->item, "for") &&
        !failure_is_never(in)) {
        item_missing(b->reader, &in->item, "for");
    }
}

bool failure_is_given(struct build *b, const struct failure_input *in)
{
    failure_check_repair(b, in);
    if (!item_has(&in->item, "every") || !item_has(&in->item, "for")) {
        return false;
    }
    if (failure_is_never(in)) {
        return false;
    }
    if (!(dist_mean(&in->out.every) > 0)) {
        item_error(b->reader, &in->item, "every", "S212", "is always 0: no time would pass");
        return false;
    }
    double longest = dist_quantile(&in->out.lasts, 1);

    if (isfinite(longest)) {
        failure_check_recovery(b, &in->recovers, simtime_from_seconds(longest));
    }
    return true;
}

void failure_recovery(const struct recovers_input *recovers, const struct residual_input *residual,
                      struct fault *out)
{
    out->linear_after =
        item_has(&recovers->item, "linear_after") ? recovers->linear_after : SIMTIME_NEVER;
    if (residual != NULL && item_has(&residual->item, "share") &&
        item_has(&residual->item, "for")) {
        out->residual_share = residual->share;
        out->residual_lasts = residual->lasts;
    }
}
