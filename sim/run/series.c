/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/series.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"

#define REQUESTS "availability.requests"
#define ANNUAL "cost.annual"

enum { ROOM = 128 };

static int index_of(const struct metric_table *metrics, const char *name)
{
    int index = metric_find(metrics, name);
    VERIFY(index >= 0);
    return index;
}

static void keep(struct series *s, int metric)
{
    s->kept[s->width++] = metric;
}

void series_init(struct series *s, const struct metric_table *metrics)
{
    *s = (struct series){.metrics = metrics};
    s->kept = xcalloc(metrics->count, sizeof *s->kept);
    for (size_t m = 0; m < metrics->count; m++) {
        keep(s, (int)m);
    }
}

void series_init_for(struct series *s, const struct metric_table *metrics, int metric)
{
    enum metric_summary summary = metrics->metrics[metric].summary;
    *s = (struct series){.metrics = metrics, .kept = xcalloc(2, sizeof *s->kept)};
    if (summary == SUMMARY_SAMPLE || summary == SUMMARY_SHARE) {
        keep(s, metric);
        return;
    }
    keep(s, index_of(metrics, REQUESTS));
    if (summary == SUMMARY_PER_NINE) {
        keep(s, index_of(metrics, ANNUAL));
    }
}

void series_release(struct series *s)
{
    free(s->kept);
    free(s->weights);
    free(s->sums);
    free(s->numbers);
    *s = (struct series){0};
}

static void grow(struct series *s, size_t count)
{
    if (count > s->room) {
        size_t room = s->room ? s->room : ROOM;
        while (room < count) {
            room *= 2;
        }
        s->weights = xrealloc(s->weights, room, sizeof *s->weights);
        s->sums = xrealloc(s->sums, room * s->width, sizeof *s->sums);
        s->numbers = xrealloc(s->numbers, room * s->width, sizeof *s->numbers);
        s->room = room;
    }
    for (size_t i = s->count; i < count; i++) {
        s->weights[i] = 0;
        for (size_t k = 0; k < s->width; k++) {
            s->sums[i * s->width + k] = 0;
            s->numbers[i * s->width + k] = 0;
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
    size_t at = (size_t)row->replication - 1;
    VERIFY(row->replication > s->count);
    grow(s, row->replication);
    s->weights[at] = row->weight;
    for (size_t k = 0; k < s->width; k++) {
        int m = s->kept[k];
        double *sum = &s->sums[at * s->width + k];
        uint32_t *number = &s->numbers[at * s->width + k];
        if (s->metrics->metrics[m].scope == SCOPE_REPLICATION) {
            add_value(sum, number, row->value[m]);
            continue;
        }
        for (size_t i = 0; i < row->incident_count; i++) {
            add_value(sum, number, row->incidents[i].value[m]);
        }
    }
}

static size_t column_of(const struct series *s, int metric)
{
    size_t k = 0;
    while (k < s->width && s->kept[k] != metric) {
        k++;
    }
    VERIFY(k < s->width);
    return k;
}

static void estimate_sample(const struct series *s, int metric, struct influence *ret)
{
    double *number = xcalloc(s->count + 1, sizeof *number),
           *sum = xcalloc(s->count + 1, sizeof *sum);
    size_t column = column_of(s, metric);
    for (size_t i = 0; i < s->count; i++) {
        size_t at = i * s->width + column;
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
    estimate_sample(s, index_of(s->metrics, REQUESTS), ret);
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
        estimate_sample(s, index_of(s->metrics, ANNUAL), ret);
        estimate_nines(s, &nines);
        influence_quotient(ret, &nines);
        free(nines.of);
        return;
    }
    }
    BUG("summary of metric %d", metric);
}

void series_estimate_first(const struct series *s, int metric, size_t count, struct influence *ret)
{
    struct series first = *s;
    first.count = count < s->count ? count : s->count;
    series_estimate(&first, metric, ret);
}
