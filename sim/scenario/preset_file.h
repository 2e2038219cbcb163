/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets and price books as YAML files, for people to read, copy and change. The program itself
 * has them compiled in (docs/adr/0005); the files are made of the same rows, so that each value
 * stands below its source. One of an edge or of prices can be extended by a scenario in place of
 * naming the preset, and gives the same; in the others NAME stands for what the scenario calls its
 * stores, regions and so on. */
#ifndef SIM_SCENARIO_PRESET_FILE_H
#define SIM_SCENARIO_PRESET_FILE_H

#include <stdbool.h>

#include "sim/base/buf.h"

/* Calls fn for every one that there is, with "presets" or "price-books", and its name. */
typedef void preset_file_fn(void *to, const char *folder, const char *name);
void preset_file_each(preset_file_fn *fn, void *to);

/* The text of the file of that preset. False, and nothing written, if there is none. */
bool preset_file_write(const char *name, struct buf *out);

#endif
