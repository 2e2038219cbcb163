/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rank other than 0 does: it plays the replications that it is handed, of the tasks that
 * rank 0 has briefed it on, and sends back their rows (sim/run/foreman.h, the other side). Several
 * tasks may be under way. Their scenarios are loaded again from what rank 0 read, by the thread
 * that first plays one, so nothing of them needs to be here. */
#ifndef SIM_RUN_HELPER_H
#define SIM_RUN_HELPER_H

#include <stdatomic.h>

#include "sim/run/engine.h"
#include "sim/run/party.h"

/* Returns when rank 0 sends it home. Once *interrupt is set, from wherever, it stops playing, sends
 * what is finished and says so, which makes rank 0 stop too; it then stays for as long as that may
 * take, and a few seconds at most. False if it was interrupted. */
bool helper_serve(const struct party *party, const struct engine *engine, atomic_bool *interrupt);

#endif
