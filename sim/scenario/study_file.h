/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study as a file: which scenario, what is set in it, and what is varied.
 *
 *   ninefold: 1
 *   study: sweep
 *   scenario: front-door-pair.yaml          # beside the study
 *   replications: 500                       # as --replications
 *   set: {targets.rto: 60s}                 # as --set
 *   vary: {edge.probe.interval: [10s, 30s]} # as --vary, in this order
 *   design: grid                            # as --design
 *   metrics: ["rto.service:p95"]            # as --metric
 *
 * and of `study: size` besides
 *
 *   minimise: cost.annual                   # as --minimise
 *   confidence: 95%                         # as --confidence
 *   budget: 20000                           # as --budget
 *
 * It says no more than a command line can, and is turned into one. */
#ifndef SIM_SCENARIO_STUDY_FILE_H
#define SIM_SCENARIO_STUDY_FILE_H

#include <stdbool.h>

#include "sim/scenario/load.h"

/* from: by word, where its parts stand; of `vary` one quotation a value, of metrics both are the
 * word. */
struct study_words {
    const char **items;
    const struct quotation **from;
    size_t count;
};

/* Where each of the others stands. */
struct study_marks {
    struct mark design, replications, minimise, confidence, budget, vary;
};

struct study_file {
    const char *scenario; /* path, from where the program stands */
    /* NULL: not given */
    const char *design, *replications, *minimise, *confidence, *budget;
    struct study_words set, vary, metrics; /* "PATH=VALUE", "PATH=V1,V2", "NAME:STAT" */
    struct study_marks marks;
};

/* The path may be the name of a study that comes with the program (bundled.h).
 * Whether the file is a study at all: a mapping with the key `study`. What is wrong with a study is
 * reported, all of it, and so is that it is not one for this command ("sweep", "size"; NULL: either
 * will do); what is none, or cannot be read, is left to whoever reads scenarios. */
bool study_file_read(struct arena *a, const char *path, const char *command, struct diag *d,
                     struct study_file *ret);

#endif
