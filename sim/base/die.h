/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two ways to end at once, and the exit statuses of the program.
 *
 * BUG is our mistake: it prints where, the context the run loop has set (simulated time, seed,
 * replication, event number and the command that replays exactly this replication), and aborts.
 * die_world is the world failing under us where no caller can go on (out of memory). Whatever a
 * user's input can cause goes to sim/base/diag.h instead. */
#ifndef SIM_BASE_DIE_H
#define SIM_BASE_DIE_H

#include <stddef.h>

enum exit_status {
    EXIT_DONE = 0,
    EXIT_MISSED = 1,       /* a target, drill or rule failed with confidence */
    EXIT_USAGE = 2,        /* wrong usage of the command line */
    EXIT_INPUT = 3,        /* a scenario or other input is wrong */
    EXIT_WORLD = 4,        /* store, file or external program failed */
    EXIT_UNDECIDED = 5,    /* the interval straddles the limit */
    EXIT_INTERRUPTED = 130 /* SIGINT or SIGTERM */
};

/* Writes a description of what the calling thread was doing into out; set per thread by whoever
 * runs replications, NULL when it is done. */
typedef void die_context_fn(const void *subject, char *out, size_t size);
void die_set_context(die_context_fn *describe, const void *subject);

_Noreturn void die_bug(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
_Noreturn void die_world(const char *format, ...) __attribute__((format(printf, 1, 2)));

#define BUG(...) die_bug(__FILE__, __LINE__, __VA_ARGS__)
/* An invariant of ours; stays on in release. */
#define VERIFY(condition) ((condition) ? (void)0 : BUG("%s does not hold", #condition))

/* malloc family that never returns NULL. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t count, size_t size);

#endif
