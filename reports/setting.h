/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of a point of a study, as its factors say them. */
#ifndef REPORTS_SETTING_H
#define REPORTS_SETTING_H

#include "sim/base/buf.h"
#include "sim/base/json.h"
#include "sim/run/factors.h"

/* What a table calls a factor: the last step of its path, if no other factor ends in it. */
const char *setting_name(const struct factors *f, size_t factor);
/* The same in so many columns, without its middle where it is longer: "stamps.we…app.instances". */
void setting_name_within(const struct factors *f, size_t factor, size_t columns, struct buf *out);
/* A value fit to be printed. */
void setting_value(const struct factors *f, size_t point, size_t factor, struct buf *out);
/* "interval=30s, sample_size=4" */
void setting_write(const struct factors *f, size_t point, struct buf *out);
/* "set": {"edge.probe.interval": "30s"}, within an open object. */
void setting_json(struct json *j, const struct factors *f, size_t point);

#endif
