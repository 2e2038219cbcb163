/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/writer_loss.h"

#include "sim/scenario/pitfalls/causes.h"
#include "sim/scenario/pitfalls/split.h"

static bool is_used(const struct scenario *sc, const struct store *store)
{
    for (size_t i = 0; i < sc->stamp_count; i++) {
        for (size_t c = 0; c < sc->stamps[i].component_count; c++) {
            const struct component *part = &sc->stamps[i].components[c];
            if (part->required && part->store >= 0 && &sc->stores[part->store] == store) {
                return true;
            }
        }
    }
    return false;
}

bool writer_loss_counts(const struct scenario *sc, const struct store *store)
{
    return is_used(sc, store) && sc->targets.rto != SIMTIME_NEVER &&
           split_writes(sc) > 1 - sc->targets.success_ratio;
}

struct late {
    const struct scenario *sc;
    const struct store *store;
};

static bool is_late(const void *of, const struct fault *f)
{
    const struct late *late = of;
    return causes_stop_writer(late->store, f) &&
           causes_last(f) > simtime_seconds(late->sc->targets.rto);
}

bool writer_loss_decides(const struct scenario *sc, const struct store *store)
{
    struct late late = {sc, store};
    return sc->fault_count == 0 || causes_decide(sc, causes_share(sc, is_late, &late));
}
