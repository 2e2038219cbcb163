/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the designs of a stored comparison differ by. */
#ifndef SIM_STORE_STORED_DIFFERENCES_H
#define SIM_STORE_STORED_DIFFERENCES_H

#include "sim/run/differences.h"
#include "sim/store/archive.h"

/* Within a transaction of the caller's. */
bool stored_differences_write(struct archive *s, int64_t run, const struct differences *d);
/* Into what differences_init made for the designs and metrics of the run. */
bool stored_differences_read(struct archive *s, int64_t run, struct differences *d);

#endif
