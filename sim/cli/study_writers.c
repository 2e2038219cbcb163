/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/study_writers.h"

sweep_writer *const sweep_writers[] = {sweep_csv_write, sweep_json_write, sweep_markdown_write,
                                       sweep_table_write};
compare_writer *const compare_writers[] = {compare_csv_write, compare_json_write,
                                           compare_markdown_write, compare_table_write};
drill_writer *const drill_writers[] = {drill_csv_write, drill_json_write, drill_markdown_write,
                                       drill_table_write};
size_writer *const size_writers[] = {size_csv_write, size_json_write, size_markdown_write,
                                     size_table_write};
