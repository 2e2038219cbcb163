/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_writes.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"

enum { CROWDED = 1024 };

void lag_writes_init(struct lag_writes *w, const struct dist *delay, bool prefix)
{
    *w = (struct lag_writes){.delay = delay, .prefix = prefix, .crowded = CROWDED};
}

void lag_writes_release(struct lag_writes *w)
{
    free(w->writes);
    w->writes = NULL;
}

void lag_writes_reset(struct lag_writes *w)
{
    w->count = 0;
    w->crowded = CROWDED;
    w->next_drawn = false;
}

static void push(struct lag_writes *w, struct lag_write write)
{
    if (w->count == w->capacity) {
        w->capacity = w->capacity ? w->capacity * 2 : CROWDED;
        w->writes = xrealloc(w->writes, w->capacity, sizeof *w->writes);
    }
    w->writes[w->count++] = write;
}

/* What is left to the next write is kept in expected writes, so that it does not matter how often
 * somebody looks. */
void lag_writes_play(struct lag_writes *w, simtime from, simtime to, double rate,
                     struct stream *arrivals, struct stream *delays)
{
    double mass = rate * simtime_seconds(to - from), at = 0;
    if (!w->next_drawn) {
        w->to_next = stream_exponential(arrivals, 1);
        w->next_drawn = true;
    }
    while (w->to_next < mass - at) {
        at += w->to_next;
        simtime when = from + (simtime)(at / rate * 1e9);
        push(w, (struct lag_write){when < to ? when : to - 1,
                                   w->delay ? dist_draw(w->delay, delays) : NAN});
        w->to_next = stream_exponential(arrivals, 1);
    }
    w->to_next -= mass - at;
}

/* Seconds until it is applied; below or at 0: it is. */
static double left(const struct lag_history *h, const struct lag_piece *p,
                   const struct lag_write *write, double lag)
{
    struct lag_cell c = lag_history_cell(h, p, lag_piece_cell(p, write->at), 0, true);
    double age = c.oldest - c.slope * simtime_seconds(write->at - c.from);
    double delay = isnan(write->delay) ? lag : write->delay;
    bool waits = p->open || c.waits || age < 0;
    bool applied = isnan(write->delay) ? age > delay : age >= delay;
    return applied && !waits ? 0 : fmax(delay - age, 1e-12);
}

double lag_writes_settle(struct lag_writes *w, struct lag_history *h, double lag)
{
    double longest = 0;
    size_t kept = 0, i = h->first;
    lag_history_foresee(h);
    for (size_t k = 0; k < w->count; k++) {
        while (i < h->end && h->pieces[i].to <= w->writes[k].at) {
            i++;
        }
        VERIFY(i < h->end && h->pieces[i].from <= w->writes[k].at);
        double time = left(h, &h->pieces[i], &w->writes[k], lag);
        if (time > 0 || (w->prefix && kept > 0)) {
            w->writes[kept++] = w->writes[k];
        }
        longest = fmax(longest, time);
    }
    w->count = kept;
    w->crowded = kept * 2 > CROWDED ? kept * 2 : CROWDED;
    return longest;
}
