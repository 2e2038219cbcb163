/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of a metric at a stored point, as the run itself had them pooled: what a summary does
 * not keep, such as intervals of percentiles, is worked out of them. */
#ifndef REPORTS_STORED_SAMPLE_H
#define REPORTS_STORED_SAMPLE_H

#include "sim/run/collect.h"
#include "sim/store/archive.h"

/* Of replications that were played to their end; with `positive` the values above 0 alone.
 * Replications are its clusters; weights are not heeded. To be released with stored_sample_release
 * in any case. False if the store cannot be read. */
bool stored_sample_read(struct archive *s, int64_t run, int64_t point, const struct metric *metric,
                        bool positive, struct sample *ret);
void stored_sample_release(struct sample *s);

#endif
