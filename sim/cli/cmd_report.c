/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report of stored runs, from the store alone. */
#include <string.h>
#include <unistd.h>

#include "reports/figures.h"
#include "reports/page.h"
#include "sim/base/die.h"
#include "sim/cli/draw.h"
#include "sim/cli/files.h"
#include "sim/cli/input.h"
#include "sim/cli/stored.h"

struct report_options {
    struct stored stored;
    const char *folder, *title;
    int format; /* index in formats */
};

enum { FORMAT_ASCII, FORMAT_FILES, FORMAT_SIXEL };
static const char *const formats[] = {"ascii", "files", "sixel", NULL};

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
        STORED_STORE(&o->stored),
        OPT_ROW_CHOICE("format", &o->format, formats, "NAME",
                       "ascii, sixel: the figures in the terminal"),
        STORED_COLOUR(&o->stored),
    };
    const struct opt_usage usage = {
        .operands = "RUN...",
        .summary = "Writes a report of stored runs.",
        .notes = "RUN is a number of `ninefold list`, or last. Nothing is played and no scenario\n"
                 "file is read.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 1,
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
    if (stored_run_done(ret)) {
        return EXIT_DONE;
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

int cmd_report(struct cli *cli, int argc, char **argv)
{
    struct report_options o = {.stored = stored_default(), .format = FORMAT_FILES};
    struct opt_operands operands;
    enum opt_outcome outcome = parse(cli, argc, argv, &o, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (o.folder && o.format != FORMAT_FILES) {
        return cli_usage(cli,
                         "--format %s goes to the terminal and not to -o DIR: give one of them",
                         formats[o.format]);
    }
    if (!o.folder && o.format == FORMAT_FILES) {
        return cli_usage(cli, "say where to write the report: -o DIR");
    }
    int status = report(cli, &o, &operands);
    stored_close(&o.stored);
    return status;
}
