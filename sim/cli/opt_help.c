/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/opt_help.h"

#include <string.h>

enum { HELP_COLUMN = 28 };

const struct opt opt_help = {
    .name = "help",
    .letter = 'h',
    .kind = OPT_FLAG,
    .help = "this text",
};

static void write_choices(const struct opt *o, struct buf *out)
{
    for (size_t i = 0; o->choices[i]; i++) {
        buf_printf(out, "%s%s", i ? "|" : "", o->choices[i]);
    }
}

static void write_option(const struct opt *o, struct buf *out)
{
    size_t start = out->len;
    if (!o->help) {
        return;
    }
    if (o->letter) {
        buf_printf(out, "  -%c, --%s", o->letter, o->name);
    } else {
        buf_printf(out, "  --%s", o->name);
    }
    if (o->argument) {
        buf_printf(out, " %s", o->argument);
    }
    size_t width = out->len - start;
    if (width + 2 > HELP_COLUMN) {
        buf_add_char(out, '\n');
        width = 0;
    }
    buf_pad(out, ' ', HELP_COLUMN - width);
    buf_add(out, o->help);
    if (o->kind == OPT_CHOICE && !o->unlisted) {
        buf_add(out, ": ");
        write_choices(o, out);
    }
    buf_add_char(out, '\n');
}

void opt_help_write(const char *command, const struct opt_usage *usage, struct buf *out)
{
    buf_printf(out, "Usage: ninefold %s%s%s%s\n\n%s\n\nOptions:\n", command,
               usage->option_count > 0 ? " [options]" : "", *usage->operands ? " " : "",
               usage->operands, usage->summary);
    for (size_t i = 0; i < usage->option_count; i++) {
        write_option(&usage->options[i], out);
    }
    write_option(&opt_help, out);
    if (usage->notes) {
        buf_printf(out, "\n%s\n", usage->notes);
    }
}
