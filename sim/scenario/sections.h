/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sections of a scenario are read into, before names are resolved.
 *
 * Each section is one file: its table, const, and what is checked and resolved after all sections
 * are read. The structs here hold the part of the scenario that a section fills (`out`) and beside
 * it what only reading needs: names still to be resolved, and forms chosen. */
#ifndef SIM_SCENARIO_SECTIONS_H
#define SIM_SCENARIO_SECTIONS_H

#include "sim/scenario/scenario.h"
#include "sim/scenario/sections_operations.h"
#include "sim/scenario/sections_stress.h"
#include "sim/schema/field.h"
#include "sim/schema/read.h"

struct until_input {
    struct item item;
    const char *metric;
    double relative;
};

struct replications_input {
    struct item item;
    int64_t min, max;
    struct until_input until;
};

struct targets_input {
    struct item item;
    struct targets out;
};

struct retries_input {
    struct item item;
    struct retries out;
};

struct profile_input {
    struct item item;
    struct numbers daily, weekly;
};

struct client_input {
    struct item item;
    struct client_group out;
    struct name home;
    struct durations latency;
    struct retries_input retries;
    struct profile_input profile;
    int64_t sessions;
};

enum phase_form { PHASE_UNIFORM, PHASE_FIXED };
enum agree_form { AGREE_WORD, AGREE_SHARE };
enum path_form { PATH_FORM_WORD, PATH_FORM_LIST };

struct probe_input {
    struct item item;
    struct probe out;
    int rule;
    int phase_form, phase_word;
    int path_form, path_word;
    struct names listed;
    int agree_form, agree_word;
};

struct recovers_input {
    struct item item;
    simtime linear_after;
};

struct residual_input {
    struct item item;
    double share;
    struct dist lasts;
};

/* What fails by itself. */
struct failure_input {
    struct item item;
    struct fault out;
    int mode;
    struct recovers_input recovers;
    struct residual_input residual;
};

struct cause_input {
    struct failure_input failure; /* its item is that of the cause */
    const char *name;
    struct names targets, of;
    double beta;
};

struct maintenance_input {
    struct item item;
    simtime every, lasts;
    double capacity_lost;
};

struct deployments_input {
    struct item item;
    simtime every, stagger;
    double bad;
    struct dist rollback_after;
};

enum pop_traffic_form { POP_TRAFFIC_WORD, POP_TRAFFIC_TABLE };

struct pop_traffic_input {
    struct item item;
    double zipf;
    struct numbers shares;
};

struct edge_input {
    struct item item;
    struct overrun_input overrun;
    struct edge out;
    int preset, kind, when_all_unhealthy;
    struct probe_input probe;
    int pop_traffic_form, pop_traffic_word;
    struct pop_traffic_input pop_traffic;
    struct failure_input outage, pop_outage;
};

struct region_input {
    struct item item;
    struct region out;
    struct name pair;
    struct failure_input outage, zone_outage, control_plane_outage;
    struct maintenance_input maintenance;
};

struct link_input {
    struct item item;
    struct link out;
    struct names between;
    struct failure_input partition;
};

struct component_input {
    struct item item;
    struct component out;
    struct name located_in, store;
    struct failure_input fail;
};

struct stamp_input {
    struct item item;
    struct stamp out;
    struct name region;
    struct items components;
    int sessions;
    struct autoscale_input autoscale;
    struct warm_up_input warm_up;
    struct drift_input drift;
};

struct staleness_input {
    struct item item;
    int64_t writes;
    simtime time;
};

struct backup_input {
    struct item item;
    simtime every;
    struct dist restore;
};

struct failover_input {
    struct item item;
    struct failover out;
    int policy, trigger;
};

enum popularity_form { POPULARITY_WORD, POPULARITY_TABLE };

struct popularity_input {
    struct item item;
    double zipf;
};

struct entities_input {
    struct item item;
    struct entities out;
    int popularity_form, popularity_word;
    struct popularity_input popularity;
};

struct shares_input {
    struct item item;
    double of[OPERATION_COUNT];
};

enum feed_form { FEED_WORD, FEED_TABLE };

struct feed_input {
    struct item item;
    simtime drained_every;
    double rate;
};

struct conflicts_input {
    struct item item;
    struct conflicts out;
    int policy, path, track;
    struct durations clock_skew;
    int feed_form, feed_word;
    struct feed_input feed;
};

struct store_input {
    struct item item;
    struct store out;
    int preset, model, consistency, lag_of, order, on_partition;
    struct names regions;
    struct name writer;
    struct staleness_input staleness;
    struct backup_input backup;
    struct failover_input failover;
    struct entities_input entities;
    struct shares_input operations;
    struct conflicts_input conflicts;
};

struct prices_input {
    struct item item;
    double price[PRICE_COUNT];
};

struct cost_input {
    struct item item;
    struct cost out;
    int price_book;
    struct prices_input prices;
};

enum target_form { TARGET_FORM_NAME, TARGET_FORM_LIST };

struct fault_input {
    struct item item;
    struct fault out;
    int kind, mode, data;
    int target_form;
    struct name target, from, to;
    struct names targets;
    struct recovers_input recovers;
    struct residual_input residual;
};

