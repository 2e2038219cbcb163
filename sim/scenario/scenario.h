/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario as the simulator sees it: plain structs, every default filled in, every reference
 * resolved to an index, every distribution parsed. Written by scenario_load alone and read-only
 * from then on; all of it lives in one arena. Durations are simtime (nanoseconds), rates are per
 * second, shares lie in [0, 1]. The meaning of each field stands in its row of the field table
 * (sections/ *.c), and `ninefold explain PATH` prints it. */
#ifndef SIM_SCENARIO_SCENARIO_H
#define SIM_SCENARIO_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/diag.h"
#include "sim/base/simtime.h"
#include "sim/rng/dist.h"
#include "sim/scenario/scenario_edge.h"
#include "sim/scenario/scenario_operations.h"
#include "sim/scenario/scenario_stress.h"

enum { SCENARIO_MAX_STAMPS = 64, SCENARIO_MAX_REPLICAS = 16, SCENARIO_NONE = -1 };

/* replications: N, or {min, max, until: {metric, relative}} */
struct replications {
    int64_t min, max;         /* equal for a plain number */
    const char *until_metric; /* NULL: none */
    double until_relative;
    struct mark until_mark; /* of the metric's name */
};

struct targets {
    double availability;  /* NaN: not set; a share */
    simtime rto;          /* SIMTIME_NEVER: not set */
    simtime rpo;          /* SIMTIME_NEVER: not set */
    double percentile;    /* of rto.service and rpo.seconds, in (0, 100) */
    double success_ratio; /* theta */
    simtime stable_for;
    struct mark availability_mark, rto_mark, rpo_mark;
};

struct profile {
    bool flat;        /* all factors are 1 */
    double daily[24]; /* factor by hour of the day, UTC */
    double weekly[7]; /* factor by day, Monday first */
};

struct retries {
    int64_t attempts; /* repeats after the first attempt */
    double budget;    /* repeats as a share of first attempts; infinity: no cap */
};

struct client_group {
    const char *name;
    struct mark mark;
    double requests; /* per second before profile and surges */
    double write_share;
    int64_t pops;
    int home;        /* stamp, or SCENARIO_NONE */
    double sessions; /* live ones; 0: none */
    simtime session_length;
    simtime *latency; /* round trip from its POPs, by stamp; 0 where none is given */
    simtime timeout;
    struct retries retries;
    struct profile profile;
    double request_size, response_size; /* bytes; 0 unless told */
};

struct region {
    const char *name;
    struct mark mark;
    int pair; /* region, or SCENARIO_NONE */
    int64_t zones;
};

struct link {
    int a, b; /* regions */
    simtime rtt;
    struct mark mark;
};

struct component {
    const char *name; /* "app" is the app tier */
    struct mark mark;
    int64_t instances; /* 0: not given, a managed service without instances of its own */
    int64_t needed;
    int64_t zones;
    double capacity; /* attempts per second and instance (in all without instances); infinity: none
                        given */
    double shed_cost;
    bool required, probed;
    int64_t crews;  /* that repair instances which fail by themselves; 0: unlimited */
    int located_in; /* region; the stamp's own unless told */
    int store;      /* the data store that it is the stamp's way to, or SCENARIO_NONE */
};

struct stamp {
    const char *name;
    struct mark mark;
    int region;
    int64_t priority, weight;
    struct component *components;
    size_t component_count;
    int app;         /* index of the component "app", or SCENARIO_NONE */
    bool in_process; /* client sessions live in its app instances */
    struct autoscale autoscale;
    struct warm_up warm_up;
    struct drift drift;
};

enum store_model { STORE_ASYNC, STORE_MULTI_WRITE, STORE_SYNC, STORE_ZONE_REDUNDANT };
enum consistency {
    CONSISTENCY_BOUNDED,
    CONSISTENCY_PREFIX,
    CONSISTENCY_EVENTUAL,
    CONSISTENCY_SESSION,
    CONSISTENCY_STRONG
};
enum lag_of { LAG_OF_STREAM, LAG_OF_WRITE };
enum lag_order { ORDER_NONE, ORDER_FIFO };
enum on_partition { PARTITION_BLOCK, PARTITION_DEGRADE };
enum failover_policy { FAILOVER_AUTOMATIC, FAILOVER_NONE, FAILOVER_RUNBOOK };
enum failover_trigger { TRIGGER_OUTAGE, TRIGGER_UNREACHABLE };
enum conflict_policy { POLICY_APPEND, POLICY_COUNTER, POLICY_KEEP_LIVE, POLICY_LWW, POLICY_MERGE };
enum conflict_path { CONFLICT_PATH_TIMESTAMP, CONFLICT_PATH_VERSION };
/* What a write does to its entity. */
enum operation {
    OPERATION_CREDIT,
    OPERATION_DEBIT,
    OPERATION_DELETE,
    OPERATION_UPDATE,
    OPERATION_COUNT
};

struct failover {
    enum failover_policy policy;
    enum failover_trigger trigger;
    struct dist hold, grace_period, decision; /* automatic; seconds */
    struct dist promote;                      /* of every policy: the runbook's own if it has one */
    simtime listener_ttl;
    bool fencing;
};

