/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/engine.h"

#include "models/metrics.h"

const struct engine engine_models = {
    .metrics = &metric_table,
    .world_new = world_new,
    .world_free = world_free,
    .replicate = replicate,
    .closed_form_mean = closed_form_mean,
    .replicate_told = replicate_told,
    .closed_form_curve = closed_form_curve,
};
