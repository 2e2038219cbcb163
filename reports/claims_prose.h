/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers in the prose of a decision record, outside its tables. What names a metric of a claim
 * (`rto.service`) and gives a number with its interval must give that of a claim about that metric:
 * "49.85 s [49.83 s, 49.86 s]", "5/s (constant)". All else is the author's. */
#ifndef REPORTS_CLAIMS_PROSE_H
#define REPORTS_CLAIMS_PROSE_H

#include "reports/claims_report.h"
#include "reports/claims_text.h"

/* Numbers that no claim gives are errors in d, where they stand. items: the claims, with how they
 * stand now. The list of lines lives in the arena. */
void claims_prose_check(const struct claims_text *text, const struct checked_claim *items,
                        size_t count, struct arena *a, struct diag *d, struct claims_prose *ret);

#endif
