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

/* The draws, told one deviating probe after another. */
struct path {
    const struct slips *s;
    const struct slip_law *law; /* NULL: one by one */
    struct stream *stream;
    double by;      /* 1 / log1p(-chance) */
    int64_t since;  /* the last probe that is known; none of `span` before the next deviated */
    int64_t second; /* of a pair, told next; -1: none */
    int64_t last;   /* that was told; -1: none, or too long ago to matter */
};

static struct path begin(const struct slips *s, struct slip_laws *laws, struct stream *stream)
{
    return (struct path){.s = s,
                         .law = s->needed > 1 ? slip_law_get(laws, s->chance, s->span) : NULL,
                         .stream = stream,
                         .by = 1 / log1p(-s->chance),
                         .since = s->from - 1,
                         .second = -1,
                         .last = -1};
}

static int64_t add(int64_t a, int64_t b)
{
    return a > 0 && b > INT64_MAX - a ? INT64_MAX : a + b;
}

/* A single one, or the first of a pair; of a pair with its second at `end` or later, `end`, and
 * nothing but that is known of it. */
static int64_t next_apart(struct path *p, int64_t end)
{
    if (!p->law) {
        int64_t gap = stream_geometric_by(p->stream, p->by);
        return p->since = add(add(p->since, 1), gap);
    }
    int64_t n = slip_law_second(p->law, stream_uniform(p->stream));
    if (add(p->since, n) >= end) {
        return end;
    }
    p->second = p->since + n;
    return p->second - slip_law_gap(p->law, n, stream_uniform(p->stream));
}

/* The next one, if it is before `end`; else `end` or later. */
static int64_t next(struct path *p, int64_t end)
{
    if (p->second >= 0) {
        p->last = p->since = p->second;
        p->second = -1;
        return p->last;
    }
    if (p->law && p->last >= 0) { /* is another one close behind it? */
        int64_t gap = add(stream_geometric_by(p->stream, p->by), 1);
        if (gap <= p->s->span) {
            return p->last = p->since = p->last + gap;
        }
        p->since = p->last + p->s->span;
        p->last = -1;
    }
    if (p->since >= end - 1) {
        return end;
    }
    return next_apart(p, end);
}

int64_t slips_draw(struct slips *s, struct slip_laws *laws, const struct probe *probe,
                   bool asleep_on, double chance, struct stream *stream, int64_t from, int64_t end)
{
    int64_t ring[SLIPS_NEEDED], told = 0;
    *s = (struct slips){.place = stream_place(stream), .from = from, .chance = chance};
    s->needed = needed_for(probe, asleep_on, &s->span);
    s->span += MARGIN;
    if (s->needed > SLIPS_NEEDED || !in_order(probe) || probe->fast_interval > 0) {
        s->needed = 1; /* wakes for each */
    }
    struct path p = begin(s, laws, stream);
    for (int64_t k; (k = next(&p, end)) < end;) {
        ring[told++ % SLIPS_NEEDED] = k;
        if (told >= s->needed && k - ring[(told - s->needed) % SLIPS_NEEDED] <= s->span) {
            return k;
        }
    }
    return -1;
}

static void remember(int64_t ret[SLIPS_RECENT], int *count, int64_t k)
{
    if (*count == SLIPS_RECENT) {
        memmove(ret, ret + 1, (SLIPS_RECENT - 1) * sizeof *ret);
        --*count;
    }
    ret[(*count)++] = k;
}

int slips_again(struct slips *s, struct slip_laws *laws, struct stream *stream, int64_t first,
                int64_t end, bool woken, int64_t ret[SLIPS_RECENT])
{
    int count = 0;
    if (s->from < 0) {
        return 0;
    }
    uint64_t place = stream_place(stream);
    stream_seek(stream, s->place);
    struct path p = begin(s, laws, stream);
    int64_t beyond = woken ? end + 1 : end;
    for (int64_t k; (k = next(&p, beyond)) < end;) {
        if (k >= first) {
            remember(ret, &count, k);
        }
    }
    if (woken) {
        stream_seek(stream, place);
    } else if (p.law && p.last < 0 && p.since < end - 1) {
        int64_t age = slip_law_age(p.law, end - 1 - p.since, end - first, stream_uniform(stream));
        if (age > 0) {
            remember(ret, &count, end - age);
        }
    }
    return count;
}

void slips_drop(struct slips *s)
{
    s->from = -1;
}
