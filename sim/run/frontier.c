/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/frontier.h"

#include <math.h>
#include <string.h>

bool frontier_is_dial(const struct factors *f)
{
    static const char probe[] = "edge.probe.";
    for (size_t i = 0; f && i < f->count; i++) {
        if (strncmp(f->items[i].path, probe, sizeof probe - 1) != 0) {
            return false;
        }
    }
    return f && f->count > 0;
}

/* How many of the results have a mean of it. */
static size_t known(const struct result *const *results, size_t count, int metric)
{
    size_t with = 0;
    for (size_t i = 0; metric >= 0 && i < count; i++) {
        with += isnan(results[i]->summaries[metric].mean) ? 0 : 1;
    }
    return with;
}

static int found(const struct result *const *results, size_t count, const char *name)
{
    int metric = count > 0 ? metric_find(results[0]->metrics, name) : -1;
    return count > 0 && known(results, count, metric) == count ? metric : -1;
}

int frontier_price(const struct result *const *results, size_t count, const struct factors *f)
{
    int cost = found(results, count, "cost.annual");
    return cost >= 0 ? cost : frontier_is_dial(f) ? found(results, count, "probe.load") : -1;
}

static void add(struct objectives *o, int metric, bool more)
{
    if (metric >= 0) {
        o->items[o->count++] = (struct objective){metric, more};
    }
}

/* A setting that never notices has no time to do so, and is on no frontier. */
static bool dial_objectives(const struct result *const *results, size_t count,
                            struct objectives *ret)
{
    int detect = metric_find(results[0]->metrics, "rto.detect_last");
    *ret = (struct objectives){.count = 0};
    add(ret, found(results, count, "probe.load"), false);
    add(ret, known(results, count, detect) > 0 ? detect : -1, false);
    add(ret, found(results, count, "probe.false_flips"), false);
    return ret->count == FRONTIER_OBJECTIVES;
}

bool frontier_objectives(const struct result *const *results, size_t count, const struct factors *f,
                         struct objectives *ret)
{
    *ret = (struct objectives){.count = 0};
    if (count == 0 || (frontier_is_dial(f) && dial_objectives(results, count, ret))) {
        return count > 0;
    }
    int cost = found(results, count, "cost.annual");
    int harm = found(results, count, "downtime.requests");
    *ret = (struct objectives){.count = 0};
    add(ret, cost >= 0 ? cost : found(results, count, "probe.load"), false);
    if (harm >= 0) {
        add(ret, harm, false);
    } else {
        add(ret, found(results, count, "availability.requests"), true);
    }
    return ret->count == 2;
}

void frontier_names(const struct objectives *o, const struct metric_table *metrics, struct buf *out)
{
    for (size_t i = 0; i < o->count; i++) {
        buf_printf(out, "%s%s",
                   i == 0              ? ""
                   : i + 1 == o->count ? " and "
                                       : ", ",
                   metrics->metrics[o->items[i].metric].name);
    }
}

/* Of which less is better. */
static double value_of(const struct result *r, const struct objective *o)
{
    double x = r->summaries[o->metric].mean;
    return o->more ? -x : x;
}

static bool has_all(const struct result *r, const struct objectives *o)
{
    for (size_t i = 0; i < o->count; i++) {
        if (isnan(value_of(r, &o->items[i]))) {
            return false;
        }
    }
    return true;
}

/* equals: whether one that is as good in all and better in none does, too. */
static bool beats(const struct result *a, const struct result *b, const struct objectives *o,
                  bool equals)
{
    bool better = equals;
    for (size_t i = 0; i < o->count; i++) {
        double x = value_of(a, &o->items[i]), y = value_of(b, &o->items[i]);
        if (!(x <= y)) { /* one that lacks a value beats none */
            return false;
        }
        better = better || x < y;
    }
    return better;
}

static bool goes_before(const struct result *a, const struct result *b, const struct objectives *o)
{
    for (size_t i = 0; i < o->count; i++) {
        double x = value_of(a, &o->items[i]), y = value_of(b, &o->items[i]);
        if (x < y || x > y) {
            return x < y;
        }
    }
    return false;
}

size_t frontier_find(const struct result *const *results, size_t count, const struct objectives *o,
                     size_t *ret)
{
    size_t found_count = 0;
    for (size_t i = 0; i < count; i++) {
        bool beaten = !has_all(results[i], o);
        for (size_t k = 0; !beaten && k < count; k++) {
            beaten = k != i && beats(results[k], results[i], o, k < i);
        }
        if (beaten) {
            continue;
        }
        size_t at = found_count++;
        for (; at > 0 && goes_before(results[i], results[ret[at - 1]], o); at--) {
            ret[at] = ret[at - 1];
        }
        ret[at] = i;
    }
    return found_count;
}
