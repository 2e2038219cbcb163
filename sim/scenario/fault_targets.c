/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fault_targets.h"

#include <string.h>

#include "sim/base/units.h"
#include "sim/scenario/fault_links.h"
#include "sim/scenario/resolve.h"

struct aim {
    struct build *b;
    const struct fault_input *in;
    const struct path *path;
    const char *text;
    size_t stem; /* bytes before the last dot; all without one */
};

static void target_region(struct aim *x, struct fault *out)
{
    out->region = resolve_region(x->b, x->path, x->in->target);
}

static void target_zone(struct aim *x, struct fault *out)
{
    struct reader *r = x->b->reader;
    const struct known regions = {"region", &x->b->in->regions, sizeof(struct region_input)};
    struct mark m = x->in->target.mark;
    int64_t zone;

    if (x->text[x->stem] == '\0' || units_integer(r->arena, x->text + x->stem + 1, &zone) != NULL) {
        report_problem(r, &(struct problem){.code = "S302", .mark = m, .path = x->path},
                       "found %s, expected %s", x->text, fault_target_words(TARGET_ZONE));
        return;
    }
    int region = resolve_part(r, x->path, m, x->text, x->stem, &regions);

    if (region == SCENARIO_NONE) {
        return;
    }
    int64_t zones = x->b->sc->regions[region].zones;

    if (zones == 0) {
        return; /* in error itself */
    }
    if (zone < 0 || zone > zones) {
        report_problem(r, &(struct problem){.code = "S303", .mark = m, .path = x->path},
                       "%s has %lld zone%s, found zone %lld", x->b->sc->regions[region].name,
                       (long long)zones, zones == 1 ? "" : "s", (long long)zone);
        return;
    }
    out->region = region;
    out->zone = zone % zones;
}

static void target_stamp(struct aim *x, struct fault *out)
{
    out->stamp = resolve_stamp(x->b, x->path, x->in->target);
}

static void target_count(struct aim *x, int64_t most, const char *what, const char *of)
{
    if (x->in->out.count > most && item_has(&x->in->item, "count")) {
        item_error(x->b->reader, &x->in->item, "count", "S303", "found %lld, %s has %lld %s%s",
                   (long long)x->in->out.count, of, (long long)most, what, most == 1 ? "" : "s");
    }
}

static void target_instances(struct aim *x, const struct component *c)
{
    if (c->instances == 0) {
        report_problem(x->b->reader,
                       &(struct problem){.code = "S302",
                                         .mark = x->in->target.mark,
                                         .path = x->path,
                                         .second = c->mark,
                                         .second_message = "the component"},
                       "%s has no instances that could crash", x->text);
        return;
    }
    target_count(x, c->instances, "instance", x->text);
}

static void target_component(struct aim *x, struct fault *out)
{
    struct reader *r = x->b->reader;
    const struct known stamps = {"stamp", &x->b->in->stamps, sizeof(struct stamp_input)};
    struct mark m = x->in->target.mark;

    if (x->text[x->stem] == '\0') {
        report_problem(r,
                       &(struct problem){.code = "S302",
                                         .mark = m,
                                         .path = x->path,
                                         .hint = arena_printf(r->arena, "write %s.app", x->text)},
                       "found %s, expected %s", x->text, fault_target_words(TARGET_COMPONENT));
        return;
    }
    int stamp = resolve_part(r, x->path, m, x->text, x->stem, &stamps);

    if (stamp == SCENARIO_NONE) {
        return;
    }
    const struct stamp_input *in = (const struct stamp_input *)stamps.items->first + stamp;
    const char *component = x->text + x->stem + 1;

    if (in->components.first == NULL && !item_failed(&in->item, "components")) {
        report_problem(r, &(struct problem){.code = "S301", .mark = m, .path = x->path},
                       "stamp %s has no components", in->item.name);
        return;
    }
    const struct known components = {arena_printf(r->arena, "component of stamp %s", in->item.name),
                                     &in->components, sizeof(struct component_input)};
    int found = resolve_part(r, x->path, m, component, strlen(component), &components);

    if (found == SCENARIO_NONE) {
        return;
    }
    out->stamp = stamp;
    out->component = found;
    if (x->in->kind == FAULT_INSTANCE_CRASH) {
        const struct component_input *c = (const struct component_input *)in->components.first;

        if (!item_failed(&c[found].item, "instances")) {
            target_instances(x, &x->b->sc->stamps[stamp].components[found]);
        }
    }
}

/* A list of them, or one. */
static const char *target_stamps(struct build *b, const struct fault_input *in, const char *kind,
                                 struct fault *out)
{
    struct arena *a = b->reader->arena;
    const struct path *p = path_key(a, in->item.path, "target");
    bool list = in->target_form == TARGET_FORM_LIST;
    size_t count = list ? in->targets.count : 1;
    int *stamps = arena_array(a, count + 1, sizeof *stamps);
    const char *text = "";

