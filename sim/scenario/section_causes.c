/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/section_causes.h"

#include <math.h>
#include <string.h>

#include "sim/base/buf.h"
#include "sim/scenario/fault_targets.h"
#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"

static const struct field cause_fields[] = {
    {
        .key = "name",
        .type = FIELD_STRING,
        .offset = offsetof(struct cause_input, name),
        .flags = FIELD_OPTIONAL,
        .derived = "what it hits",
        .help = "What it is called.",
    },
    {
        .key = "targets",
        .type = FIELD_NAMES,
        .offset = offsetof(struct cause_input, targets),
        .flags = FIELD_OPTIONAL,
        .names = "region, zone or component",
        .help = "What goes down together: regions, zones (REGION.N), components "
                "(STAMP.COMPONENT), and `edge`.",
    },
    {
        .key = "every",
        .type = FIELD_DIST,
        .offset = offsetof(struct cause_input, failure.out.every),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .help = "With targets: time from the start, or from when all of it is repaired, to the "
                "next time.",
    },
    {
        .key = "for",
        .type = FIELD_DIST,
        .offset = offsetof(struct cause_input, failure.out.lasts),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL,
        .help = "With targets: time to repair, the same for all. Of two regions that are a pair "
                "the first recovers in the shorter of two such times, the other in the longer.",
    },
    {
        .key = "mode",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct cause_input, failure.mode),
        .flags = FIELD_OPTIONAL,
        .derived = "drop of regions, error of components",
        .choices = fault_mode_choices,
        .help = "How a probe or a request notices; with targets.",
    },
    {
        .key = "data_lost",
        .type = FIELD_SHARE,
        .offset = offsetof(struct cause_input, failure.out.data_lost_share),
        .min = 0,
        .max = 1,
        .flags = FIELD_OPTIONAL,
        .derived = "0%",
        .help = "Chance, for each region by itself, that the data in it is gone for good; with "
                "targets.",
        .source = "assumption: no published outage of a region lost the data in it for good",
    },
    {
        .key = "beta",
        .type = FIELD_SHARE,
        .offset = offsetof(struct cause_input, beta),
        .min = 0,
        .max = 1,
        .flags = FIELD_OPTIONAL,
        .help = "Instead of targets: the share of each region's own outages that hits all regions "
                "of the set at once. Each keeps its total rate.",
    },
    {
        .key = "of",
        .type = FIELD_NAMES,
        .offset = offsetof(struct cause_input, of),
        .flags = FIELD_OPTIONAL,
        .names = "region",
        .help = "With beta: the regions of the set, each with an outage of its own.",
    },
};

const struct section cause_section = {
    .help = "Something that takes several things down at once: a named set with its own clock, or "
            "a share of the outages of regions.",
    SECTION_FIELDS(cause_fields),
    .size = sizeof(struct cause_input),
};

/* Given, be it in error. */
static bool is_there(const struct item *item, const char *key)
{
    return item_given(item, key) || item_failed(item, key);
}

bool cause_is_beta(const struct cause_input *in)
{
    const struct item *item = &in->failure.item;

    return is_there(item, "beta") || is_there(item, "of");
}

#define EITHER "a common cause has either targets, every and for, or beta and of"

/* What belongs to named targets, beside a share. */
static void check_beside(struct build *b, const struct item *item)
{
    static const char *const with_targets[] = {"every", "for", "mode", "data_lost"};

    if (is_there(item, "targets")) {
        const char *other = is_there(item, "beta") ? "beta" : "of";

        report_problem(b->reader,
                       &(struct problem){.code = "S213",
                                         .mark = item_mark(item, "targets"),
                                         .path = path_key(b->reader->arena, item->path, "targets"),
                                         .second = item_mark(item, other),
                                         .second_message = other},
                       "cannot stand beside %s: " EITHER, other);
        return;
    }
    for (size_t i = 0; i < sizeof with_targets / sizeof *with_targets; i++) {
        if (item_given(item, with_targets[i])) {
            item_error(b->reader, item, with_targets[i], "S213",
                       "goes with targets, not with beta: " EITHER);
        }
    }
}

static void check_keys(struct build *b, const struct cause_input *in)
{
    static const char *const needed[][3] = {{"targets", "every", "for"}, {"beta", "of"}};
    const struct item *item = &in->failure.item;
    bool beta = cause_is_beta(in), mixed = beta && is_there(item, "targets");

    if (beta) {
        check_beside(b, item);
    }
    for (size_t i = 0; i < 3 && needed[beta][i] != NULL && !mixed; i++) {
        if (!is_there(item, needed[beta][i])) {
            item_error(b->reader, item, needed[beta][i], "S202", "is missing: " EITHER);
        }
    }
}

static const struct path *element(const struct build *b, const struct cause_input *in,
                                  const char *key, size_t i)
{
    struct arena *a = b->reader->arena;

    return path_index(a, path_key(a, in->failure.item.path, key), i);
}

/* True, with a report, if the name stands in the list before. */
static bool twice(struct build *b, const struct cause_input *in, const char *key,
                  const struct names *list, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (strcmp(list->first[k].text, list->first[i].text) == 0) {
            report_problem(b->reader,
                           &(struct problem){.code = "S212",
                                             .mark = list->first[i].mark,
                                             .path = element(b, in, key, i),
                                             .second = list->first[k].mark,
                                             .second_message = "first given here"},
                           "%s is named twice", list->first[i].text);
            return true;
        }
    }
    return false;
}

