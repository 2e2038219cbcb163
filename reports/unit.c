/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/unit.h"

#include <string.h>

#include "sim/base/utf8.h"

static const char currency[] = "currency"; /* as the tables of metrics write it */

bool unit_is_money(const struct metric *metric)
{
    return strncmp(metric->unit, currency, sizeof currency - 1) == 0;
}

void unit_write(const struct result *r, const struct metric *metric, struct buf *out)
{
    if (!unit_is_money(metric) || !r->currency) {
        buf_add(out, metric->unit);
        return;
    }
    utf8_show(out, r->currency);
    buf_add(out, metric->unit + sizeof currency - 1);
}
