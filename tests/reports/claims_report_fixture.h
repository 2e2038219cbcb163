/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of four claims about two options: one holds, one is broken, one is not in the text,
 * and the choice is open. */
#ifndef TESTS_REPORTS_CLAIMS_REPORT_FIXTURE_H
#define TESTS_REPORTS_CLAIMS_REPORT_FIXTURE_H

#include <string.h>

#include "reports/claims_report.h"
#include "tests/reports/fixture.h"

enum { CHECKED = 4 };

static struct claim_option checked_options[] = {{.name = "a"}, {.name = "b|*"}};
static const struct claims checked_claims = {
    .version = "0.9", .options = checked_options, .count = 2};
static struct checked_claim checked_items[CHECKED];
static const char *const checked_notes[] = {"The scenario of a has changed."};

static inline struct claims_report checked_fixture(void)
{
    const struct claim then = {.metric = "rto.service",
                               .statistic = "p95",
                               .bound = CLAIM_AT_MOST,
                               .limit = 60,
                               .value = 50,
                               .lo = 49,
                               .hi = 51,
                               .judged = true};
    struct claim now = then;
    now.value = 78;
    now.lo = 77;
    now.hi = 79;
    now.verdict = VERDICT_MISSED;
    const struct claim_difference d = {
        .to = 1, .metric = "rto.service", .mean = 2, .lo = 1, .hi = 3};
    checked_items[0] = (struct checked_claim){.kind = CHECKED_CLAIM,
                                              .in_text = true,
                                              .line = 9,
                                              .metric = &fixture_metrics[F_SERVICE],
                                              .then = then,
                                              .now = then};
    checked_items[1] = checked_items[0];
    checked_items[1].option = 1;
    checked_items[1].now = now;
    checked_items[1].standing = STANDING_BROKEN;
    checked_items[2] = (struct checked_claim){.kind = CHECKED_DIFFERENCE,
                                              .line = 12,
                                              .metric = &fixture_metrics[F_SERVICE],
                                              .then_difference = d,
                                              .now_difference = d};
    checked_items[3] = (struct checked_claim){.kind = CHECKED_CHOICE,
                                              .standing = STANDING_OPEN,
                                              .in_text = true,
                                              .line = 14,
                                              .then_choice = {CHOICE_MADE, 0},
                                              .now_choice = {CHOICE_UNDECIDED, 2}};
    return (struct claims_report){.file = "adr.md",
                                  .version = "1.0.0",
                                  .claims = &checked_claims,
                                  .items = checked_items,
                                  .count = CHECKED,
                                  .notes = checked_notes,
                                  .note_count = 1,
                                  .width = 120};
}

static inline void assert_checked(claims_report_writer *write, const char *wanted)
{
    const struct claims_report report = checked_fixture();
    struct buf out = BUF_INIT;
    write(&report, &out);
    if (!strstr(buf_text(&out), wanted)) {
        print_message("%s\n", buf_text(&out));
        fail_msg("not found: %s", wanted);
    }
    buf_release(&out);
}

#endif
