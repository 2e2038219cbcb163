/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/metric.h"

#include <math.h>
#include <string.h>

#include "sim/base/die.h"

int metric_find(const struct metric_table *t, const char *name)
{
    size_t lo = 0, hi = t->count;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int order = strcmp(name, t->metrics[mid].name);
        if (order == 0) {
            return (int)mid;
        }
        if (order < 0) {
            hi = mid;
        } else {
            lo = mid + 1;
        }
    }
    return -1;
}

void row_clear(struct row *row, size_t metrics)
{
    *row = (struct row){.weight = 1, .value = row->value, .censored = row->censored};
    for (size_t m = 0; m < metrics; m++) {
        row->value[m] = NAN;
        row->censored[m] = 0;
    }
}

/* Doubles first, and then what needs no alignment. */
struct row *row_copy(const struct row *row, size_t metrics)
{
    size_t sets = 1 + row->incident_count, incidents = row->incident_count * sizeof *row->incidents;
    struct row *copy =
        xmalloc(sizeof *copy + incidents + sets * metrics * (sizeof(double) + sizeof(uint8_t)));
    struct incident_row *incident = (struct incident_row *)(copy + 1);
    double *value = (double *)(incident + row->incident_count);
    uint8_t *censored = (uint8_t *)(value + sets * metrics);
    *copy = *row;
    copy->incidents = incident;
    copy->value = memcpy(value, row->value, metrics * sizeof *value);
    copy->censored = memcpy(censored, row->censored, metrics);
    for (size_t i = 0; i < row->incident_count; i++) {
        value += metrics;
        censored += metrics;
        incident[i] = row->incidents[i];
        incident[i].value = memcpy(value, row->incidents[i].value, metrics * sizeof *value);
        incident[i].censored = memcpy(censored, row->incidents[i].censored, metrics);
    }
    return copy;
}
