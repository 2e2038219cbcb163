/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments and spans as one reads them aloud. Day 1 is a Monday; tenths of seconds are rounded. */
#ifndef REPORTS_TIMELINE_WORDS_H
#define REPORTS_TIMELINE_WORDS_H

#include "sim/base/buf.h"

void timeline_clock(double at_s, struct buf *out);    /* "00:10:40.3", without the day */
void timeline_moment(double at_s, struct buf *out);   /* "1 00:10:40.3" */
void timeline_span(double seconds, struct buf *out);  /* "40.3 s", "1 min 12 s", "2 h 13 min" */
void timeline_since(double seconds, struct buf *out); /* the same with its sign: "+40.3 s" */
void timeline_share(double share, struct buf *out);   /* "99.1 %"; never rounded up to 100 % */

#endif
