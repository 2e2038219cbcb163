/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the claims of a decision record: each as it was and as it is now. */
#ifndef REPORTS_CLAIMS_REPORT_H
#define REPORTS_CLAIMS_REPORT_H

#include "reports/claims_judge.h"

struct checked_claim {
    enum { CHECKED_CLAIM, CHECKED_DIFFERENCE, CHECKED_CHOICE } kind;
    enum standing standing;
    bool in_text; /* the text of the record says it */
    uint32_t line;
    size_t option;               /* of a claim */
    const struct metric *metric; /* that it is about; of a choice NULL */
    struct claim then, now;
    struct claim_difference then_difference, now_difference;
    struct decision then_choice, now_choice;
};

/* What became of the numbers in the text, besides its tables. */
struct claims_prose {
    bool looked_at;   /* of a record that the program wrote */
    size_t numbers;   /* that are those of claims */
    size_t otherwise; /* that are of none, where one is named */
    uint32_t *stale;  /* lines with numbers of claims that are broken */
    size_t stale_count;
    size_t others; /* paragraphs and items with other numbers, which are not looked at */
};

struct claims_report {
    const char *file, *version; /* of the record, and of the program */
    const struct claims *claims;
    const struct checked_claim *items;
    size_t count;
    struct claims_prose prose;
    const char *const *notes; /* what has changed since */
    size_t note_count;
    size_t width;
    bool colour;
};

/* How it is written in a format; the names are those of report_types. */
typedef void claims_report_writer(const struct claims_report *report, struct buf *out);
claims_report_writer claims_report_csv, claims_report_json, claims_report_markdown,
    claims_report_table;

/* The worst of all; of a claim that the text does not say, or says otherwise, broken. */
enum standing claims_report_standing(const struct claims_report *report);
/* "p95 of rto.service", "choice"; what it was or is: "69.77 s [69.75 s, 69.79 s], missed". */
void claims_report_subject(const struct claims_report *report, const struct checked_claim *c,
                           struct buf *out);
void claims_report_value(const struct claims_report *report, const struct checked_claim *c,
                         bool now, struct buf *out);
/* "pair", of a difference "a -> b"; nothing of a choice. */
void claims_report_option(const struct claims_report *report, const struct checked_claim *c,
                          struct buf *out);

#endif
