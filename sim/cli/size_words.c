/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/size_words.h"

#include <string.h>

#include "sim/base/names.h"
#include "sim/base/units.h"
#include "sim/run/engine.h"

#define USUAL "cost.annual"

static const double LEAST_CONFIDENCE = 0.5, MOST_CONFIDENCE = 0.999999;

const char *size_words_confidence(struct cli *cli, const char *text, double *ret)
{
    *ret = 0.95;
    if (text && (units_share(&cli->arena, text, ret) || !(*ret >= LEAST_CONFIDENCE) ||
                 !(*ret <= MOST_CONFIDENCE))) {
        return "write a share from 50% to 99.9999%";
    }
    return NULL;
}

const char *size_words_budget(struct cli *cli, const char *text, int64_t *ret)
{
    *ret = INT64_MAX;
    if (text && (units_integer(&cli->arena, text, ret) || *ret < 1)) {
        return "write a whole number from 1 on";
    }
    return NULL;
}

/* Of which more is better: who asks for the smallest wants something else. */
static bool is_merit(const char *metric)
{
    return strncmp(metric, "availability.", 13) == 0 || strncmp(metric, "sla.", 4) == 0;
}

static const char *closest_metric(struct cli *cli, const char *name)
{
    const struct metric_table *t = engine_models.metrics;
    const char **names = arena_array(&cli->arena, t->count, sizeof *names);
    for (size_t i = 0; i < t->count; i++) {
        names[i] = t->metrics[i].name;
    }
    return names_closest(name, names, t->count);
}

const char *size_words_minimise(struct cli *cli, const char *name, int *ret)
{
    name = name ? name : USUAL;
    *ret = metric_find(engine_models.metrics, name);
    if (*ret < 0) {
        const char *closest = closest_metric(cli, name);
        return closest
                   ? arena_printf(&cli->arena, "no such metric; the nearest name is %s", closest)
                   : "no such metric";
    }
    return is_merit(name) ? "of it more is better; downtime.requests is the same turned round"
                          : NULL;
}
