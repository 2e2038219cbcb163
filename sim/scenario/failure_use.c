/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/failure_use.h"

#include <math.h>
#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/units.h"

bool failure_use_together(const struct item *item, const char *key, const char *other)
{
    return item_given(item, key) && item_given(item, other) &&
           item_mark(item, key).source == item_mark(item, other).source;
}

void failure_use_constant(struct build *b, const struct failure_input *in, int64_t count,
                          const char *what)
{
    const struct item *item = &in->item;
    struct arena *a = b->reader->arena;
    struct buf mean = BUF_INIT;

    if (count < 2 || !item_given(item, "every") || in->out.every.kind != DIST_CONSTANT ||
        !isfinite(in->out.every.a)) {
        return;
    }
    units_print_duration(&mean, simtime_from_seconds(in->out.every.a));
    report_problem(b->reader,
                   &(struct problem){
                       .code = "S223",
                       .mark = item_mark(item, "every"),
                       .path = path_key(a, item->path, "every"),
                       .hint = arena_printf(a, "write {exponential: {mean: %s}}", buf_text(&mean)),
                       .warning = true},
                   "is the same for all %lld %s: they fail at the same instant", (long long)count,
                   what);
    buf_release(&mean);
}

/* What stands beside `every: never`. */
static void use_never(struct build *b, const struct failure_input *in)
{
    static const char *const keys[] = {"for", "recovers", "residual", "share"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys && failure_is_never(in); i++) {
        bool usual = strcmp(keys[i], "share") == 0 && !(in->out.share < 1);

        if (failure_use_together(&in->item, keys[i], "every") && !usual) {
            item_warning(b->reader, &in->item, keys[i], "S215", "has no effect with every: never");
        }
    }
}

static void use_components(struct build *b)
{
    const struct stamp_input *in = b->in->stamps.first;

    for (size_t s = 0; s < b->in->stamps.count; s++) {
        const struct component_input *components = in[s].components.first;

        for (size_t c = 0; c < in[s].components.count; c++) {
            use_never(b, &components[c].fail);
        }
    }
}

void failure_use_check(struct build *b)
{
    const struct region_input *regions = b->in->regions.first;
    const struct link_input *links = b->in->links.first;
    const struct cause_input *causes = b->in->causes.first;

    for (size_t r = 0; r < b->in->regions.count; r++) {
        use_never(b, &regions[r].outage);
        use_never(b, &regions[r].zone_outage);
        use_never(b, &regions[r].control_plane_outage);
    }
    for (size_t i = 0; i < b->in->links.count; i++) {
        use_never(b, &links[i].partition);
    }
    for (size_t i = 0; i < b->in->causes.count; i++) {
        use_never(b, &causes[i].failure);
    }
    use_components(b);
    use_never(b, &b->in->edge.outage);
    use_never(b, &b->in->edge.pop_outage);
}
