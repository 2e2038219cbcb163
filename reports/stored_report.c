/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/stored_report.h"

#include <string.h>

enum { NAME = 128 }; /* longer ones are none */

struct columns stored_columns(const struct stored_run *r)
{
    struct columns columns = {.count = 0};
    const struct metric_table *metrics = r->results[0]->metrics;
    for (const char *s = r->row.metrics; s && *s;) {
        char name[NAME] = "";
        size_t length = strcspn(s, "\n");
        if (length < sizeof name) {
            memcpy(name, s, length);
            columns_add(&columns, metrics, name);
        }
        s += length + (s[length] == '\n');
    }
    if (columns.count == 0) {
        columns_usual(&columns, r->results, r->done);
        columns_losses(&columns, r->results, r->done);
    }
    return columns;
}

struct sweep_report stored_sweep_report(const struct stored_run *r, const struct columns *columns)
{
    return (struct sweep_report){.factors = &r->factors,
                                 .inputs = r->inputs,
                                 .results = r->results,
                                 .count = r->done,
                                 .version = r->row.version,
                                 .command = r->row.command_line,
                                 .columns = columns};
}

struct size_report stored_size_report(const struct stored_run *r, const struct columns *columns)
{
    return (struct size_report){.factors = &r->factors,
                                .results = r->results,
                                .count = r->done,
                                .sized = r->sizing.sized,
                                .minimise = r->sizing.minimise,
                                .confidence = r->sizing.confidence,
                                .most = r->sizing.most,
                                .budget = r->sizing.budget,
                                .version = r->row.version,
                                .command = r->row.command_line,
                                .columns = columns};
}

struct compare_report stored_compare_report(const struct stored_run *r,
                                            const struct columns *columns)
{
    return (struct compare_report){.comparison = &r->comparison,
                                   .differences = &r->differences,
                                   .version = r->row.version,
                                   .command = r->row.command_line,
                                   .columns = columns};
}
