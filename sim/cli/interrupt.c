/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/interrupt.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "sim/base/die.h"

#if ATOMIC_BOOL_LOCK_FREE != 2
#error "a signal handler may only touch atomics that are free of locks"
#endif

static atomic_bool interrupted; /* a signal handler reaches nothing but globals */

static void handle(int signal_number)
{
    (void)signal_number;
    atomic_store(&interrupted, true);
}

atomic_bool *interrupt_catch(void)
{
    struct sigaction action = {.sa_handler = handle, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    VERIFY(sigaction(SIGINT, &action, NULL) == 0);
    VERIFY(sigaction(SIGTERM, &action, NULL) == 0);
    return &interrupted;
}