struct entities {
    int64_t count;
    bool zipf; /* entity k (from 0) has popularity (k + 1)^-exponent; otherwise all are alike */
    double exponent;
    double home_share; /* 1 / number of regions unless told: no ownership */
};

struct conflicts {
    enum conflict_policy policy;
    enum conflict_path path; /* lww, keep-live */
    simtime granularity;     /* of timestamps; 0: nanoseconds */
    simtime *clock_skew;     /* by the store's regions; signed, 0 unless told */
    double fails;            /* merge: probability */
    bool unread;             /* merge: nobody drains the feed */
    simtime drained_every;   /* merge, unless unread */
    double drain_rate;       /* items a second while a worker drains */
    bool track_incidents;    /* count only while an incident is open */
};

struct store {
    const char *name;
    struct mark mark;
    const char *preset; /* NULL: none */
    enum store_model model;
    int *regions; /* of the scenario; the first is the conflict hub. One for zone-redundant */
    size_t region_count;
    size_t writer; /* index into regions: where it is at first; 0 for multi-write */
    enum consistency consistency;
    int64_t staleness_writes; /* bounded-staleness: K */
    simtime staleness_time;   /* and T */
    double round_trips;       /* of the link that a commit waits for, sync */
    struct dist lag;          /* seconds */
    enum lag_of lag_of;
    enum lag_order order;
    simtime coherence;
    double throughput; /* writes a second and directed link; infinity: no limit */
    simtime durable_after;
    simtime batch; /* 0: none */
    bool has_backup;
    simtime backup_every;
    struct dist restore; /* seconds */
    struct dist reseed;  /* seconds; from a region's return to its replica's */
    enum on_partition on_partition;
    struct failover failover;
    bool
        plays_writes; /* multi-write: of entities, to find conflicts; else lags tell what is lost */
    struct entities entities;
    bool has_operations;
    double operations[OPERATION_COUNT]; /* shares, sum 1; all update where none are declared */
    struct dist value;                  /* of one operation, in the currency */
    bool has_value;
    struct conflicts conflicts;
    double write_size; /* bytes; 0 unless told */
};

/* The entries of cost.prices: money, and how much is needed of what costs it. Sorted by name; the
 * rows of section_prices.c stand in this order. */
enum price {
    PRICE_APP_INSTANCE_HOUR,
    PRICE_CACHE_INSTANCE_HOUR,
    PRICE_COMPONENT_INSTANCE_HOUR,
    PRICE_COMPONENT_MONTH,
    PRICE_DNS_CHECK_MONTH,
    PRICE_DNS_QUERIES_MILLION,
    PRICE_EDGE_CLIENT_GB,
    PRICE_EDGE_MONTH,
    PRICE_EDGE_ORIGIN_GB,
    PRICE_EDGE_REQUESTS_MILLION,
    PRICE_EGRESS_GB,
    PRICE_INCIDENT_ENGINEERS,
    PRICE_PROBE_MILLION,
    PRICE_RU_HOUR,
    PRICE_RU_LEAST,
    PRICE_RU_MULTI_WRITE_FACTOR,
    PRICE_RU_READ,
    PRICE_RU_STRONG_FACTOR,
    PRICE_RU_WRITE,
    PRICE_RU_ZONE_FACTOR,
    PRICE_VCORE_HOUR,
    PRICE_VCORE_LICENSE_HOUR,
    PRICE_VCORE_OPERATIONS,
    PRICE_VCORE_ZONE_FACTOR,
    PRICE_VCORES_LEAST,
    PRICE_WRITE_MILLION,
    PRICE_COUNT
};

struct cost {
    const char *currency;       /* "EUR" unless told */
    double downtime_per_minute; /* NaN: not given */
    double lost_write;          /* NaN: not given */
    bool priced;                /* a price book or prices are given; without, all below is 0 */
    double price[PRICE_COUNT];  /* 0 where nothing is given: a warning has said so */
    double engineer_hour, drills_per_year, drill_hours;
};

/* One name a row in fault_kinds.c. */
enum fault_kind {
    FAULT_BAD_DEPLOYMENT,
    FAULT_CLOCK_SKEW,
    FAULT_COMPONENT_DEGRADED,
    FAULT_COMPONENT_DOWN,
    FAULT_CONFIG_DRIFT,
    FAULT_CONTROL_PLANE_OUTAGE,
    FAULT_EDGE_OUTAGE,
    FAULT_FAILBACK,
    FAULT_FORCED_FAILOVER,
    FAULT_INSTANCE_CRASH,
    FAULT_LINK_PARTITION,
    FAULT_LINK_SLOW,
    FAULT_LOAD_SURGE,
    FAULT_MAINTENANCE,
    FAULT_ORIGIN_DISABLED,
    FAULT_PLANNED_FAILOVER,
    FAULT_POP_OUTAGE,
    FAULT_PROBE_LOSS,
    FAULT_REGION_ISOLATION,
    FAULT_REGION_OUTAGE,
    FAULT_REPLICATION_STALL,
    FAULT_ZONE_OUTAGE,
    FAULT_KIND_COUNT
};

