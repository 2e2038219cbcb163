/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "reports/diff.h"
#include "sim/base/die.h"
#include "sim/cli/input.h"
#include "sim/cli/input_columns.h"
#include "sim/cli/stored.h"
#include "sim/store/results.h"
#include "sim/store/rows.h"
#include "sim/store/settings.h"

struct diff_options {
    struct stored stored;
    struct opt_operands metrics;
};

/* One of the two runs. */
struct side {
    struct run_row run;
    struct point_row *points;
    const char **labels; /* by point */
    size_t count;
};

static diff_writer *const writers[] = {diff_csv_write, diff_json_write, diff_markdown_write,
                                       diff_table_write}; /* in the order of play_formats */

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct diff_options *o,
                              struct opt_operands *operands)
{
    const struct opt options[] = {
        STORED_STORE(&o->stored),
        STORED_FORMAT(&o->stored),
        INPUT_COLUMNS(&o->metrics),
        STORED_COLOUR(&o->stored),
    };
    const struct opt_usage usage = {
        .operands = "RUN RUN",
        .summary =
            "Sets two stored runs against each other: what their scenarios differ by, field by\n"
            "field, and the metrics that came out differently, second less first.",
        .notes =
            "RUN is a number of `ninefold list`, or last. Points of sweeps and comparisons are\n"
            "matched by their settings and names. Without --metric all metrics that differ\n"
            "are told.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 2,
        .operands_max = 2,
    };
    return opt_parse(cli, &usage, argc, argv, operands);
}

/* "edge.probe.interval=10s, edge.probe.jitter=0%", of a comparison the name of the design. */
static bool label_points(struct cli *cli, struct stored *s, struct side *side)
{
    struct factors f;
    if (!settings_read(&s->archive, side->run.id, side->count, &cli->arena, &f)) {
        return false;
    }
    side->labels = arena_array(&cli->arena, side->count + 1, sizeof *side->labels);
    for (size_t i = 0; i < side->count; i++) {
        struct buf label = BUF_INIT;
        for (size_t k = 0; k < f.count; k++) {
            buf_printf(&label, "%s%s=%s", k == 0 ? "" : ", ", f.items[k].path,
                       factors_value(&f, i, k));
        }
        side->labels[i] =
            arena_strdup(&cli->arena, f.count > 0 ? buf_text(&label) : side->points[i].name);
        buf_release(&label);
    }
    return true;
}

static int read_side(struct cli *cli, struct stored *s, const char *name, struct side *ret)
{
    int status = stored_find(cli, s, name, &ret->run);
    if (status != EXIT_DONE) {
        return status;
    }
    if (strcmp(ret->run.state, "done") != 0 || ret->run.points_done < ret->run.points) {
        cli_error(cli, "run %lld is %s, and only finished runs can be set against each other",
                  (long long)ret->run.id, ret->run.state);
        return EXIT_INPUT;
    }
    return results_read(&s->archive, ret->run.id, &cli->arena, &ret->points, &ret->count) &&
                   label_points(cli, s, ret)
               ? stored_rows_check(cli, s, ret->run.id)
               : stored_fail(cli, s);
}

static bool read_series(struct stored *s, const struct side *side, size_t point, struct series *ret)
{
    struct row_reader reader;
    struct arena arena;
    int step = 1;
    series_init(ret, engine_models.metrics);
    arena_init(&arena, 0);
    if (row_reader_open(&reader, &s->archive, engine_models.metrics)) {
        row_reader_seek(&reader, side->run.id, (int64_t)point + 1, 1);
        while (step == 1) {
            struct row row;
            arena_reset(&arena);
            row_make(&row, &arena, engine_models.metrics);
            step = row_reader_next(&reader, &arena, &row);
            if (step == 1 && account_complete(&row)) {
                row.replication -= side->run.first - 1; /* series count from 1 */
                series_add(ret, &row);
            }
        }
    } else {
        step = -1;
    }
    row_reader_close(&reader);
    arena_release(&arena);
    return step == 0;
}

static bool compare_point(struct stored *s, const struct side *sides, size_t a, size_t b,
                          struct diff_point *ret)
{
    struct series series[2];
    bool alone = sides[0].count == 1 && sides[1].count == 1;
    *ret = (struct diff_point){.label = alone ? NULL : sides[0].labels[a],
                               .a = &sides[0].points[a].result,
                               .b = &sides[1].points[b].result};
    differences_init(&ret->differences, engine_models.metrics, 2);
    bool read_a = read_series(s, &sides[0], a, &series[0]);
    bool read_b = read_a && read_series(s, &sides[1], b, &series[1]);
    if (read_b) {
        struct design designs[2] = {
            {.name = "a", .result = ret->a, .series = &series[0]},
            {.name = "b", .result = ret->b, .series = &series[1]},
        };
        differences_work_out(&ret->differences, &(struct comparison){designs, 2});
        series_release(&series[1]);
    }
    series_release(&series[0]);
    return read_b;
}

