/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all points have in common stands first, then the points in the order of the grid; what moves
 * the metrics most comes last. */
#include "reports/json_result.h"
#include "reports/sensitivity.h"
#include "reports/setting.h"

static void write_point(struct json *j, const struct sweep_report *report, size_t point)
{
    const struct result *r = report->results[point];
    json_object(j);
    setting_json(j, report->factors, point);
    json_result_body(j, r);
    json_end(j);
}

void sweep_json_write(const struct sweep_report *report, struct buf *out)
{
    struct json j;
    json_init(&j, out);
    json_object(&j);
    json_text(&j, "ninefold", report->version);
    if (report->count > 0) {
        json_result_scenario(&j, report->results[0]);
    }
    json_key(&j, "points");
    json_array(&j);
    for (size_t i = 0; i < report->count; i++) {
        write_point(&j, report, i);
    }
    json_end(&j);
    if (sensitivity_asked(report)) {
        sensitivity_json_write(report, &j);
    }
    json_end(&j);
    json_finish(&j);
}
