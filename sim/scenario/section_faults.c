/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/units.h"
#include "sim/scenario/fault_ids.h"
#include "sim/scenario/fault_kinds.h"
#include "sim/scenario/fault_targets.h"
#include "sim/scenario/sections.h"

const struct choice fault_mode_choices[] = {
    {"refuse", MODE_REFUSE, "connections are refused at once", false, NULL},
    {"drop", MODE_DROP, "nothing answers until a timeout", false, NULL},
    {"error", MODE_ERROR, "a bad answer after a round trip", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice data_choices[] = {
    {"preserved", 0, "the data is back when the region is", false, NULL},
    {"lost", 1, "the data is gone for good", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field target_form_fields[] = {
    {
        .key = "name",
        .type = FIELD_NAME,
        .offset = offsetof(struct fault_input, target),
        .names = "region, zone, stamp, component, client group or store",
        .help = "One target.",
    },
    {
        .key = "list",
        .type = FIELD_NAMES,
        .offset = offsetof(struct fault_input, targets),
        .names = "region or stamp",
        .help = "Several targets, of kinds that take them.",
    },
};

static const struct section target_forms = {SECTION_FIELDS(target_form_fields)};

static const struct field fault_fields[] = {
    {
        .key = "at",
        .type = FIELD_DURATION,
        .offset = offsetof(struct fault_input, out.at),
        .min = 0,
        .max = INFINITY,
        .example = "10m",
        .help = "When it begins, from the start of the replication; before the horizon.",
    },
    {
        .key = "fault",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct fault_input, kind),
        .choices = fault_kind_choices,
        .example = "region-outage",
        .help = "What happens.",
    },
    {
        .key = "target",
        .type = FIELD_ONE_OF,
        .offset = offsetof(struct fault_input, target_form),
        .flags = FIELD_OPTIONAL,
        .section = &target_forms,
        .help = "What it happens to; each kind says what it takes.",
    },
    {
        .key = "for",
        .type = FIELD_DURATION,
        .offset = offsetof(struct fault_input, out.duration),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .derived = "until the horizon ends",
        .help = "How long it lasts.",
        .source = "assumption: what is not repaired stays broken",
    },
    {
        .key = "mode",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct fault_input, mode),
        .flags = FIELD_OPTIONAL,
        .derived = "drop; of component-down error",
        .choices = fault_mode_choices,
        .help = "How a probe or a request notices.",
    },
    {
        .key = "data",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct fault_input, data),
        .flags = FIELD_OPTIONAL,
        .derived = "preserved",
        .choices = data_choices,
        .help = "What becomes of the data in the region; acts on data stores alone.",
    },
    {
        .key = "count",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct fault_input, out.count),
        .min = 1,
        .max = 1e6,
        .flags = FIELD_OPTIONAL,
        .derived = "1",
        .help = "How many instances or points of presence.",
        .source = "assumption: the least that is a fault",
    },
    {
        .key = "share",
        .type = FIELD_SHARE,
        .offset = offsetof(struct fault_input, out.share),
        .min = 0,
        .max = 1,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .derived = "100%; of probe-loss none",
        .help = "Share of the points of presence, or of the probes, that is hit.",
        .source = "assumption: all of the edge",
    },
    {
        .key = "factor",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct fault_input, out.factor),
        .min = 0,
        .max = 1e6,
        .flags = FIELD_OPTIONAL,
        .help = "Factor on the request rate; must be given for load-surge.",
    },
    {
        .key = "error_share",
        .type = FIELD_SHARE,
        .offset = offsetof(struct fault_input, out.error_share),
        .min = 0,
        .max = 1,
        .flags = FIELD_OPTIONAL,
        .derived = "0%",
        .help = "Share of calls that it answers with an error.",
        .source = "assumption: only slower unless told",
    },
    {
        .key = "added_latency",
        .type = FIELD_DURATION,
        .offset = offsetof(struct fault_input, out.added_latency),
        .min = 0,
        .max = 86400,
        .flags = FIELD_OPTIONAL,
        .derived = "0s",
        .help = "Time that every call, or the way over the link, takes longer.",
        .source = "assumption: only failing unless told",
    },
    {
        .key = "from",
        .type = FIELD_NAME,
        .offset = offsetof(struct fault_input, from),
        .flags = FIELD_OPTIONAL,
        .names = "region",
        .help = "Where the one direction of a link that is hit comes from; with `to`, instead of a "
                "target.",
    },
    {
        .key = "to",
        .type = FIELD_NAME,
        .offset = offsetof(struct fault_input, to),
        .flags = FIELD_OPTIONAL,
        .names = "region",
        .help = "Where it goes to.",
    },
    {
        .key = "by",
        .type = FIELD_DURATION,
        .offset = offsetof(struct fault_input, out.by),
        .min = -31536000,
        .max = 31536000,
        .flags = FIELD_OPTIONAL | FIELD_SIGNED,
        .help = "How far a clock is ahead, or with a minus behind; must be given for clock-skew.",
    },
    {
        .key = "stagger",
        .type = FIELD_DURATION,
        .offset = offsetof(struct fault_input, out.stagger),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL,
        .derived = "0s: all at once",
        .help = "Time from one stamp to the next.",
        .source = "assumption: what a release pipeline without stages does",
    },
    {
        .key = "capacity_lost",
        .type = FIELD_SHARE,
        .offset = offsetof(struct fault_input, out.capacity_lost),
        .min = 0,
        .max = 1,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .help = "Share of the capacity of every component in the region; must be given for "
                "maintenance.",
    },
    {
        .key = "recovers",
        .type = FIELD_SECTION,
        .offset = offsetof(struct fault_input, recovers),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &recovers_section,
        .help = "Gradual recovery: of the edge one point of presence, of a region a hundredth at "
                "a time.",
    },
    {
        .key = "residual",
        .type = FIELD_SECTION,
        .offset = offsetof(struct fault_input, residual),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &residual_section,
        .help = "A share of the region that stays broken when the rest is repaired.",
    },
};

