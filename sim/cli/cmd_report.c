/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report of stored runs, from the store alone; and the check of a record that it wrote. */
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "reports/adr.h"
#include "reports/figures.h"
#include "reports/page.h"
#include "sim/base/die.h"
#include "sim/cli/draw.h"
#include "sim/cli/files.h"
#include "sim/cli/input.h"
#include "sim/cli/report_check.h"
#include "sim/cli/stored.h"

struct report_options {
    struct stored stored;
    const char *folder, *title, *check;
    struct play play; /* of --check */
    uint64_t threads; /* 0: not said */
    int format;       /* index in formats */
};

enum {
    FORMAT_UNSET = -1,
    FORMAT_ASCII,
    FORMAT_CSV,
    FORMAT_FILES,
    FORMAT_JSON,
    FORMAT_MARKDOWN,
    FORMAT_SIXEL,
    FORMAT_TABLE
};
static const char *const formats[] = {"ascii",    "csv",   "files", "json",
                                      "markdown", "sixel", "table", NULL};

enum { RUNS_MAX = 64 };

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct report_options *o,
                              struct opt_operands *operands)
{
    const struct opt options[] = {
        {.name = "output",
         .letter = 'o',
         .kind = OPT_TEXT,
         .value = &o->folder,
         .argument = "DIR",
         .help = "where the report is written; made if it is not there"},
        OPT_ROW_TEXT("title", &o->title, "TEXT", "of the page and the decision record"),
        OPT_ROW_TEXT("check", &o->check, "FILE.md",
                     "instead: plays what a record claims, and tests it"),
        OPT_ROW_NUMBER("threads", &o->threads, PLAY_THREADS, "N",
                       "of --check; default: all cores, 1 an MPI rank"),
        OPT_ROW_FLAG("quiet", &o->play.quiet, "no progress; diagnostics are shown all the same"),
        STORED_STORE(&o->stored),
        {.name = "format",
         .kind = OPT_CHOICE,
         .value = &o->format,
         .choices = formats,
         .argument = "NAME",
         .help = "ascii, sixel: figures in the terminal; or of --check",
         .unlisted = true},
        STORED_COLOUR(&o->stored),
    };
    const struct opt_usage usage = {
        .operands = "RUN... | --check FILE.md",
        .summary =
            "Writes a report of stored runs: a page with figures in DIR/report.html, the\n"
            "figures with data and gnuplot scripts in DIR/figures, a decision record in\n"
            "DIR/adr.md. Or checks such a record: plays its scenarios again and tells which\n"
            "of its claims still hold.",
        .notes = "RUN is a number of `ninefold list`, or last. Nothing is played and no scenario\n"
                 "file is read. --format is files unless told, ascii or sixel to draw the figures\n"
                 "here, and of --check table, csv, json or markdown. --check looks for the\n"
                 "scenarios from the record's folder, then from the working directory, and stores\n"
                 "nothing. Its exit status: 0 all claims hold, 1 one no longer does or the text\n"
                 "says otherwise, 2 wrong usage, 3 the record or a scenario is wrong, 4 output\n"
                 "failed, 5 a claim is open, 130 interrupted.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 0,
        .operands_max = RUNS_MAX,
    };
    return opt_parse(cli, &usage, argc, argv, operands);
}

/* Only of what was played to its end. */
static int read_run(struct cli *cli, struct report_options *o, const char *name,
                    struct stored_run *ret)
{
    struct run_row row;
    int status = stored_find(cli, &o->stored, name, &row);
    if (status != EXIT_DONE) {
        return status;
    }
    if (!stored_run_read(&o->stored.archive, &row, &cli->arena, ret)) {
        return stored_fail(cli, &o->stored);
    }
    if (ret->kind == STORED_DRILL) {
        cli_error(cli, "run %lld is a game day, of which there is no page: ninefold show %lld",
                  (long long)row.id, (long long)row.id);
        return EXIT_INPUT;
    }
    if (stored_run_done(ret)) {
        return stored_rows_check(cli, &o->stored, row.id);
    }
    if (strcmp(row.state, "running") == 0) {
        cli_error(cli, "run %lld is being played: wait for it", (long long)row.id);
    } else {
        cli_error(cli, "run %lld is unfinished; go on with: %s --store %s --resume",
                  (long long)row.id, row.command_line, o->stored.path);
    }
    return EXIT_INPUT;
}

static int write_page(struct cli *cli, struct report_options *o, const struct dossier *d)
{
    struct buf page = BUF_INIT;
    const char *path = arena_printf(&cli->arena, "%s/report.html", o->folder);
    int status = page_write(d, &page) ? files_write(cli, path, buf_text(&page), page.len)
                                      : stored_fail(cli, &o->stored);
    buf_release(&page);
    return status;
}

/* The folder is there, and so is this one. */
static int write_adr(struct cli *cli, const struct report_options *o, const struct dossier *d)
{
    struct buf record = BUF_INIT;
    char here[PATH_MAX];
    struct adr_place place = {.here = getcwd(here, sizeof here) ? here : "/", .folder = o->folder};
    const char *path = arena_printf(&cli->arena, "%s/" ADR_FILE, o->folder);
    if (*o->folder != '/') {
        place.folder = arena_printf(&cli->arena, "%s/%s", place.here, o->folder);
    }
    int status = adr_write(d, &place, &record)
                     ? files_replace(cli, path, buf_text(&record), record.len)
                     : stored_fail(cli, &o->stored);
    buf_release(&record);
    return status;
}

