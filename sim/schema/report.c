/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/hash.h"
#include "sim/base/utf8.h"

enum { REPORT_MAX_FOUND = 40, REPORT_MAX_MESSAGE = 1000, REPORT_MAX_KNOWN = 16 };

struct report_seen {
    const char *code, *message;
    struct mark mark;
    struct report_seen *next;
};

/* Whether the same was said of the same place before; if not, it is remembered. */
static bool report_is_known(struct reader *r, const struct problem *p, const char *message)
{
    if (p->mark.source == NULL || p->mark.line == 0) {
        return false;
    }
    if (r->seen == NULL) {
        r->seen = arena_array(r->arena, REPORT_BUCKETS, sizeof(struct report_seen *));
    }
    uint64_t hash = hash_string(message) + (uint64_t)p->mark.line * 31 + p->mark.column;
    struct report_seen **bucket = &r->seen[hash % REPORT_BUCKETS];

    for (const struct report_seen *x = *bucket; x != NULL; x = x->next) {
        if (x->mark.source == p->mark.source && x->mark.line == p->mark.line &&
            x->mark.column == p->mark.column && strcmp(x->code, p->code) == 0 &&
            strcmp(x->message, message) == 0) {
            return true;
        }
    }
    struct report_seen *x = arena_alloc(r->arena, sizeof *x);

    *x = (struct report_seen){.code = p->code,
                              .message = arena_strdup(r->arena, message),
                              .mark = p->mark,
                              .next = *bucket};
    *bucket = x;
    return false;
}

/* A name from the file may hold anything; a message is shown on a terminal. */
static void report_clean(char *message)
{
    size_t left = strlen(message);

    for (char *c = message; left > 0;) {
        uint32_t point;
        bool valid;
        size_t n = utf8_decode(c, left, &point, &valid);

        if (!valid || utf8_is_control(point)) {
            memset(c, '?', n);
        }
        c += n;
        left -= n;
    }
}

int report_problem_list(struct reader *r, const struct problem *p, const char *format, va_list args)
{
    char message[REPORT_MAX_MESSAGE];

    vsnprintf(message, sizeof message, format, args);
    report_clean(message);
    if (report_is_known(r, p, message)) {
        return -1;
    }
    const char *path = path_text(r->arena, p->path);

    if (p->warning) {
        diag_warning(r->diag, p->code, p->mark, path, "%s", message);
    } else {
        diag_error(r->diag, p->code, p->mark, path, "%s", message);
    }
    if (p->hint != NULL) {
        diag_hint(r->diag, "%s", p->hint);
    }
    if (p->second_message != NULL && p->second.source != NULL) {
        diag_second(r->diag, p->second, "%s", p->second_message);
    }
    return -1;
}

int report_problem(struct reader *r, const struct problem *p, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    report_problem_list(r, p, format, args);
    va_end(args);
    return -1;
}

const char *report_found(struct reader *r, const struct node *n)
{
    if (n->kind != NODE_SCALAR || node_is_null(n)) {
        return node_kind_name(n);
    }
    if (n->text[0] == '\0') {
        return "empty text";
    }
    size_t length = strlen(n->text), at = 0;

    for (size_t characters = 0; at < length && characters < REPORT_MAX_FOUND; characters++) {
        uint32_t point;
        bool valid;
        size_t bytes = utf8_decode(n->text + at, length - at, &point, &valid);

        if (point == '\n') {
            break;
        }
        at += bytes;
    }
    const char *cut = arena_strndup(r->arena, n->text, at);

    return arena_printf(r->arena, n->quoted ? "\"%s%s\"" : "%s%s", cut, at < length ? "..." : "");
}

const char *report_known(struct reader *r, const char *const *names, size_t count)
{
    struct buf b = BUF_INIT;
    size_t shown = count <= REPORT_MAX_KNOWN ? count : REPORT_MAX_KNOWN;

    for (size_t i = 0; i < shown; i++) {
        buf_add(&b, i == 0 ? "" : i + 1 == count ? " and " : ", ");
        buf_add(&b, names[i]);
    }
    if (shown < count) {
        buf_printf(&b, " and %zu more", count - shown);
    }
    const char *text = count == 0 ? "none" : arena_strdup(r->arena, buf_text(&b));

    buf_release(&b);
    return text;
}

bool report_is_full(const struct reader *r)
{
    return r->diag->errors > r->diag->limit;
}
