/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts and numbers written as values of YAML. */
#ifndef REPORTS_YAML_TEXT_H
#define REPORTS_YAML_TEXT_H

#include "sim/base/buf.h"

/* In double quotes, on one line, whatever the text holds; a byte that is no UTF-8 becomes
 * U+FFFD. */
void yaml_text(const char *s, struct buf *out);
/* All significant digits; ~ for NaN. */
void yaml_number(double x, struct buf *out);
/* "[1.5, ~]" */
void yaml_interval(double lo, double hi, struct buf *out);

#endif
