/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/export.h"
#include "sim/base/die.h"
#include "sim/cli/stored.h"
#include "sim/store/soundness.h"

static const char *const formats[] = {"csv", "json", NULL};

struct export_options {
    struct stored stored;
    int format, table;
};

enum { FORMAT_CSV, FORMAT_JSON };

enum { TABLE_UNSET = -1 }; /* --table was not given */

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct export_options *o,
                              struct opt_operands *operands)
{
    const struct opt options[] = {
        STORED_STORE(&o->stored),
        OPT_ROW_CHOICE("format", &o->format, formats, "NAME", "output"),
        {
            .name = "table",
            .kind = OPT_CHOICE,
            .value = &o->table,
            .choices = export_tables,
            .argument = "NAME",
            .help = "of csv: a table of docs/store.md",
            .unlisted = true,
        },
    };
    const struct opt_usage usage = {
        .operands = "RUN",
        .summary = "Writes everything that is stored about a run, down to each incident of each\n"
                   "replication.",
        .notes =
            "RUN is a number of `ninefold list`, or last. JSON, the default, is one object with\n"
            "all there is; CSV is one table, --table replications if none is named. Neither\n"
            "takes memory that grows with the run. docs/store.md describes both.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 1,
        .operands_max = 1,
    };
    return opt_parse(cli, &usage, argc, argv, operands);
}

static bool flush(void *subject)
{
    return cli_flush(subject);
}

static int export(struct cli *cli, struct export_options *o, const char *name)
{
    struct run_row run;
    int status = stored_open(cli, &o->stored, ARCHIVE_READ);
    status = status == EXIT_DONE ? stored_find(cli, &o->stored, name, &run) : status;
    if (status == EXIT_DONE && !soundness_of_run(&o->stored.archive, run.id)) {
        status = stored_fail(cli, &o->stored);
    }
    status = status == EXIT_DONE ? stored_rows_check(cli, &o->stored, run.id) : status;
    if (status != EXIT_DONE) {
        return status;
    }
    const struct export x = {.archive = &o->stored.archive,
                             .run = &run,
                             .metrics = engine_models.metrics,
                             .out = &cli->out,
                             .flush = flush,
                             .subject = cli};
    const char *table = o->table == TABLE_UNSET ? "replications" : export_tables[o->table];
    switch (o->format == FORMAT_JSON ? export_json(&x) : export_csv(&x, table)) {
    case EXPORT_UNREADABLE:
        return stored_fail(cli, &o->stored);
    case EXPORT_UNWANTED: /* the roof tells why */
    case EXPORT_DONE:
        break;
    }
    return EXIT_DONE;
}

int cmd_export(struct cli *cli, int argc, char **argv)
{
    struct export_options o = {
        .stored = stored_default(), .format = FORMAT_JSON, .table = TABLE_UNSET};
    struct opt_operands operands;
    enum opt_outcome outcome = parse(cli, argc, argv, &o, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (o.format == FORMAT_JSON && o.table != TABLE_UNSET) {
        return cli_usage(cli, "--table is for --format csv: JSON has all tables in one");
    }
    int status = export(cli, &o, operands.items[0]);
    stored_close(&o.stored);
    return status;
}
