/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sections of a scenario are read into, before names are resolved.
 *
 * Each section is one file: its table, const, and what is checked and resolved after all sections
 * are read. The structs here hold the part of the scenario that a section fills (`out`) and beside
 * it what only reading needs: names still to be resolved, and forms chosen. */
#ifndef SIM_SCENARIO_SECTIONS_H
#define SIM_SCENARIO_SECTIONS_H

#include "sim/scenario/scenario.h"
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
    simtime session_length;
    double request_size, response_size;
};

enum phase_form { PHASE_UNIFORM, PHASE_FIXED };
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

enum pop_traffic_form { POP_TRAFFIC_WORD, POP_TRAFFIC_TABLE };

struct pop_traffic_input {
    struct item item;
    double zipf;
    struct numbers shares;
};

struct edge_input {
    struct item item;
    struct edge out;
    int preset, kind, when_all_unhealthy;
    struct probe_input probe;
    int pop_traffic_form, pop_traffic_word;
    struct pop_traffic_input pop_traffic;
};

struct region_input {
    struct item item;
    struct region out;
    struct name pair;
};

struct link_input {
    struct item item;
    struct link out;
    struct names between;
};

struct component_input {
    struct item item;
    struct component out;
    struct name located_in;
};

struct stamp_input {
    struct item item;
    struct stamp out;
    struct name region;
    struct items components;
    int sessions;
};

enum target_form { TARGET_FORM_NAME, TARGET_FORM_LIST };

struct fault_input {
    struct item item;
    struct fault out;
    int kind, mode, data;
    int target_form;
    struct name target;
    struct names targets;
};

enum replications_form { REPLICATIONS_NUMBER, REPLICATIONS_UNTIL };

struct top_input {
    struct item item;
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
    struct items faults;  /* struct fault_input */
};

/* The whole scenario; all other tables hang from it. */
extern const struct section top_section;

extern const struct section targets_section, client_section, edge_section, probe_section,
    region_section, link_section, stamp_section, component_section, fault_section;

/* Choices with what their files know about them (`detail`). */
extern const struct choice preset_choices[];     /* struct preset, presets.h */
extern const struct choice fault_kind_choices[]; /* struct fault_rule, fault_kinds.h */

/* Checks and resolution, in this order; each fills its part of *sc and may rely on the parts before
 * it having their right counts, but not on their being free of errors. */
struct build {
    struct reader *reader;
    struct top_input *in;
    struct scenario *sc;
};

void section_top_finish(struct build *b, const char *file);
void section_regions_finish(struct build *b);
void section_links_finish(struct build *b);
void section_stamps_finish(struct build *b);
void section_components_finish(struct build *b, struct stamp_input *in, struct stamp *stamp);
void section_clients_finish(struct build *b);
void section_edge_finish(struct build *b);
void section_probe_finish(struct build *b);
void section_faults_finish(struct build *b);

/* A field that is not supported yet: known, so that a misspelling is hinted at, and refused. */
#define LATER(name, text)                                                                          \
    {                                                                                              \
        .key = (name), .type = FIELD_ANY, .flags = FIELD_LATER, .help = (text)                     \
    }

#endif
