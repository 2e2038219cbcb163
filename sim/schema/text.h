/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that scenarios are read from: files of bounded size that hold printable UTF-8. */
#ifndef SIM_SCHEMA_TEXT_H
#define SIM_SCHEMA_TEXT_H

#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/diag.h"

enum { TEXT_MAX_BYTES = 4 * 1024 * 1024 };

/* Reads a whole file; name is what diagnostics call it. NULL, with one error reported, if it is
 * missing, unreadable, a directory or over the limit. The error stands at `from` where that is
 * somewhere (the line that names the file, at the given path), else at the file as a whole. */
const struct source *text_read(struct arena *a, const char *name, struct mark from,
                               const char *path, struct diag *d);

/* A source over a copy of memory. */
struct source *text_source(struct arena *a, const char *name, const char *text, size_t length);

/* Reports the first byte that is no UTF-8 or a character that YAML forbids (controls, surrogates,
 * U+FFFE, U+FFFF), and text over the limit: -1. A byte order mark is taken off by text_source. */
int text_check(const struct source *s, struct diag *d);

/* Length in bytes of the line break at s, of which n > 0 bytes may be read; 0 if there is none.
 * Those of YAML 1.1, by which marks count lines: CR LF, CR, LF, U+0085, U+2028, U+2029. */
size_t text_break(const char *s, size_t n);

#endif
