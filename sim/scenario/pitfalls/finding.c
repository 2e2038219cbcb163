/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/base/units.h"
#include "sim/schema/node.h"
#include "sim/schema/path.h"

static bool is_somewhere(const struct mark *m)
{
    return m->source != NULL && m->line > 0;
}

/* A section is where its name stands, a value is where it is itself. */
static struct mark place_of(const struct entry *e)
{
    bool section = e->value->kind != NODE_SCALAR;
    const struct mark *first = section && e->key != NULL ? &e->key_mark : &e->value->mark;
    return is_somewhere(first) ? *first : e->value->mark;
}

static struct mark place(struct search *s, const char *path)
{
    struct path_step *steps;
    size_t count = 0;
    const struct node *n = s->sc->tree;
    struct mark found = n->mark;
    if (path_parse(s->arena, path, strlen(path), &steps, &count) != NULL) {
        count = 0;
    }
    for (size_t i = 0; i < count && n != NULL; i++) {
        bool listed = steps[i].key == NULL && n->kind == NODE_SEQUENCE;
        const struct entry *e = steps[i].key != NULL                  ? node_entry(n, steps[i].key)
                                : listed && steps[i].index < n->count ? &n->entries[steps[i].index]
                                                                      : NULL;
        n = e == NULL ? NULL : e->value;
        struct mark here = e == NULL ? (struct mark){0} : place_of(e);
        found = is_somewhere(&here) ? here : found;
    }
    return found;
}

static bool is_known(const struct search *s, const struct mark *m, const char *message)
{
    for (const struct diag_entry *e = s->diag->first; e != NULL; e = e->next) {
        if (strcmp(e->code, s->rule->id) == 0 && is_somewhere(m) && e->mark.source == m->source &&
            e->mark.line == m->line && e->mark.column == m->column &&
            strcmp(e->message, message) == 0) {
            return true;
        }
    }
    return false;
}

static const char *print(struct search *s, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static const char *print(struct search *s, const char *format, va_list args)
{
    char text[1000];
    vsnprintf(text, sizeof text, format, args);
    return arena_strdup(s->arena, text);
}

static void add(struct search *s, bool error, const char *path, const char *what)
{
    struct mark m = place(s, path);
    const char *message = arena_printf(s->arena, "%s: %s", what, s->rule->reason);
    if (is_known(s, &m, message)) {
        return;
    }
    (error ? diag_error : diag_warning)(s->diag, s->rule->id, m, path, "%s", message);
    diag_hint(s->diag, "%s", s->rule->mend);
}

void finding_add(struct search *s, const char *path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(s, s->rule->severity == SEVERITY_ERROR, path, print(s, format, args));
    va_end(args);
}

void finding_raise(struct search *s, bool error, const char *path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(s, error, path, print(s, format, args));
    va_end(args);
}

const char *finding_path(struct search *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *path = print(s, format, args);
    va_end(args);
    return path;
}

const char *finding_time(struct search *s, double seconds)
{
    struct buf text = BUF_INIT;
    double step = seconds < 1 ? 1e-3 : seconds < 600 ? 0.1 : 1;
    units_print_duration(&text, simtime_from_seconds(round(seconds / step) * step));
    const char *copy = arena_strdup(s->arena, buf_text(&text));
    buf_release(&text);
    return copy;
}

const char *finding_share(struct search *s, double share)
{
    /* A target keeps all its nines, and what is worked out no more than can be told. */
    return arena_printf(s->arena, share > 0.9 ? "%.8g%%" : "%.3g%%", share * 100);
}
