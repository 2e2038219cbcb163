/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The unit of a metric where the scenario has a say in it: money is in the scenario's currency. */
#ifndef REPORTS_UNIT_H
#define REPORTS_UNIT_H

#include <stdbool.h>

#include "sim/base/buf.h"
#include "sim/run/result.h"

/* Money, or money a year. */
bool unit_is_money(const struct metric *metric);

/* "s", "min/y", "1"; of money "EUR" or "EUR/y", without what a terminal must not see. */
void unit_write(const struct result *r, const struct metric *metric, struct buf *out);

#endif
