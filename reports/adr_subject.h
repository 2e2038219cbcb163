/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a decision record is about: the options, of which some may be a choice of many points, what
 * is claimed of them, and which the numbers support. */
#ifndef REPORTS_ADR_SUBJECT_H
#define REPORTS_ADR_SUBJECT_H

#include "reports/adr.h"
#include "reports/claims.h"

enum adr_kind {
    ADR_DESIGN,   /* a single run: keep the design as it is, or change it */
    ADR_DESIGNS,  /* designs side by side */
    ADR_SETTINGS, /* points of a sweep */
    ADR_SIZING,   /* of a sizing */
    ADR_INPUTS    /* of a sweep that tells which input moves what: ends of the answer */
};

struct adr_option {
    const char *name; /* of which there is no other */
    const struct stored_run *run;
    size_t point;
    const struct result *result;
};

struct adr {
    const struct dossier *dossier;
    const struct adr_place *place;
    struct arena *arena;
    enum adr_kind kind;
    struct adr_option *options;
    size_t count, considered;          /* listed, and of how many */
    const struct result **results;     /* by option */
    size_t reference;                  /* the option that others are set against */
    const struct stored_run *compared; /* the comparison that all options are of; NULL: none */
    const struct stored_run *inputs;   /* a run that tells which input moves what; NULL: none */
    struct claims claims;              /* the choice is there even if it is not told */
};

enum { ADR_OPTIONS = 8 }; /* of a sweep or a sizing at most */

/* Everything lives in the arena. */
void adr_subject(const struct dossier *d, const struct adr_place *place, struct arena *a,
                 struct adr *ret);

/* Fills in ret->options and so on: of a sweep or a sizing those worth a word. (adr_options.c) */
void adr_options(struct adr *ret);
/* Which of the points of a sweep or a sizing are worth a word: what is chosen, and of those that no
 * other beats the ones nearest to it. Their number; ret_points has room for ADR_OPTIONS.
 * (adr_points.c) */
size_t adr_points(const struct stored_run *r, const char *by, struct arena *a, size_t *ret_points);
/* The metric of which a sweep's points should have least; NULL if there is none. (adr_points.c) */
const char *adr_points_by(const struct stored_run *r);

#endif
