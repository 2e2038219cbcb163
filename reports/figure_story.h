/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What figures of one incident (story.h) share. */
#ifndef REPORTS_FIGURE_STORY_H
#define REPORTS_FIGURE_STORY_H

#include "reports/plot.h"
#include "reports/story.h"

/* The steps of a line as a series of the data: its name, the time since the incident opened in the
 * unit of the story, the value. The last step lasts until the end of what is told. Nothing without
 * a line. */
void figure_story_line(struct plot *p, const struct story *s, const char *series,
                       const struct told_line *line);

#endif
