/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/metrics.h"

#define PER_REPLICATION(n, u, h)                                                                   \
    {                                                                                              \
        n, u, SCOPE_REPLICATION, SUMMARY_SAMPLE, h                                                 \
    }
#define PER_INCIDENT(n, u, h)                                                                      \
    {                                                                                              \
        n, u, SCOPE_INCIDENT, SUMMARY_SAMPLE, h                                                    \
    }

/* In the order of enum metric_id. */
static const struct metric metrics[METRIC_COUNT] = {
    {"availability.nines", "nines", SCOPE_REPLICATION, SUMMARY_NINES,
     "-log10(1 - mean availability.requests); a lower bound when nothing failed in any "
     "replication."},
    PER_REPLICATION("availability.requests", "1",
                    "Share of requests that succeed, over the whole horizon; 1 if none is made."),
    PER_REPLICATION("availability.time", "1",
                    "Share of time with s(t) at or above targets.success_ratio, where s(t) is the "
                    "share of requests that succeed at t."),
    PER_REPLICATION("downtime", "min/y",
                    "(1 - availability.time) x 525,600: minutes a year below the success ratio."),
    PER_REPLICATION("downtime.requests", "min/y",
                    "(1 - availability.requests) x 525,600: the same, weighed by requests."),
    PER_REPLICATION("outages", "count",
                    "Number of maximal stretches with s(t) below targets.success_ratio."),
    PER_REPLICATION(
        "probe.false_flips", "count",
        "Flips to unhealthy, over all POPs and origins, at which a request sent by that "
        "POP to that origin would have succeeded with at least the success ratio."),
    PER_REPLICATION("probe.load", "1/s",
                    "Probes a second on each origin, in the mean over origins and the horizon."),
    PER_INCIDENT("probe.recover_first", "s",
                 "From the repair of an origin to the first POP that holds it healthy again."),
    PER_INCIDENT("probe.recover_last", "s",
                 "From the repair of an origin until every POP holds it healthy again."),
    PER_REPLICATION("probe.unhealthy_share", "1",
                    "Share of the time of all (POP, origin) pairs in which the origin is held "
                    "unhealthy."),
    PER_INCIDENT("rto.detect_first", "s",
                 "From the onset at an origin to the first POP's verdict that it is unhealthy, the "
                 "smallest over the origins made sick."),
    PER_INCIDENT(
        "rto.detect_last", "s",
        "From the onset at an origin to the last POP's verdict, the largest over the origins "
        "made sick; censored if a POP has not noticed when the origin is repaired."),
    PER_INCIDENT(
        "rto.first_success", "s",
        "From the onset at an origin until requests of a POP that fed it succeed elsewhere."),
    PER_INCIDENT(
        "rto.service", "s",
        "From the anchor of an outage (the latest fault begun when s(t) fell) to the start of "
        "the first stretch of targets.stable_for at or above the success ratio; the longest "
        "of the incident, 0 without an outage."),
    PER_INCIDENT("rto.stage.decide", "s", "Part of rto.service: gates, approvals, grace periods."),
    PER_INCIDENT("rto.stage.detect", "s",
                 "Part of rto.service: no POP has noticed an origin that fails requests."),
    PER_INCIDENT("rto.stage.drain", "s",
                 "Part of rto.service: some POPs still send requests to an origin that others have "
                 "given up."),
    PER_INCIDENT("rto.stage.other", "s",
                 "Part of rto.service: what no other stage explains, such as waiting for repair."),
    PER_INCIDENT("rto.stage.promote", "s", "Part of rto.service: a replica becomes the writer."),
    PER_INCIDENT("rto.stage.warm", "s",
                 "Part of rto.service: the origins that took over shed load."),
};

const struct metric_table metric_table = {metrics, METRIC_COUNT};
