/* SPDX-License-Identifier: GPL-3.0-or-later */
/* {"ninefold", "scenario", "drills": [{"name", "tier", "seed", ..., "metrics", "targets", "engine",
 * "verdict"}]} */
#include "reports/drill.h"
#include "reports/json_result.h"

static void write_step(struct json *j, const struct drill_step *s)
{
    enum verdict v;
    json_object(j);
    json_text(j, "name", s->name);
    json_key(j, "tier");
    json_integer(j, s->tier);
    json_result_body(j, s->result);
    json_text(j, "verdict", drill_verdict(s->result, &v) ? verdict_name(v) : NULL);
    json_end(j);
}

void drill_json_write(const struct drill_report *report, struct buf *out)
{
    struct json j;
    json_init(&j, out);
    json_object(&j);
    json_text(&j, "ninefold", report->version);
    if (report->count > 0) {
        json_result_scenario(&j, report->steps[0].result);
    }
    json_key(&j, "drills");
    json_array(&j);
    for (size_t i = 0; i < report->count; i++) {
        write_step(&j, &report->steps[i]);
    }
    json_end(&j);
    json_end(&j);
    json_finish(&j);
}
