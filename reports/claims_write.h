/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims as the key `ninefold` of a decision record's front matter; docs/adr-claims.md tells what
 * it holds. reports/claims_read.h reads it. */
#ifndef REPORTS_CLAIMS_WRITE_H
#define REPORTS_CLAIMS_WRITE_H

#include "reports/claims.h"

void claims_write(const struct claims *all, struct buf *out);

#endif
