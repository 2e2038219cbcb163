/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/series.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"

enum { ROOM = 128 };

void series_init(struct series *s, const struct metric_table *metrics)
{
    *s = (struct series){.metrics = metrics};
}

void series_release(struct series *s)
{
    free(s->weights);
    free(s->sums);
    free(s->numbers);
    *s = (struct series){0};
}

static void grow(struct series *s, size_t count)
{
    size_t metrics = s->metrics->count;
    if (count > s->room) {
        size_t room = s->room ? s->room : ROOM;
        while (room < count) {
            room *= 2;
        }
        s->weights = xrealloc(s->weights, room, sizeof *s->weights);
        s->sums = xrealloc(s->sums, room * metrics, sizeof *s->sums);
        s->numbers = xrealloc(s->numbers, room * metrics, sizeof *s->numbers);
        s->room = room;
    }
    for (size_t i = s->count; i < count; i++) {
        s->weights[i] = 0;
        for (size_t m = 0; m < metrics; m++) {
            s->sums[i * metrics + m] = 0;
            s->numbers[i * metrics + m] = 0;
        }
    }
    s->count = count;
}

static void add_value(double *sum, uint32_t *number, double x)
{
    if (!isnan(x)) {
        *sum += x;
        ++*number;
    }
}

void series_add(struct series *s, const struct row *row)
{
    size_t metrics = s->metrics->count, at = (size_t)row->replication - 1;
    VERIFY(row->replication > s->count);
    grow(s, row->replication);
    s->weights[at] = row->weight;
    for (size_t m = 0; m < metrics; m++) {
        double *sum = &s->sums[at * metrics + m];
        uint32_t *number = &s->numbers[at * metrics + m];
        if (s->metrics->metrics[m].scope == SCOPE_REPLICATION) {
            add_value(sum, number, row->value[m]);
            continue;
        }
        for (size_t i = 0; i < row->incident_count; i++) {
            add_value(sum, number, row->incidents[i].value[m]);
        }
    }
}

static void estimate_sample(const struct series *s, int metric, struct influence *ret)
{
    double *number = xcalloc(s->count + 1, sizeof *number),
           *sum = xcalloc(s->count + 1, sizeof *sum);
    for (size_t i = 0; i < s->count; i++) {
        size_t at = i * s->metrics->count + (size_t)metric;
        number[i] = s->numbers[at];
        sum[i] = s->sums[at];
    }
    ret->of = xcalloc(s->count + 1, sizeof *ret->of);
    influence_ratio(s->weights, number, sum, s->count, ret);
    free(number);
    free(sum);
}

static void estimate_nines(const struct series *s, struct influence *ret)
{
    int requests = metric_find(s->metrics, "availability.requests");
    VERIFY(requests >= 0);
    estimate_sample(s, requests, ret);
    influence_nines(ret);
}

void series_estimate(const struct series *s, int metric, struct influence *ret)
{
    switch (s->metrics->metrics[metric].summary) {
    case SUMMARY_SAMPLE:
    case SUMMARY_SHARE:
        estimate_sample(s, metric, ret);
        return;
    case SUMMARY_NINES:
        estimate_nines(s, ret);
        return;
    case SUMMARY_PER_NINE: {
        struct influence nines;
        int annual = metric_find(s->metrics, "cost.annual");
        VERIFY(annual >= 0);
        estimate_sample(s, annual, ret);
        estimate_nines(s, &nines);
        influence_quotient(ret, &nines);
        free(nines.of);
        return;
    }
    }
    BUG("summary of metric %d", metric);
}
