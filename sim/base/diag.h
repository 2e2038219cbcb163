/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics: everything that is wrong with a user's input, collected, never printed below the
 * roof.
 *
 * Loading goes on after an error, so that a person can mend all of them at once; functions that
 * find one return -1, as diag_error does, so that `return diag_error(d, ...)` reads well. A
 * function either reports or returns a value, never both. All text is copied. Rendering
 * (diag_render) gives, as a compiler does,
 *
 *     pair.yaml:12:15: error: edge.probe.interval: found 30, a duration needs a unit [E204]
 *       12 |     interval: 30
 *          |               ^~
 *     hint: write 30s
 *
 * and a second mark as "pair.yaml:3:5: note: first defined here" with its own line. Entries are
 * rendered sorted by (source, line, column, order of arrival). */
#ifndef SIM_BASE_DIAG_H
#define SIM_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/arena.h"
#include "sim/base/buf.h"

struct quotation;

/* A text that marks point into; must outlive the diagnostics. */
struct source {
    const char *name; /* the file as given, or "--set" */
    const char *text; /* whole text, zero-terminated; may be NULL if it could not be read */
    size_t length;
    const struct quotation *quoted; /* where it comes from; NULL: it stands for itself */
};

/* A place; line and column count from 1, the column in characters (UTF-8 code points), length in
 * characters. A zeroed mark is "nowhere"; line 0 with a source is "the file as a whole",
 * shown as 1:1 without an excerpt. */
struct mark {
    const struct source *source;
    uint32_t line, column, length;
};

/* Where the two parts of a text "PATH=VALUE" come from that nobody has written so. What is reported
 * of it is reported there. */
struct quotation {
    struct mark path, value;
};

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

struct diag_entry {
    enum severity severity;
    const char *code; /* stable, such as "E204"; static storage */
    struct mark mark;
    const char *path; /* of the field, "" if none */
    const char *message;
    const char *hint; /* NULL if none */
    struct mark second;
    const char *second_message; /* NULL if none */
    struct diag_entry *next;    /* in order of arrival */
};

struct diag {
    struct arena arena;
    struct diag_entry *first, *last;
    size_t errors, warnings;
    size_t limit;      /* of errors, and of warnings; more are counted, not kept; default 100,000 */
    size_t suppressed; /* how many were */
    bool last_suppressed; /* so diag_hint and diag_second have nothing to add to */
};

void diag_init(struct diag *d);
void diag_release(struct diag *d);

/* Both return -1. path may be NULL. */
int diag_error(struct diag *d, const char *code, struct mark m, const char *path,
               const char *format, ...) __attribute__((format(printf, 5, 6)));
int diag_warning(struct diag *d, const char *code, struct mark m, const char *path,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Add to the entry reported last. */
void diag_hint(struct diag *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
void diag_second(struct diag *d, struct mark m, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds the entries of `from` that are not there yet, word for word of the same field at the same
 * place; sources of equal name and text are the same, and so is an option with any value: what is
 * said of all values of a field in the same words is said of the first. */
void diag_merge(struct diag *d, const struct diag *from);

/* Appends all entries as text; colour uses ANSI sequences. Control characters of the source are
 * shown as '?', tabs as one blank, long lines are cut around the mark to 160 columns. */
void diag_render(const struct diag *d, bool colour, struct buf *out);

#endif
