/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/per_outage.h"

#include <math.h>

#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/stored_sample.h"
#include "sim/run/targets.h"

static void summarise(struct sample *s, struct per_outage *ret)
{
    struct interval mean = interval_clustered_mean(&s->clusters, COLLECT_LEVEL);
    ret->outages = s->tally.n;
    ret->service = (struct summary){.n = s->tally.n,
                                    .mean = s->tally.mean,
                                    .lo = mean.lo < 0 ? 0 : mean.lo,
                                    .hi = mean.hi,
                                    .error = NAN,
                                    .sd = tally_sd(&s->tally),
                                    .min = s->tally.min,
                                    .p50 = quantile_at(&s->quantile, 0.50),
                                    .p90 = quantile_at(&s->quantile, 0.90),
                                    .p95 = quantile_at(&s->quantile, 0.95),
                                    .p99 = quantile_at(&s->quantile, 0.99),
                                    .max = s->tally.max,
                                    .censored = s->censored,
                                    .closed_form = NAN};
    ret->p50 = targets_percentile_interval(s, 0.50);
    ret->p95 = targets_percentile_interval(s, 0.95);
}

bool per_outage_read(struct archive *s, int64_t run, int64_t point, const struct result *r,
                     struct per_outage *ret)
{
    int m = metric_find(r->metrics, "rto.service");
    struct sample outages;
    *ret = (struct per_outage){.incidents = 0};
    if (m < 0 || r->summaries[m].n == 0 || r->biased) {
        return true;
    }
    bool read = stored_sample_read(s, run, point, &r->metrics->metrics[m], true, &outages);
    if (read && outages.tally.n > 0) {
        summarise(&outages, ret);
    }
    ret->incidents = r->summaries[m].n;
    stored_sample_release(&outages);
    return read;
}

bool per_outage_differs(const struct per_outage *p)
{
    return p->outages > 0 && p->outages < p->incidents;
}

static void tell_percentile(const struct per_outage *p, const struct metric *service, double share,
                            double x, const struct interval *interval, struct buf *out)
{
    human_quantile(service, &p->service, share, x, out);
    if (!isnan(interval->lo) || !isnan(interval->hi)) {
        buf_add_char(out, ' ');
        human_quantile_interval(service, &p->service, share, interval, out);
    }
}

void per_outage_tell(const struct per_outage *p, const struct metric *service, struct buf *out)
{
    buf_printf(out, "%lld of its %lld incidents %s; per outage, rto.service has the median ",
               (long long)p->outages, (long long)p->incidents,
               p->outages == 1 ? "was an outage" : "were outages");
    tell_percentile(p, service, 0.50, p->service.p50, &p->p50, out);
    buf_add(out, " and the p95 ");
    tell_percentile(p, service, 0.95, p->service.p95, &p->p95, out);
    if (p->service.censored > 0) {
        buf_add(out, ", with ");
        human_censored(service, p->service.censored, human_censored_all(&p->service), out);
    }
}