/* How a probe or a request notices. */
enum fault_mode { MODE_REFUSE, MODE_DROP, MODE_ERROR };

struct fault {
    enum fault_kind kind;
    struct mark mark;
    const char *id; /* stable name for streams, made of kind, target and time, not of its index:
                       "region-outage/westeurope@600s", "#2" appended for the second of equals; of
                       one that recurs of what fails: "regions/westeurope/outage" */
    simtime at;
    simtime duration; /* SIMTIME_NEVER: until the end of the horizon */
    bool recurs;      /* drawn at random, again and again; no `at` and `duration` then but: */
    struct dist every, lasts; /* up time, and time to repair */
    double data_lost_share;   /* region-outage: chance that data is lost */
    simtime period;      /* of one that recurs: from one beginning to the next, whatever it lasts,
                            instead of `every`; 0: none */
    const char *wave;    /* with a period: those of one wave share the phase, which is uniform */
    simtime offset;      /* and begin so much after it */
    double chance;       /* with a period: that it happens when its time comes */
    simtime check_every; /* config-drift: `lasts` counts from a check, whose phase is uniform
                            (wave); 0: from its beginning */
    bool follows;        /* of a common cause: begins with the last one before it that recurs */
    int yields_to; /* of those, counted from the first: the region of the same pair that recovers
                      first; SCENARIO_NONE */
    simtime linear_after;       /* from when on it recovers step by step; SIMTIME_NEVER: not */
    double residual_share;      /* region-outage: what stays broken longer; 0: nothing */
    struct dist residual_lasts; /* and how much longer */
    enum fault_mode mode;
    int region;    /* of what happens to a region or a zone; link-*: one end, or where the direction
                      comes from; else SCENARIO_NONE */
    int region_b;  /* link-*: the other end, or where the direction goes to */
    bool one_way;  /* link-*: from region to region_b alone */
    int store;     /* forced-failover, planned-failover, replication-stall */
    simtime by;    /* clock-skew: added to the region's clock; signed */
    int64_t zone;  /* zone-outage: residue of the zone's number modulo region.zones */
    int stamp;     /* instance-crash, component-*, config-drift, origin-disabled, probe-loss */
    int component; /* index in the stamp; instance-crash, component-* */
    int group;     /* pop-outage, load-surge */
    int64_t count; /* instance-crash, pop-outage */
    int64_t member;     /* the same: just this one, from 0; SCENARIO_NONE: chosen when it begins */
    double share;       /* edge-outage, probe-loss */
    double factor;      /* load-surge */
    double error_share; /* component-degraded */
    simtime added_latency; /* component-degraded; link-slow: one way */
    double capacity_lost;  /* maintenance: share */
    const int *stamps;     /* bad-deployment: in the order in which they are reached */
    size_t stamp_count;
    simtime stagger; /* from one to the next */
    bool data_lost;  /* region-outage */
};

struct reading;

/* One step of the game day. */
struct drill {
    const char *name;
    int64_t tier;
    struct fault fault; /* its only one */
    struct targets targets;
    struct mark mark;
};

struct scenario {
    const char *file;              /* as given on the command line */
    const struct node *tree;       /* what it was read from, with preset and defaults filled in */
    char sha256[65];               /* of the scenario text and of all it extends, hexadecimal */
    char tables[65];               /* the same of the files with tables of values; "": none */
    const struct reading *reading; /* what it was read from (sim/scenario/reading.h) */
    const char *name;              /* the file's stem unless told */
    const char *title;
    simtime horizon;
    struct replications replications;
    uint64_t seed;
    bool rare_events; /* failures are biased */
    struct targets targets;
    struct client_group *groups;
    size_t group_count;
    struct edge edge;
    struct region *regions;
    size_t region_count;
    struct link *links;
    size_t link_count;
    struct stamp *stamps;
    size_t stamp_count;
    struct store *stores;
    size_t store_count;
    struct operations operations;
    struct job *jobs;
    size_t job_count;
    struct cost cost;
    struct fault *faults; /* in order of the file */
    size_t fault_count;
    struct drill *drills; /* the same; nobody plays them but as scenarios of their own (drills.h) */
    size_t drill_count;
};

/* Round trip between two regions: 0 within one, the link's rtt, 0 if no link is given. */
simtime scenario_rtt(const struct scenario *sc, int region_a, int region_b);

/* It comes at a given hour, and not by its rate or at a fixed period. */
bool scenario_scripted(const struct fault *fault);
/* Some fault does. */
bool scenario_has_scripted_faults(const struct scenario *sc);
/* Some fault comes by its rate: replications may differ by more than has been seen. */
bool scenario_has_chance(const struct scenario *sc);
/* Probes exercise the component. */
bool scenario_component_probed(const struct scenario *sc, const struct stamp *stamp,
                               const struct component *component);
/* Requests need the component, probes exercise it, or a store stands behind it. */
bool scenario_component_acts(const struct scenario *sc, const struct stamp *stamp,
                             const struct component *component);

#endif
