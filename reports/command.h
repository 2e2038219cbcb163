/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that gives a result again, as it stands under a table. What comes from a store may
 * have been written there by anybody, so all of it is shown as a terminal may show it. */
#ifndef REPORTS_COMMAND_H
#define REPORTS_COMMAND_H

#include <stddef.h>

#include "sim/base/buf.h"

/* Indented by two, in lines of at most `width` columns where its words allow, which a shell puts
 * together again; an option stays beside its value. */
void command_write(const char *command, size_t width, struct buf *out);
/* The same as a block of Markdown, with an empty line before it. */
void command_write_block(const char *command, struct buf *out);
/* What stands before: "Reproduce with ninefold 1.0.0:" */
void command_write_heading(const char *version, struct buf *out);

#endif
