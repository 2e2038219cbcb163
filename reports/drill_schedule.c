/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An order and a cadence: upwards by tier, since a drill that fails low down spares the one above
 * it, and within a tier what is unproven first. How often: the first rung monthly, the second and
 * third quarterly, what is above twice a year (an assumption: practitioners want a game day a
 * quarter); what has
 * missed its targets again two weeks after it was mended, and nothing of a higher tier before. */
#include <stdlib.h>

#include "reports/drill.h"

static int rank(const struct drill_step *s)
{
    enum verdict v;
    bool judged = drill_verdict(s->result, &v);
    return !judged || v == VERDICT_MET ? 1 : 0;
}

static int by_tier(const void *a, const void *b)
{
    const struct drill_step *x = *(const struct drill_step *const *)a;
    const struct drill_step *y = *(const struct drill_step *const *)b;
    if (x->tier != y->tier) {
        return x->tier < y->tier ? -1 : 1;
    }
    if (rank(x) != rank(y)) {
        return rank(x) - rank(y);
    }
    return (x > y) - (x < y);
}

static const char *cadence(int64_t tier)
{
    return tier <= 1 ? "every month" : tier <= 3 ? "every quarter" : "every half year";
}

static void write_line(const struct drill_step *s, size_t number, bool held_back, struct buf *out)
{
    enum verdict v;
    bool judged = drill_verdict(s->result, &v);
    buf_printf(out, "  %zu. %s (tier %lld): %s", number, s->name, (long long)s->tier,
               cadence(s->tier));
    if (judged && v == VERDICT_MISSED) {
        buf_add(out, "; misses its targets: mend, then again within two weeks");
    } else if (judged && v == VERDICT_UNDECIDED) {
        buf_add(out, "; undecided: simulate more replications before it is done for real");
    }
    if (held_back) {
        buf_add(out, "; not before those of a lower tier meet theirs");
    }
    buf_add_char(out, '\n');
}

void drill_schedule_write(const struct drill_report *report, struct buf *out)
{
    const struct drill_step **order = calloc(report->count + 1, sizeof *order);
    int64_t failed = INT64_MAX;
    for (size_t i = 0; order && i < report->count; i++) {
        order[i] = &report->steps[i];
    }
    if (!order) {
        return;
    }
    qsort(order, report->count, sizeof *order, by_tier);
    for (size_t i = 0; i < report->count; i++) {
        enum verdict v;
        bool missed = drill_verdict(order[i]->result, &v) && v == VERDICT_MISSED;
        write_line(order[i], i + 1, order[i]->tier > failed, out);
        failed = missed && order[i]->tier < failed ? order[i]->tier : failed;
    }
    free(order);
}
