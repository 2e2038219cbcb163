/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which process is playing a run, so that one that was killed can be told from one that plays on.
 */
#ifndef SIM_STORE_OWNER_H
#define SIM_STORE_OWNER_H

#include <stdbool.h>

#include "sim/base/buf.h"

/* This process: "HOST PID START", START being when it began in ticks since the machine did, or 0
 * where /proc does not tell. */
void owner_write(struct buf *out);
/* Whether the process of that description lives. One of another host is taken to be gone: a store
 * in WAL mode is of one machine. NULL is nobody. */
bool owner_lives(const char *owner);

#endif
