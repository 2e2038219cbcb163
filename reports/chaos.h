/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drills as experiments of other programs, to be done to the real system and held against what was
 * simulated. What a scenario cannot know (addresses, resource ids, commands) stands as a word in
 * capitals, to be filled in; what the other program cannot do is told and left out. */
#ifndef REPORTS_CHAOS_H
#define REPORTS_CHAOS_H

#include <stdbool.h>

#include "sim/base/buf.h"
#include "sim/scenario/scenario.h"

/* "region-outage of westeurope for 45 min" */
void chaos_fault_write(const struct scenario *sc, const struct fault *f, struct buf *out);

/* A Chaos Toolkit experiment: steady state by the health address, the fault as a process that is
 * configured, and its end as a rollback. Any drill can be one. */
void chaos_toolkit_write(const struct scenario *sc, const struct drill *d, struct buf *out);

/* An Azure Chaos Studio experiment. False if its fault library has none for this kind (CHS-01 to
 * CHS-07): *ret_why says what to do instead, static storage. */
bool chaos_studio_write(const struct scenario *sc, const struct drill *d, struct buf *out,
                        const char **ret_why);

#endif
