/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front matter of a page of Markdown. */
#ifndef REPORTS_CLAIMS_FRONT_H
#define REPORTS_CLAIMS_FRONT_H

#include "sim/base/arena.h"
#include "sim/base/diag.h"

/* The front matter of a Markdown file: what stands between a first line `---` and the next one, as
 * a source whose lines are those of the file. *ret_body is the line behind it, counted from 1.
 * NULL, with an error, if there is none. */
const struct source *claims_front(struct arena *a, const struct source *page, struct diag *d,
                                  uint32_t *ret_body);

#endif
