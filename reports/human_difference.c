/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/human_difference.h"

#include <math.h>
#include <string.h>

#include "reports/human.h"

static void add_signed(const struct metric *metric, double x, struct buf *out)
{
    buf_add(out, x > 0 ? "+" : x < 0 ? "-" : "");
    human_estimate(metric, fabs(x), 0, out);
}

void human_difference(const struct metric *metric, const struct difference *d, bool interval,
                      struct buf *out)
{
    struct metric plain = *metric;
    if (isnan(d->mean)) {
        buf_add_char(out, '-');
        return;
    }
    if (metric->summary != SUMMARY_NINES && strcmp(metric->unit, "1") == 0) {
        plain.name = ""; /* no metric of which 0 or 1 would be the best */
    }
    add_signed(&plain, d->mean, out);
    if (interval && d->lo < d->hi) {
        buf_add(out, " [");
        add_signed(&plain, d->lo, out);
        buf_add(out, ", ");
        add_signed(&plain, d->hi, out);
        buf_add(out, "]");
    }
}

const char *human_told_apart(const struct difference *d)
{
    return isnan(d->lo) ? "-" : d->lo > 0 || d->hi < 0 ? "yes" : "no";
}

void human_gain(const struct difference *d, struct buf *out)
{
    if (isnan(d->gain)) {
        buf_add_char(out, '-');
    } else if (d->gain > 1e6) { /* only rounding parts them */
        buf_add(out, "over a million");
    } else {
        buf_printf(out, d->gain < 999.5 ? "%.3g" : "%.0f", d->gain);
    }
}
