/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/slips.h"

#include <math.h>
#include <string.h>

/* Deviating outcomes that turn a verdict, and how far apart the first and the last may be. */
static int64_t needed_for(const struct probe *probe, bool asleep_on, int64_t *ret_span)
{
    if (probe->rule == RULE_CONSECUTIVE) {
        int64_t needed = asleep_on ? probe->down_after : probe->up_after;
        *ret_span = needed - 1;
        return needed;
    }
    *ret_span = probe->sample_size - 1;
    return asleep_on ? probe->sample_size - probe->successful_samples_required + 1
                     : probe->successful_samples_required;
}

/* Outcomes come in the order in which their probes are sent. */
static bool in_order(const struct probe *probe)
{
    return simtime_add(probe->timeout, probe->jitter) <= probe->interval;
}

/* Beside what the rule says, for outcomes that come late. */
enum { MARGIN = 2 };

int64_t slips_draw(struct slips *s, const struct probe *probe, bool asleep_on, double chance,
                   struct stream *stream, int64_t from, int64_t end)
{
    int64_t span, needed = needed_for(probe, asleep_on, &span);
    int64_t ring[SLIPS_NEEDED], drawn = 0, k = from - 1;
    if (needed > SLIPS_NEEDED || !in_order(probe)) {
        needed = 1; /* wakes for each */
    }
    *s = (struct slips){.place = stream_place(stream), .from = from, .by = 1 / log1p(-chance)};
    for (;;) {
        int64_t gap = stream_geometric_by(stream, s->by);
        if (gap >= end - k - 1) {
            return -1;
        }
        k += 1 + gap;
        ring[drawn++ % SLIPS_NEEDED] = k;
        int64_t first = drawn >= needed ? ring[(drawn - needed) % SLIPS_NEEDED] : k;
        if (drawn >= needed && k - first <= span + MARGIN) {
            s->woken = first;
            for (int64_t i = drawn - needed + 1; i < drawn; i++) {
                s->after[s->count++] = (uint16_t)(ring[i % SLIPS_NEEDED] - first);
            }
            return first;
        }
    }
}

int slips_again(struct slips *s, struct stream *stream, int64_t first, int64_t end,
                int64_t ret[SLIPS_RECENT])
{
    int count = 0;
    if (s->from < 0) {
        return 0;
    }
    stream_seek(stream, s->place);
    for (int64_t k = s->from - 1;;) {
        int64_t gap = stream_geometric_by(stream, s->by);
        if (gap >= end - k - 1) {
            break;
        }
        k += 1 + gap;
        if (k >= first && count == SLIPS_RECENT) {
            memmove(ret, ret + 1, (SLIPS_RECENT - 1) * sizeof *ret);
            count--;
        }
        if (k >= first) {
            ret[count++] = k;
        }
    }
    return count;
}

bool slips_pending(const struct slips *s)
{
    return s->played < s->count;
}

bool slips_take(struct slips *s, int64_t probe)
{
    bool is = slips_pending(s) && probe == s->woken + s->after[s->played];
    s->played = (uint8_t)(s->played + is);
    return is;
}

void slips_drop(struct slips *s)
{
    s->from = -1;
    s->count = s->played = 0;
}
