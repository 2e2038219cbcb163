/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ninefold drill --export`: drills as experiments of other programs (reports/chaos.h). */
#ifndef SIM_CLI_DRILL_EXPORT_H
#define SIM_CLI_DRILL_EXPORT_H

#include "sim/cli/cli.h"
#include "sim/scenario/scenario.h"

/* kind: "chaos-toolkit" or "azure-chaos-studio". Without a folder on standard output: one
 * experiment, or a list of several. What has no experiment is told on standard error. Returns the
 * exit status. */
int drill_export(struct cli *cli, const struct scenario *sc, const struct drill *const *drills,
                 size_t count, const char *kind, const char *folder);

#endif
