/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an experiment needs from the models: the functions of models/replicate.h and the table
 * of metrics, as one value, so that a test can run a toy whose means are known. */
#ifndef SIM_RUN_ENGINE_H
#define SIM_RUN_ENGINE_H

#include "models/replicate.h"
#include "sim/stats/metric.h"

struct engine {
    const struct metric_table *metrics;
    struct world *(*world_new)(const struct plan *plan, atomic_bool *interrupt);
    void (*world_free)(struct world *w);
    enum stop (*replicate)(struct world *w, uint32_t replication, struct arena *rows,
                           struct row *ret_row);
    bool (*closed_form_mean)(const struct plan *plan, int metric, double *ret_mean);
    /* NULL where an engine has none: */
    bool (*replicate_told)(const struct plan *plan, uint32_t replication, atomic_bool *interrupt,
                           struct chronicle *chronicle);
    bool (*closed_form_curve)(const struct plan *plan, int metric, size_t count, double *ret_x,
                              double *ret_share);
};

/* The real one. */
extern const struct engine engine_models;

#endif
