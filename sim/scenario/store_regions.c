/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/store_regions.h"

#include "sim/scenario/resolve.h"

int store_regions_find(const struct store *store, int region)
{
    for (size_t i = 0; i < store->region_count; i++) {
        if (store->regions[i] == region) {
            return (int)i;
        }
    }
    return SCENARIO_NONE;
}

const char *store_regions_model(const struct store_input *in)
{
    const struct node *n = node_get(in->item.node, "model");

    return n == NULL ? "none" : n->text;
}

void store_regions_resolve(struct build *b, const struct store_input *in, struct store *out)
{
    struct arena *a = b->reader->arena;
    const struct path *p = path_key(a, in->item.path, "regions");

    out->regions = arena_array(a, in->regions.count + 1, sizeof *out->regions);
    for (size_t i = 0; i < in->regions.count; i++) {
        const struct path *at = path_index(a, p, i);
        int region = resolve_region(b, at, in->regions.first[i]);
        int before = store_regions_find(out, region);

        if (before != SCENARIO_NONE) {
            report_problem(b->reader,
                           &(struct problem){.code = "S212",
                                             .mark = in->regions.first[i].mark,
                                             .path = at,
                                             .second = in->regions.first[before].mark,
                                             .second_message = "first given here"},
                           "a store has one replica in a region");
        } else if (region != SCENARIO_NONE) {
            out->regions[out->region_count++] = region;
        }
    }
    if (in->regions.count > SCENARIO_MAX_REPLICAS) {
        item_error(b->reader, &in->item, "regions", "S210",
                   "has %zu entries, at most %d are "
                   "supported",
                   in->regions.count, SCENARIO_MAX_REPLICAS);
    }
}

static void regions_count(struct build *b, const struct store_input *in, const struct store *out)
{
    size_t count = in->regions.count;

    if (count == 0) {
        return; /* in error itself */
    }
    if (out->model == STORE_ZONE_REDUNDANT && count > 1) {
        item_error(b->reader, &in->item, "regions", "S212",
                   "a zone-redundant store stands in one region, found %zu", count);
    }
    if (out->model != STORE_ZONE_REDUNDANT && count < 2) {
        item_error(b->reader, &in->item, "regions", "S212",
                   "model %s takes at least two regions, found 1", store_regions_model(in));
    }
}

static void regions_writer(struct build *b, struct store_input *in, struct store *out)
{
    struct arena *a = b->reader->arena;
    const struct path *p = path_key(a, in->item.path, "writer");

    if (in->writer.text == NULL) {
        if (in->regions.count > 0 && !item_failed(&in->item, "writer")) {
            item_derive(b->reader, &in->item, "writer", in->regions.first[0].text);
        }
        return;
    }
    int region = resolve_region(b, p, in->writer);
    int place = store_regions_find(out, region);

    if (place != SCENARIO_NONE) {
        out->writer = (size_t)place;
    } else if (region != SCENARIO_NONE && in->regions.count > 0) {
        report_problem(b->reader,
                       &(struct problem){.code = "S302",
                                         .mark = in->writer.mark,
                                         .path = p,
                                         .second = in->regions.mark,
                                         .second_message = "its regions"},
                       "the writer region is not one of the store's regions");
    }
}

void store_regions_check(struct build *b, struct store_input *in, struct store *out)
{
    regions_count(b, in, out);
    if (out->model == STORE_MULTI_WRITE) {
        section_clash(b, &in->item, "writer", "every region of a multi-write store writes");
    } else {
        regions_writer(b, in, out);
    }
}
