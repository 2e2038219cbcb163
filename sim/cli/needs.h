/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario must give for a metric to have values, for `explain`. */
#ifndef SIM_CLI_NEEDS_H
#define SIM_CLI_NEEDS_H

/* Fields in words ("targets.availability"); NULL where nothing special is needed. */
const char *needs_of(const char *metric);

#endif
