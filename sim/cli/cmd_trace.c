/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One replication as a timeline. It is played for that, and nothing is kept: a run tells its
 * typical incident in the store. */
#include <string.h>
#include <unistd.h>

#include "reports/timeline_report.h"
#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/base/shell_words.h"
#include "sim/cli/input.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/play.h"
#include "sim/cli/reproduce.h"
#include "sim/cli/trace_reveal.h"

enum trace_format { FORMAT_CSV, FORMAT_JSON, FORMAT_MARKDOWN, FORMAT_PERFETTO, FORMAT_TABLE };

static const char *const formats[] = {"csv", "json", "markdown", "perfetto", "table", NULL};

struct trace_options {
    struct input input;
    struct play play;          /* how --worst plays */
    uint64_t replication;      /* 0: not said */
    uint64_t incident, reveal; /* likewise */
    const char *worst;         /* NULL: not said */
    bool hidden;
    int format;
};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct trace_options *o)
{
    const struct opt options[] = {
        OPT_ROW_NUMBER("replication", &o->replication, UINT32_MAX, "K",
                       "the one that is told (default 1)"),
        OPT_ROW_TEXT(
            "worst", &o->worst, "METRIC",
            "of all replications the one with the largest value; smallest of availability"),
        OPT_ROW_NUMBER("incident", &o->incident, UINT32_MAX, "N",
                       "tell this one of it; default: the three that hurt most"),
        OPT_ROW_FLAG("hidden", &o->hidden, "what those on duty see, without the cause"),
        OPT_ROW_NUMBER("reveal", &o->reveal, UINT32_MAX, "N", "of that the first N steps"),
        INPUT_SET(&o->input),
        INPUT_RUN(&o->input),
        OPT_ROW_FLAG("exact", &o->play.exact, "play every probe, write and lag: no shortcuts"),
        OPT_ROW_NUMBER("threads", &o->play.threads, PLAY_THREADS, "N",
                       "for --worst; default: all cores"),
        OPT_ROW_CHOICE("format", &o->format, formats, "NAME", "output"),
        OPT_ROW_FLAG("quiet", &o->play.quiet, "no progress; diagnostics are shown all the same"),
        INPUT_COLOUR(&o->input),
    };
    const struct opt_usage usage = {
        .operands = "FILE",
        .summary = "Tells one replication as a timeline: what failed, who noticed, what moved,\n"
                   "what was lost and why, by incidents, each with what there is to learn.",
        .notes =
            "Replication K has the same numbers as in `ninefold run`. Times are those of the\n"
            "simulation (day 1 is a Monday) and since the fault that the incident is anchored\n"
            "at. With --hidden at a terminal Enter brings the next step, and in the end the\n"
            "cause. --format perfetto opens in https://ui.perfetto.dev. Nothing is kept in a\n"
            "store. Exit status: 0 done, 2 wrong usage, 3 the scenario is wrong, 4 output\n"
            "failed, 130 interrupted.",
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

static int find_metric(struct cli *cli, const char *name, int *ret)
{
    const struct metric_table *t = engine_models.metrics;
    *ret = metric_find(t, name);
    if (*ret >= 0 && worst_judges(&t->metrics[*ret])) {
        return EXIT_DONE;
    }
    if (*ret >= 0) {
        return cli_usage(cli, "--worst %s: it is known of many replications together alone", name);
    }
    const char **names = arena_array(&cli->arena, t->count, sizeof *names);
    for (size_t i = 0; i < t->count; i++) {
        names[i] = t->metrics[i].name;
    }
    const char *closest = names_closest(name, names, t->count);
    return closest ? cli_usage(cli, "--worst %s: no metric; did you mean %s?", name, closest)
                   : cli_usage(cli, "--worst %s: no metric", name);
}

/* Words that do not go together. */
static int check(const struct cli *cli, const struct trace_options *o)
{
    if (o->worst && o->replication > 0) {
        return cli_usage(cli, "--replication and --worst both choose what is told: give one");
    }
    if (o->reveal > 0 && !o->hidden) {
        return cli_usage(cli, "--reveal says how much of --hidden is shown");
    }
    if (o->reveal > 0 && o->format != FORMAT_TABLE) {
        return cli_usage(cli, "--reveal goes with --format table");
    }
    if (o->hidden && o->format == FORMAT_PERFETTO) {
        return cli_usage(cli, "--format perfetto shows the faults: nothing is hidden in it");
    }
    return EXIT_DONE;
}

/* Plays all of them for the worst. */
static int choose(struct cli *cli, const struct trace_options *o, struct worst *ret)
{
    int metric;
    int status = find_metric(cli, o->worst, &metric);
    if (status != EXIT_DONE) {
        return status;
    }
    struct study_point point = {.scenario = o->input.scenario};
    struct study study = {
        .points = &point, .count = 1, .first = 1, .row = worst_row, .row_subject = ret};
    size_t done;
    worst_init(ret, engine_models.metrics, metric);
    play_prepare(&o->play, &study);
    enum experiment_end end = play_study(&o->play, &study, NULL, &done);
    play_tell(cli, &study, end, done);
    long long played = (long long)point.result.replications;
    study_release(&point, 1);
    if (end != EXPERIMENT_DONE) {
        return EXIT_INTERRUPTED;
    }
    if (!ret->found) {
        cli_error(cli, "none of %lld replications has a value of %s", played, o->worst);
        return EXIT_INPUT;
    }
    return EXIT_DONE;
}

/* The command that tells it again, without playing the others. */
static void reproduce(const struct trace_options *o, uint32_t replication, uint64_t incident,
                      struct buf *out)
{
    struct buf asked = BUF_INIT;
    reproduce_asked(&o->input, 1, o->play.exact, &asked);
    buf_printf(out, "ninefold trace%s --replication %u", buf_text(&asked) + strlen("ninefold run"),
               (unsigned)replication);
    if (incident > 0) {
        buf_printf(out, " --incident %llu", (unsigned long long)incident);
    }
    buf_release(&asked);
}

static void write_timeline(struct cli *cli, const struct trace_options *o,
                           const struct timeline *whole, const struct timeline_report *r)
{
    static void (*const writers[])(const struct timeline_report *, struct buf *) = {
        [FORMAT_CSV] = timeline_csv_write,           [FORMAT_JSON] = timeline_json_write,
        [FORMAT_MARKDOWN] = timeline_markdown_write, [FORMAT_PERFETTO] = timeline_perfetto_write,
        [FORMAT_TABLE] = timeline_text_write,
    };
    if (o->hidden && o->format == FORMAT_TABLE) {
        trace_reveal(cli, r, whole, (size_t)o->reveal);
    } else {
        writers[o->format](r, &cli->out);
    }
}

static int refuse_stop(const struct cli *cli, enum stop stop, uint32_t replication)
{
    if (stop == STOP_INTERRUPTED) {
        cli_error(cli, "interrupted");
        return EXIT_INTERRUPTED;
    }
    cli_error(cli, "replication %u comes to no end: it spent its budget of %s",
              (unsigned)replication, stop_name(stop));
    return EXIT_INPUT;
}

static int tell(struct cli *cli, const struct trace_options *o, const struct worst *worst)
{
    uint32_t replication = worst                ? worst->replication
                           : o->replication > 0 ? (uint32_t)o->replication
                                                : 1;
    size_t incident = o->incident > 0 ? (size_t)o->incident : worst ? worst->incident : 0;
    struct buf command = BUF_INIT;
    struct trace trace;
    struct timeline timeline, hidden;
    enum stop stop = trace_play(&cli->arena, &engine_models, o->input.scenario, o->play.exact,
                                replication, incident, interrupt_catch(), &trace);
    if (stop != STOP_HORIZON && stop != STOP_EMPTY) {
        return refuse_stop(cli, stop, replication);
    }
    if (o->incident > trace.row.incident_count) {
        return cli_usage(cli, "--incident %llu: replication %u has %zu",
                         (unsigned long long)o->incident, (unsigned)replication,
                         trace.row.incident_count);
    }
    timeline_make(&cli->arena, &trace, incident, &timeline);
    timeline_hide(&cli->arena, &timeline, &hidden);
    reproduce(o, replication, incident, &command);
    write_timeline(
        cli, o, &timeline,
        &(struct timeline_report){.timeline = o->hidden ? &hidden : &timeline,
                                  .version = NINEFOLD_VERSION,
                                  .command = buf_text(&command),
                                  .worst = worst,
                                  .seen = o->hidden,
                                  .colour = cli_colour((enum colour)o->input.colour, STDOUT_FILENO),
                                  .width = cli_width(STDOUT_FILENO, CLI_WIDTH)});
    buf_release(&command);
    return EXIT_DONE;
}

static int trace_scenario(struct cli *cli, struct trace_options *o)
{
    struct worst worst;
    int status = input_load(cli, &o->input);
    if (status == EXIT_DONE && o->worst) {
        status = choose(cli, o, &worst);
    }
    return status == EXIT_DONE ? tell(cli, o, o->worst ? &worst : NULL) : status;
}

int cmd_trace(struct cli *cli, int argc, char **argv)
{
    struct trace_options o = {.play = play_default(cli), .format = FORMAT_TABLE};
    enum opt_outcome outcome = parse(cli, argc, argv, &o);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    int status = check(cli, &o);
    if (status != EXIT_DONE) {
        return status;
    }
    status = trace_scenario(cli, &o);
    input_release(&o.input);
    return status;
}
