/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reports/compare.h"
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/input_columns.h"
#include "sim/cli/keep.h"
#include "sim/cli/opt.h"
#include "sim/cli/play.h"
#include "sim/cli/reproduce.h"
#include "sim/cli/study_input.h"
#include "sim/cli/study_writers.h"
#include "sim/run/targets.h"
#include "sim/scenario/bundled.h"

struct compare_options {
    struct input input; /* of each design; its file is not used */
    struct opt_operands files, metrics;
    struct play play;
};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct compare_options *o)
{
    const struct opt options[] = {
        INPUT_SET(&o->input),
        INPUT_RUN(&o->input),
        INPUT_COLUMNS(&o->metrics),
        PLAY_OPTIONS(&o->play, "exit 1 if any target is missed, 5 if undecided"),
        INPUT_COLOUR(&o->input),
    };
    const struct opt_usage usage = {
        .operands = "FILE FILE...",
        .summary =
            "Sets designs side by side: their metrics, what they differ by (the second less\n"
            "the first), which is the most available, and what the next nine costs between\n"
            "those that no other beats in both cost and availability.",
        .notes = "Options such as --set act on all designs. Under one seed designs meet the same\n"
                 "luck wherever they have parts of the same name, and differences are paired,\n"
                 "replication by replication: they are known far better than the designs are.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 2,
        .operands_max = COMPARISON_DESIGNS,
    };
    return opt_parse(cli, &usage, argc, argv, &o->files);
}

/* By the scenario's name; by its file where two have the same. */
static void name_designs(const struct study_point *points, struct design *designs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool twice = false;
        for (size_t k = 0; k < count; k++) {
            twice = twice ||
                    (k != i && strcmp(points[k].scenario->name, points[i].scenario->name) == 0);
        }
        designs[i].scripted = scenario_has_scripted_faults(points[i].scenario);
        designs[i].name = twice ? points[i].scenario->file : points[i].scenario->name;
    }
}

static void keep_row(void *subject, size_t point, const struct row *row)
{
    series_add((struct series *)subject + point, row);
}

static void write_report(struct cli *cli, const struct compare_options *o, struct columns *columns,
                         const struct comparison *c, const struct differences *differences,
                         const char *command)
{
    const struct result **results = arena_array(&cli->arena, c->count, sizeof *results);
    for (size_t i = 0; i < c->count; i++) {
        results[i] = c->designs[i].result;
    }
    if (columns->count == 0) {
        columns_usual(columns, results, c->count);
    }
    const struct compare_report report = {
        .comparison = c,
        .differences = differences,
        .version = NINEFOLD_VERSION,
        .command = command,
        .columns = columns,
        .colour = cli_colour((enum colour)o->input.colour, STDOUT_FILENO),
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
    };
    compare_writers[o->play.format](&report, &cli->out);
}

/* What came of it, once it is kept. */
static int conclude(struct cli *cli, const struct compare_options *o, struct columns *columns,
                    const struct study *study, enum experiment_end end, struct keep *keep,
                    const struct comparison *c)
{
    struct buf command = BUF_INIT;
    struct differences differences;
    bool whole = end == EXPERIMENT_DONE;
    differences_init(&differences, engine_models.metrics, c->count);
    if (whole) {
        differences_work_out(&differences, c);
    }
    reproduce_compare(&o->input, &o->files, &o->metrics, o->play.exact, &command);
    int status = keep_end(cli, keep, end, buf_text(&command),
                          &(struct findings){.differences = whole ? &differences : NULL});
    if (status == EXIT_DONE) {
        if (whole) {
            write_report(cli, o, columns, c, &differences, buf_text(&command));
        }
        status = play_status(&o->play, end, study->points, study->count);
    }
    differences_release(&differences);
    buf_release(&command);
    return status;
}

static int play(struct cli *cli, const struct compare_options *o, struct columns *columns,
                struct study *study, struct design *designs, struct keep *keep)
{
    struct series series[COMPARISON_DESIGNS];
    size_t done;
    for (size_t i = 0; i < study->count; i++) {
        series_init(&series[i], engine_models.metrics);
        designs[i].result = &study->points[i].result;
        designs[i].series = &series[i];
    }
    study->row = keep_row;
    study->row_subject = series;
    enum experiment_end end = play_study(&o->play, study, keep_name(keep), &done);
    play_tell(cli, study, end, done);
    int status =
        conclude(cli, o, columns, study, end, keep, &(struct comparison){designs, study->count});
    for (size_t i = 0; i < study->count; i++) {
        series_release(&series[i]);
    }
    return status;
}

static int keep_and_play(struct cli *cli, const struct compare_options *o, struct columns *columns,
                         struct study_point *points)
{
    static const struct opt_operands none = {0};
    struct design designs[COMPARISON_DESIGNS];
    const char *names[COMPARISON_DESIGNS];
    struct buf identity = BUF_INIT, overrides = BUF_INIT, metrics = BUF_INIT;
    struct study study = {.points = points, .count = o->files.count, .first = 1};
    struct keep keep;
    name_designs(points, designs, study.count);
    for (size_t i = 0; i < study.count; i++) {
        names[i] = designs[i].name;
    }
    reproduce_compare(&o->input, &o->files, &none, o->play.exact, &identity);
    reproduce_overrides(&o->input, &overrides);
    reproduce_words(&o->metrics, &metrics);
    play_prepare(&o->play, &study);
    int status = keep_begin(cli, &o->play,
                            &(struct recording){.command = "compare",
                                                .command_line = buf_text(&identity),
                                                .identity = buf_text(&identity),
                                                .overrides = buf_text(&overrides),
                                                .metrics = buf_text(&metrics),
                                                .names = names},
                            &study, &keep);
    if (status == EXIT_DONE) {
        status = play(cli, o, columns, &study, designs, &keep);
    }
    keep_release(&keep);
    study_release(points, study.count);
    buf_release(&identity);
    buf_release(&overrides);
    buf_release(&metrics);
    return status;
}

/* By whatever names, which may be those of scenarios that come with the program. */
static bool same_file(struct arena *arena, const char *a, const char *b)
{
    struct stat one, other;
    return stat(bundled_path(arena, a, a), &one) == 0 &&
           stat(bundled_path(arena, b, b), &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

static int same_file_twice(struct cli *cli, const struct opt_operands *files)
{
    for (size_t i = 0; i < files->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(files->items[i], files->items[k]) == 0) {
                return cli_usage(cli, "%s is given twice", files->items[i]);
            }
            if (same_file(&cli->arena, files->items[i], files->items[k])) {
                return cli_usage(cli, "%s and %s are the same file", files->items[k],
                                 files->items[i]);
            }
        }
    }
    return EXIT_DONE;
}

static bool any_targets(const struct study_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (targets_any(&points[i].scenario->targets)) {
            return true;
        }
    }
    return false;
}

static int compare(struct cli *cli, const struct compare_options *o)
{
    struct columns columns;
    struct study_point *points;
    int status = same_file_twice(cli, &o->files);
    status = status == EXIT_DONE ? input_columns(cli, &o->metrics, engine_models.metrics, &columns)
                                 : status;
    status = status == EXIT_DONE ? study_input_files(cli, &o->input, &o->files, &points) : status;
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->play.assert_targets && !any_targets(points, o->files.count)) {
        return cli_usage(cli, "--assert: no design has targets to hold its result against");
    }
    return keep_and_play(cli, o, &columns, points);
}

int cmd_compare(struct cli *cli, int argc, char **argv)
{
    struct compare_options o = {.play = play_default(cli)};
    enum opt_outcome outcome = parse(cli, argc, argv, &o);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    return compare(cli, &o);
}
