/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command printed when it played a run, from the store alone: the same bytes. */
#include <string.h>
#include <unistd.h>

#include "reports/report.h"
#include "reports/stored_report.h"
#include "sim/base/die.h"
#include "sim/cli/input.h"
#include "sim/cli/input_columns.h"
#include "sim/cli/stored.h"
#include "sim/cli/study_writers.h"
#include "sim/cli/sweep_maps.h"

enum { POINT_UNSET = 0 }; /* then it is the first */

struct show_options {
    struct stored stored;
    struct opt_operands metrics, maps;
    bool scenario, maps_alone;
    uint64_t point;
};

struct shown {
    struct stored_run run;
    struct columns columns;
};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct show_options *o,
                              struct opt_operands *operands)
{
    const struct opt options[] = {
        STORED_STORE(&o->stored),
        STORED_FORMAT(&o->stored),
        INPUT_COLUMNS(&o->metrics),
        SWEEP_MAPS(&o->maps),
        OPT_ROW_FLAG("scenario", &o->scenario,
                     "the scenario instead, with all defaults, as played"),
        OPT_ROW_NUMBER("point", &o->point, UINT32_MAX, "K", "of point K (default 1)"),
        STORED_COLOUR(&o->stored),
    };
    const struct opt_usage usage = {
        .operands = "RUN",
        .summary = "Shows a stored run as the command that played it did, to the same bytes.",
        .notes = "RUN is a number of `ninefold list`, or last. Nothing is played and no scenario\n"
                 "file is read. Of an unfinished sweep the points that are done are shown.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 1,
        .operands_max = 1,
    };
    return opt_parse(cli, &usage, argc, argv, operands);
}

static void show_run(struct cli *cli, const struct show_options *o, const struct stored_run *r)
{
    const struct report report = {
        .result = r->results[0],
        .version = r->row.version,
        .command = r->row.command_line,
        .scripted = r->points[0].scripted,
        .colour = cli_colour((enum colour)o->stored.colour, STDOUT_FILENO),
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
    };
    report_find(play_formats[o->stored.format])->write(&report, &cli->out);
}

static int show_sweep(struct cli *cli, const struct show_options *o, const struct shown *s)
{
    const struct stored_run *r = &s->run;
    struct columns maps;
    int status =
        sweep_maps(cli, &o->maps, r->results[0]->metrics, o->stored.format, &r->factors, &maps);
    if (status != EXIT_DONE) {
        return status;
    }
    struct sweep_report report = stored_sweep_report(r, &s->columns);
    report.maps = maps.count > 0 ? &maps : NULL;
    report.maps_alone = o->maps_alone;
    report.width = cli_width(STDOUT_FILENO, CLI_WIDTH);
    report.colour = cli_colour((enum colour)o->stored.colour, STDOUT_FILENO);
    sweep_writers[o->stored.format](&report, &cli->out);
    return EXIT_DONE;
}

static void show_compare(struct cli *cli, const struct show_options *o, const struct shown *s)
{
    struct compare_report report = stored_compare_report(&s->run, &s->columns);
    report.width = cli_width(STDOUT_FILENO, CLI_WIDTH);
    report.colour = cli_colour((enum colour)o->stored.colour, STDOUT_FILENO);
    compare_writers[o->stored.format](&report, &cli->out);
}

static void show_drill(struct cli *cli, const struct show_options *o, const struct stored_run *r)
{
    struct drill_step *steps = arena_array(&cli->arena, r->count, sizeof *steps);
    for (size_t i = 0; i < r->count; i++) {
        steps[i].name = drill_name_read(r->points[i].name, &steps[i].tier);
        steps[i].result = r->results[i];
    }
    const struct drill_report report = {
        .steps = steps,
        .count = r->count,
        .version = r->row.version,
        .command = r->row.command_line,
        .colour = cli_colour((enum colour)o->stored.colour, STDOUT_FILENO),
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
    };
    drill_writers[o->stored.format](&report, &cli->out);
}

static void show_size(struct cli *cli, const struct show_options *o, const struct shown *s)
{
    struct size_report report = stored_size_report(&s->run, &s->columns);
    report.width = cli_width(STDOUT_FILENO, CLI_WIDTH);
    report.colour = cli_colour((enum colour)o->stored.colour, STDOUT_FILENO);
    size_writers[o->stored.format](&report, &cli->out);
}

/* Only what is done can be shown, and of a single run or a comparison only the whole. */
static int check_done(const struct cli *cli, const struct stored_run *r, const char *path)
{
    const struct run_row *row = &r->row;
    if (stored_run_done(r)) {
        return EXIT_DONE;
    }
    if (strcmp(row->state, "running") == 0) {
        cli_error(cli, "run %lld is being played: %lld of at most %lld replications are kept",
                  (long long)row->id, (long long)row->replications, (long long)row->wanted);
    } else {
        cli_error(cli,
                  "run %lld is unfinished: %lld of at most %lld replications are kept; go on with: "
                  "%s --store %s --resume",
                  (long long)row->id, (long long)row->replications, (long long)row->wanted,
                  row->command_line, path);
    }
    return r->kind == STORED_SWEEP && r->done > 0 ? EXIT_DONE : EXIT_INPUT;
}

