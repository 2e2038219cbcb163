/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "models/metrics.h"
#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/base/table.h"
#include "sim/base/wrap.h"
#include "sim/cli/cli.h"
#include "sim/cli/codes.h"
#include "sim/cli/needs.h"
#include "sim/cli/opt.h"
#include "sim/scenario/describe.h"
#include "sim/scenario/facts.h"
#include "sim/scenario/pitfalls/pitfalls.h"

enum { WIDTH = 78, INDENT = 2, SUGGESTIONS = 5, SHORTEST_PART = 3 };

static bool explain_metric(const char *name, struct buf *out)
{
    int index = metric_find(&metric_table, name);
    if (index < 0) {
        return false;
    }
    const struct metric *m = &metric_table.metrics[index];
    buf_printf(out, "%s (metric)\n", m->name);
    wrap_write(m->help, INDENT, WIDTH, out);
    buf_printf(out, "  unit: %s\n  one value %s\n",
               strcmp(m->unit, "1") == 0 ? "share (\"1\" in JSON and CSV)" : m->unit,
               m->summary == SUMMARY_NINES || m->summary == SUMMARY_PER_NINE
                   ? "from the mean over all replications"
               : m->scope == SCOPE_INCIDENT ? "an incident, pooled over the replications"
                                            : "a replication");
    const char *needed = needs_of(name);
    if (needed) {
        buf_printf(out, "  needs: %s\n", needed);
    }
    return true;
}

static bool explain_code(const char *name, struct buf *out)
{
    const struct code *c = code_find(name);
    if (c) {
        buf_printf(out, "%s (diagnostic)\n", name);
        wrap_write(c->meaning, INDENT, WIDTH, out);
        wrap_write(c->mend, INDENT, WIDTH, out);
    }
    return c != NULL;
}

static void add_point(struct cli *cli, const char *name, const char *text, struct buf *out)
{
    wrap_write(arena_printf(&cli->arena, "%s: %s.", name, text), INDENT, WIDTH, out);
}

static bool explain_pitfall(struct cli *cli, const char *name, struct buf *out)
{
    const struct pitfall *p = pitfalls_find(name);
    if (!p) {
        return false;
    }
    buf_printf(out, "%s (pitfall: %s)\n", p->id,
               p->severity == SEVERITY_ERROR ? "an error" : "a warning");
    add_point(cli, "finds", p->finds, out);
    add_point(cli, "why", p->reason, out);
    add_point(cli, "mend", p->mend, out);
    if (p->raised) {
        add_point(cli, "an error if", p->raised, out);
    }
    return true;
}

static bool explain_fact(const char *name, struct buf *out)
{
    const struct fact *f = facts_find(name);
    struct buf line = BUF_INIT;
    if (!f) {
        return false;
    }
    buf_printf(out, "%s (fact)\n", f->id);
    wrap_write(f->text, INDENT, WIDTH, out);
    buf_add(&line, "grade ");
    facts_explain_grade(f->grade, &line);
    wrap_write(buf_text(&line), INDENT, WIDTH, out);
    buf_clear(&line);
    buf_printf(&line, "source: %s", f->source);
    if (*f->source) {
        wrap_write(buf_text(&line), INDENT, WIDTH, out);
    }
    buf_release(&line);
    return true;
}

/* Everything that can be explained, for a misspelt name. */
static const char **all_names(struct cli *cli, size_t *ret_count)
{
    size_t fields, count = 0;
    const char *const *field_names = describe_names(&fields);
    const char **names = arena_array(
        &cli->arena, fields + metric_table.count + code_count + pitfall_count + fact_count,
        sizeof *names);
    for (size_t i = 0; i < fields; i++) {
        names[count++] = field_names[i];
    }
    for (size_t i = 0; i < metric_table.count; i++) {
        names[count++] = metric_table.metrics[i].name;
    }
    for (size_t i = 0; i < code_count; i++) {
        names[count++] = codes[i].code;
    }
    for (size_t i = 0; i < pitfall_count; i++) {
        names[count++] = pitfalls[i]->id;
    }
    for (size_t i = 0; i < fact_count; i++) {
        names[count++] = facts[i].id;
    }
    *ret_count = count;
    return names;
}

/* How well a part stands for a name: 0 it ends with it, 1 it has it between dots, 2 somewhere,
 * FITS not at all. */
enum { FITS = 3 };
static int fit(const char *name, const char *part)
{
    size_t length = strlen(part);
    int best = FITS;
    for (const char *at = strstr(name, part); at; at = strstr(at + 1, part)) {
        bool begins = at == name || at[-1] == '.';
        int here = begins && at[length] == '\0' ? 0 : begins && at[length] == '.' ? 1 : 2;
        best = here < best ? here : best;
    }
    return best;
}