/* Figures that cannot be drawn do not keep the rest from being written. */
static int write_report(struct cli *cli, struct report_options *o, struct dossier *d)
{
    const char *figures = arena_printf(&cli->arena, "%s/figures", o->folder);
    int status = files_folder(cli, figures);
    if (status != EXIT_DONE) {
        return status;
    }
    int drawn = draw_files(cli, figures, &d->figures);
    status = write_page(cli, o, d);
    status = status == EXIT_DONE ? write_adr(cli, o, d) : status;
    return status != EXIT_DONE ? status : drawn;
}

static int show_figures(struct cli *cli, const struct report_options *o, struct dossier *d)
{
    size_t columns = cli_width(STDOUT_FILENO, CLI_WIDTH);
    return draw_text(cli, &d->figures, o->format == FORMAT_ASCII ? DRAW_ASCII : DRAW_SIXEL, columns,
                     cli_colour((enum colour)o->stored.colour, STDOUT_FILENO));
}

static int report(struct cli *cli, struct report_options *o, const struct opt_operands *names)
{
    struct stored_run *runs = arena_array(&cli->arena, names->count, sizeof *runs);
    size_t count = 0;
    int status = stored_open(cli, &o->stored, ARCHIVE_READ);
    while (status == EXIT_DONE && count < names->count) {
        status = read_run(cli, o, names->items[count], &runs[count]);
        count++;
        for (size_t i = 0; status == EXIT_DONE && i + 1 < count; i++) {
            if (runs[i].row.id == runs[count - 1].row.id) {
                status = cli_usage(cli, "run %lld is named twice", (long long)runs[i].row.id);
            }
        }
    }
    if (status == EXIT_DONE) {
        struct dossier d = {.store = &o->stored.archive,
                            .store_path = o->stored.path,
                            .runs = runs,
                            .count = count,
                            .title = o->title};
        status = figures_make(&d, &cli->arena) ? EXIT_DONE : stored_fail(cli, &o->stored);
        if (status == EXIT_DONE) {
            status =
                o->format == FORMAT_FILES ? write_report(cli, o, &d) : show_figures(cli, o, &d);
        }
    }
    for (size_t i = 0; i < count; i++) {
        stored_run_release(&runs[i]);
    }
    return status;
}

static int check(struct cli *cli, struct report_options *o, size_t runs)
{
    static const int of_play[] = {[FORMAT_CSV] = PLAY_CSV,
                                  [FORMAT_JSON] = PLAY_JSON,
                                  [FORMAT_MARKDOWN] = PLAY_MARKDOWN,
                                  [FORMAT_TABLE] = PLAY_TABLE};
    if (runs > 0 || o->folder || o->title) {
        return cli_usage(cli,
                         "--check takes one decision record, and neither runs, -o nor --title");
    }
    if (o->format == FORMAT_ASCII || o->format == FORMAT_FILES || o->format == FORMAT_SIXEL) {
        return cli_usage(cli, "--format %s is not one of --check", formats[o->format]);
    }
    o->play.threads = o->threads > 0 ? o->threads : o->play.threads;
    if (o->format != FORMAT_UNSET) {
        o->play.format = of_play[o->format];
    }
    return report_check(cli, &(struct report_check){.file = o->check,
                                                    .store = o->stored.path,
                                                    .play = o->play,
                                                    .colour = o->stored.colour});
}

/* Of a report; nothing said means files. */
static int check_format(struct cli *cli, struct report_options *o)
{
    o->format = o->format == FORMAT_UNSET ? FORMAT_FILES : o->format;
    if (o->format != FORMAT_ASCII && o->format != FORMAT_FILES && o->format != FORMAT_SIXEL) {
        return cli_usage(cli, "--format %s is one of --check", formats[o->format]);
    }
    if (o->folder && o->format != FORMAT_FILES) {
        return cli_usage(cli,
                         "--format %s goes to the terminal and not to -o DIR: give one of them",
                         formats[o->format]);
    }
    if (o->title && o->format != FORMAT_FILES) {
        return cli_usage(cli, "--title is of the page and the record, which --format %s has not",
                         formats[o->format]);
    }
    if ((!o->folder || *o->folder == '\0') && o->format == FORMAT_FILES) {
        return cli_usage(cli, "say where to write the report: -o DIR");
    }
    return EXIT_DONE;
}

int cmd_report(struct cli *cli, int argc, char **argv)
{
    struct report_options o = {
        .stored = stored_default(), .play = play_default(cli), .format = FORMAT_UNSET};
    struct opt_operands operands;
    enum opt_outcome outcome = parse(cli, argc, argv, &o, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (o.check) {
        return check(cli, &o, operands.count);
    }
    if (o.threads > 0) {
        return cli_usage(cli, "--threads is of --check: a report plays nothing");
    }
    if (operands.count == 0) {
        return cli_usage(cli, "say which runs, by their numbers of `ninefold list`, or last");
    }
    int status = check_format(cli, &o);
    status = status == EXIT_DONE ? report(cli, &o, &operands) : status;
    stored_close(&o.stored);
    return status;
}