const struct section fault_section = {
    .help = "Something that breaks at a given time. Overlapping faults compose, and each ends on "
            "its own.",
    SECTION_FIELDS(fault_fields),
    .size = sizeof(struct fault_input),
};

static const char *const kind_keys[] = {
    "mode", "data", "count", "share",    "factor",   "error_share", "added_latency",
    "from", "to",   "by",    "recovers", "residual", "stagger",     "capacity_lost"};

static void fault_check_keys(struct build *b, const struct fault_input *in, const char *kind,
                             const struct fault_rule *rule)
{
    for (size_t i = 0; i < sizeof kind_keys / sizeof kind_keys[0]; i++) {
        const char *key = kind_keys[i];
        struct buf takers = BUF_INIT;

        if (item_given(&in->item, key) && !fault_rule_takes(rule, key)) {
            fault_rule_print_takers(key, &takers);
            item_error(b->reader, &in->item, key, "S213", "%s takes no %s; kinds that do: %s", kind,
                       key, buf_text(&takers));
        }
        buf_release(&takers);
    }
}

/* Keys that some kinds cannot do without. */
static void fault_check_needed(struct build *b, const struct fault_input *in, const char *kind)
{
    const char *missing = NULL;
    bool slower = item_has(&in->item, "added_latency") && in->out.added_latency > 0;

    if (in->kind == FAULT_LOAD_SURGE && !item_has(&in->item, "factor")) {
        missing = "factor";
    }
    if (in->kind == FAULT_PROBE_LOSS && !item_has(&in->item, "share")) {
        missing = "share";
    }
    if (in->kind == FAULT_MAINTENANCE && !item_has(&in->item, "capacity_lost")) {
        missing = "capacity_lost";
    }
    if (in->kind == FAULT_CLOCK_SKEW && !item_has(&in->item, "by")) {
        missing = "by";
    }
    if (in->kind == FAULT_LINK_SLOW && !slower) {
        missing = "added_latency";
    }
    if (in->kind == FAULT_COMPONENT_DEGRADED && !(in->out.error_share > 0) && !slower) {
        missing = "error_share";
    }
    if (missing != NULL && !item_failed(&in->item, missing)) {
        item_error(b->reader, &in->item, missing, "S202", "%s needs %s%s", kind, missing,
                   in->kind == FAULT_COMPONENT_DEGRADED ? " or added_latency above 0"
                   : in->kind == FAULT_LINK_SLOW        ? " above 0"
                                                        : "");
    }
}

