/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/component_use.h"

#include <math.h>

#include "sim/scenario/failure_use.h"

static void use_capacity(struct build *b, const struct item *item, const struct component *c)
{
    if (item_given(item, "capacity") && !c->required) {
        item_warning(b->reader, item, "capacity", "S215",
                     "has no effect with required: false: no request needs it");
    }
    if (item_given(item, "shed_cost") && c->shed_cost > 0 && !isfinite(c->capacity)) {
        item_warning(b->reader, item, "shed_cost", "S215", "has no effect without capacity");
    }
}

static void use_failure(struct build *b, const struct component_input *in,
                        const struct stamp *stamp, const struct component *c)
{
    if (!item_given(&in->fail.item, "every") || failure_is_never(&in->fail)) {
        return;
    }
    if (scenario_component_acts(b->sc, stamp, c)) {
        failure_use_constant(b, &in->fail, c->instances, "instances");
        return;
    }
    item_warning(b->reader, &in->item, "fail", "S215",
                 "has no effect with required: false: no request needs it, and no probe "
                 "exercises it");
}

void component_use_check(struct build *b)
{
    const struct stamp_input *in = b->in->stamps.first;

    for (size_t s = 0; s < b->sc->stamp_count; s++) {
        const struct stamp *stamp = &b->sc->stamps[s];
        const struct component_input *components = in[s].components.first;

        for (size_t c = 0; c < stamp->component_count; c++) {
            use_capacity(b, &components[c].item, &stamp->components[c]);
            use_failure(b, &components[c], stamp, &stamp->components[c]);
        }
    }
}
