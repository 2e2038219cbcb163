/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file told from where another one stands, by their names alone. */
#ifndef REPORTS_RELATIVE_PATH_H
#define REPORTS_RELATIVE_PATH_H

#include "sim/base/arena.h"

/* The path from a folder to a file; both folders are absolute, and the file's name is meant from
 * `here`. Where the two have no folder in common but the root the name stays as it is: a path
 * through the root would be one of this machine. */
const char *relative_path(struct arena *a, const char *here, const char *folder, const char *file);

#endif
