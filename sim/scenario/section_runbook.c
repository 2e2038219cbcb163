/* SPDX-License-Identifier: GPL-3.0-or-later */
/* operations.failover: the steps by which a store is failed over. */
#include "sim/scenario/sections.h"

static const struct field gate_fields[] = {
    {
        .key = "checks",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct gate_input, checks),
        .min = 1,
        .max = 1000,
        .example = "3",
        .help = "Checks in a row that the primary must fail; one that it answers begins anew.",
    },
    {
        .key = "every",
        .type = FIELD_DURATION,
        .offset = offsetof(struct gate_input, every),
        .def = "10s",
        .min = 0,
        .max = 86400,
        .help = "From one check to the next.",
        .source = "assumption",
    },
    {
        .key = "timeout",
        .type = FIELD_DURATION,
        .offset = offsetof(struct gate_input, timeout),
        .def = "5s",
        .min = 0,
        .max = 86400,
        .help = "When a check that nothing answers has failed.",
        .source = "assumption",
    },
};

static const struct section gate_section = {
    .help = "A health gate: it refuses while the primary answers.",
    SECTION_FIELDS(gate_fields),
    .size = sizeof(struct gate_input),
};

static const struct field runbook_fields[] = {
    {
        .key = "notice",
        .type = FIELD_DIST,
        .offset = offsetof(struct runbook_input, out.notice),
        .flags = FIELD_OPTIONAL,
        .derived = "0s, or nobody but operations.canary and alerts where one is given",
        .min = 0,
        .max = INFINITY,
        .help =
            "From the fault until somebody or something has noticed; a canary or an alert may be "
            "earlier.",
        .source = "assumption; people took 2 to 50 minutes to a decision (DEC-01)",
    },
    {
        .key = "gate",
        .type = FIELD_SECTION,
        .offset = offsetof(struct runbook_input, gate),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &gate_section,
        .help = "Checks of the primary before anything is done; none unless given.",
    },
    {
        .key = "approval",
        .type = FIELD_DIST,
        .offset = offsetof(struct runbook_input, out.approval),
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "How long it takes until somebody approves.",
        .source = "assumption; people took 2 to 50 minutes to a decision (DEC-01)",
    },
    {
        .key = "office_hours",
        .type = FIELD_STRING,
        .offset = offsetof(struct runbook_input, office_hours),
        .flags = FIELD_OPTIONAL,
        .example = "08:00-18:00",
        .help = "Hours of the day, UTC, in which an approval can begin; at any hour unless given.",
    },
    {
        .key = "promote",
        .type = FIELD_DIST,
        .offset = offsetof(struct runbook_input, promote),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL,
        .derived = "failover.promote of the store",
        .help = "How long the promotion takes; a store's own failover.promote stands above it.",
        .source = "assumption",
    },
    {
        .key = "repoint",
        .type = FIELD_DIST,
        .offset = offsetof(struct runbook_input, out.repoint),
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "How long it takes after the promotion to point the listener at the new writer.",
        .source = "assumption: the platform does it with the promotion",
    },
};

const struct section runbook_section = {
    .help = "Steps in this order, for every store whose failover policy is runbook.",
    SECTION_FIELDS(runbook_fields),
    .size = sizeof(struct runbook_input),
};

/* Hours that a field gives as text; no hours where it is absent or wrong, which is told. */
struct hours section_hours(struct build *b, const struct item *item, const char *key,
                           const char *text)
{
    struct hours hours = {0};

    if (item_has(item, key) && !hours_parse(text, &hours)) {
        item_error(b->reader, item, key, "S205",
                   "found %s, expected two different times of the day: \"08:00-18:00\"", text);
        hours.given = false;
    }
    return hours;
}

void section_runbook_finish(struct build *b)
{
    struct runbook_input *in = &b->in->operations.failover;
    const struct item *operations = &b->in->operations.item;
    struct runbook *out = &b->sc->operations.failover;
    bool others = item_has(operations, "canary") || item_has(operations, "alerts");

    *out = in->out;
    out->given = item_has(operations, "failover");
    out->unnoticed = out->given && !item_has(&in->item, "notice") && others;
    if (out->given && !item_has(&in->item, "notice")) {
        out->notice = dist_constant(0);
        if (!others) {
            item_derive(b->reader, &in->item, "notice", "0s");
        }
    }
    out->checks = 0;
    if (item_has(&in->item, "gate")) {
        out->checks = in->gate.checks;
        out->check_every = in->gate.every;
        out->check_timeout = in->gate.timeout;
    }
    out->office = section_hours(b, &in->item, "office_hours", in->office_hours);
}
