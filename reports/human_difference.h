/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two estimates differ by, as people read it. */
#ifndef REPORTS_HUMAN_DIFFERENCE_H
#define REPORTS_HUMAN_DIFFERENCE_H

#include "sim/base/buf.h"
#include "sim/stats/influence.h"
#include "sim/stats/metric.h"

/* "+1.2 s [+1.1 s, +1.3 s]", a dash where there is none, and no interval where it is a point or not
 * wanted. A difference of two shares is no share near 1, and is told plainly. */
void human_difference(const struct metric *metric, const struct difference *d, bool interval,
                      struct buf *out);
/* Whether it is more or less of it for certain: "yes", "no", or a dash where that is not known. */
const char *human_told_apart(const struct difference *d);
/* "3.11", "49800" times, "over a million", or a dash: how much larger the variance of the
 * difference would be under independent luck. */
void human_gain(const struct difference *d, struct buf *out);

#endif
