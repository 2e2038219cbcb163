/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that a command writes: whole or not at all. */
#ifndef SIM_CLI_FILES_H
#define SIM_CLI_FILES_H

#include "sim/cli/cli.h"

/* Makes a folder and those above it, unless they are there. Returns EXIT_DONE, or EXIT_WORLD after
 * saying why not. */
int files_folder(const struct cli *cli, const char *path);
/* In place of what is there: whoever reads it meanwhile sees the old file or the new one. */
int files_write(const struct cli *cli, const char *path, const char *text, size_t size);
/* The same for what a person may have edited since: another text that is there is kept beside it,
 * as PATH.~1~ or the next number that is free, and that is said. */
int files_replace(const struct cli *cli, const char *path, const char *text, size_t size);
/* Adds what can be read of it. */
void files_read(const char *path, struct buf *out);

#endif
