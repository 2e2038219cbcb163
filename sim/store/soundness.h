/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the numbers that a store has of a run are such as the program writes. People may edit a
 * store with other programs; what reads it relies on finite values and on counts that can be added
 * up. */
#ifndef SIM_STORE_SOUNDNESS_H
#define SIM_STORE_SOUNDNESS_H

#include "sim/store/archive.h"

/* False, with the run, the table and the column in why, if a number cannot be or the store cannot
 * be read: of the run, its points and what was concluded from them. */
bool soundness_of_run(struct archive *s, int64_t run);
/* The same of replications and incidents, of which there may be millions. */
bool soundness_of_rows(struct archive *s, int64_t run);

#endif
