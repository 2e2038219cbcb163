/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/metric.h"

#include <math.h>
#include <string.h>

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
