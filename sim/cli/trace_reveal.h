/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What those on duty see of a replication, told to trainees who are to find the cause. */
#ifndef SIM_CLI_TRACE_REVEAL_H
#define SIM_CLI_TRACE_REVEAL_H

#include "reports/timeline_report.h"
#include "sim/cli/cli.h"

/* report: of a hidden timeline. On a terminal one step after the other, each with Enter, and in the
 * end all of `whole`; the end of the input ends it early. Elsewhere the first `count` steps, 0: all
 * of them. */
void trace_reveal(struct cli *cli, const struct timeline_report *report,
                  const struct timeline *whole, size_t count);

#endif
