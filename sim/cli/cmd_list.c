/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "reports/run_list.h"
#include "sim/base/die.h"
#include "sim/cli/input.h"
#include "sim/cli/stored.h"

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct stored *s)
{
    const struct opt options[] = {STORED_STORE(s), STORED_FORMAT(s), STORED_COLOUR(s)};
    const struct opt_usage usage = {
        .operands = "",
        .summary = "Lists the runs of a store, the oldest first.",
        .notes = "State: done; running, in this moment; interrupted, and --resume of the same\n"
                 "command line goes on with it. `ninefold show N` shows run N.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
    };
    struct opt_operands operands;
    return opt_parse(cli, &usage, argc, argv, &operands);
}

static void write_list(struct cli *cli, const struct stored *s, const struct run_row *runs,
                       size_t count)
{
    static const enum table_format formats[] = {
        [PLAY_CSV] = TABLE_CSV, [PLAY_MARKDOWN] = TABLE_MARKDOWN, [PLAY_TABLE] = TABLE_TEXT};
    if (s->format == PLAY_JSON) {
        run_list_json(runs, count, &cli->out);
    } else if (count == 0 && s->format != PLAY_CSV) {
        buf_printf(&cli->out, "%s holds no runs yet.\n", s->path);
    } else {
        run_list_table(runs, count, formats[s->format],
                       cli_colour((enum colour)s->colour, STDOUT_FILENO),
                       cli_width(STDOUT_FILENO, CLI_WIDTH), &cli->out);
    }
}

int cmd_list(struct cli *cli, int argc, char **argv)
{
    struct stored s = stored_default();
    struct run_row *runs;
    size_t count;
    enum opt_outcome outcome = parse(cli, argc, argv, &s);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    int status = stored_open(cli, &s, ARCHIVE_READ);
    if (status == EXIT_DONE && !runs_list(&s.archive, &cli->arena, &runs, &count)) {
        status = stored_fail(cli, &s);
    }
    if (status == EXIT_DONE) {
        write_list(cli, &s, runs, count);
    }
    stored_close(&s);
    return status;
}