static bool is_region_part(const struct build *b, const char *text, size_t stem)
{
    const struct known regions = {"region", &b->in->regions, sizeof(struct region_input)};
    const char *name = arena_strndup(b->reader->arena, text, stem);

    return resolve_find(&regions, name) != SCENARIO_NONE;
}

bool cause_target(struct build *b, const struct cause_input *in, size_t i, struct fault *out)
{
    struct name name = in->targets.first[i];
    const struct path *p = element(b, in, "targets", i);
    const char *dot = strrchr(name.text, '.');

    if (twice(b, in, "targets", &in->targets, i)) {
        return false;
    }
    out->mode = item_has(&in->failure.item, "mode") ? (enum fault_mode)in->failure.mode : MODE_DROP;
    if (dot == NULL && strcmp(name.text, "edge") == 0 &&
        !is_region_part(b, name.text, strlen(name.text))) {
        out->kind = FAULT_EDGE_OUTAGE;
        return true;
    }
    if (dot == NULL) {
        out->kind = FAULT_REGION_OUTAGE;
        fault_target_name(b, p, name, TARGET_REGION, out);
        return out->region != SCENARIO_NONE;
    }
    bool number = dot[1] != '\0' && strspn(dot + 1, "0123456789") == strlen(dot + 1);

    if (number && is_region_part(b, name.text, (size_t)(dot - name.text))) {
        out->kind = FAULT_ZONE_OUTAGE;
        fault_target_name(b, p, name, TARGET_ZONE, out);
        return out->region != SCENARIO_NONE;
    }
    out->kind = FAULT_COMPONENT_DOWN;
    out->mode = item_has(&in->failure.item, "mode") ? out->mode : MODE_ERROR;
    fault_target_name(b, p, name, TARGET_COMPONENT, out);
    return out->stamp != SCENARIO_NONE;
}

/* A region that has no outage has none to share. */
static bool beta_region(struct build *b, const struct cause_input *in, size_t i, int *ret)
{
    const struct region_input *regions = b->in->regions.first;
    const struct path *p = element(b, in, "of", i);
    struct name name = in->of.first[i];

    *ret = resolve_region(b, p, name);
    if (*ret == SCENARIO_NONE || twice(b, in, "of", &in->of, i)) {
        return false;
    }
    const struct region_input *region = &regions[*ret];
    double mean =
        item_has(&region->outage.item, "every") ? dist_mean(&region->outage.out.every) : 1;

    if (!item_has(&region->outage.item, "every") && !item_failed(&region->item, "outage")) {
        report_problem(b->reader,
                       &(struct problem){.code = "S302",
                                         .mark = name.mark,
                                         .path = p,
                                         .second = region->item.mark,
                                         .second_message = "the region"},
                       "%s has no outage of its own of which beta could be a share", name.text);
        return false;
    }
    if (failure_is_never(&region->outage)) {
        report_problem(b->reader,
                       &(struct problem){.code = "S215",
                                         .mark = name.mark,
                                         .path = p,
                                         .second = item_mark(&region->outage.item, "every"),
                                         .second_message = "the region's outage",
                                         .warning = true},
                       "%s never fails: beta has no effect on any region of the set", name.text);
        return false;
    }
    if (!isfinite(mean)) {
        report_problem(b->reader, &(struct problem){.code = "S212", .mark = name.mark, .path = p},
                       "the outages of %s have no rate: the mean of `every` is infinite",
                       name.text);
    }
    return mean > 0 && isfinite(mean);
}

bool cause_regions(struct build *b, const struct cause_input *in, int *ret_regions)
{
    bool good = item_has(&in->failure.item, "beta");

    if (is_there(&in->failure.item, "targets")) {
        return false; /* which of both was meant is not known */
    }
    for (size_t i = 0; i < in->of.count; i++) {
        good &= beta_region(b, in, i, &ret_regions[i]);
    }
    if (in->of.count == 1) {
        item_error(b->reader, &in->failure.item, "of", "S212",
                   "found one region, a common cause has two or more");
        good = false;
    }
    return good && in->of.count > 1;
}

const char *cause_id(const struct build *b, const struct cause_input *in)
{
    const struct names *list = cause_is_beta(in) ? &in->of : &in->targets;
    struct buf id = BUF_INIT;

    buf_add(&id, "common-cause/");
    if (in->name != NULL) {
        buf_add(&id, in->name);
    }
    for (size_t i = 0; in->name == NULL && i < list->count; i++) {
        buf_printf(&id, "%s%s", i == 0 ? "" : "+", list->first[i].text);
    }
    const char *text = arena_strdup(b->reader->arena, buf_text(&id));

    buf_release(&id);
    return text;
}

void section_causes_finish(struct build *b)
{
    const struct cause_input *in = b->in->causes.first;

    for (size_t i = 0; i < b->in->causes.count; i++) {
        check_keys(b, &in[i]);
        for (size_t k = 0; k < i && in[i].name != NULL; k++) {
            if (in[k].name != NULL && strcmp(in[k].name, in[i].name) == 0) {
                item_error(b->reader, &in[i].failure.item, "name", "S212",
                           "another common cause is called %s", in[i].name);
            }
        }
    }
}
