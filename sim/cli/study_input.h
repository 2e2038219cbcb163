/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a command line to the points of a study: every combination of what is varied, loaded and
 * checked before any is played. */
#ifndef SIM_CLI_STUDY_INPUT_H
#define SIM_CLI_STUDY_INPUT_H

#include "reports/sweep.h"
#include "sim/cli/input.h"
#include "sim/run/factors.h"
#include "sim/run/study.h"

enum { STUDY_INPUT_POINTS = 10000 }; /* more are refused */
enum { STUDY_INPUT_ROWS = 16 };      /* of saltelli:N; fewer are refused */

/* What was said with --vary, in this order, and the design: "grid" or NULL, "sobol:N" or
 * "saltelli:N". Returns EXIT_DONE, or EXIT_USAGE after saying what is wrong. */
int study_input_factors(struct cli *cli, const struct opt_overrides *vary, const char *design,
                        struct factors *ret);

/* What is wrong with one of them by itself, or with the design for all; NULL: nothing. */
const char *study_input_factor(struct cli *cli, const struct override *vary, struct factor *ret);
const char *study_input_design(struct cli *cli, const char *design, struct factors *f);

/* The points of the grid over what `in` names, which need not have been read. What is wrong with
 * several in the same words is told once. Returns EXIT_DONE, or what the first that cannot be
 * played gives (input_load). */
int study_input_grid(struct cli *cli, const struct input *in, const struct factors *factors,
                     struct study_point **ret_points, size_t *ret_count);

/* The same with what is wrong in d, each once, and nothing said. */
int study_input_grid_read(struct cli *cli, const struct input *in, const struct factors *factors,
                          struct diag *d, struct study_point **ret_points, size_t *ret_count);

/* By factor, the value it has in what `in` names where it is not varied; for designs in rows, NULL
 * of others. */
const struct sweep_input *study_input_sources(struct cli *cli, const struct input *in,
                                              const struct factors *factors);

/* One point a file, each with the overrides of `in`. Otherwise the same. */
int study_input_files(struct cli *cli, const struct input *in, const struct opt_operands *files,
                      struct study_point **ret_points);

/* One point a drill of the scenario that `in` names and that has been read; only: the one of that
 * name, NULL: all. Otherwise the same; a name that no drill has is EXIT_USAGE. */
int study_input_drills(struct cli *cli, const struct input *in, const char *only,
                       struct study_point **ret_points, const struct drill ***ret_drills,
                       size_t *ret_count);

#endif
