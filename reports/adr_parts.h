/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a decision record; those that read the store return whether it could be read.
 * They are here in the order in which they stand, and words that they share. A paragraph or an item
 * is one line. */
#ifndef REPORTS_ADR_PARTS_H
#define REPORTS_ADR_PARTS_H

#include "reports/adr_subject.h"

/* "Choose between zone-redundant and warm-dr", or what the author calls it. Not escaped. */
void adr_title(const struct adr *adr, struct buf *out);
/* What is planned for, what happens to it, and the question; then the drivers and the options. */
bool adr_context(const struct adr *adr, struct buf *out);
void adr_drivers(const struct adr *adr, struct buf *out);
void adr_considered(const struct adr *adr, struct buf *out);
/* "Chosen option: ..." alone, as it is claimed; then all of the section. */
void adr_decision(const struct adr *adr, struct buf *out);
void adr_outcome(const struct adr *adr, struct buf *out);
void adr_consequences(const struct adr *adr, struct buf *out);
void adr_confirmation(const struct adr *adr, struct buf *out);
bool adr_merits(const struct adr *adr, struct buf *out);
bool adr_assumptions(const struct adr *adr, struct buf *out);
void adr_notes(const struct adr *adr, struct buf *out);
bool adr_more(const struct adr *adr, struct buf *out);

/* What the store has of the scenario of an option, as a sentence or a few. */
bool adr_scenario(const struct adr *adr, size_t option, struct buf *out);

/* The name of an option in quotation marks. */
void adr_name(const struct adr *adr, size_t option, struct buf *out);
/* The metric of a claim of an option. */
const struct metric *adr_metric(const struct adr *adr, size_t option, const struct claim *c);
/* NULL if nothing is claimed of the mean of that metric. */
const struct claim *adr_mean(const struct adr *adr, size_t option, const char *metric);
/* "p95 of `rto.service` is 69.77 s [69.75 s, 69.79 s], and ≤ 60 s is asked for" */
void adr_target(const struct adr *adr, size_t option, const struct claim *c, struct buf *out);
/* Why a claim's verdict is undecided; nothing if it is not. */
void adr_doubt(const struct adr *adr, size_t option, const struct claim *c, struct buf *out);
/* "nines of availability", of metrics that most people know by other words; else NULL. */
const char *adr_words(const char *metric);
/* Whether more of the metric is better. */
bool adr_upwards(const char *metric);
/* Which inputs move what, an item a metric; and what each input rests on. */
void adr_sensitivity(const struct adr *adr, struct buf *out);
void adr_inputs(const struct adr *adr, struct buf *out);
/* A sentence of ours that holds words of others, so that they act on nothing. */
void adr_sentence(const char *text, struct buf *out);

#endif
