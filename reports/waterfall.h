/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the time went: the stages of rto.service as bars. */
#ifndef REPORTS_WATERFALL_H
#define REPORTS_WATERFALL_H

#include "sim/base/buf.h"
#include "sim/run/result.h"

/* Writes nothing if no stage took any time. */
void waterfall_write(const struct result *r, struct buf *out);

#endif
