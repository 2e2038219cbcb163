/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets, kinds of faults and distributions, told to people: one by name as text, all of them as
 * Markdown for the reference page. */
#ifndef SIM_SCENARIO_DESCRIBE_KINDS_H
#define SIM_SCENARIO_DESCRIBE_KINDS_H

#include <stdbool.h>

#include "sim/base/buf.h"

/* False, and nothing written, if there is none of that name. */
bool describe_preset(const char *name, struct buf *out);
bool describe_fault_kind(const char *name, struct buf *out);

/* What presets say of the field at a path, and which kinds of faults take it; often nothing. */
void describe_preset_values(const char *path, struct buf *out);
void describe_fault_takers(const char *path, struct buf *out);

void describe_distributions(struct buf *out);
void describe_presets(struct buf *out);
void describe_fault_kinds(struct buf *out);

#endif
