/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims out of the front matter of a decision record, whoever wrote it. */
#ifndef REPORTS_CLAIMS_READ_H
#define REPORTS_CLAIMS_READ_H

#include "reports/claims.h"

/* What is wrong is reported, all of it: then the claims are of no use. metrics: all there are.
 * Everything lives in the arena. */
void claims_read(struct arena *a, const struct source *front, const struct metric_table *metrics,
                 struct diag *d, struct claims *ret);

#endif
