/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/utf8.h"

enum { DEFAULT_LIMIT = 100000 };

void diag_init(struct diag *d)
{
    *d = (struct diag){.limit = DEFAULT_LIMIT};
    arena_init(&d->arena, 0);
}

void diag_release(struct diag *d)
{
    arena_release(&d->arena);
    *d = (struct diag){.limit = d->limit};
}

static const char *format_text(struct arena *a, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static const char *format_text(struct arena *a, const char *format, va_list args)
{
    va_list again;
    char *text;
    int n;

    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    VERIFY(n >= 0);
    text = arena_alloc(a, (size_t)n + 1);
    n = vsnprintf(text, (size_t)n + 1, format, again);
    VERIFY(n >= 0);
    va_end(again);
    return text;
}

/* Counts, and makes the entry to fill unless its kind is at the limit. */
static struct diag_entry *new_entry(struct diag *d, enum severity severity)
{
    size_t *count = severity == SEVERITY_ERROR ? &d->errors : &d->warnings;
    struct diag_entry *entry;

    ++*count;
    d->last_suppressed = *count > d->limit;
    if (d->last_suppressed) {
        d->suppressed++;
        return NULL;
    }
    entry = arena_alloc(&d->arena, sizeof *entry);
    entry->severity = severity;
    if (d->last) {
        d->last->next = entry;
    } else {
        d->first = entry;
    }
    d->last = entry;
    return entry;
}

static struct mark where(struct mark m)
{
    const struct quotation *q = m.source ? m.source->quoted : NULL;
    if (!q) {
        return m;
    }
    size_t path = utf8_width(m.source->text, strcspn(m.source->text, "="));
    return m.column <= path ? q->path : q->value;
}

static void report(struct diag *d, struct diag_entry *entry, const char *code, struct mark m,
                   const char *path, const char *format, va_list args)
    __attribute__((format(printf, 6, 0)));

static void report(struct diag *d, struct diag_entry *entry, const char *code, struct mark m,
                   const char *path, const char *format, va_list args)
{
    if (entry) {
        entry->code = code;
        entry->mark = where(m);
        entry->path = arena_strdup(&d->arena, path ? path : "");
        entry->message = format_text(&d->arena, format, args);
    }
}

int diag_error(struct diag *d, const char *code, struct mark m, const char *path,
               const char *format, ...)
{
    va_list args;

    va_start(args, format);
    report(d, new_entry(d, SEVERITY_ERROR), code, m, path, format, args);
    va_end(args);
    return -1;
}

int diag_warning(struct diag *d, const char *code, struct mark m, const char *path,
                 const char *format, ...)
{
    va_list args;

    va_start(args, format);
    report(d, new_entry(d, SEVERITY_WARNING), code, m, path, format, args);
    va_end(args);
    return -1;
}

void diag_hint(struct diag *d, const char *format, ...)
{
    va_list args;

    VERIFY(d->errors + d->warnings > 0);
    if (!d->last_suppressed) {
        va_start(args, format);
        d->last->hint = format_text(&d->arena, format, args);
        va_end(args);
    }
}

void diag_second(struct diag *d, struct mark m, const char *format, ...)
{
    va_list args;

    VERIFY(d->errors + d->warnings > 0);
    if (!d->last_suppressed) {
        va_start(args, format);
        d->last->second = where(m);
        d->last->second_message = format_text(&d->arena, format, args);
        va_end(args);
    }
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* An option that gives a field one value after another is one source. */
static bool same_source(const struct source *a, const struct source *b)
{
    bool option = strncmp(a->name, "--", 2) == 0;

    return same_text(a->name, b->name) && (option || same_text(a->text, b->text));
}

static bool same_place(const struct mark *a, const struct mark *b)
{
    bool same = a->line == b->line && a->column == b->column && !a->source == !b->source;

    return same && (a->source == b->source || same_source(a->source, b->source));
}

static bool has(const struct diag *d, const struct diag_entry *wanted)
{
    for (const struct diag_entry *e = d->first; e; e = e->next) {
        if (e->severity == wanted->severity && same_text(e->code, wanted->code) &&
            same_text(e->message, wanted->message) && same_text(e->path, wanted->path) &&
            same_place(&e->mark, &wanted->mark)) {
            return true;
        }
    }
    return false;
}

void diag_merge(struct diag *d, const struct diag *from)
{
    for (const struct diag_entry *e = from->first; e; e = e->next) {
        if (has(d, e)) {
            continue;
        }
        (e->severity == SEVERITY_ERROR ? diag_error : diag_warning)(d, e->code, e->mark, e->path,
                                                                    "%s", e->message);
        if (e->hint) {
            diag_hint(d, "%s", e->hint);
        }
        if (e->second_message) {
            diag_second(d, e->second, "%s", e->second_message);
        }
    }
}