    for (size_t i = 0; i < count; i++) {
        struct name name = list ? in->targets.first[i] : in->target;

        stamps[i] = resolve_stamp(b, list ? path_index(a, p, i) : p, name);
        text = arena_printf(a, "%s%s%s", text, i == 0 ? "" : "+", name.text);
        for (size_t k = 0; k < i; k++) {
            if (stamps[k] == stamps[i] && stamps[i] != SCENARIO_NONE) {
                item_error(b->reader, &in->item, "target", "S212", "%s reaches %s twice", kind,
                           name.text);
            }
        }
    }
    out->stamps = stamps;
    out->stamp_count = count;
    return text;
}

static void target_group(struct aim *x, struct fault *out)
{
    const struct client_input *in = x->b->in->clients.first;
    const struct known groups = {"client group", &x->b->in->clients, sizeof *in};

    out->group = resolve_name(x->b->reader, x->path, x->in->target, &groups);
    if (out->group != SCENARIO_NONE && item_has(&in[out->group].item, "pops")) {
        target_count(x, in[out->group].out.pops, "pop", x->text);
    }
}

/* Why a kind has nothing to do with a store of that model; NULL if it has. */
static const char *target_store_unfit(int kind, enum store_model model)
{
    bool stall = kind == FAULT_REPLICATION_STALL;

    switch (model) {
    case STORE_ZONE_REDUNDANT:
        return stall ? "a zone-redundant store has no replica"
                     : "a zone-redundant store has no other region to go to";
    case STORE_MULTI_WRITE:
        return stall ? NULL : "every region of a multi-write store writes already";
    case STORE_SYNC:
        return stall ? "a commit of a sync store waits for its replicas: cut the link instead"
                     : NULL;
    default:
        return NULL;
    }
}

static void target_store(struct aim *x, struct fault *out)
{
    out->store = resolve_store(x->b, x->path, x->in->target);
    if (out->store == SCENARIO_NONE) {
        return;
    }
    const struct store_input *in = (const struct store_input *)x->b->in->stores.first + out->store;
    const char *unfit = target_store_unfit(x->in->kind, x->b->sc->stores[out->store].model);

    if (unfit != NULL && item_has(&in->item, "model")) {
        report_problem(x->b->reader,
                       &(struct problem){.code = "S302",
                                         .mark = x->in->target.mark,
                                         .path = x->path,
                                         .second = item_mark(&in->item, "model"),
                                         .second_message = "its model"},
                       "%s", unfit);
    }
}

static void target_by_sort(struct aim *x, enum fault_target sort, struct fault *out)
{
    switch (sort) {
    case TARGET_REGION:
        target_region(x, out);
        break;
    case TARGET_ZONE:
        target_zone(x, out);
        break;
    case TARGET_COMPONENT:
        target_component(x, out);
        break;
    case TARGET_STAMP:
        target_stamp(x, out);
        break;
    case TARGET_GROUP:
        target_group(x, out);
        break;
    case TARGET_STORE:
        target_store(x, out);
        break;
    default:
        break; /* none is taken */
    }
}

static struct aim aim_at(struct build *b, const struct fault_input *in, const struct path *path)
{
    const char *text = in->target.text, *dot = strrchr(text, '.');
    size_t stem = dot == NULL ? strlen(text) : (size_t)(dot - text);

    return (struct aim){.b = b, .in = in, .path = path, .text = text, .stem = stem};
}

const char *fault_target_resolve(struct build *b, const struct fault_input *in, const char *kind,
                                 const struct fault_rule *rule, struct fault *out)
{
    struct reader *r = b->reader;
    bool given = item_given(&in->item, "target");

    if (rule->target == TARGET_LINK) {
        return fault_link_resolve(b, in, kind, out);
    }
    if (item_failed(&in->item, "target") || (!given && rule->target == TARGET_NONE)) {
        return "";
    }
    if (given && rule->target == TARGET_NONE) {
        item_error(r, &in->item, "target", "S213", "%s takes no target", kind);
        return "";
    }
    if (!given) {
        item_error(r, &in->item, "target", "S202", "%s needs a target: %s", kind,
                   fault_target_words(rule->target));
        return "";
    }
    if (rule->target == TARGET_STAMPS) {
        return target_stamps(b, in, kind, out);
    }
    if (in->target_form != TARGET_FORM_NAME) {
        item_error(r, &in->item, "target", "S302", "found a list, %s takes %s", kind,
                   fault_target_words(rule->target));
        return "";
    }
    struct aim x = aim_at(b, in, path_key(r->arena, in->item.path, "target"));

    target_by_sort(&x, rule->target, out);
    return x.text;
}

void fault_target_name(struct build *b, const struct path *path, struct name name,
                       enum fault_target sort, struct fault *out)
{
    const struct fault_input in = {.kind = FAULT_KIND_COUNT, .target = name};
    struct aim x = aim_at(b, &in, path);

    target_by_sort(&x, sort, out);
}
