/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure_columns.h"

#include <math.h>

#include "reports/stored_report.h"

bool figure_column_varies(const struct stored_run *run, const struct column *c)
{
    double first = NAN;
    for (size_t i = 0; i < run->done; i++) {
        double x = column_value(c, run->results[i]);
        if (isfinite(x) && isfinite(first) && x != first) {
            return true;
        }
        first = isfinite(x) ? x : first;
    }
    return false;
}

struct columns figure_columns(const struct stored_run *run)
{
    struct columns varied = {.count = 0};
    struct columns all = run->done > 0 ? stored_columns(run) : varied;
    for (size_t i = 0; i < all.count; i++) {
        if (figure_column_varies(run, &all.items[i])) {
            varied.items[varied.count++] = all.items[i];
        }
    }
    return varied;
}

void figure_column_name(const struct stored_run *run, const struct column *c,
                        struct cell_unit *ret_unit, struct buf *out)
{
    const struct result *r = run->results[0];
    const struct metric *metric = &r->metrics->metrics[c->metric];
    double most = NAN;
    for (size_t i = 0; i < run->done; i++) {
        double x = column_value(c, run->results[i]);
        most = isfinite(x) && !(most >= x) ? x : most;
    }
    *ret_unit = cell_unit_of(metric, most);
    column_name(c, r, out);
    if (ret_unit->name[0] != '\0') {
        buf_printf(out, ", %s", cell_unit_word(ret_unit));
    }
}
