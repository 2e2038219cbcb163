/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field table told to people and editors: `explain`, the reference page, JSON Schema, and the
 * scenario as it took effect with the origin of every value. All from the same rows as the loader.
 */
#ifndef SIM_SCENARIO_DESCRIBE_H
#define SIM_SCENARIO_DESCRIBE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/buf.h"
#include "sim/scenario/load.h"

/* Text about a field ("edge.probe.interval", "stamps.we.components.app.instances" or with any name
 * or `*` in place of one, "faults[0].for"), a section ("edge.probe"), an edge preset or a fault
 * kind: meaning, unit, range, default, source, choices, and for a preset each value with its source
 * and what other documents say. False if the name is unknown. */
bool describe_name(const char *name, struct buf *out);
/* Every name describe_name knows in its general form, for hints; static storage. */
const char *const *describe_names(size_t *ret_count);

void describe_json_schema(struct buf *out);    /* draft 2020-12 */
void describe_reference_page(struct buf *out); /* Markdown, docs/scenario-reference.md */

/* The effective scenario as YAML, each line ending in a comment that says where the value came
 * from: default, preset NAME, FILE:LINE, --set. Reads back as an equal scenario. */
void scenario_write_effective(const struct scenario *sc, struct buf *out);

#endif
