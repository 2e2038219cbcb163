/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "reports/sweep.h"
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/opt.h"
#include "sim/cli/progress.h"
#include "sim/cli/reproduce.h"
#include "sim/cli/study_input.h"
#include "sim/run/pool.h"
#include "sim/run/targets.h"

enum { MAX_THREADS = 4096 };

struct sweep_options {
    struct input input;
    struct opt_overrides vary;
    struct opt_operands metrics;
    uint64_t threads;
    bool exact, quiet, assert_targets, no_store;
    int format; /* index in formats */
};

static const char *const formats[] = {"csv", "json", "markdown", "table", NULL};
static sweep_writer *const writers[] = {sweep_csv_write, sweep_json_write, sweep_markdown_write,
                                        sweep_table_write};
static const char no_store[] = "the result store is not available in this version";

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct sweep_options *o)
{
    const struct opt options[] = {
        OPT_ROW_OVERRIDE("vary", &o->vary, NULL, "PATH=V1,V2,...",
                         "a field and the values it takes (repeatable)"),
        INPUT_SET(&o->input),
        INPUT_RUN(&o->input),
        OPT_ROW_WORDS("metric", &o->metrics, "NAME[:STAT]",
                      "a column of the table (repeatable); STAT: mean, p50 ... p99, max"),
        OPT_ROW_FLAG("exact", &o->exact, "play every probe, write and lag: no shortcuts"),
        OPT_ROW_NUMBER("threads", &o->threads, MAX_THREADS, "N",
                       "default: all cores; changes no number"),
        OPT_ROW_FLAG("assert", &o->assert_targets,
                     "exit 1 if a target is missed at any point, 5 if one is undecided"),
        OPT_ROW_CHOICE("format", &o->format, formats, "NAME", "output"),
        OPT_ROW_FLAG("quiet", &o->quiet, "no progress; diagnostics are shown all the same"),
        INPUT_COLOUR(&o->input),
        OPT_ROW_FLAG("no-store", &o->no_store, "store nothing, which is all this version can"),
        OPT_ROW_ABSENT("store", "FILE", no_store),
        OPT_ROW_ABSENT("resume", NULL, no_store),
        OPT_ROW_ABSENT("design", "NAME",
                       "designs other than the full grid are not available in "
                       "this version"),
    };
    const struct opt_usage usage = {
        .operands = "FILE",
        .summary = "Plays the scenario at every combination of the values given, under common\n"
                   "random numbers: points differ by their settings, not by their luck.",
        .notes = "Values are written as in a scenario and parted by commas; commas within\n"
                 "brackets, braces and quotes belong to a value. The last --vary turns fastest.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 1,
        .operands_max = 1,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome == OPT_GO) {
        o->input.file = operands.items[0];
    }
    return outcome;
}

static size_t play(const struct sweep_options *o, struct study_point *points, size_t count)
{
    struct progress progress;
    int64_t replications = 0;
    const struct study study = {.points = points,
                                .count = count,
                                .engine = &engine_models,
                                .exact = o->exact,
                                .threads = (size_t)o->threads,
                                .interrupt = interrupt_catch(),
                                .progress = progress_show,
                                .progress_subject = &progress};
    progress_init(&progress, o->quiet);
    size_t done = study_run(&study);
    for (size_t i = 0; i < done; i++) {
        replications += points[i].result.replications;
    }
    progress_finish(&progress, replications, (size_t)o->threads);
    return done;
}

static void write_report(struct cli *cli, const struct sweep_options *o, const struct factors *f,
                         struct columns *columns, const struct study_point *points, size_t count)
{
    struct buf command = BUF_INIT;
    const struct result **results = arena_array(&cli->arena, count, sizeof *results);
    for (size_t i = 0; i < count; i++) {
        results[i] = &points[i].result;
    }
    if (columns->count == 0) {
        columns_usual(columns, results, count);
    }
    reproduce_sweep(&o->input, &o->vary, o->exact, &command);
    const struct sweep_report report = {
        .factors = f,
        .results = results,
        .count = count,
        .version = NINEFOLD_VERSION,
        .command = buf_text(&command),
        .columns = columns,
        .colour = cli_colour((enum colour)o->input.colour, STDOUT_FILENO),
    };
    writers[o->format](&report, &cli->out);
    buf_release(&command);
}

static int status_of(const struct sweep_options *o, const struct study_point *points, size_t done,
                     size_t count)
{
    enum verdict worst = VERDICT_MET;
    if (done < count) {
        return EXIT_INTERRUPTED;
    }
    for (size_t i = 0; i < done; i++) {
        enum verdict v = result_verdict(&points[i].result);
        worst = v == VERDICT_MISSED || worst == VERDICT_MET ? v : worst;
    }
    return !o->assert_targets || worst == VERDICT_MET ? EXIT_DONE
           : worst == VERDICT_MISSED                  ? EXIT_MISSED
                                                      : EXIT_UNDECIDED;
}

static int choose_columns(struct cli *cli, const struct sweep_options *o, struct columns *ret)
{
    *ret = (struct columns){0};
    for (size_t i = 0; i < o->metrics.count; i++) {
        if (!columns_add(ret, engine_models.metrics, o->metrics.items[i])) {
            return cli_usage(cli,
                             "--metric %s: no such metric or statistic; `ninefold explain` "
                             "lists the metrics",
                             o->metrics.items[i]);
        }
    }
    return EXIT_DONE;
}

static int sweep(struct cli *cli, struct sweep_options *o)
{
    struct factors factors;
    struct columns columns;
    struct study_point *points;
    size_t count;
    int status = study_input_factors(cli, &o->vary, &factors);
    status = status == EXIT_DONE ? choose_columns(cli, o, &columns) : status;
    status =
        status == EXIT_DONE ? study_input_grid(cli, &o->input, &factors, &points, &count) : status;
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->assert_targets && !targets_any(&points[0].scenario->targets)) {
        return cli_usage(cli, "--assert: the scenario has no targets to hold the results against");
    }
    size_t done = play(o, points, count);
    if (done < count) {
        cli_error(cli, "interrupted after %zu of %zu points", done, count);
    }
    write_report(cli, o, &factors, &columns, points, done);
    status = status_of(o, points, done, count);
    for (size_t i = 0; i < done; i++) {
        result_release(&points[i].result);
    }
    return status;
}

int cmd_sweep(struct cli *cli, int argc, char **argv)
{
    struct sweep_options o = {.threads = pool_cores(), .format = 3};
    switch (parse(cli, argc, argv, &o)) {
    case OPT_HELPED:
        return EXIT_DONE;
    case OPT_WRONG:
        return EXIT_USAGE;
    case OPT_GO:
        break;
    }
    return sweep(cli, &o);
}
