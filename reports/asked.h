/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several results are held against. */
#ifndef REPORTS_ASKED_H
#define REPORTS_ASKED_H

#include <stddef.h>

#include "sim/base/buf.h"
#include "sim/run/result.h"

/* "Targets: mean of availability.requests ≥ 99 %, p95 of rto.service ≤ 60 s." Nothing where there
 * are none, and where they are not the same for all. */
void asked_write(const struct result *const *results, size_t count, struct buf *out);

#endif
