/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios that come with the program, compiled in (sim/cli/embed.py), so that `init` works
 * wherever the program does. */
#ifndef SIM_CLI_TEMPLATES_H
#define SIM_CLI_TEMPLATES_H

#include <stddef.h>

struct template
{
    const char *name;    /* of the file, without its ending */
    const char *title;   /* as the file says */
    const char *extends; /* template that it builds on; NULL: none */
    const unsigned char *text;
    size_t length;
};

extern const struct template templates[]; /* sorted by name */
extern const size_t template_count;

#endif
