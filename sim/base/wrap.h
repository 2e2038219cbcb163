/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence in lines that fit. */
#ifndef SIM_BASE_WRAP_H
#define SIM_BASE_WRAP_H

#include <stddef.h>

#include "sim/base/buf.h"

/* Breaks at blanks, but not between a number and what belongs to it: "95 %", "≥ 5", "± 5", "60 s".
 * Each line begins with `indent` blanks and ends within `width` columns, unless one word alone is
 * longer. */
void wrap_write(const char *text, size_t indent, size_t width, struct buf *out);

#endif
