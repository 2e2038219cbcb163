/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/writes_played.h"

#include "models/clients.h"
#include "models/store.h"

static bool is_used(const struct scenario *sc, size_t store)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        for (size_t c = 0; c < sc->stamps[s].component_count; c++) {
            if (sc->stamps[s].components[c].store == (int)store) {
                return true;
            }
        }
    }
    return false;
}

double writes_played(const struct scenario *sc, size_t store)
{
    const struct store *st = &sc->stores[store];
    double rate = 0;
    if (!st->plays_writes || !store_conflicts(st) || st->conflicts.track_incidents ||
        !is_used(sc, store)) {
        return 0;
    }
    for (size_t g = 0; g < sc->group_count; g++) {
        const struct client_group *group = &sc->groups[g];
        rate += group->requests * group->write_share * clients_weekly_mean(&group->profile);
    }
    return rate * simtime_seconds(sc->horizon);
}
