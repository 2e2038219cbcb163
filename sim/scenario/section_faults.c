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

const struct choice fault_data_choices[] = {
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

const struct section fault_target_forms = {SECTION_FIELDS(target_form_fields)};

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
#include "sim/scenario/fault_rows.inc"
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

const char *section_fault_finish(struct build *b, struct fault_input *in, struct fault *f)
{
    *f = in->out;
    f->mark = in->item.mark;
    f->region = f->region_b = f->store = SCENARIO_NONE;
    f->stamp = f->component = f->group = SCENARIO_NONE;
    f->yields_to = SCENARIO_NONE;
    f->member = SCENARIO_NONE;
    failure_recovery(&in->recovers, &in->residual, f);
    fault_check_end(b, in);
    fault_check_time(b, in);
    if (!item_has(&in->item, "fault")) {
        return "";
    }
    const char *kind = node_get(in->item.node, "fault")->text;
    const struct fault_rule *rule = fault_rule_find(kind);

    fault_check_keys(b, in, kind, rule);
    fault_check_needed(b, in, kind);
    fault_defaults(in, rule, f);
    fault_check_length(b, in, f);
    return fault_target_resolve(b, in, kind, rule, f);
}

void section_faults_finish(struct build *b)
{
    struct fault_input *in = b->in->faults.first;
    size_t count = b->in->faults.count;
    struct fault *faults = arena_array(b->reader->arena, count + 1, sizeof *faults);
    const char **targets = arena_array(b->reader->arena, count + 1, sizeof *targets);

    for (size_t i = 0; i < count; i++) {
        targets[i] = section_fault_finish(b, &in[i], &faults[i]);
    }
    fault_ids(b->reader->arena, faults, targets, count);
    b->sc->faults = faults;
    b->sc->fault_count = count;
}
