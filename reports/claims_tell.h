/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims that no longer hold, as diagnostics where they stand in the record. */
#ifndef REPORTS_CLAIMS_TELL_H
#define REPORTS_CLAIMS_TELL_H

#include "reports/claims_report.h"

/* An error of a claim that is broken, a warning of one that is open, nothing of one that holds. */
void claims_tell_standing(const struct claims_report *report, const struct checked_claim *item,
                          struct mark claim, struct diag *d);
/* The text does not have what it should, at the line that looks most like it or, if that is
 * nowhere, at the claim. */
void claims_tell_text(struct mark claim, struct mark nearest, const char *wanted, struct diag *d);
/* The scenario of an option is nowhere. */
void claims_tell_missing(const struct claim_option *option, struct diag *d);

#endif
