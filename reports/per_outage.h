/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rto.service per outage: of the incidents in which the service was down, and not of all, most of
 * which it may have survived. */
#ifndef REPORTS_PER_OUTAGE_H
#define REPORTS_PER_OUTAGE_H

#include "sim/run/result.h"
#include "sim/stats/interval.h"
#include "sim/store/archive.h"

struct per_outage {
    int64_t incidents, outages;
    struct summary service; /* rto.service of the outages: n, mean with its interval, p50, p95, max,
                               censored */
    struct interval p50, p95; /* 95 %, of these percentiles */
};

/* Nothing of a result without incidents, and of one whose replications carry weights, which has no
 * percentiles. False if the store cannot be read. */
bool per_outage_read(struct archive *s, int64_t run, int64_t point, const struct result *r,
                     struct per_outage *ret);
/* Whether there is more to tell than rto.service does: some incidents are outages and some are not.
 */
bool per_outage_differs(const struct per_outage *p);

/* "58 of its 3979 incidents were outages; per outage, rto.service has the median 59.1 s [58.9 s,
 * 59.4 s] and the p95 8.18 h [2.1 h, ...]" */
void per_outage_tell(const struct per_outage *p, const struct metric *service, struct buf *out);

#endif
