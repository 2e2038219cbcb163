/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands that play scenarios have in common: how to play, how to report, how to end. */
#ifndef SIM_CLI_PLAY_H
#define SIM_CLI_PLAY_H

#include "sim/cli/opt.h"
#include "sim/run/study.h"

struct play {
    uint64_t threads;
    bool exact, quiet, assert_targets, no_store, resume;
    const char *store;       /* path */
    int format;              /* index in play_formats */
    struct foreman *foreman; /* of other ranks; NULL: alone */
};

/* A table, on all cores, or with other ranks on one each: a launcher starts a rank a core. */
struct play play_default(const struct cli *cli);

enum { PLAY_CSV, PLAY_JSON, PLAY_MARKDOWN, PLAY_TABLE };
enum { PLAY_THREADS = 4096 };
#define PLAY_STORE "ninefold.db"
extern const char *const play_formats[]; /* by the names of report_types; ends in NULL */

/* Rows of a table of options; `assert_help` tells what --assert holds against what. */
#define PLAY_OPTIONS(play, assert_help)                                                            \
    OPT_ROW_FLAG("exact", &(play)->exact, "play every probe, write and lag: no shortcuts"),        \
        OPT_ROW_NUMBER("threads", &(play)->threads, PLAY_THREADS, "N",                             \
                       "default: all cores, 1 an MPI rank; changes no number"),                    \
        OPT_ROW_FLAG("assert", &(play)->assert_targets, assert_help),                              \
        OPT_ROW_CHOICE("format", &(play)->format, play_formats, "NAME", "output"),                 \
        OPT_ROW_FLAG("quiet", &(play)->quiet, "no progress; diagnostics are shown all the same"),  \
        OPT_ROW_TEXT("store", &(play)->store, "FILE",                                              \
                     "where results are kept (default ninefold.db)"),                              \
        OPT_ROW_FLAG("no-store", &(play)->no_store, "keep nothing"),                               \
        OPT_ROW_FLAG("resume", &(play)->resume, "go on with this command's last unfinished run")

/* Fills in how to play; points, factors, rows and first replication of a study are the caller's to
 * say. */
void play_prepare(const struct play *p, struct study *study);
/* Plays the points of a study that has been prepared, with a progress bar. kept_as: "run 3 in
 * ninefold.db", NULL if nothing is kept. */
enum experiment_end play_study(const struct play *p, struct study *study, const char *kept_as,
                               size_t *ret_done);
/* Tells of replications that were left out, and of an interrupt. */
void play_tell(const struct cli *cli, const struct study *study, enum experiment_end end,
               size_t done);

/* By how it ended and, if --assert asks, the worst verdict of all targets of all results. */
int play_status(const struct play *p, enum experiment_end end, const struct study_point *points,
                size_t count);

#endif
