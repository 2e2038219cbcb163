/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_tell.h"

#include <math.h>
#include <string.h>

/* A percentile that nobody has worked out. */
static bool is_unknown(const struct checked_claim *item)
{
    static const char *const known[] = {"p50", "p90", "p95", "p99"};
    bool percentile = item->kind == CHECKED_CLAIM && item->then.statistic[0] == 'p';
    for (size_t i = 0; percentile && i < sizeof known / sizeof *known; i++) {
        percentile = strcmp(item->then.statistic, known[i]) != 0;
    }
    return percentile && isnan(item->now.value);
}

void claims_tell_standing(const struct claims_report *report, const struct checked_claim *item,
                          struct mark claim, struct diag *d)
{
    struct buf subject = BUF_INIT, then = BUF_INIT, now = BUF_INIT;
    claims_report_option(report, item, &subject);
    buf_add(&subject, item->kind == CHECKED_CHOICE ? "" : ", ");
    claims_report_subject(report, item, &subject);
    claims_report_value(report, item, false, &then);
    claims_report_value(report, item, true, &now);
    if (item->standing == STANDING_BROKEN) {
        diag_error(d, "A102", claim, NULL, "the claim no longer holds: %s: was %s, is %s",
                   buf_text(&subject), buf_text(&then), buf_text(&now));
    } else if (item->standing == STANDING_OPEN) {
        diag_warning(d, "A104", claim, NULL, "the claim is open: %s: was %s, is %s",
                     buf_text(&subject), buf_text(&then), buf_text(&now));
    }
    if (item->standing != STANDING_HOLDS && is_unknown(item)) {
        diag_hint(d, "percentiles are worked out at 50, 90, 95 and 99, and at that of a target of "
                     "the scenario: set targets.percentile and a limit, too");
    }
    buf_release(&subject);
    buf_release(&then);
    buf_release(&now);
}

void claims_tell_text(struct mark claim, struct mark nearest, const char *wanted, struct diag *d)
{
    bool known = nearest.source != NULL;
    diag_error(d, "A103", known ? nearest : claim, NULL,
               "the text does not say what is claimed: %s", wanted);
    if (known) {
        diag_second(d, claim, "the claim");
    }
}

void claims_tell_missing(const struct claim_option *option, struct diag *d)
{
    diag_error(d, "S101", option->scenario_mark, "scenario",
               "there is no %s, neither from the record's folder nor from the working directory",
               option->scenario);
    diag_hint(d, "move the record together with its scenarios, or mend the path");
}
