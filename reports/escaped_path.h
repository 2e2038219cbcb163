/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file name in a text that is UTF-8, which file names need not be. */
#ifndef REPORTS_ESCAPED_PATH_H
#define REPORTS_ESCAPED_PATH_H

#include "sim/base/arena.h"

/* The path itself if it is UTF-8; else with `%` and each byte that is none as in a URL: "b%ff". */
const char *escaped_path(struct arena *a, const char *path);
/* What such a text may stand for; the text itself if it has no escapes. */
const char *escaped_path_read(struct arena *a, const char *text);

#endif