static void fault_defaults(struct fault_input *in, const struct fault_rule *rule, struct fault *out)
{
    const struct item *item = &in->item;

    out->kind = (enum fault_kind)in->kind;
    out->mode = item_has(item, "mode") ? (enum fault_mode)in->mode : rule->mode;
    out->data_lost = item_has(item, "data") && in->data == 1;
    out->count = item_has(item, "count") ? out->count : 1;
    out->share = item_has(item, "share") ? out->share : 1;
    out->factor = item_has(item, "factor") ? out->factor : 1;
    out->error_share = item_has(item, "error_share") ? out->error_share : 0;
    out->added_latency = item_has(item, "added_latency") ? out->added_latency : 0;
    out->by = item_has(item, "by") ? out->by : 0;
    out->stagger = item_has(item, "stagger") ? out->stagger : 0;
    out->capacity_lost = item_has(item, "capacity_lost") ? out->capacity_lost : 0;
}

/* A failover is over when the promoted side serves. */
static void fault_check_length(struct build *b, const struct fault_input *in, struct fault *out)
{
    if (in->kind != FAULT_FORCED_FAILOVER && in->kind != FAULT_PLANNED_FAILOVER &&
        in->kind != FAULT_FAILBACK) {
        return;
    }
    out->duration = SIMTIME_NEVER;
    if (item_given(&in->item, "for")) {
        item_warning(b->reader, &in->item, "for", "S215",
                     "has no effect: a failover is over when the promoted side serves");
    }
}

/* What never ends has no way to it. */
static void fault_check_end(struct build *b, const struct fault_input *in)
{
    static const char *const keys[] = {"recovers", "residual"};

    for (size_t i = 0; i < 2; i++) {
        if (item_given(&in->item, keys[i]) && !item_has(&in->item, "for") &&
            !item_failed(&in->item, "for")) {
            item_error(b->reader, &in->item, keys[i], "S212", "needs `for` to be given");
        }
    }
    if (item_has(&in->item, "for")) {
        failure_check_recovery(b, &in->recovers, in->out.duration);
    }
}

static void fault_check_time(struct build *b, const struct fault_input *in)
{
    if (!item_has(&in->item, "at") || !item_has(&b->in->item, "horizon") ||
        in->out.at < b->sc->horizon) {
        return;
    }
    struct buf horizon = BUF_INIT;
    bool given = item_given(&b->in->item, "horizon");

    units_print_duration(&horizon, b->sc->horizon);
    report_problem(b->reader,
                   &(struct problem){.code = "S212",
                                     .mark = item_mark(&in->item, "at"),
                                     .path = path_key(b->reader->arena, in->item.path, "at"),
                                     .second = item_mark(&b->in->item, "horizon"),
                                     .second_message = given ? "the horizon" : NULL},
                   "begins at or after the horizon of %s", buf_text(&horizon));
    buf_release(&horizon);
}

void section_faults_finish(struct build *b)
{
    struct fault_input *in = b->in->faults.first;
    size_t count = b->in->faults.count;
    struct fault *faults = arena_array(b->reader->arena, count + 1, sizeof *faults);
    const char **targets = arena_array(b->reader->arena, count + 1, sizeof *targets);

    for (size_t i = 0; i < count; i++) {
        struct fault *f = &faults[i];

        *f = in[i].out;
        f->mark = in[i].item.mark;
        f->region = f->region_b = f->store = SCENARIO_NONE;
        f->stamp = f->component = f->group = SCENARIO_NONE;
        f->yields_to = SCENARIO_NONE;
        f->member = SCENARIO_NONE;
        failure_recovery(&in[i].recovers, &in[i].residual, f);
        fault_check_end(b, &in[i]);
        fault_check_time(b, &in[i]);
        targets[i] = "";
        if (item_has(&in[i].item, "fault")) {
            const char *kind = node_get(in[i].item.node, "fault")->text;
            const struct fault_rule *rule = fault_rule_find(kind);

            fault_check_keys(b, &in[i], kind, rule);
            fault_check_needed(b, &in[i], kind);
            fault_defaults(&in[i], rule, f);
            fault_check_length(b, &in[i], f);
            targets[i] = fault_target_resolve(b, &in[i], kind, rule, f);
        }
    }
    fault_ids(b->reader->arena, faults, targets, count);
    b->sc->faults = faults;
    b->sc->fault_count = count;
}
