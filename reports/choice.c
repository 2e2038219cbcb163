/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/choice.h"

#include <math.h>
#include <string.h>

static const char *const names[CHOICE_ENDS] = {"chosen",        "none meets", "undecided",
                                               "nothing asked", "no price",   "unlike"};

const char *choice_end_name(enum choice_end end)
{
    return names[end];
}

static double mean_of(const struct result *r, const char *metric)
{
    const struct summary *s = result_summary(r, metric);
    return s ? s->mean : (double)NAN;
}

/* Less of it, or as much and more available. */
static bool is_better(const struct result *a, const struct result *b, const char *by)
{
    double less = mean_of(b, by) - mean_of(a, by);
    return less > 0 || (!(less < 0) &&
                        mean_of(a, "availability.requests") > mean_of(b, "availability.requests"));
}

struct counts {
    size_t asked, met, undecided;
};

static bool meets(const struct result *r, bool unasked)
{
    return (r->target_count > 0 || unasked) && result_verdict(r) == VERDICT_MET;
}

static struct counts count_all(const struct result *const *results, size_t count, bool unasked)
{
    struct counts n = {0};
    for (size_t i = 0; i < count; i++) {
        bool asked = results[i]->target_count > 0 || unasked;
        n.asked += asked;
        n.met += meets(results[i], unasked);
        n.undecided += asked && result_verdict(results[i]) == VERDICT_UNDECIDED;
    }
    return n;
}

/* What two options are asked, and over what time. */
static bool is_alike(const struct result *a, const struct result *b)
{
    bool alike = a->horizon == b->horizon && a->target_count == b->target_count;
    for (size_t i = 0; alike && i < a->target_count; i++) {
        const struct target_result *x = &a->targets[i], *y = &b->targets[i];
        alike = strcmp(x->metric, y->metric) == 0 && strcmp(x->statistic, y->statistic) == 0 &&
                x->limit == y->limit && x->at_least == y->at_least;
    }
    return alike;
}

struct decision choice_of(const struct result *const *results, size_t count, const char *by,
                          bool unasked)
{
    struct counts n = count_all(results, count, unasked);
    struct decision c = {.end = n.asked == 0 ? CHOICE_UNASKED
                                : n.met == 0
                                    ? n.undecided > 0 ? CHOICE_UNDECIDED : CHOICE_NONE_MEETS
                                : n.met > 1 && !by ? CHOICE_UNPRICED
                                                   : CHOICE_MADE,
                         .option = count};
    for (size_t i = 1; i < count; i++) {
        if (!is_alike(results[0], results[i])) {
            return (struct decision){.end = CHOICE_UNLIKE, .option = count};
        }
    }
    for (size_t i = 0; i < count && c.end == CHOICE_MADE; i++) {
        if (meets(results[i], unasked) &&
            (c.option == count || is_better(results[i], results[c.option], by))) {
            c.option = i;
        }
    }
    return c;
}

size_t choice_equals(const struct result *const *results, size_t count, const char *by,
                     bool unasked, size_t chosen)
{
    size_t equals = 0;
    for (size_t i = 0; by && i < count; i++) {
        equals += i != chosen && meets(results[i], unasked) &&
                  mean_of(results[i], by) == mean_of(results[chosen], by);
    }
    return equals;
}
