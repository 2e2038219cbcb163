/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in a text as libyaml tells them, and what it says of a text that is no YAML. */
#ifndef SIM_SCHEMA_SYNTAX_H
#define SIM_SCHEMA_SYNTAX_H

#include <stdint.h>

#include <yaml.h>

#include "sim/base/diag.h"

/* From the start to the end of something, if that is on one line; shift is added to columns of the
 * first line, for a text that is read from its middle. */
struct mark syntax_mark(const struct source *s, uint32_t shift, yaml_mark_t from, yaml_mark_t to);

/* Reports the error that the parser stands at; ends the program if it is out of memory. */
void syntax_report(const yaml_parser_t *p, const struct source *s, uint32_t shift, struct diag *d);

#endif
