/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/base/die.h"
#include "sim/cli/stored.h"

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct stored *s,
                              struct opt_operands *runs)
{
    const struct opt options[] = {STORED_STORE(s)};
    const struct opt_usage usage = {
        .operands = "RUN...",
        .summary = "Deletes runs from a store with all that belongs to them, for good.",
        .notes =
            "RUN is a number of `ninefold list`, or last. The file gets smaller by it. If one\n"
            "of several runs cannot be deleted, none is.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 1,
        .operands_max = SIZE_MAX,
    };
    return opt_parse(cli, &usage, argc, argv, runs);
}

static int find_all(struct cli *cli, struct stored *s, const struct opt_operands *names,
                    int64_t *ids)
{
    for (size_t i = 0; i < names->count; i++) {
        struct run_row run;
        int status = stored_find(cli, s, names->items[i], &run);
        if (status != EXIT_DONE) {
            return status;
        }
        if (strcmp(run.state, "running") == 0) {
            cli_error(cli, "run %lld is being played: interrupt it first", (long long)run.id);
            return EXIT_INPUT;
        }
        ids[i] = run.id;
    }
    return EXIT_DONE;
}

int cmd_delete(struct cli *cli, int argc, char **argv)
{
    struct stored s = stored_default();
    struct opt_operands names;
    enum opt_outcome outcome = parse(cli, argc, argv, &s, &names);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    int64_t *ids = arena_array(&cli->arena, names.count, sizeof *ids);
    int status = stored_open(cli, &s, ARCHIVE_CHANGE);
    status = status == EXIT_DONE ? find_all(cli, &s, &names, ids) : status;
    if (status == EXIT_DONE && !runs_delete(&s.archive, ids, names.count)) {
        status = stored_fail(cli, &s);
    }
    stored_close(&s);
    return status;
}
