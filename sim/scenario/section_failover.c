/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/scenario/sections.h"

static const struct choice policy_choices[] = {
    {"automatic", FAILOVER_AUTOMATIC, "the provider promotes another region", false, NULL},
    {"runbook", FAILOVER_RUNBOOK, "people do, by operations.failover", false, NULL},
    {"none", FAILOVER_NONE, "nobody does: writes wait for the region", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice trigger_choices[] = {
    {"outage", TRIGGER_OUTAGE, "the writer's region or the store there is down", false, NULL},
    {"unreachable", TRIGGER_UNREACHABLE, "that, or the link to the writer is cut", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field failover_fields[] = {
    {
        .key = "policy",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct failover_input, policy),
        .flags = FIELD_OPTIONAL,
        .derived = "runbook if operations.failover is given, else none",
        .choices = policy_choices,
        .help = "Who promotes another region. Of a zone-redundant store: runbook approves a "
                "restore from backup.",
    },
    {
        .key = "trigger",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct failover_input, trigger),
        .def = "outage",
        .choices = trigger_choices,
        .help = "What calls for it.",
    },
    {
        .key = "hold",
        .type = FIELD_DIST,
        .offset = offsetof(struct failover_input, out.hold),
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "How long a fault must have lasted for policy automatic to take note of it.",
        .source = "assumption",
    },
    {
        .key = "grace_period",
        .type = FIELD_DIST,
        .offset = offsetof(struct failover_input, out.grace_period),
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "How long policy automatic then waits; at least 1 h for a failover group of SQL "
                "Database (SQL-03).",
        .source = "assumption",
    },
    {
        .key = "decision",
        .type = FIELD_DIST,
        .offset = offsetof(struct failover_input, out.decision),
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "How long the provider's decision takes after that.",
        .source = "assumption; hours with SQL Database (SQL-03, PGF-01)",
    },
    {
        .key = "promote",
        .type = FIELD_DIST,
        .offset = offsetof(struct failover_input, out.promote),
        .def = "30s",
        .min = 0,
        .max = INFINITY,
        .help = "From fencing the old writer to the first write in the new region. With policy "
                "runbook operations.failover.promote stands in for a default or a preset's value.",
        .source = "assumption; SQL-05 gives 30 s for a manual failover of a database",
    },
    {
        .key = "listener_ttl",
        .type = FIELD_DURATION,
        .offset = offsetof(struct failover_input, out.listener_ttl),
        .def = "0s",
        .min = 0,
        .max = 86400,
        .help = "How long clients hold the listener's address; the rest of it delays writers.",
        .source = "assumption; 30 s with SQL Database (SQL-07)",
    },
    {
        .key = "fencing",
        .type = FIELD_BOOL,
        .offset = offsetof(struct failover_input, out.fencing),
        .def = "true",
        .help = "The old writer takes no writes once another region is promoted.",
    },
};

const struct section failover_section = {
    .help =
        "Automatic: the fault, hold, grace_period and decision one after another, then fencing, "
        "promote and the rest of listener_ttl.",
    SECTION_FIELDS(failover_fields),
    .size = sizeof(struct failover_input),
};

static void failover_zone_redundant(struct build *b, const struct store_input *in,
                                    const struct store *out)
{
    const struct item *item = &in->failover.item;

    if (out->failover.policy == FAILOVER_AUTOMATIC) {
        item_error(b->reader, item, "policy", "S212",
                   "a zone-redundant store has no other region to fail over to; runbook approves a "
                   "restore from backup");
    }
    if (out->failover.policy == FAILOVER_RUNBOOK && node_get(in->item.raw, "backup") == NULL) {
        item_error(b->reader, item, "policy", "S212",
                   "there is no other region and no backup to restore from");
    }
}

static void failover_policy(struct build *b, struct store_input *in, struct store *out)
{
    struct item *item = &in->failover.item;
    bool single = out->model == STORE_ZONE_REDUNDANT, able = !single || out->has_backup;
    bool failed = item_failed(item, "policy");

    out->failover.policy = FAILOVER_NONE;
    if (single && !item_given(item, "policy")) {
        node_remove(item->node, "policy"); /* a preset speaks of stores with replicas */
    }
    if (item_has(item, "policy")) {
        out->failover.policy = (enum failover_policy)in->failover.policy;
    } else if (!failed) {
        bool runbook = b->sc->operations.failover.given && able;

        out->failover.policy = runbook ? FAILOVER_RUNBOOK : FAILOVER_NONE;
        item_derive(b->reader, item, "policy", runbook ? "runbook" : "none");
    }
    if (single && item_given(item, "policy")) {
        failover_zone_redundant(b, in, out);
    }
}

/* Whoever fails it over in the end: there is no such group. */
static void failover_grace(struct build *b, struct store_input *in, const struct store *out)
{
    struct item *item = &in->failover.item;

    if (out->preset != NULL && strcmp(out->preset, "azure-sql-failover-group") == 0 &&
        item_has(item, "grace_period") && dist_quantile(&out->failover.grace_period, 0) < 3600) {
        item_error(b->reader, item, "grace_period", "S212",
                   "a failover group of SQL Database waits at least 1h (SQL-03)");
    }
}

static void failover_waits(struct build *b, struct store_input *in, const struct store *out)
{
    static const char *const waits[] = {"hold", "grace_period", "decision"};
    struct item *item = &in->failover.item;

    if (item_failed(item, "policy") || out->failover.policy == FAILOVER_AUTOMATIC) {
        return;
    }
    for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++) {
        section_idle(b, item, waits[i],
                     out->failover.policy == FAILOVER_RUNBOOK ? "with policy runbook"
                                                              : "with policy none");
    }
}

/* A runbook's own promotion stands above what a preset or a default says of the store's. */
static void failover_promote(struct build *b, struct store_input *in, struct store *out)
{
    const struct runbook_input *runbook = &b->in->operations.failover;
    struct item *item = &in->failover.item;
    const struct entry *e =
        runbook->item.node == NULL ? NULL : node_entry(runbook->item.node, "promote");

    if (out->failover.policy != FAILOVER_RUNBOOK || e == NULL || item_given(item, "promote") ||
        item_failed(item, "promote")) {
        return;
    }
    out->failover.promote = runbook->promote;
    node_put(b->reader->arena, item->node, *e);
}

void section_failover_finish(struct build *b, struct store_input *in, struct store *out)
{
    out->failover = in->failover.out;
    out->failover.trigger = item_has(&in->failover.item, "trigger")
                                ? (enum failover_trigger)in->failover.trigger
                                : TRIGGER_OUTAGE;
    if (out->model == STORE_MULTI_WRITE) {
        out->failover.policy = FAILOVER_NONE;
        section_clash(b, &in->item, "failover",
                      "every region of a multi-write store writes: none is promoted");
        return;
    }
    failover_policy(b, in, out);
    failover_grace(b, in, out);
    failover_waits(b, in, out);
    failover_promote(b, in, out);
}
