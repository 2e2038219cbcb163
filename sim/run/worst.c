/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/worst.h"

#include <math.h>
#include <string.h>

static bool begins(const char *name, const char *group)
{
    return strncmp(name, group, strlen(group)) == 0;
}

void worst_init(struct worst *ret, const struct metric_table *metrics, int metric)
{
    const char *name = metrics->metrics[metric].name;
    *ret = (struct worst){.metrics = metrics,
                          .metric = metric,
                          .least = begins(name, "availability.") || begins(name, "sla.")};
}

bool worst_judges(const struct metric *metric)
{
    return metric->summary != SUMMARY_NINES && metric->summary != SUMMARY_PER_NINE;
}

static void see(struct worst *w, uint32_t replication, size_t incident, double value)
{
    if (isnan(value)) {
        return;
    }
    w->of++;
    if (!w->found || (w->least ? value < w->value : value > w->value)) {
        w->found = true;
        w->value = value;
        w->replication = replication;
        w->incident = incident;
    }
}

void worst_row(void *subject, size_t point, const struct row *row)
{
    struct worst *w = subject;
    (void)point;
    if (w->metrics->metrics[w->metric].scope == SCOPE_REPLICATION) {
        see(w, row->replication, 0, row->value[w->metric]);
        return;
    }
    for (size_t i = 0; i < row->incident_count; i++) {
        see(w, row->replication, i + 1, row->incidents[i].value[w->metric]);
    }
}
