/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/client_use.h"

#include "sim/base/buf.h"
#include "sim/base/units.h"

static bool has_owners(const struct scenario *sc)
{
    bool has = false;

    for (size_t k = 0; k < sc->store_count; k++) {
        has = has || sc->stores[k].model == STORE_MULTI_WRITE;
    }
    return has;
}

static void use_home(struct build *b, const struct client_input *in)
{
    const struct item *item = &in->item;

    if (item_given(item, "home") && !has_owners(b->sc)) {
        item_warning(b->reader, item, "home", "S215",
                     "has no effect: there is no multi-write store");
    }
}

/* The round trip to the nearest stamp is beyond the client's patience. */
static void use_timeout(struct build *b, const struct client_input *in, const simtime *latency)
{
    simtime nearest = SIMTIME_NEVER;
    struct buf text = BUF_INIT;

    for (size_t s = 0; s < b->sc->stamp_count; s++) {
        nearest = latency[s] < nearest ? latency[s] : nearest;
    }
    if (nearest > in->out.timeout) {
        units_print_duration(&text, nearest);
        item_warning(b->reader, &in->item, item_given(&in->item, "timeout") ? "timeout" : "latency",
                     "S224", "no request can succeed: the round trip to the nearest stamp takes %s",
                     buf_text(&text));
    }
    buf_release(&text);
}

void client_use_check(struct build *b)
{
    const struct client_input *in = b->in->clients.first;

    for (size_t g = 0; g < b->sc->group_count; g++) {
        use_home(b, &in[g]);
        use_timeout(b, &in[g], b->sc->groups[g].latency);
        if (item_given(&in[g].retries.item, "budget") && in[g].retries.out.attempts == 0) {
            item_warning(b->reader, &in[g].retries.item, "budget", "S215",
                         "has no effect: no attempts are repeated");
        }
    }
}
