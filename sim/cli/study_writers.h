/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How studies are written, in the order of play_formats. */
#ifndef SIM_CLI_STUDY_WRITERS_H
#define SIM_CLI_STUDY_WRITERS_H

#include "reports/compare.h"
#include "reports/drill.h"
#include "reports/size.h"
#include "reports/sweep.h"

extern size_writer *const size_writers[];
extern sweep_writer *const sweep_writers[];
extern compare_writer *const compare_writers[];
extern drill_writer *const drill_writers[];

#endif
