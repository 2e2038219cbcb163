/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "reports/sweep.h"
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/input_columns.h"
#include "sim/cli/opt.h"
#include "sim/cli/play.h"
#include "sim/cli/reproduce.h"
#include "sim/cli/study_input.h"
#include "sim/cli/study_options.h"
#include "sim/run/targets.h"

struct sweep_options {
    struct study_options study;
    struct play play;
};

static sweep_writer *const writers[] = {sweep_csv_write, sweep_json_write, sweep_markdown_write,
                                        sweep_table_write};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct sweep_options *o)
{
    const struct opt options[] = {
        OPT_ROW_OVERRIDE("vary", &o->study.vary, NULL, "PATH=V1,V2,...",
                         "a field and the values it takes (repeatable)"),
        INPUT_SET(&o->study.input),
        INPUT_RUN(&o->study.input),
        INPUT_COLUMNS(&o->study.metrics),
        PLAY_OPTIONS(&o->play, "exit 1 if a target is missed at any point, 5 if one is undecided"),
        INPUT_COLOUR(&o->study.input),
        {
            .name = "design",
            .kind = OPT_TEXT,
            .value = &o->study.design,
            .argument = "NAME",
            .help = "grid (default: all combinations) or sobol:N (N points, evenly)",
        },
    };
    const struct opt_usage usage = {
        .operands = "FILE|STUDY",
        .summary = "Plays the scenario at every combination of the values given, under common\n"
                   "random numbers: points differ by their settings, not by their luck.",
        .notes = "Values are written as in a scenario and parted by commas; commas within\n"
                 "brackets, braces and quotes belong to a value. The last --vary turns fastest.\n"
                 "A file with the key `study` names its scenario and says what is varied itself.\n"
                 "With --design sobol:N two values of a number are the ends of a range, and\n"
                 "other lists are levels.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 1,
        .operands_max = 1,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome == OPT_GO) {
        o->study.input.file = operands.items[0];
    }
    return outcome;
}

/* given: as the command line said it, before what a study file adds. */
static void write_report(struct cli *cli, const struct sweep_options *o,
                         const struct study_options *given, const struct factors *f,
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
    reproduce_sweep(&given->input, &given->vary, given->design, &given->metrics, o->play.exact,
                    &command);
    const struct sweep_report report = {
        .factors = f,
        .results = results,
        .count = count,
        .version = NINEFOLD_VERSION,
        .command = buf_text(&command),
        .columns = columns,
        .colour = cli_colour((enum colour)o->study.input.colour, STDOUT_FILENO),
    };
    writers[o->play.format](&report, &cli->out);
    buf_release(&command);
}

static int sweep(struct cli *cli, struct sweep_options *o)
{
    struct factors factors;
    struct columns columns;
    struct study_point *points;
    size_t count;
    const struct study_options given = o->study;
    int status = study_options_read(cli, &o->study);
    status = status == EXIT_DONE
                 ? study_input_factors(cli, &o->study.vary, o->study.design, &factors)
                 : status;
    status = status == EXIT_DONE ? input_columns(cli, &o->study.metrics, &columns) : status;
    status = status == EXIT_DONE ? study_input_grid(cli, &o->study.input, &factors, &points, &count)
                                 : status;
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->play.assert_targets && !targets_any(&points[0].scenario->targets)) {
        return cli_usage(cli, "--assert: the scenario has no targets to hold the results against");
    }
    struct study study = {.factors = &factors, .points = points, .count = count, .first = 1};
    size_t done;
    enum experiment_end end = play_study(&o->play, &study, &done);
    play_tell(cli, &study, done);
    write_report(cli, o, &given, &factors, &columns, points, done);
    status = play_status(&o->play, end, points, count);
    study_release(points, count);
    return status;
}

int cmd_sweep(struct cli *cli, int argc, char **argv)
{
    struct sweep_options o = {.play = play_default(cli)};
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
