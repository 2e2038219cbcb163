/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do, but for the runbook (section_runbook.c) and the way around the edge
 * (section_break_glass.c): how they learn of trouble, and how they go back. */
#include "sim/scenario/sections.h"

static const struct field canary_fields[] = {
    {
        .key = "every",
        .type = FIELD_DURATION,
        .offset = offsetof(struct canary_input, out.every),
        .def = "60s",
        .min = 0,
        .max = 86400,
        .flags = FIELD_MIN_OPEN,
        .help = "From one request of a place to its next.",
        .source = "assumption",
    },
    {
        .key = "from",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct canary_input, out.from),
        .def = "5",
        .min = 1,
        .max = 10000,
        .help = "Places that make them, each in a phase of its own.",
        .source = "assumption",
    },
    {
        .key = "timeout",
        .type = FIELD_DURATION,
        .offset = offsetof(struct canary_input, out.timeout),
        .def = "5s",
        .min = 0,
        .max = 86400,
        .help = "When a request has failed, and it is noticed.",
        .source = "assumption",
    },
};

static const struct section canary_section = {
    .help = "Requests made up to notice that a store takes no writes: the first that fails does.",
    SECTION_FIELDS(canary_fields),
    .size = sizeof(struct canary_input),
};

static const struct field lag_alert_fields[] = {
    {
        .key = "above",
        .type = FIELD_DURATION,
        .offset = offsetof(struct lag_alert_input, above),
        .min = 0,
        .max = 86400 * 365.0,
        .example = "30s",
        .help = "How far behind a replica must be.",
    },
    {
        .key = "after",
        .type = FIELD_DURATION,
        .offset = offsetof(struct lag_alert_input, after),
        .def = "0s",
        .min = 0,
        .max = 86400,
        .help = "For how long, before it is told.",
        .source = "assumption",
    },
};

static const struct section lag_alert_section = {
    .help = "Told when a replica is cut off from its writer and falls behind.",
    SECTION_FIELDS(lag_alert_fields),
    .size = sizeof(struct lag_alert_input),
};

static const struct field alerts_fields[] = {
    {
        .key = "edge",
        .type = FIELD_DURATION,
        .offset = offsetof(struct alerts_input, edge),
        .min = 0,
        .max = 86400,
        .flags = FIELD_OPTIONAL,
        .example = "1m",
        .help = "How long after a point of presence has given up a stamp in the writer's region it "
                "is told; not at all unless given.",
    },
    {
        .key = "lag",
        .type = FIELD_SECTION,
        .offset = offsetof(struct alerts_input, lag),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &lag_alert_section,
        .help = "Whether a replica that falls behind is told of; not at all unless given.",
    },
};

static const struct section alerts_section = {
    .help = "What is told to whoever is on duty; the earliest of all notices a failure.",
    SECTION_FIELDS(alerts_fields),
    .size = sizeof(struct alerts_input),
};

static const struct choice failback_choices[] = {
    {"automatic", FAILBACK_AUTOMATIC,
     "at the first good probe, whether the data have caught up or not", false, NULL},
    {"planned", FAILBACK_PLANNED, "with nothing missing, in a quiet window", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field failback_fields[] = {
    {
        .key = "mode",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct failback_input, mode),
        .def = "planned",
        .choices = failback_choices,
        .help = "When the writer of a store goes back to its first region.",
        .source = "assumption: of the two the careful one",
    },
    {
        .key = "quiet_window",
        .type = FIELD_STRING,
        .offset = offsetof(struct failback_input, quiet_window),
        .flags = FIELD_OPTIONAL,
        .example = "02:00-05:00",
        .help =
            "Hours of the day, UTC, in which a planned one may begin; at any hour unless given.",
    },
};

static const struct section failback_section = {
    .help = "The way back after a failover of a store; without it the writer stays where it is.",
    SECTION_FIELDS(failback_fields),
    .size = sizeof(struct failback_input),
};

static const struct field operations_fields[] = {
    {
        .key = "canary",
        .type = FIELD_SECTION,
        .offset = offsetof(struct operations_input, canary),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &canary_section,
        .help = "Requests made up to notice an outage.",
    },
    {
        .key = "alerts",
        .type = FIELD_SECTION,
        .offset = offsetof(struct operations_input, alerts),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &alerts_section,
        .help = "What else is told to whoever is on duty.",
    },
    {
        .key = "failover",
        .type = FIELD_SECTION,
        .offset = offsetof(struct operations_input, failover),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &runbook_section,
        .help = "The runbook by which a store is failed over.",
    },
    {
        .key = "failback",
        .type = FIELD_SECTION,
        .offset = offsetof(struct operations_input, failback),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &failback_section,
        .help = "The way back.",
    },
    {
        .key = "break_glass",
        .type = FIELD_SECTION,
        .offset = offsetof(struct operations_input, break_glass),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &break_glass_section,
        .help = "A way around the edge.",
    },
};

const struct section operations_section = {
    .help = "What people do.",
    SECTION_FIELDS(operations_fields),
    .size = sizeof(struct operations_input),
};

static void finish_alerts(const struct operations_input *in, struct alerts *out)
{
    const struct item *item = &in->alerts.item;
    bool given = item_has(&in->item, "alerts");
    bool lag = given && item_has(item, "lag");

    *out = (struct alerts){.on_edge = given && item_has(item, "edge"), .on_lag = lag};
    out->edge = out->on_edge ? in->alerts.edge : 0;
    out->lag_above = lag ? in->alerts.lag.above : 0;
    out->lag_after = lag ? in->alerts.lag.after : 0;
}

static void finish_failback(struct build *b, const struct operations_input *in,
                            struct failback *out)
{
    const struct failback_input *failback = &in->failback;

    out->mode =
        item_has(&in->item, "failback") ? (enum failback_mode)failback->mode : FAILBACK_NONE;
    out->quiet = section_hours(b, &failback->item, "quiet_window", failback->quiet_window);
    if (out->mode == FAILBACK_AUTOMATIC && out->quiet.given) {
        item_warning(b->reader, &failback->item, "quiet_window", "S215",
                     "has no effect with mode: automatic, which waits for nothing");
    }
}

void section_operations_finish(struct build *b)
{
    const struct operations_input *in = &b->in->operations;
    struct operations *out = &b->sc->operations;

    out->canary = in->canary.out;
    out->canary.given = item_has(&in->item, "canary");
    finish_alerts(in, &out->alerts);
    section_runbook_finish(b);
    finish_failback(b, in, &out->failback);
    section_break_glass_finish(b);
}
