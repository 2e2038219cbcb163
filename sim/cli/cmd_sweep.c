/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "reports/sweep.h"
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/input_columns.h"
#include "sim/cli/keep.h"
#include "sim/cli/opt.h"
#include "sim/cli/play.h"
#include "sim/cli/reproduce.h"
#include "sim/cli/study_input.h"
#include "sim/cli/study_options.h"
#include "sim/cli/study_writers.h"
#include "sim/cli/sweep_maps.h"
#include "sim/run/targets.h"

struct sweep_options {
    struct study_options study;
    struct opt_operands maps;
    struct play play;
};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct sweep_options *o)
{
    const struct opt options[] = {
        OPT_ROW_OVERRIDE("vary", &o->study.vary, NULL, "PATH=V1,V2,...",
                         "a field and the values it takes (repeatable)"),
        INPUT_SET(&o->study.input),
        INPUT_RUN(&o->study.input),
        INPUT_COLUMNS(&o->study.metrics),
        SWEEP_MAPS(&o->maps),
        PLAY_OPTIONS(&o->play, "exit 1 if any target is missed, 5 if undecided"),
        INPUT_COLOUR(&o->study.input),
        OPT_ROW_TEXT("design", &o->study.design, "NAME",
                     "grid, the default, or sobol:N or saltelli:N"),
    };
    const struct opt_usage usage = {
        .operands = "FILE|STUDY",
        .summary = "Plays the scenario at every combination of the values given, under common\n"
                   "random numbers: points differ by their settings, not by their luck.",
        .notes = "Values are written as in a scenario and parted by commas; commas within\n"
                 "brackets, braces and quotes belong to a value. The last --vary turns fastest.\n"
                 "--map colours a grid over the last two fields, once for each combination of the\n"
                 "others; lines are written besides if --metric asks for some.\n"
                 "A file with the key `study` names its scenario and says what is varied itself.\n"
                 "With --design sobol:N, of N points that fill the space evenly, two values of a\n"
                 "number are the ends of a range, and other lists are levels. saltelli:N does the\n"
                 "same with N rows of as many points as fields and two more, and tells which\n"
                 "fields move the metrics most and which of these rest on an assumption.",
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

/* What is to be played, and how it is to be told. */
struct sweep {
    const struct sweep_options *o;
    const struct study_options *given; /* as the command line said it, before a study file's */
    struct study *study;
    struct columns columns, maps;
    const struct sweep_input *inputs; /* of designs in rows */
};

static void write_report(struct cli *cli, struct sweep *s, const char *command, size_t count)
{
    const struct study *study = s->study;
    const struct result **results = arena_array(&cli->arena, count, sizeof *results);
    for (size_t i = 0; i < count; i++) {
        results[i] = &study->points[i].result;
    }
    if (s->columns.count == 0) {
        columns_usual(&s->columns, results, count);
    }
    const struct sweep_report report = {
        .factors = study->factors,
        .results = results,
        .count = count,
        .version = NINEFOLD_VERSION,
        .command = command,
        .columns = &s->columns,
        .maps = s->maps.count > 0 ? &s->maps : NULL,
        .maps_alone = s->given->metrics.count == 0,
        .inputs = s->inputs,
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
        .colour = cli_colour((enum colour)s->o->study.input.colour, STDOUT_FILENO),
    };
    sweep_writers[s->o->play.format](&report, &cli->out);
}

static int play(struct cli *cli, struct sweep *s, const char *command, struct keep *keep)
{
    size_t done;
    enum experiment_end end = play_study(&s->o->play, s->study, keep_name(keep), &done);
    play_tell(cli, s->study, end, done);
    int status = keep_end(cli, keep, end, command, &(struct findings){.sizing = NULL});
    if (status == EXIT_DONE) {
        write_report(cli, s, command, done);
        status = play_status(&s->o->play, end, s->study->points, s->study->count);
    }
    return status;
}

static int keep_and_play(struct cli *cli, struct sweep *s)
{
    static const struct opt_operands none = {0};
    const struct study_options *given = s->given;
    const struct play *p = &s->o->play;
    const char *design = s->o->study.design;
    struct buf command = BUF_INIT, identity = BUF_INIT, overrides = BUF_INIT, metrics = BUF_INIT,
               maps = BUF_INIT;
    struct keep keep;
    reproduce_sweep(&given->input, &given->vary, given->design, &given->metrics, &s->o->maps,
                    p->exact, &command);
    /* what a study file says is part of what was asked */
    reproduce_sweep(&s->o->study.input, &s->o->study.vary, design, &none, &none, p->exact,
                    &identity);
    reproduce_overrides(&s->o->study.input, &overrides);
    reproduce_words(&s->o->study.metrics, &metrics);
    reproduce_words(&s->o->maps, &maps);
    play_prepare(p, s->study);
    int status = keep_begin(cli, p,
                            &(struct recording){.command = "sweep",
                                                .command_line = buf_text(&command),
                                                .identity = buf_text(&identity),
                                                .overrides = buf_text(&overrides),
                                                .metrics = buf_text(&metrics),
                                                .maps = buf_text(&maps),
                                                .maps_alone = given->metrics.count == 0,
                                                .design = design ? design : "grid",
                                                .inputs = s->inputs},
                            s->study, &keep);
    if (status == EXIT_DONE) {
        status = play(cli, s, buf_text(&command), &keep);
    }
    keep_release(&keep);
    buf_release(&command);
    buf_release(&identity);
    buf_release(&overrides);
    buf_release(&metrics);
    buf_release(&maps);
    return status;
}

static int read_sweep(struct cli *cli, struct sweep_options *o, struct factors *factors,
                      struct sweep *ret)
{
    int status = study_options_read(cli, &o->study);
    if (status == EXIT_DONE) {
        status = study_input_factors(cli, &o->study.vary, o->study.design, factors);
    }
    if (status == EXIT_DONE) {
        status = input_columns(cli, &o->study.metrics, engine_models.metrics, &ret->columns);
    }
    if (status == EXIT_DONE) {
        status =
            sweep_maps(cli, &o->maps, engine_models.metrics, o->play.format, factors, &ret->maps);
    }
    return status;
}

static int sweep(struct cli *cli, struct sweep_options *o)
{
    struct factors factors;
    const struct study_options given = o->study;
    struct study study = {.factors = &factors, .first = 1};
    struct sweep s = {.o = o, .given = &given, .study = &study};
    int status = read_sweep(cli, o, &factors, &s);
    if (status == EXIT_DONE) {
        status = study_input_grid(cli, &o->study.input, &factors, &study.points, &study.count);
    }
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->play.assert_targets && !targets_any(&study.points[0].scenario->targets)) {
        return cli_usage(cli, "--assert: the scenario has no targets to hold the results against");
    }
    s.inputs = study_input_sources(cli, &o->study.input, &factors);
    status = keep_and_play(cli, &s);
    study_release(study.points, study.count);
    return status;
}

int cmd_sweep(struct cli *cli, int argc, char **argv)
{
    struct sweep_options o = {.play = play_default(cli)};
    enum opt_outcome outcome = parse(cli, argc, argv, &o);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    return sweep(cli, &o);
}
