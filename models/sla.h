/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises kept: the months and years of a replication, from its start, in which the share of
 * requests that succeeded was at least what is promised. A month is a twelfth of 365 days; a year
 * or month that the horizon cuts off does not count, and one in which nothing was asked for is
 * kept.
 */
#ifndef MODELS_SLA_H
#define MODELS_SLA_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/base/simtime.h"

struct sla {
    double promised; /* NaN: nothing */
    simtime ends;    /* of the present month; SIMTIME_NEVER without a promise */
    long double offered, failed, year_offered, year_failed;
    int64_t months, months_kept, years, years_kept;
};

void sla_reset(struct sla *s, double promised);
void sla_add(struct sla *s, long double offered, long double failed);
/* The present month is over. */
void sla_month(struct sla *s);

#endif