/* The point of the second run that is the same as one of the first; its count if there is none. */
static size_t match(const struct side *sides, size_t a)
{
    size_t b = 0;
    if (sides[0].count == 1 && sides[1].count == 1) {
        return 0;
    }
    while (b < sides[1].count && strcmp(sides[0].labels[a], sides[1].labels[b]) != 0) {
        b++;
    }
    return b;
}

static bool find_changes(struct cli *cli, struct stored *s, const struct side *sides, size_t a,
                         size_t b, struct diff_report *report)
{
    struct buf texts[2] = {BUF_INIT, BUF_INIT};
    struct change *changes;
    bool found = results_scenario(&s->archive, sides[0].run.id, (int64_t)a + 1, &texts[0]) == 1 &&
                 results_scenario(&s->archive, sides[1].run.id, (int64_t)b + 1, &texts[1]) == 1;
    if (found && !changes_find(&cli->arena, buf_text(&texts[0]), buf_text(&texts[1]), &changes,
                               &report->change_count)) {
        found = archive_refuse(&s->archive, "%s: a stored scenario cannot be read", s->path);
    }
    report->changes = found ? changes : NULL;
    buf_release(&texts[0]);
    buf_release(&texts[1]);
    return found;
}

static bool compare_all(struct cli *cli, struct stored *s, const struct side *sides,
                        struct diff_point *points, struct diff_report *report)
{
    bool read = true;
    for (size_t a = 0; read && a < sides[0].count; a++) {
        size_t b = match(sides, a);
        if (b == sides[1].count) {
            report->only_a++;
            continue;
        }
        read = report->count > 0 || find_changes(cli, s, sides, a, b, report);
        read = read && compare_point(s, sides, a, b, &points[report->count]);
        report->count += read;
    }
    report->only_b =
        sides[1].count - (report->count < sides[1].count ? report->count : sides[1].count);
    report->points = points;
    return read;
}

static int write_diff(struct cli *cli, struct diff_options *o, const struct side *sides,
                      const struct columns *columns)
{
    struct diff_point *points = arena_array(&cli->arena, sides[0].count + 1, sizeof *points);
    struct diff_report report = {.a = &sides[0].run,
                                 .b = &sides[1].run,
                                 .columns = columns,
                                 .colour =
                                     cli_colour((enum colour)o->stored.colour, STDOUT_FILENO)};
    int status = EXIT_DONE;
    if (!compare_all(cli, &o->stored, sides, points, &report)) {
        status = stored_fail(cli, &o->stored);
    } else if (report.count == 0) {
        cli_error(cli, "runs %lld and %lld have no point in common", (long long)sides[0].run.id,
                  (long long)sides[1].run.id);
        status = EXIT_INPUT;
    } else {
        writers[o->stored.format](&report, &cli->out);
    }
    for (size_t i = 0; i < report.count; i++) {
        differences_release(&points[i].differences);
    }
    return status;
}

static int diff(struct cli *cli, struct diff_options *o, const struct opt_operands *runs)
{
    struct side sides[2] = {{.count = 0}, {.count = 0}};
    struct columns columns;
    int status = input_columns(cli, &o->metrics, engine_models.metrics, &columns);
    status = status == EXIT_DONE ? stored_open(cli, &o->stored, ARCHIVE_READ) : status;
    for (int i = 0; i < 2 && status == EXIT_DONE; i++) {
        status = read_side(cli, &o->stored, runs->items[i], &sides[i]);
    }
    if (status == EXIT_DONE) {
        status = write_diff(cli, o, sides, &columns);
    }
    for (int i = 0; i < 2; i++) {
        for (size_t k = 0; k < sides[i].count; k++) {
            result_release(&sides[i].points[k].result);
        }
    }
    return status;
}

int cmd_diff(struct cli *cli, int argc, char **argv)
{
    struct diff_options o = {.stored = stored_default()};
    struct opt_operands operands;
    enum opt_outcome outcome = parse(cli, argc, argv, &o, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    int status = diff(cli, &o, &operands);
    stored_close(&o.stored);
    return status;
}
