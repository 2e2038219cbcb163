/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "reports/compare.h"
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/input_columns.h"
#include "sim/cli/opt.h"
#include "sim/cli/play.h"
#include "sim/cli/reproduce.h"
#include "sim/cli/study_input.h"
#include "sim/run/targets.h"

struct compare_options {
    struct input input; /* of each design; its file is not used */
    struct opt_operands files, metrics;
    struct play play;
};

static compare_writer *const writers[] = {compare_csv_write, compare_json_write,
                                          compare_markdown_write, compare_table_write};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct compare_options *o)
{
    const struct opt options[] = {
        INPUT_SET(&o->input),
        INPUT_RUN(&o->input),
        INPUT_COLUMNS(&o->metrics),
        PLAY_OPTIONS(&o->play, "exit 1 if a target of any design is missed, 5 if one is undecided"),
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
        designs[i].name = twice ? points[i].scenario->file : points[i].scenario->name;
    }
}

static void keep(void *subject, size_t point, const struct row *row)
{
    series_add((struct series *)subject + point, row);
}

static void write_report(struct cli *cli, const struct compare_options *o, struct columns *columns,
                         const struct comparison *c)
{
    struct buf command = BUF_INIT;
    const struct result **results = arena_array(&cli->arena, c->count, sizeof *results);
    for (size_t i = 0; i < c->count; i++) {
        results[i] = c->designs[i].result;
    }
    if (columns->count == 0) {
        columns_usual(columns, results, c->count);
    }
    reproduce_compare(&o->input, &o->files, &o->metrics, o->play.exact, &command);
    const struct compare_report report = {
        .comparison = c,
        .version = NINEFOLD_VERSION,
        .command = buf_text(&command),
        .columns = columns,
        .colour = cli_colour((enum colour)o->input.colour, STDOUT_FILENO),
    };
    writers[o->play.format](&report, &cli->out);
    buf_release(&command);
}

static int play(struct cli *cli, const struct compare_options *o, struct columns *columns,
                struct study_point *points)
{
    size_t count = o->files.count;
    struct design designs[COMPARISON_DESIGNS];
    struct series series[COMPARISON_DESIGNS];
    struct study study = {
        .points = points, .count = count, .first = 1, .row = keep, .row_subject = series};
    for (size_t i = 0; i < count; i++) {
        series_init(&series[i], engine_models.metrics);
    }
    name_designs(points, designs, count);
    size_t done;
    enum experiment_end end = play_study(&o->play, &study, &done);
    play_tell(cli, &study, done);
    for (size_t i = 0; i < done; i++) {
        designs[i].result = &points[i].result;
        designs[i].series = &series[i];
    }
    if (done == count) {
        write_report(cli, o, columns, &(struct comparison){designs, count});
    }
    int status = play_status(&o->play, end, points, count);
    for (size_t i = 0; i < count; i++) {
        series_release(&series[i]);
    }
    study_release(points, count);
    return status;
}

static int same_file_twice(struct cli *cli, const struct opt_operands *files)
{
    for (size_t i = 0; i < files->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(files->items[i], files->items[k]) == 0) {
                return cli_usage(cli, "%s is given twice", files->items[i]);
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
    status = status == EXIT_DONE ? input_columns(cli, &o->metrics, &columns) : status;
    status = status == EXIT_DONE ? study_input_files(cli, &o->input, &o->files, &points) : status;
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->play.assert_targets && !any_targets(points, o->files.count)) {
        return cli_usage(cli, "--assert: no design has targets to hold its result against");
    }
    return play(cli, o, &columns, points);
}

int cmd_compare(struct cli *cli, int argc, char **argv)
{
    struct compare_options o = {.play = play_default(cli)};
    switch (parse(cli, argc, argv, &o)) {
    case OPT_HELPED:
        return EXIT_DONE;
    case OPT_WRONG:
        return EXIT_USAGE;
    case OPT_GO:
        break;
    }
    return compare(cli, &o);
}
