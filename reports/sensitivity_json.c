/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/json_result.h"
#include "reports/sensitivity.h"

static void write_start(struct json *j, const struct sweep_report *report,
                        const struct sensitivity *s)
{
    json_compact(j);
    json_object(j);
    json_text(j, "metric", report->results[0]->metrics->metrics[s->column.metric].name);
    json_text(j, "statistic", statistic_name(s->column.statistic));
}

static void write_input(struct json *j, const struct sweep_report *report,
                        const struct sensitivity *s, const struct sensitivity_input *x)
{
    struct buf source = BUF_INIT;
    sensitivity_source(report, x->factor, &source);
    write_start(j, report, s);
    json_text(j, "input", report->factors->items[x->factor].path);
    json_value(j, "first", x->index.first);
    json_pair(j, "first_ci95", x->index.first_lo, x->index.first_hi);
    json_value(j, "total", x->index.total);
    json_pair(j, "total_ci95", x->index.total_lo, x->index.total_hi);
    json_key(j, "assumption");
    json_bool(j, sensitivity_is_assumption(report, x->factor));
    json_text(j, "source", buf_text(&source));
    json_end(j);
    buf_release(&source);
}

static void write_reason(struct json *j, const struct sweep_report *report,
                         const struct sensitivity *s)
{
    write_start(j, report, s);
    json_text(j, "reason", s->reason);
    json_end(j);
}

void sensitivity_json_write(const struct sweep_report *report, struct json *j)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct sensitivities all = sensitivity_all(report, &arena);
    json_key(j, "sensitivity");
    json_array(j);
    for (size_t i = 0; i < all.count; i++) {
        const struct sensitivity *s = &all.items[i];
        if (s->reason) {
            write_reason(j, report, s);
            continue;
        }
        for (size_t k = 0; k < report->factors->count; k++) {
            write_input(j, report, s, &s->inputs[k]);
        }
    }
    json_end(j);
    arena_release(&arena);
}
