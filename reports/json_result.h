/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a result in JSON, which reports of one result and of several have in common. */
#ifndef REPORTS_JSON_RESULT_H
#define REPORTS_JSON_RESULT_H

#include "sim/base/json.h"
#include "sim/run/result.h"

/* Keys and values within an open object. */
void json_result_scenario(struct json *j,
                          const struct result *r); /* "scenario": name, file, hash */
/* "seed", "replications", "horizon_s", "metrics", "targets" and "engine", in this order. */
void json_result_body(struct json *j, const struct result *r);

/* "key": [lo, hi], null for NaN. */
void json_pair(struct json *j, const char *key, double lo, double hi);
/* "key": x */
void json_value(struct json *j, const char *key, double x);
void json_text(struct json *j, const char *key, const char *text);

#endif
