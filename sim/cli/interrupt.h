/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SIGINT and SIGTERM as a flag. The first one asks to stop cleanly, the second one kills. */
#ifndef SIM_CLI_INTERRUPT_H
#define SIM_CLI_INTERRUPT_H

#include <stdatomic.h>

/* From now on the signals set the flag that is returned. */
atomic_bool *interrupt_catch(void);

#endif