static int show_points(struct cli *cli, const struct show_options *o, struct shown *s)
{
    const struct stored_run *r = &s->run;
    int status = check_done(cli, r, o->stored.path);
    if (status == EXIT_DONE) {
        status = input_columns(cli, &o->metrics, r->results[0]->metrics, &s->columns);
    }
    if (status != EXIT_DONE) {
        return status;
    }
    if (s->columns.count == 0 && r->kind != STORED_SIZE) { /* which chooses its columns itself */
        columns_usual(&s->columns, r->results, r->done);
    }
    switch (r->kind) {
    case STORED_RUN:
        show_run(cli, o, r);
        break;
    case STORED_SWEEP:
        return show_sweep(cli, o, s);
    case STORED_COMPARE:
        show_compare(cli, o, s);
        break;
    case STORED_SIZE:
        show_size(cli, o, s);
        break;
    case STORED_DRILL:
        show_drill(cli, o, r);
        break;
    }
    return EXIT_DONE;
}

/* A scenario as it was kept has no control characters but the ends of lines. */
static void show_text(const char *text, struct buf *out)
{
    for (const char *s = text; *s; s++) {
        bool control = ((unsigned char)*s < 0x20 && *s != '\n') || *s == 0x7F;
        buf_add_n(out, control ? "?" : s, 1);
    }
}

static int show_scenario(struct cli *cli, struct show_options *o, int64_t run)
{
    int64_t point = o->point == POINT_UNSET ? 1 : (int64_t)o->point;
    struct buf text = BUF_INIT;
    int found = results_scenario(&o->stored.archive, run, point, &text);
    show_text(buf_text(&text), &cli->out);
    buf_release(&text);
    switch (found) {
    case 1:
        return EXIT_DONE;
    case 0:
        cli_error(cli, "run %lld has no point %lld", (long long)run, (long long)point);
        return EXIT_INPUT;
    default:
        return stored_fail(cli, &o->stored);
    }
}

/* Options that would have no effect on such a run. */
static int check_options(struct cli *cli, const struct show_options *o, const struct run_row *run)
{
    bool is_run = strcmp(run->command, "run") == 0 || strcmp(run->command, "drill") == 0,
         is_sweep = strcmp(run->command, "sweep") == 0;
    if (o->point != POINT_UNSET && !o->scenario) {
        return cli_usage(cli, "--point says of which point --scenario is to be shown");
    }
    if (o->scenario && (o->metrics.count > 0 || o->maps.count > 0)) {
        return cli_usage(cli, "--scenario shows no metrics");
    }
    if (o->maps.count > 0 && !is_sweep) {
        return cli_usage(cli, "--map draws a sweep, and run %lld is a %s", (long long)run->id,
                         run->command);
    }
    if (o->metrics.count > 0 && is_run) {
        return cli_usage(cli, "a single run is shown with all its metrics: leave out --metric");
    }
    return EXIT_DONE;
}

/* What the command was asked to show, unless this one is told otherwise. */
static void take_words(struct cli *cli, const char *lines, struct opt_operands *ret)
{
    size_t room = 1;
    for (const char *s = lines; ret->count == 0 && *s; s++) {
        room += *s == '\n';
    }
    const char **items = arena_array(&cli->arena, room, sizeof *items);
    if (ret->count > 0) {
        return;
    }
    ret->items = items;
    for (const char *s = lines; *s; s += strcspn(s, "\n") + 1) {
        items[ret->count++] = arena_strndup(&cli->arena, s, strcspn(s, "\n"));
    }
}

static int show(struct cli *cli, struct show_options *o, const char *name)
{
    struct run_row row;
    int status = stored_open(cli, &o->stored, ARCHIVE_READ);
    status = status == EXIT_DONE ? stored_find(cli, &o->stored, name, &row) : status;
    if (status != EXIT_DONE) {
        return status;
    }
    status = check_options(cli, o, &row);
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->scenario) {
        return show_scenario(cli, o, row.id);
    }
    bool asked = o->metrics.count + o->maps.count > 0;
    o->maps_alone = asked ? o->metrics.count == 0 : row.maps_alone;
    take_words(cli, row.metrics, &o->metrics);
    if (!asked && o->stored.format == PLAY_TABLE) { /* maps are drawn in no other */
        take_words(cli, row.maps, &o->maps);
    }
    struct shown s = {.columns = {.count = 0}};
    bool read = stored_run_read(&o->stored.archive, &row, &cli->arena, &s.run);
    status = read ? show_points(cli, o, &s) : stored_fail(cli, &o->stored);
    stored_run_release(&s.run);
    return status;
}

int cmd_show(struct cli *cli, int argc, char **argv)
{
    struct show_options o = {.stored = stored_default()};
    struct opt_operands operands;
    enum opt_outcome outcome = parse(cli, argc, argv, &o, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    int status = show(cli, &o, operands.items[0]);
    stored_close(&o.stored);
    return status;
}
