/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command printed when it played a run, from the store alone: the same bytes. */
#include <string.h>
#include <unistd.h>

#include "reports/compare.h"
#include "reports/report.h"
#include "reports/sweep.h"
#include "sim/base/die.h"
#include "sim/cli/input.h"
#include "sim/cli/input_columns.h"
#include "sim/cli/stored.h"
#include "sim/cli/study_writers.h"
#include "sim/cli/sweep_maps.h"
#include "sim/store/results.h"
#include "sim/store/settings.h"
#include "sim/store/stored_differences.h"
#include "sim/store/stored_sizing.h"

enum { POINT_UNSET = 0 }; /* then it is the first */

struct show_options {
    struct stored stored;
    struct opt_operands metrics, maps;
    bool scenario, maps_alone;
    uint64_t point;
};

struct shown {
    struct run_row run;
    struct point_row *points;
    size_t count, done;
    const struct result **results; /* of those that are done */
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

static void show_run(struct cli *cli, const struct show_options *o, const struct shown *s)
{
    const struct report report = {
        .result = s->results[0],
        .version = s->run.version,
        .command = s->run.command_line,
        .scripted = s->points[0].scripted,
        .colour = cli_colour((enum colour)o->stored.colour, STDOUT_FILENO),
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
    };
    report_find(play_formats[o->stored.format])->write(&report, &cli->out);
}

static int show_sweep(struct cli *cli, const struct show_options *o, struct stored *stored,
                      const struct shown *s)
{
    struct factors factors;
    struct sweep_input *inputs;
    struct columns maps;
    if (!settings_read(&stored->archive, s->run.id, s->count, &cli->arena, &factors) ||
        !inputs_read(&stored->archive, s->run.id, factors.count, &cli->arena, &inputs)) {
        return stored_fail(cli, stored);
    }
    int status = sweep_maps(cli, &o->maps, s->results[0]->metrics, stored->format, &factors, &maps);
    if (status != EXIT_DONE) {
        return status;
    }
    const struct sweep_report report = {
        .factors = &factors,
        .results = s->results,
        .count = s->done,
        .version = s->run.version,
        .command = s->run.command_line,
        .columns = &s->columns,
        .maps = maps.count > 0 ? &maps : NULL,
        .maps_alone = o->maps_alone,
        .inputs = inputs,
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
        .colour = cli_colour((enum colour)o->stored.colour, STDOUT_FILENO),
    };
    sweep_writers[o->stored.format](&report, &cli->out);
    return EXIT_DONE;
}

static int show_compare(struct cli *cli, const struct show_options *o, struct stored *stored,
                        const struct shown *s)
{
    struct design *designs = arena_array(&cli->arena, s->count, sizeof *designs);
    struct differences differences;
    for (size_t i = 0; i < s->count; i++) {
        designs[i] = (struct design){
            .name = s->points[i].name, .result = s->results[i], .scripted = s->points[i].scripted};
    }
    differences_init(&differences, s->results[0]->metrics, s->count);
    bool read = stored_differences_read(&stored->archive, s->run.id, &differences);
    const struct comparison comparison = {designs, s->count};
    const struct compare_report report = {
        .comparison = &comparison,
        .differences = &differences,
        .version = s->run.version,
        .command = s->run.command_line,
        .columns = &s->columns,
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
        .colour = cli_colour((enum colour)o->stored.colour, STDOUT_FILENO),
    };
    if (read) {
        compare_writers[o->stored.format](&report, &cli->out);
    }
    differences_release(&differences);
    return read ? EXIT_DONE : stored_fail(cli, stored);
}

static int show_size(struct cli *cli, const struct show_options *o, struct stored *stored,
                     const struct shown *s)
{
    struct factors factors;
    struct stored_sizing sizing = {.metrics = s->results[0]->metrics, .count = s->count};
    if (!settings_read(&stored->archive, s->run.id, s->count, &cli->arena, &factors) ||
        !stored_sizing_read(&stored->archive, s->run.id, &cli->arena, &sizing) ||
        !stored_sizing_fits(&stored->archive, s->run.id, &sizing, s->results)) {
        return stored_fail(cli, stored);
    }
    const struct size_report report = {
        .factors = &factors,
        .results = s->results,
        .count = s->count,
        .sized = sizing.sized,
        .minimise = sizing.minimise,
        .confidence = sizing.confidence,
        .most = sizing.most,
        .budget = sizing.budget,
        .version = s->run.version,
        .command = s->run.command_line,
        .columns = &s->columns,
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
        .colour = cli_colour((enum colour)o->stored.colour, STDOUT_FILENO),
    };
    size_writers[o->stored.format](&report, &cli->out);
    return EXIT_DONE;
}

/* Only what is done can be shown, and of a single run or a comparison only the whole. */
static int check_done(const struct cli *cli, const struct shown *s, const char *path)
{
    bool is_sweep = strcmp(s->run.command, "sweep") == 0;
    if (strcmp(s->run.state, "done") == 0 && s->done == s->count && s->count > 0) {
        return EXIT_DONE;
    }
    if (strcmp(s->run.state, "running") == 0) {
        cli_error(cli, "run %lld is being played: %lld of at most %lld replications are kept",
                  (long long)s->run.id, (long long)s->run.replications, (long long)s->run.wanted);
    } else {
        cli_error(cli,
                  "run %lld is unfinished: %lld of at most %lld replications are kept; go on with: "
                  "%s --store %s --resume",
                  (long long)s->run.id, (long long)s->run.replications, (long long)s->run.wanted,
                  s->run.command_line, path);
    }
    return is_sweep && s->done > 0 ? EXIT_DONE : EXIT_INPUT;
}

static int show_points(struct cli *cli, const struct show_options *o, struct stored *stored,
                       struct shown *s)
{
    s->results = arena_array(&cli->arena, s->count + 1, sizeof *s->results);
    while (s->done < s->count && s->points[s->done].done) {
        s->results[s->done] = &s->points[s->done].result;
        s->done++;
    }
    int status = check_done(cli, s, stored->path);
    if (status == EXIT_DONE) {
        status = input_columns(cli, &o->metrics, s->results[0]->metrics, &s->columns);
    }
    if (status != EXIT_DONE) {
        return status;
    }
    if (strcmp(s->run.command, "size") == 0) { /* which chooses its columns itself */
        return show_size(cli, o, stored, s);
    }
    if (s->columns.count == 0) {
        columns_usual(&s->columns, s->results, s->done);
    }
    if (strcmp(s->run.command, "sweep") == 0) {
        return show_sweep(cli, o, stored, s);
    }
    if (strcmp(s->run.command, "compare") == 0) {
        return show_compare(cli, o, stored, s);
    }
    show_run(cli, o, s);
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
    bool is_run = strcmp(run->command, "run") == 0, is_sweep = strcmp(run->command, "sweep") == 0;
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
    struct shown s = {.count = 0};
    int status = stored_open(cli, &o->stored, ARCHIVE_READ);
    status = status == EXIT_DONE ? stored_find(cli, &o->stored, name, &s.run) : status;
    if (status != EXIT_DONE) {
        return status;
    }
    status = check_options(cli, o, &s.run);
    if (status != EXIT_DONE) {
        return status;
    }
    if (o->scenario) {
        return show_scenario(cli, o, s.run.id);
    }
    bool asked = o->metrics.count + o->maps.count > 0;
    o->maps_alone = asked ? o->metrics.count == 0 : s.run.maps_alone;
    take_words(cli, s.run.metrics, &o->metrics);
    if (!asked && o->stored.format == PLAY_TABLE) { /* maps are drawn in no other */
        take_words(cli, s.run.maps, &o->maps);
    }
    bool read = results_read(&o->stored.archive, s.run.id, &cli->arena, &s.points, &s.count);
    status = read ? show_points(cli, o, &o->stored, &s) : stored_fail(cli, &o->stored);
    for (size_t i = 0; i < s.count; i++) {
        result_release(&s.points[i].result);
    }
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
