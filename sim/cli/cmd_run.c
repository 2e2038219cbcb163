/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <unistd.h>

#include "reports/report.h"
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/input.h"
#include "sim/cli/keep.h"
#include "sim/cli/opt.h"
#include "sim/cli/play.h"
#include "sim/cli/reproduce.h"
#include "sim/run/targets.h"

enum { DEFAULT_WIDTH = 100 };

struct run_options {
    struct input input;
    uint64_t first; /* number of the first replication */
    struct play play;
};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct run_options *o)
{
    const struct opt options[] = {
        INPUT_SET(&o->input),
        INPUT_RUN(&o->input),
        OPT_ROW_NUMBER("first-replication", &o->first, UINT32_MAX, "K",
                       "number of the first one (default 1)"),
        PLAY_OPTIONS(&o->play, "exit 1 if a target is missed, 5 if one is undecided"),
        INPUT_COLOUR(&o->input),
    };
    const struct opt_usage usage = {
        .operands = "FILE",
        .summary = "Plays replications of the scenario and reports every metric with the 95 %\n"
                   "interval of its mean.",
        .notes = "Replication K of a run is played alone with --first-replication K\n"
                 "--replications 1. CSV follows RFC 4180: its lines end in CR LF. Tables fit the\n"
                 "terminal, or COLUMNS, or 100 columns. Exit status: 0 done, 1 a target missed,\n"
                 "2 wrong usage, 3 the scenario is wrong, 4 output failed, 5 undecided, 130\n"
                 "interrupted.",
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

/* Findings about the run itself. */
static void warn(const struct cli *cli, const struct input *in, const struct result *r,
                 enum experiment_end end)
{
    struct buf command = BUF_INIT;
    for (int64_t i = 0; i < r->runaway_count && i < RESULT_RUNAWAYS; i++) {
        buf_clear(&command);
        reproduce_replication(in, r, r->runaways[i].replication, &command);
        cli_error(cli, "warning: replication %u spent its budget of %s and is left out; alone: %s",
                  (unsigned)r->runaways[i].replication, r->runaways[i].stop, buf_text(&command));
    }
    if (r->runaway_count > RESULT_RUNAWAYS) {
        cli_error(cli, "warning: %lld more replications did the same",
                  (long long)(r->runaway_count - RESULT_RUNAWAYS));
    }
    if (end == EXPERIMENT_INTERRUPTED) {
        cli_error(cli, "interrupted after %lld replications", (long long)r->replications);
    }
    buf_release(&command);
}

static void write_report(struct cli *cli, const struct run_options *o, const struct result *r,
                         const char *command)
{
    const struct report report = {
        .result = r,
        .version = NINEFOLD_VERSION,
        .command = command,
        .scripted = scenario_has_scripted_faults(o->input.scenario),
        .colour = cli_colour((enum colour)o->input.colour, STDOUT_FILENO),
        .width = cli_width(STDOUT_FILENO, DEFAULT_WIDTH),
    };
    report_find(play_formats[o->play.format])->write(&report, &cli->out);
}

static int play(struct cli *cli, const struct run_options *o, struct study *study,
                struct keep *keep)
{
    struct buf command = BUF_INIT;
    struct result *r = &study->points[0].result;
    size_t done;
    enum experiment_end end = play_study(&o->play, study, keep_name(keep), &done);
    warn(cli, &o->input, r, end);
    reproduce_command(&o->input, r, &command);
    int status = keep_end(cli, keep, end, buf_text(&command), &(struct findings){.sizing = NULL});
    if (status == EXIT_DONE) {
        write_report(cli, o, r, buf_text(&command));
        status = play_status(&o->play, end, study->points, 1);
    }
    buf_release(&command);
    return status;
}

static int keep_and_play(struct cli *cli, const struct run_options *o)
{
    struct buf asked = BUF_INIT, overrides = BUF_INIT;
    struct study_point point = {.scenario = o->input.scenario};
    struct study study = {.points = &point, .count = 1, .first = (uint32_t)o->first};
    struct keep keep;
    reproduce_asked(&o->input, study.first, o->play.exact, &asked);
    reproduce_overrides(&o->input, &overrides);
    play_prepare(&o->play, &study);
    int status = keep_begin(cli, &o->play,
                            &(struct recording){.command = "run",
                                                .command_line = buf_text(&asked),
                                                .identity = buf_text(&asked),
                                                .overrides = buf_text(&overrides)},
                            &study, &keep);
    if (status == EXIT_DONE) {
        status = play(cli, o, &study, &keep);
    }
    keep_release(&keep);
    study_release(&point, 1);
    buf_release(&asked);
    buf_release(&overrides);
    return status;
}

static int run_scenario(struct cli *cli, struct run_options *o)
{
    int status = input_load(cli, &o->input);
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->play.assert_targets && !targets_any(&o->input.scenario->targets)) {
        return cli_usage(cli, "--assert: the scenario has no targets to hold the result against");
    }
    if (o->input.scenario->replications.max > (int64_t)(UINT32_MAX - o->first + 1)) {
        return cli_usage(cli, "--first-replication %llu: replications have the numbers 1 to %llu",
                         (unsigned long long)o->first, (unsigned long long)UINT32_MAX);
    }
    return keep_and_play(cli, o);
}

int cmd_run(struct cli *cli, int argc, char **argv)
{
    struct run_options o = {.first = 1, .play = play_default(cli)};
    enum opt_outcome outcome = parse(cli, argc, argv, &o);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    int status = run_scenario(cli, &o);
    input_release(&o.input);
    return status;
}
