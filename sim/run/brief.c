/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/brief.h"

#include "sim/base/die.h"
#include "sim/base/wire.h"
#include "sim/scenario/reading.h"

void brief_put(const struct scenario *sc, bool exact, struct buf *out)
{
    VERIFY(sc->reading);
    wire_put_u32(out, exact);
    wire_put_u64(out, sc->seed);
    wire_put_u64(out, (uint64_t)sc->horizon);
    reading_put(sc->reading, out);
}

const struct scenario *brief_load(const struct buf *brief, struct arena *a, bool *ret_exact)
{
    struct wire w = {.at = brief->text, .left = brief->len};
    struct diag d;
    *ret_exact = wire_u32(&w);
    uint64_t seed = wire_u64(&w);
    simtime horizon = (simtime)wire_u64(&w);
    const struct reading *reading = reading_get(&w, a);
    VERIFY(reading && wire_done(&w));
    diag_init(&d);
    const struct scenario *sc = scenario_load_again(a, reading, &d);
    if (!sc) {
        BUG("%s loads in rank 0 and not here: %s", reading->path, d.first->message);
    }
    diag_release(&d);
    VERIFY(sc->seed == seed && sc->horizon == horizon);
    return sc;
}
