/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what a decision record claims is still so, held against results that were played anew.
 *
 * By the same program from the same scenario a number must come out again, to nine digits. From
 * anything else a number holds if its 95 % interval and the new one have a value in common; one
 * that a person wrote without an interval stands for all that rounds to it; and one that never
 * varied must read the same. A verdict holds if it is given again. What was decided and no longer
 * is, is open: neither so nor otherwise. */
#ifndef REPORTS_CLAIMS_JUDGE_H
#define REPORTS_CLAIMS_JUDGE_H

#include "reports/claims.h"

enum standing { STANDING_HOLDS, STANDING_OPEN, STANDING_BROKEN };

/* "holds", "open", "broken" */
const char *standing_name(enum standing s);

/* same: program and scenario are those that the claim is from. *ret_now is what the result says,
 * against the claim's limit. */
enum standing claim_judge(const struct claim *then, const struct result *now, bool same,
                          struct arena *a, struct claim *ret_now);
/* The same of a difference; *ret_now gets the numbers of `now`. */
enum standing claim_judge_difference(const struct claim_difference *then,
                                     const struct difference *now, const struct metric *metric,
                                     bool same, struct claim_difference *ret_now);
/* results: by option. Open if nothing can be chosen for sure where it could. */
enum standing claim_judge_choice(const struct claims *then, const struct result *const *results,
                                 struct decision *ret_now);

#endif
