/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/sla.h"

#include <math.h>

static const simtime MONTH = SIMTIME_YEAR / 12;
/* Of the rounding of sums. */
static const double SLACK = 1e-12;

void sla_reset(struct sla *s, double promised)
{
    *s = (struct sla){.promised = promised, .ends = isnan(promised) ? SIMTIME_NEVER : MONTH};
}

void sla_add(struct sla *s, long double offered, long double failed)
{
    s->offered += offered;
    s->failed += failed;
}

static bool is_kept(const struct sla *s, long double offered, long double failed)
{
    return offered <= 0 || 1 - (double)(failed / offered) >= s->promised - SLACK;
}

void sla_month(struct sla *s)
{
    s->months++;
    s->months_kept += is_kept(s, s->offered, s->failed);
    s->year_offered += s->offered;
    s->year_failed += s->failed;
    s->offered = s->failed = 0;
    s->ends += MONTH;
    if (s->months % 12 == 0) {
        s->years++;
        s->years_kept += is_kept(s, s->year_offered, s->year_failed);
        s->year_offered = s->year_failed = 0;
    }
}
