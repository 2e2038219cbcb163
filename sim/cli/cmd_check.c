/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "reports/human.h"
#include "sim/base/die.h"
#include "sim/base/json.h"
#include "sim/base/table.h"
#include "sim/base/utf8.h"
#include "sim/cli/check_assumptions.h"
#include "sim/cli/cli.h"
#include "sim/cli/codes.h"
#include "sim/cli/input.h"
#include "sim/cli/opt.h"
#include "sim/cli/study_input.h"
#include "sim/cli/study_options.h"
#include "sim/scenario/describe.h"
#include "sim/scenario/pitfalls/pitfalls.h"

struct check_options {
    struct input input;
    bool effective, assumptions, quiet;
    int format;    /* index in formats */
    size_t points; /* of a study; 0: it is a scenario */
};

enum { FORMAT_CSV, FORMAT_JSON, FORMAT_MARKDOWN, FORMAT_TABLE };
static const char *const formats[] = {"csv", "json", "markdown", "table", NULL};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct check_options *o)
{
    const struct opt options[] = {
        INPUT_SET(&o->input),
        INPUT_RUN(&o->input),
        OPT_ROW_FLAG("effective", &o->effective, "write it with every default and each origin"),
        OPT_ROW_FLAG("assumptions", &o->assumptions,
                     "list the values that rest on none but an assumption"),
        OPT_ROW_CHOICE("format", &o->format, formats, "NAME", "output"),
        OPT_ROW_FLAG("quiet", &o->quiet, "no summary; diagnostics are shown all the same"),
        INPUT_COLOUR(&o->input),
    };
    const struct opt_usage usage = {
        .operands = "FILE|STUDY",
        .summary =
            "Reads the scenario and reports everything that is wrong with it in one go; of a\n"
            "study, at every point. Of a scenario that can be run it names the pitfalls: as\n"
            "errors what puts a target out of reach or silently loses data, else as warnings.",
        .notes = "Exit status: 0 it can be run, 1 so it can, and a pitfall is an error, 2 wrong\n"
                 "usage, 3 the scenario is wrong. --effective and --assumptions look for no\n"
                 "pitfalls.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 1,
        .operands_max = 1,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome != OPT_GO) {
        return outcome;
    }
    o->input.file = operands.items[0];
    if (o->effective && (o->assumptions || o->format != FORMAT_TABLE)) {
        cli_usage(cli, "--effective writes YAML: it takes no %s",
                  o->assumptions ? "--assumptions" : "--format");
        return OPT_WRONG;
    }
    return OPT_GO;
}

static const char *severity(const struct diag_entry *e)
{
    return e->severity == SEVERITY_ERROR ? "error" : "warning";
}

/* A finding without a hint of its own is mended as its code says. */
static const char *mend(const struct diag_entry *e)
{
    const struct code *code = code_find(e->code);
    return e->hint ? e->hint : code ? code->mend : NULL;
}

static void write_finding(struct json *j, const struct diag_entry *e)
{
    json_compact(j);
    json_object(j);
    json_key(j, "rule");
    json_string(j, e->code);
    json_key(j, "severity");
    json_string(j, severity(e));
    json_key(j, "line");
    json_unsigned(j, e->mark.line);
    json_key(j, "column");
    json_unsigned(j, e->mark.column);
    json_key(j, "message");
    json_string(j, e->message);
    json_key(j, "mend");
    json_string(j, mend(e));
    json_key(j, "file");
    json_string(j, e->mark.source ? e->mark.source->name : NULL);
    json_key(j, "path");
    json_string(j, e->path);
    json_end(j);
}

/* By file, line and column, as diag_render has them; equal places keep their order of arrival. */
static bool goes_before(const struct diag_entry *a, const struct diag_entry *b)
{
    int files = strcmp(a->mark.source ? a->mark.source->name : "",
                       b->mark.source ? b->mark.source->name : "");
    if (files != 0) {
        return files < 0;
    }
    return a->mark.line != b->mark.line ? a->mark.line < b->mark.line
                                        : a->mark.column < b->mark.column;
}

/* The entries sorted; there are at most some hundred. */
static const struct diag_entry **sorted_entries(struct arena *a, const struct diag *d,
                                                size_t *ret_count)
{
    size_t count = 0;
    for (const struct diag_entry *e = d->first; e; e = e->next) {
        count++;
    }
    const struct diag_entry **entries = arena_array(a, count, sizeof *entries);
    *ret_count = 0;
    for (const struct diag_entry *e = d->first; e; e = e->next) {
        size_t at = (*ret_count)++;
        for (; at > 0 && goes_before(e, entries[at - 1]); at--) {
            entries[at] = entries[at - 1];
        }
        entries[at] = e;
    }
    return entries;
}

/* assumptions: NULL if nobody asked for them. */
static void write_json(const struct diag_entry **entries, size_t count,
                       const struct assumptions *assumptions, struct buf *out)
{
    struct json j;
    json_init(&j, out);
    json_object(&j);
    json_key(&j, "findings");
    json_array(&j);
    for (size_t i = 0; i < count; i++) {
        write_finding(&j, entries[i]);
    }
    json_end(&j);
    if (assumptions) {
        check_assumptions_json(assumptions, &j);
    }
    json_end(&j);
    json_finish(&j);
}

/* CSV keeps what it is given, and may be looked at in a terminal. */
static void add_shown(struct table *t, const char *text)
{
    struct buf shown = BUF_INIT;
    utf8_show(&shown, text ? text : "");
    table_cell(t, buf_text(&shown));
    buf_release(&shown);
}

