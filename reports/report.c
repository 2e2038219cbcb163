/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/report.h"

#include <string.h>

/* Sorted by name. */
const struct report_type *const report_types[] = {
    &report_csv,
    &report_json,
    &report_markdown,
    &report_table,
};

const size_t report_type_count = sizeof report_types / sizeof *report_types;

const struct report_type *report_find(const char *name)
{
    for (size_t i = 0; i < report_type_count; i++) {
        if (strcmp(report_types[i]->name, name) == 0) {
            return report_types[i];
        }
    }
    return NULL;
}
