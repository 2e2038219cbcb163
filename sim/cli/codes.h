/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes of diagnostics, in a few words each, for `explain`. */
#ifndef SIM_CLI_CODES_H
#define SIM_CLI_CODES_H

#include <stddef.h>

struct code {
    const char *code;    /* "S204" */
    const char *meaning; /* what is wrong */
    const char *mend;    /* what to do */
};

extern const struct code codes[];
extern const size_t code_count;

/* NULL if there is no such code. */
const struct code *code_find(const char *code);

#endif
