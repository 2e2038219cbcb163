/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fault_links.h"

#include "sim/scenario/fault_kinds.h"
#include "sim/scenario/resolve.h"

/* Both ends, of which at least the marks are known. */
static const char *link_ends(struct build *b, const struct fault_input *in, const char *key,
                             struct fault *out)
{
    const struct region *regions = b->sc->regions;

    if (out->region == SCENARIO_NONE || out->region_b == SCENARIO_NONE) {
        return "";
    }
    if (out->region == out->region_b) {
        item_error(b->reader, &in->item, key, "S302", "a link joins two different regions");
        return "";
    }
    bool swap = !out->one_way && out->region > out->region_b;

    return arena_printf(b->reader->arena, "%s%s%s",
                        regions[swap ? out->region_b : out->region].name, out->one_way ? ">" : "-",
                        regions[swap ? out->region : out->region_b].name);
}

static const char *link_one_way(struct build *b, const struct fault_input *in, struct fault *out)
{
    struct arena *a = b->reader->arena;
    bool from = node_get(in->item.raw, "from") != NULL, to = node_get(in->item.raw, "to") != NULL;

    if (item_given(&in->item, "target")) {
        item_error(b->reader, &in->item, "target", "S212",
                   "a target is hit in both directions, from and to say one: give one of them");
    }
    if (!from || !to) {
        item_error(b->reader, &in->item, from ? "to" : "from", "S202", "is missing: %s needs it",
                   from ? "from" : "to");
    }
    out->one_way = true;
    out->region = resolve_region(b, path_key(a, in->item.path, "from"), in->from);
    out->region_b = resolve_region(b, path_key(a, in->item.path, "to"), in->to);
    return link_ends(b, in, "to", out);
}

const char *fault_link_resolve(struct build *b, const struct fault_input *in, const char *kind,
                               struct fault *out)
{
    struct reader *r = b->reader;
    struct arena *a = r->arena;
    const struct path *p = path_key(a, in->item.path, "target");
    const char *words = fault_target_words(TARGET_LINK);

    if (node_get(in->item.raw, "from") != NULL || node_get(in->item.raw, "to") != NULL) {
        return link_one_way(b, in, out);
    }
    if (item_failed(&in->item, "target")) {
        return "";
    }
    if (!item_given(&in->item, "target")) {
        item_error(r, &in->item, "target", "S202", "%s needs a target: %s", kind, words);
        return "";
    }
    if (in->target_form == TARGET_FORM_NAME) {
        item_error(r, &in->item, "target", "S302", "found a single name, %s takes %s", kind, words);
        return "";
    }
    if (in->targets.count != 2) {
        item_error(r, &in->item, "target", "S302", "found a list of %zu, %s takes %s",
                   in->targets.count, kind, words);
        return "";
    }
    out->region = resolve_region(b, path_index(a, p, 0), in->targets.first[0]);
    out->region_b = resolve_region(b, path_index(a, p, 1), in->targets.first[1]);
    return link_ends(b, in, "target", out);
}
