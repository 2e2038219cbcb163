/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One JSON object for programs. Keys stand in a documented order, metrics by name, numbers with all
 * digits that tell two doubles apart, and null where the data support no value. A key beyond the
 * documented ones appears only where it has something to say: closed_form, runaways. */
#include "reports/json_result.h"
#include "reports/report.h"

static void report_json_write(const struct report *report, struct buf *out)
{
    const struct result *r = report->result;
    struct json j;
    json_init(&j, out);
    json_object(&j);
    json_text(&j, "ninefold", report->version);
    json_result_scenario(&j, r);
    json_result_body(&j, r);
    json_end(&j);
    json_finish(&j);
}

const struct report_type report_json = {
    .name = "json",
    .summary = "one object with all digits, for programs",
    .write = report_json_write,
};
