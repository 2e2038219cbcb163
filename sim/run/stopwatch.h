/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time as the machine has it, for waiting and for sharing out work; no result depends on it. */
#ifndef SIM_RUN_STOPWATCH_H
#define SIM_RUN_STOPWATCH_H

#include <stdint.h>

enum { STOPWATCH_MS = 1000 * 1000 }; /* nanoseconds */

int64_t stopwatch_now(void); /* nanoseconds, never going back */
/* Does nothing for so long, or until a signal is handled; below a second. */
void stopwatch_pause(long nanoseconds);

#endif
