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

#define DOWNTIME_BY(n, what)                                                                       \
    PER_REPLICATION(n, "min/y", "The part of downtime in outages that began with " what ".")

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
    PER_REPLICATION("conflicts.background", "1/s",
                    "Conflicts a second that multi-write stores have while no incident is open, in "
                    "closed form: over entities, one region's rate times the chance that the other "
                    "writes within the lags between them. Exact while that is rare."),
    PER_REPLICATION("conflicts.entities", "count",
                    "Entities that met at least one conflict, over the whole horizon or, with "
                    "conflicts.track: incidents, while an incident was open."),
    PER_REPLICATION("conflicts.feed_depth", "count",
                    "Conflicts waiting in the feed for somebody to resolve them, mean over time."),
    PER_REPLICATION("conflicts.feed_depth_max", "count", "Most conflicts in the feed at once."),
    PER_REPLICATION("conflicts.feed_oldest", "s",
                    "Longest that a conflict has waited in the feed, resolved or not."),
    PER_REPLICATION("conflicts.overwritten", "count",
                    "Acknowledged writes that conflict resolution has discarded without a word."),
    PER_REPLICATION("conflicts.to_feed", "count",
                    "Conflicts that no merge procedure resolved, put into the feed."),
    PER_REPLICATION("conflicts.total", "count",
                    "Writes that arrived at the conflict hub concurrent with the version they met: "
                    "neither region had applied the other's write when it accepted its own."),
    PER_REPLICATION("conflicts.unresolved", "count", "Conflicts still in the feed at the end."),
    PER_REPLICATION("conflicts.value_at_stake", "currency",
                    "Sum over wrong entities of the difference between the value they settled to "
                    "and the serial one."),
    PER_REPLICATION("conflicts.wrong_entities", "count",
                    "Entities whose value, after everything has converged, is not that of all "
                    "acknowledged operations applied one after another."),
    PER_REPLICATION("cost.annual", "currency/y",
                    "What the design costs in 365 days: compute + data + egress + edge + "
                    "operations + drills. What failures cost (cost.downtime, cost.lost_writes) is "
                    "not in it."),
    PER_REPLICATION("cost.compute", "currency/y",
                    "Part of cost.annual: instances x hours, and components without instances by "
                    "the month; stores are paid under cost.data."),
    PER_REPLICATION("cost.data", "currency/y",
                    "Part of cost.annual: request units or vCores that stores have in every "
                    "region, and writes where they are paid one by one."),
    PER_REPLICATION("cost.downtime", "currency/y", "downtime x cost.downtime_per_minute."),
    PER_REPLICATION("cost.drills", "currency/y",
                    "Part of cost.annual: drills_per_year x drill_hours x engineer_hour."),
    PER_REPLICATION("cost.edge", "currency/y",
                    "Part of cost.annual: the edge by the month, its requests, what it sends to "
                    "clients and stamps, and cost.probes."),
    PER_REPLICATION("cost.egress", "currency/y",
                    "Part of cost.annual: writes x write_size to every other region of the store."),
    PER_REPLICATION("cost.lost_writes", "currency/y",
                    "(rpo.lost_writes + conflicts.overwritten) a year x cost.lost_write."),
    PER_REPLICATION("cost.operations", "currency/y",
                    "Part of cost.annual: time in incidents, projected from the horizon to a year, "
                    "x incident_engineers x engineer_hour."),
    {"cost.per_nine", "currency/y", SCOPE_REPLICATION, SUMMARY_PER_NINE,
     "Mean cost.annual over availability.nines; an upper bound when nothing failed in any "
     "replication."},
    PER_REPLICATION("cost.probes", "currency/y",
                    "Part of cost.edge: probes a year at all origins x probe_million."),
    PER_REPLICATION("downtime", "min/y",
                    "(1 - availability.time) x 525,600: minutes a year below the success ratio."),
    DOWNTIME_BY("downtime.by.bad-deployment", "a deployment that broke what it reached"),
    DOWNTIME_BY("downtime.by.clock-skew", "a clock that was wrong"),
    DOWNTIME_BY("downtime.by.common-cause", "something that took several things down at once"),
    DOWNTIME_BY("downtime.by.component-degraded", "a component that was slow or answered badly"),
    DOWNTIME_BY("downtime.by.component-down", "a component that was down"),
    DOWNTIME_BY("downtime.by.config-drift", "configuration that differed"),
    DOWNTIME_BY("downtime.by.control-plane-outage", "a control plane that was out"),
    DOWNTIME_BY("downtime.by.edge-outage", "an outage of the edge"),
    DOWNTIME_BY("downtime.by.failback", "a failback"),
    DOWNTIME_BY("downtime.by.forced-failover", "a forced failover"),
    DOWNTIME_BY("downtime.by.instance-crash", "an instance that was down"),
    DOWNTIME_BY("downtime.by.link-partition", "a link that was cut"),
    DOWNTIME_BY("downtime.by.link-slow", "a link that was slow"),
    DOWNTIME_BY("downtime.by.load-surge", "a surge of requests"),
    DOWNTIME_BY("downtime.by.maintenance", "an update of the platform"),
    DOWNTIME_BY("downtime.by.none", "no fault: load, or probes that erred"),
    DOWNTIME_BY("downtime.by.origin-disabled", "an origin that was disabled"),
    DOWNTIME_BY("downtime.by.planned-failover", "a planned failover"),
    DOWNTIME_BY("downtime.by.pop-outage", "a point of presence that was out"),
    DOWNTIME_BY("downtime.by.probe-loss", "probes that were lost"),
    DOWNTIME_BY("downtime.by.region-isolation", "a region that could not be reached"),
    DOWNTIME_BY("downtime.by.region-outage", "an outage of a region"),
    DOWNTIME_BY("downtime.by.replication-stall", "replication that stood still"),
    DOWNTIME_BY("downtime.by.zone-outage", "an outage of a zone"),
    PER_REPLICATION("downtime.requests", "min/y",
                    "(1 - availability.requests) x 525,600: the same, weighed by requests."),
    PER_INCIDENT("failover.break_even", "min",
                 "Minutes of write downtime that forcing a failover saves for each write it loses; "
                 "of one that was waited for, what forcing would have saved. A mean of quotients: "
                 "the sentence below the table divides the sums, which is what to decide by."),
    PER_INCIDENT(
        "failover.saved", "min",
        "Minutes for which forced failovers give the store a writer that it would not have "
        "had: from when the new one serves until the old one is back; of an outage that "
        "was waited for, what forcing would have given."),
    PER_REPLICATION("jobs.duplicate", "count",
                    "Runs of jobs beyond the one that each period asks for."),
    PER_REPLICATION("jobs.harmful", "count", "Those of jobs that are not idempotent."),
    PER_REPLICATION("jobs.missed", "count", "Periods in which a job did not run at all."),
    PER_REPLICATION(
        "lag", "s",
        "Lag of the replica that is furthest behind (age of its oldest unapplied write) "
        "at an instant drawn uniformly over the horizon: percentiles over replications "
        "are percentiles over time."),
    PER_REPLICATION("latency.write", "s",
                    "From a POP to the acknowledgement of a write, mean over writes that succeed; "
                    "of repeated ones the attempt that did."),
    PER_REPLICATION("outages", "count",
                    "Number of maximal stretches with s(t) below targets.success_ratio."),
    PER_REPLICATION("outages.length", "s",
                    "Mean length of the outages of a replication; none without one."),
    PER_REPLICATION("outages.longest", "s", "Length of its longest outage; 0 without one."),
    PER_REPLICATION("outages.outside", "count",
                    "Outages of no incident: of want of capacity, say, while as many instances run "
                    "as are needed. They count in availability and downtime and have no rto."),
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
    PER_REPLICATION("reads.stale", "1",
                    "Share of reads of replicated stores that miss a write acknowledged elsewhere "
                    "before."),
    PER_REPLICATION("rpo.lost_value", "currency",
                    "Sum of the amounts of lost writes, by the store's `value`."),
    PER_REPLICATION("rpo.lost_writes", "count", "Acknowledged writes that are gone for good."),
    PER_INCIDENT(
        "rpo.seconds", "s",
        "From the acknowledgement of the oldest lost write to the moment the store stopped "
        "acknowledging writes that are lost; the largest of the incident, 0 if none is."),
    PER_REPLICATION("rpo.stranded_writes", "count",
                    "Acknowledged writes that were missing until their region returned."),
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
    PER_INCIDENT("rto.write", "s", "As rto.service, for writes alone."),
    PER_REPLICATION(
        "sessions.broken", "count",
        "Sessions moved to another stamp, of stores with session consistency, while one "
        "of their writes was not applied there."),
    PER_REPLICATION("sessions.lost", "count",
                    "Sessions kept in-process that were moved to another stamp by routing, or "
                    "whose app instance died."),
    {"sla.month", "1", SCOPE_REPLICATION, SUMMARY_SHARE,
     "Share of the months (a twelfth of 365 days) in which availability.requests was at least "
     "targets.availability: the chance that a monthly promise is kept."},
    {"sla.year", "1", SCOPE_REPLICATION, SUMMARY_SHARE, "The same of whole years."},
};

const struct metric_table metric_table = {metrics, METRIC_COUNT};
