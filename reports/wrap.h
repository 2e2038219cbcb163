/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences broken between words. */
#ifndef REPORTS_WRAP_H
#define REPORTS_WRAP_H

#include <stddef.h>

#include "sim/base/buf.h"

/* Lines of at most so many columns where words let them be, each ended; a sign stays with the
 * number that it belongs to ("≥ 5", "95 %"), and so does a unit of time. Lines after the first
 * begin with so many blanks. */
void wrap_write(const char *text, size_t width, size_t indent, struct buf *out);

#endif
