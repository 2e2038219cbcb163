/* SPDX-License-Identifier: GPL-3.0-or-later */
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
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "From the fault until somebody or something has noticed.",
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
    LATER("office_hours", "hours in which somebody approves; they come with the rest of "
                          "operations"),
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
};

static const struct section runbook_section = {
    .help = "Steps in this order, for every store whose failover policy is runbook.",
    SECTION_FIELDS(runbook_fields),
    .size = sizeof(struct runbook_input),
};

static const struct field operations_fields[] = {
    LATER("canary", "requests made up to notice an outage; they come with the rest of operations"),
    {
        .key = "failover",
        .type = FIELD_SECTION,
        .offset = offsetof(struct operations_input, failover),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &runbook_section,
        .help = "The runbook by which a store is failed over.",
    },
    LATER("failback", "the way back; it comes with the rest of operations"),
    LATER("break_glass", "a way around the edge; it comes with the rest of operations"),
};

const struct section operations_section = {
    .help = "What people do.",
    SECTION_FIELDS(operations_fields),
    .size = sizeof(struct operations_input),
};

void section_operations_finish(struct build *b)
{
    const struct operations_input *in = &b->in->operations;
    const struct runbook_input *runbook = &in->failover;
    struct runbook *out = &b->sc->runbook;

    *out = runbook->out;
    out->given = item_has(&in->item, "failover");
    out->checks = 0;
    if (item_has(&runbook->item, "gate")) {
        out->checks = runbook->gate.checks;
        out->check_every = runbook->gate.every;
        out->check_timeout = runbook->gate.timeout;
    }
}