enum replications_form { REPLICATIONS_NUMBER, REPLICATIONS_UNTIL };

/* An entry of gameday; its item is that of the fault. */
struct drill_input {
    struct fault_input fault;
    const char *name;
    int64_t tier;
    struct targets_input targets;
};

struct top_input {
    struct item item;
    int preset, rare_events;
    struct scenario out;
    int64_t format;
    const char *extends;
    int replications_form;
    int64_t replications_count;
    struct replications_input replications;
    struct targets_input targets;
    struct items clients; /* struct client_input */
    struct edge_input edge;
    struct items regions; /* struct region_input */
    struct items links;   /* struct link_input */
    struct items stamps;  /* struct stamp_input */
    struct items stores;  /* struct store_input */
    struct operations_input operations;
    struct cost_input cost;
    struct items faults; /* struct fault_input */
    struct items causes; /* struct cause_input */
    struct items drills; /* struct drill_input */
    struct items jobs;   /* struct job_input */
    struct deployments_input deployments;
};

/* The whole scenario; all other tables hang from it. */
extern const struct section top_section;

extern const struct section targets_section, client_section, edge_section, overrun_section,
    probe_section, region_section, link_section, stamp_section, component_section, store_section,
    staleness_section, backup_section, failover_section, entities_section, shares_section,
    conflicts_section, operations_section, runbook_section, break_glass_section, cost_section,
    prices_section, fault_section, failure_section, region_outage_section, edge_outage_section,
    cause_section, autoscale_section, drift_section, warm_up_section, maintenance_section,
    deployments_section, recovers_section, residual_section;

/* Choices with what their files know about them (`detail`). */
extern const struct choice preset_choices[];       /* struct preset, presets.h */
extern const struct choice rates_preset_choices[]; /* the same */
extern const struct choice store_preset_choices[]; /* the same */
extern const struct choice price_book_choices[];   /* the same */
extern const struct choice fault_kind_choices[];   /* struct fault_rule, fault_kinds.h */
extern const struct choice fault_data_choices[];
extern const struct section fault_target_forms, drill_section, job_section;

/* enum fault_mode, wherever it is asked how a probe or a request notices. */
extern const struct choice fault_mode_choices[];

/* Checks and resolution, in this order; each fills its part of *sc and may rely on the parts before
 * it having their right counts, but not on their being free of errors. */
struct build {
    struct reader *reader;
    struct top_input *in;
    struct scenario *sc;
};

void section_top_finish(struct build *b, const char *file);
void section_targets_finish(struct build *b);
void section_regions_finish(struct build *b);
void section_links_finish(struct build *b);
void section_operations_finish(struct build *b);
void section_runbook_finish(struct build *b);
void section_break_glass_finish(struct build *b);
struct hours section_hours(struct build *b, const struct item *item, const char *key,
                           const char *text);
void section_stores_finish(struct build *b);
void section_stamps_finish(struct build *b);
void section_components_finish(struct build *b, struct stamp_input *in, struct stamp *stamp);
void section_stress_finish(struct build *b, struct stamp_input *in, struct stamp *stamp);
void section_clients_finish(struct build *b);
void section_edge_finish(struct build *b);
void section_dns_finish(struct build *b); /* after the probe */
void section_probe_finish(struct build *b);
void section_faults_finish(struct build *b);
/* Checks and resolves one; returns its target as it is told of. */
const char *section_fault_finish(struct build *b, struct fault_input *in, struct fault *ret);
void section_gameday_finish(struct build *b); /* after the targets */
void section_jobs_finish(struct build *b);
/* Whether it says when and for how long. One that does not say how long, or takes no time to come,
 * is reported. */
bool failure_is_given(struct build *b, const struct failure_input *in);
/* It says `every: never`. */
bool failure_is_never(const struct failure_input *in);
/* Warns if what lasts so long is over before it would begin to recover. */
void failure_check_recovery(struct build *b, const struct recovers_input *in, simtime lasts);
/* residual: NULL where the section has none. */
void failure_recovery(const struct recovers_input *recovers, const struct residual_input *residual,
                      struct fault *out);
void section_cost_finish(struct build *b);
void section_prices_finish(struct build *b);

/* The parts of one store, in this order; its model, regions and writer are known. */
void section_staleness_finish(struct build *b, struct store_input *in, struct store *out);
void section_replication_finish(struct build *b, struct store_input *in, struct store *out);
void section_backup_finish(struct build *b, struct store_input *in, struct store *out);
void section_failover_finish(struct build *b, struct store_input *in, struct store *out);
void section_entities_finish(struct build *b, struct store_input *in, struct store *out);
void section_shares_finish(struct build *b, struct store_input *in, struct store *out);
void section_conflicts_finish(struct build *b, struct store_input *in, struct store *out);

/* A key that does nothing beside what else is said: a warning with the reason where the user gave
 * it; what a preset or a default put there is taken out. */
void section_idle(struct build *b, struct item *item, const char *key, const char *why);
/* The same where it contradicts: an error. */
void section_clash(struct build *b, struct item *item, const char *key, const char *why);

#endif
