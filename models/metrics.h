/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metrics this program reports, by index. models/metrics.c holds the table, sorted by name; a
 * test holds the two against each other. Definitions: docs/model.md. */
#ifndef MODELS_METRICS_H
#define MODELS_METRICS_H

#include "sim/stats/metric.h"

/* In the order of the names. */
enum metric_id {
    METRIC_AVAILABILITY_NINES,
    METRIC_AVAILABILITY_REQUESTS,
    METRIC_AVAILABILITY_TIME,
    METRIC_DOWNTIME,
    METRIC_DOWNTIME_REQUESTS,
    METRIC_OUTAGES,
    METRIC_PROBE_FALSE_FLIPS,
    METRIC_PROBE_LOAD,
    METRIC_PROBE_RECOVER_FIRST,
    METRIC_PROBE_RECOVER_LAST,
    METRIC_PROBE_UNHEALTHY_SHARE,
    METRIC_RTO_DETECT_FIRST,
    METRIC_RTO_DETECT_LAST,
    METRIC_RTO_FIRST_SUCCESS,
    METRIC_RTO_SERVICE,
    METRIC_RTO_STAGE_DECIDE,
    METRIC_RTO_STAGE_DETECT,
    METRIC_RTO_STAGE_DRAIN,
    METRIC_RTO_STAGE_OTHER,
    METRIC_RTO_STAGE_PROMOTE,
    METRIC_RTO_STAGE_WARM,
    METRIC_COUNT
};

extern const struct metric_table metric_table;

#endif
