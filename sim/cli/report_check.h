/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `report --check FILE.md`: plays the scenarios of a decision record again and tests its claims. */
#ifndef SIM_CLI_REPORT_CHECK_H
#define SIM_CLI_REPORT_CHECK_H

#include "sim/cli/play.h"

struct report_check {
    const char *file;  /* the record */
    const char *store; /* asked what has changed in a scenario, if it is there; never written */
    struct play play;  /* threads, format and whether to be quiet */
    int colour;        /* enum colour */
};

/* Returns EXIT_DONE if all claims hold, EXIT_MISSED or EXIT_UNDECIDED if not, EXIT_INPUT if the
 * record or a scenario is wrong, and as all commands that play. */
int report_check(struct cli *cli, const struct report_check *what);

#endif
