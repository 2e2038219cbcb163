/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored run as the reports of its command see it: what `show` prints again, and what pages and
 * records tell of it. Nothing of a terminal: width, colours and maps are for who has one. */
#ifndef REPORTS_STORED_REPORT_H
#define REPORTS_STORED_REPORT_H

#include "reports/compare.h"
#include "reports/size.h"
#include "reports/sweep.h"
#include "sim/store/stored_run.h"

/* What its tables over several results show side by side: what the command was asked for, else the
 * usual. At least one point is done. */
struct columns stored_columns(const struct stored_run *r);

/* What they point to is the run's, and the columns; these may be NULL where no table is written. */
struct sweep_report stored_sweep_report(const struct stored_run *r, const struct columns *columns);
struct size_report stored_size_report(const struct stored_run *r, const struct columns *columns);
struct compare_report stored_compare_report(const struct stored_run *r,
                                            const struct columns *columns);

#endif
