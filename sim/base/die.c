/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/die.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static _Thread_local die_context_fn *context_describe;
static _Thread_local const void *context_subject;

void die_set_context(die_context_fn *describe, const void *subject)
{
    context_describe = describe;
    context_subject = subject;
}

_Noreturn void die_bug(const char *file, int line, const char *format, ...)
{
    char message[1024], context[1024] = "";
    die_context_fn *describe = context_describe;
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    fprintf(stderr, "ninefold: BUG at %s:%d: %s\n", file, line, message);
    if (describe) {
        context_describe = NULL; /* a bug in the description must not come back here */
        describe(context_subject, context, sizeof context);
        fprintf(stderr, "%s\n", context);
    }
    abort();
}

/* _Exit, since other threads may be running: handlers of atexit could wait for them for ever. */
_Noreturn void die_world(const char *format, ...)
{
    char message[1024];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    fprintf(stderr, "ninefold: %s\n", message);
    _Exit(EXIT_WORLD);
}

void *xmalloc(size_t size)
{
    void *p = malloc(size ? size : 1);

    if (!p) {
        die_world("out of memory (asked for %zu bytes)", size);
    }
    return p;
}

void *xcalloc(size_t count, size_t size)
{
    void *p = count && size ? calloc(count, size) : calloc(1, 1);

    if (!p) {
        die_world("out of memory (asked for %zu times %zu bytes)", count, size);
    }
    return p;
}

void *xrealloc(void *old, size_t count, size_t size)
{
    void *p;

    if (size && count > SIZE_MAX / size) {
        die_world("out of memory (asked for %zu times %zu bytes)", count, size);
    }
    p = realloc(old, count && size ? count * size : 1);
    if (!p) {
        die_world("out of memory (asked for %zu times %zu bytes)", count, size);
    }
    return p;
}
