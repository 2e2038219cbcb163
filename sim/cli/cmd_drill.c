/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/drill_export.h"
#include "sim/cli/keep.h"
#include "sim/cli/opt.h"
#include "sim/cli/play.h"
#include "sim/cli/reproduce.h"
#include "sim/cli/study_input.h"
#include "sim/cli/study_writers.h"
#include "sim/run/targets.h"

struct drill_options {
    struct input input;
    const char *only; /* NULL: all */
    const char *export_as, *folder;
    bool schedule;
    struct play play;
};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct drill_options *o)
{
    const struct opt options[] = {
        INPUT_SET(&o->input),
        INPUT_RUN(&o->input),
        OPT_ROW_TEXT("only", &o->only, "DRILL", "the drill of this name alone"),
        OPT_ROW_FLAG("schedule", &o->schedule, "suggest an order and a cadence, too"),
        OPT_ROW_TEXT("export", &o->export_as, "KIND",
                     "write experiments instead: chaos-toolkit or azure-chaos-studio"),
        {.name = "output",
         .letter = 'o',
         .kind = OPT_TEXT,
         .value = &o->folder,
         .argument = "DIR",
         .help = "of --export: one file a drill in this folder"},
        PLAY_OPTIONS(&o->play, "no other than without: drills are held against their targets"),
        INPUT_COLOUR(&o->input),
    };
    const struct opt_usage usage = {
        .operands = "FILE",
        .summary =
            "Plays the drills of the scenario's `gameday`, each by itself with nothing else\n"
            "failing, and holds each against its own targets: what was measured, where the\n"
            "time went, what would mend it.",
        .notes = "Exit status: 0 all targets are met, 1 one is missed, 2 wrong usage, 3 the\n"
                 "scenario is wrong, 4 output failed, 5 one is undecided, 130 interrupted.\n"
                 "--export plays nothing; what it cannot put into an experiment it says.",
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

struct game_day {
    struct study_point *points;
    const struct drill **drills;
    size_t count;
};

static void write_report(struct cli *cli, const struct drill_options *o, const struct game_day *g,
                         const char *command)
{
    struct drill_step *steps = arena_array(&cli->arena, g->count, sizeof *steps);
    for (size_t i = 0; i < g->count; i++) {
        steps[i] =
            (struct drill_step){g->drills[i]->name, g->drills[i]->tier, &g->points[i].result};
    }
    const struct drill_report report = {
        .steps = steps,
        .count = g->count,
        .version = NINEFOLD_VERSION,
        .command = command,
        .schedule = o->schedule,
        .colour = cli_colour((enum colour)o->input.colour, STDOUT_FILENO),
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
    };
    drill_writers[o->play.format](&report, &cli->out);
}

static int play(struct cli *cli, const struct drill_options *o, const struct game_day *g,
                struct study *study, struct keep *keep)
{
    struct buf command = BUF_INIT;
    size_t done;
    enum experiment_end end = play_study(&o->play, study, keep_name(keep), &done);
    play_tell(cli, study, end, done);
    reproduce_drill(&o->input, o->only, o->play.exact, &command);
    int status = keep_end(cli, keep, end, buf_text(&command), &(struct findings){.sizing = NULL});
    if (status == EXIT_DONE) {
        if (end == EXPERIMENT_DONE) {
            write_report(cli, o, g, buf_text(&command));
        }
        status = play_status(&o->play, end, study->points, study->count);
    }
    buf_release(&command);
    return status;
}

static const char **point_names(struct cli *cli, const struct game_day *g)
{
    const char **names = arena_array(&cli->arena, g->count, sizeof *names);
    for (size_t i = 0; i < g->count; i++) {
        struct buf name = BUF_INIT;
        drill_name_write(g->drills[i]->tier, g->drills[i]->name, &name);
        names[i] = arena_strdup(&cli->arena, buf_text(&name));
        buf_release(&name);
    }
    return names;
}

static int keep_and_play(struct cli *cli, const struct drill_options *o, const struct game_day *g)
{
    struct buf asked = BUF_INIT, overrides = BUF_INIT;
    struct study study = {.points = g->points, .count = g->count, .first = 1};
    struct keep keep;
    reproduce_drill(&o->input, o->only, o->play.exact, &asked);
    reproduce_overrides(&o->input, &overrides);
    play_prepare(&o->play, &study);
    int status = keep_begin(cli, &o->play,
                            &(struct recording){.command = "drill",
                                                .command_line = buf_text(&asked),
                                                .identity = buf_text(&asked),
                                                .overrides = buf_text(&overrides),
                                                .names = point_names(cli, g)},
                            &study, &keep);
    if (status == EXIT_DONE) {
        status = play(cli, o, g, &study, &keep);
    }
    keep_release(&keep);
    study_release(g->points, g->count);
    buf_release(&asked);
    buf_release(&overrides);
    return status;
}

static int drill(struct cli *cli, struct drill_options *o)
{
    struct game_day g;
    int status = input_load(cli, &o->input);
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->input.scenario->drill_count == 0) {
        return cli_usage(cli, "%s has no gameday: write one, or `ninefold run` its faults",
                         o->input.file);
    }
    status = study_input_drills(cli, &o->input, o->only, &g.points, &g.drills, &g.count);
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->export_as) {
        return drill_export(cli, o->input.scenario, g.drills, g.count, o->export_as, o->folder);
    }
    return keep_and_play(cli, o, &g);
}

int cmd_drill(struct cli *cli, int argc, char **argv)
{
    struct drill_options o = {.play = play_default(cli)};
    enum opt_outcome outcome = parse(cli, argc, argv, &o);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (o.folder && !o.export_as) {
        return cli_usage(cli, "--output says where --export writes to");
    }
    o.play.assert_targets = true; /* a drill always is */
    int status = drill(cli, &o);
    input_release(&o.input);
    return status;
}
