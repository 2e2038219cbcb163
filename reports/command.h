/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that gives a result again, as it stands under a table. */
#ifndef REPORTS_COMMAND_H
#define REPORTS_COMMAND_H

#include <stddef.h>

#include "sim/base/buf.h"

/* Indented by two, in lines of at most `width` columns where its words allow, which a shell puts
 * together again; an option stays beside its value. */
void command_write(const char *command, size_t width, struct buf *out);

#endif