/* The first names that have the part in them, best ones first: "a, b or c". */
static void add_containing(const char *part, const char *const *names, size_t count,
                           struct buf *out)
{
    size_t shown = 0, found = 0;
    for (int quality = 0; quality < FITS && strlen(part) >= SHORTEST_PART; quality++) {
        for (size_t i = 0; i < count; i++) {
            if (fit(names[i], part) != quality) {
                continue;
            }
            found++;
            if (shown < SUGGESTIONS) {
                buf_printf(out, "%s%s", shown++ > 0 ? ", " : "", names[i]);
            }
        }
    }
    if (found > shown) {
        buf_printf(out, " or %zu more", found - shown);
    }
}

/* Fields of the same name as a group of metrics. */
static void add_namesakes(const char *group, struct buf *out)
{
    size_t count, found = 0;
    const char *const *names = describe_names(&count);
    for (size_t i = 0; i < count; i++) {
        if (fit(names[i], group) == 0) {
            buf_printf(out, "%s%s", found++ > 0 ? ", " : "see also ", names[i]);
        }
    }
    buf_add(out, found > 0 ? "\n" : "");
}

static size_t list_metrics(struct cli *cli, const char *group, struct buf *out)
{
    size_t length = strlen(group), found = 0;
    for (size_t i = 0; i < metric_table.count; i++) {
        const struct metric *m = &metric_table.metrics[i];
        if (strncmp(m->name, group, length) == 0 && m->name[length] == '.') {
            wrap_write(arena_printf(&cli->arena, "%s: %s", m->name, m->help), INDENT, WIDTH, out);
            found++;
        }
    }
    return found;
}

/* The metrics that begin with a name and a dot, which may be written downtime.by, downtime.by. or
 * downtime.by.*; a section for what is in it. One metric makes a group only if that is asked for:
 * latency may be part of any name. */
static bool explain_group(struct cli *cli, const char *name, struct buf *out)
{
    size_t length = strlen(name);
    length -= length > 2 && strcmp(name + length - 2, ".*") == 0 ? 2 : 0;
    length -= length > 1 && name[length - 1] == '.';
    const char *group = arena_strndup(&cli->arena, name, length);
    bool asked = name[length] != '\0';
    struct buf metrics = BUF_INIT;
    bool found = list_metrics(cli, group, &metrics) > (asked ? 0 : 1);
    if (found) {
        buf_printf(out, "%s.* (metrics)\n%s", group, buf_text(&metrics));
        add_namesakes(group, out);
    }
    buf_release(&metrics);
    return found || (asked && describe_name(group, out));
}

static int refuse(struct cli *cli, const char *name)
{
    size_t count;
    const char **names = all_names(cli, &count);
    struct buf near = BUF_INIT;
    add_containing(name, names, count, &near);
    const char *closest = near.len > 0 ? NULL : names_closest(name, names, count);
    buf_add(&near, closest ? closest : "");
    if (near.len > 0) {
        cli_usage(cli, "nothing is called %s; did you mean %s?", name, buf_text(&near));
    } else {
        cli_usage(cli, "nothing is called %s", name);
    }
    buf_release(&near);
    return EXIT_USAGE;
}

static void list(struct buf *out)
{
    size_t fields;
    const char *const *names = describe_names(&fields);
    buf_add(out, "Fields, presets and faults:\n");
    for (size_t i = 0; i < fields; i++) {
        buf_printf(out, "  %s\n", names[i]);
    }
    buf_add(out, "\nMetrics:\n");
    for (size_t i = 0; i < metric_table.count; i++) {
        buf_printf(out, "  %s\n", metric_table.metrics[i].name);
    }
    buf_add(out, "\nPitfalls:\n");
    for (size_t i = 0; i < pitfall_count; i++) {
        buf_printf(out, "  %s\n", pitfalls[i]->id);
    }
}

int cmd_explain(struct cli *cli, int argc, char **argv)
{
    const struct opt_usage usage = {
        .operands = "[NAME]",
        .summary = "Tells the meaning, unit, range, default and source of a field\n"
                   "(edge.probe.interval), a section, an edge preset, a kind of fault, a metric\n"
                   "(rto.service), a group of metrics (downtime.by.*), a diagnostic (S204), a\n"
                   "pitfall (shallow-probe) or a fact that a source cites (AFD-02).\n"
                   "Without a name: lists them.",
        .operands_max = 1,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (operands.count == 0) {
        list(&cli->out);
        return EXIT_DONE;
    }
    const char *name = operands.items[0];
    /* A metric first: jobs.missed might be a job of that name. */
    if (explain_metric(name, &cli->out) || describe_name(name, &cli->out) ||
        explain_code(name, &cli->out) || explain_pitfall(cli, name, &cli->out) ||
        explain_fact(name, &cli->out) || explain_group(cli, name, &cli->out)) {
        return EXIT_DONE;
    }
    cli->see = "explain";
    return refuse(cli, name);
}
