/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/asked.h"

#include <stdbool.h>
#include <string.h>

#include "reports/human.h"

static bool are_same(const struct result *a, const struct result *b)
{
    bool same = a->target_count == b->target_count;
    for (size_t t = 0; same && t < a->target_count; t++) {
        const struct target_result *x = &a->targets[t], *y = &b->targets[t];
        same = strcmp(x->metric, y->metric) == 0 && strcmp(x->statistic, y->statistic) == 0 &&
               x->limit == y->limit;
    }
    return same;
}

void asked_write(const struct result *const *results, size_t count, struct buf *out)
{
    for (size_t i = 0; i < count; i++) {
        if (results[i]->target_count == 0 || !are_same(results[0], results[i])) {
            return;
        }
    }
    for (size_t t = 0; count > 0 && t < results[0]->target_count; t++) {
        const struct target_result *x = &results[0]->targets[t];
        int metric = metric_find(results[0]->metrics, x->metric);
        buf_printf(out, "%s%s of %s ", t == 0 ? "Targets: " : ", ", x->statistic, x->metric);
        human_limit(&results[0]->metrics->metrics[metric], x, out);
    }
    buf_add(out, count > 0 ? "." : "");
}