static void write_rows(struct arena *a, const struct diag_entry **entries, size_t count,
                       enum table_format format, struct buf *out)
{
    static const char *const headings[] = {"rule",   "severity", "file",    "line",
                                           "column", "path",     "message", "mend"};
    struct table *t = table_new(a);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], ALIGN_LEFT);
    }
    for (size_t i = 0; i < count; i++) {
        const struct diag_entry *e = entries[i];
        table_row(t);
        table_cell(t, e->code);
        table_cell(t, severity(e));
        add_shown(t, e->mark.source ? e->mark.source->name : "");
        table_cellf(t, "%u", (unsigned)e->mark.line);
        table_cellf(t, "%u", (unsigned)e->mark.column);
        add_shown(t, e->path);
        add_shown(t, e->message);
        add_shown(t, mend(e));
    }
    table_write(t, format, false, out);
}

static void write_findings(struct cli *cli, const struct check_options *o)
{
    size_t count;
    const struct diag_entry **entries = sorted_entries(&cli->arena, &o->input.diag, &count);
    if (o->format == FORMAT_JSON) {
        write_json(entries, count, NULL, &cli->out);
    } else {
        write_rows(&cli->arena, entries, count,
                   o->format == FORMAT_CSV ? TABLE_CSV : TABLE_MARKDOWN, &cli->out);
    }
}

static void write_summary(const struct check_options *o, struct buf *out)
{
    const struct diag *d = &o->input.diag;
    utf8_show(out, o->input.file);
    if (d->errors == 0 && d->warnings == 0 && o->points > 0) {
        buf_printf(out, ": no problems found at any of %zu points\n", o->points);
    } else if (d->errors == 0 && d->warnings == 0) {
        buf_add(out, ": no problems found\n");
    } else {
        buf_printf(out, ": %zu error%s, %zu warning%s\n", d->errors, d->errors == 1 ? "" : "s",
                   d->warnings, d->warnings == 1 ? "" : "s");
    }
}

static void write_assumptions(struct cli *cli, const struct check_options *o)
{
    struct assumptions found = check_assumptions_of(&cli->arena, &o->input);
    size_t count;
    const struct diag_entry **entries = sorted_entries(&cli->arena, &o->input.diag, &count);
    switch (o->format) {
    case FORMAT_JSON:
        write_json(entries, count, &found, &cli->out);
        return;
    case FORMAT_TABLE:
        check_assumptions_write(&cli->arena, &found, cli_width(STDOUT_FILENO, CLI_WIDTH),
                                &cli->out);
        if (!o->quiet) {
            write_summary(o, &cli->out);
        }
        if (!o->quiet && o->input.scenario) {
            human_assumptions(found.count, &cli->out);
            buf_add_char(&cli->out, '\n');
        }
        return;
    default:
        check_assumptions_rows(&cli->arena, &found,
                               o->format == FORMAT_CSV ? TABLE_CSV : TABLE_MARKDOWN, &cli->out);
    }
}

/* Whether the file is a study; then every point of it is looked at, and what is wrong with any
 * stands in the input's diagnostics, once. */
static bool check_study(struct cli *cli, struct check_options *o, int *ret_status)
{
    struct study_options s = {.input = {.file = o->input.file, .overrides = o->input.overrides}};
    struct factors factors;
    struct study_point *points;
    diag_init(&o->input.diag);
    if (!study_options_take(cli, NULL, &o->input.diag, &s)) {
        diag_release(&o->input.diag);
        return false;
    }
    *ret_status = o->input.diag.errors > 0 ? EXIT_INPUT : EXIT_DONE;
    if (o->effective || o->assumptions) {
        *ret_status = cli_usage(cli,
                                "%s is a study: --effective and --assumptions are of the "
                                "scenario that it names",
                                o->input.file);
    } else if (*ret_status == EXIT_DONE) {
        *ret_status = study_input_factors(cli, &s.vary, s.design, &factors);
    }
    if (*ret_status == EXIT_DONE) {
        *ret_status =
            study_input_grid_read(cli, &s.input, &factors, &o->input.diag, &points, &o->points);
    }
    input_print_diagnostics(&o->input);
    return true;
}

/* Loads it, and looks for pitfalls if it can be run. */
static int check_scenario(struct cli *cli, struct check_options *o)
{
    struct input *in = &o->input;
    int status = input_read(cli, in);
    if (in->scenario && !o->effective && !o->assumptions) {
        pitfalls_check(in->scenario, &cli->arena, &in->diag);
        status = in->diag.errors > 0 ? EXIT_MISSED : status;
    }
    input_print_diagnostics(in);
    return status;
}

static int check(struct cli *cli, struct check_options *o)
{
    int status;
    if (!check_study(cli, o, &status)) {
        status = check_scenario(cli, o);
    } else if (status == EXIT_USAGE) {
        return status;
    }
    if (o->assumptions) {
        write_assumptions(cli, o);
    } else if (o->effective) {
        if (o->input.scenario) {
            scenario_write_effective(o->input.scenario, &cli->out);
        }
    } else if (o->format != FORMAT_TABLE) {
        write_findings(cli, o);
    } else if (!o->quiet) {
        write_summary(o, &cli->out);
    }
    return status;
}

int cmd_check(struct cli *cli, int argc, char **argv)
{
    struct check_options o = {.format = FORMAT_TABLE};
    enum opt_outcome outcome = parse(cli, argc, argv, &o);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    int status = check(cli, &o);
    input_release(&o.input);
    return status;
}
