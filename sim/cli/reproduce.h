/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that gives a result again, fit to paste into a shell. */
#ifndef SIM_CLI_REPRODUCE_H
#define SIM_CLI_REPRODUCE_H

#include "sim/base/buf.h"
#include "sim/cli/input.h"
#include "sim/cli/study_options.h"
#include "sim/run/result.h"

/* Without what changes no number: threads, formats, colours. */
void reproduce_command(const struct input *in, const struct result *r, struct buf *out);
/* The command of a sweep over what `in` names, with the metrics of its table and its maps. */
void reproduce_sweep(const struct input *in, const struct opt_overrides *vary, const char *design,
                     const struct opt_operands *metrics, const struct opt_operands *maps,
                     bool exact, struct buf *out);
/* The command of a sizing: what was said, as it was said. */
void reproduce_size(const struct study_options *said, bool exact, struct buf *out);
void reproduce_compare(const struct input *in, const struct opt_operands *files,
                       const struct opt_operands *metrics, bool exact, struct buf *out);
/* What `ninefold run` was asked for, before there is a result: what command lines that ask for the
 * same have in common. */
void reproduce_asked(const struct input *in, uint32_t first, bool exact, struct buf *out);
/* The drills of a game day; only: the one of that name, NULL: all. */
void reproduce_drill(const struct input *in, const char *only, bool exact, struct buf *out);
/* The overrides as options, one a line, and words one a line. */
void reproduce_overrides(const struct input *in, struct buf *out);
void reproduce_words(const struct opt_operands *words, struct buf *out);
/* As reproduce_command, for one replication of it alone. */
void reproduce_replication(const struct input *in, const struct result *r, uint32_t replication,
                           struct buf *out);

#endif
