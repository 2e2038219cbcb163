/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "models/cost.h"
#include "reports/size.h"
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/input_columns.h"
#include "sim/cli/keep.h"
#include "sim/cli/opt.h"
#include "sim/cli/play.h"
#include "sim/cli/progress.h"
#include "sim/cli/reproduce.h"
#include "sim/cli/size_words.h"
#include "sim/cli/study_input.h"
#include "sim/cli/study_options.h"
#include "sim/cli/study_writers.h"
#include "sim/run/targets.h"

struct size_options {
    struct study_options study;
    struct play play;
};

/* What is to be found, and what was played for it. */
struct errand {
    struct factors factors;
    struct columns columns;
    struct sizing sizing;
    struct sized sized;
    enum experiment_end end;
};

static enum opt_outcome parse(struct cli *cli, int argc, char **argv, struct size_options *o)
{
    const struct opt options[] = {
        OPT_ROW_OVERRIDE("vary", &o->study.vary, NULL, "PATH=V1,V2,...",
                         "a field and the values it takes (repeatable)"),
        OPT_ROW_TEXT("minimise", &o->study.minimise, "METRIC",
                     "whose mean is to be small (default: cost.annual)"),
        OPT_ROW_TEXT("confidence", &o->study.confidence, "SHARE",
                     "how sure the choice is to be (default: 95%)"),
        OPT_ROW_TEXT("budget", &o->study.budget, "N", "replications of all settings, at most"),
        INPUT_SET(&o->study.input),
        INPUT_RUN(&o->study.input),
        INPUT_COLUMNS(&o->study.metrics),
        PLAY_OPTIONS(&o->play, "exit 1 if none meets the targets, 5 if undecided"),
        INPUT_COLOUR(&o->study.input),
        OPT_ROW_TEXT("design", &o->study.design, "NAME", "grid, the default, or sobol:N"),
    };
    const struct opt_usage usage = {
        .operands = "FILE|STUDY",
        .summary = "Finds the cheapest setting that meets the scenario's targets, and tells how\n"
                   "sure that is. Replications go where the decision is close.",
        .notes = "Every setting gets 100 replications, and at most those of the scenario or of\n"
                 "--replications; of an `until` block its min and its max. Without targets the\n"
                 "cheapest setting is chosen. A file with the key `study` (study: size) says what\n"
                 "is varied itself. Values are written as for `ninefold sweep`. Exit status with\n"
                 "--assert: 0 a setting is chosen, 1 none meets the targets, 5 undecided.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_min = 1,
        .operands_max = 1,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome == OPT_GO) {
        o->study.input.file = operands.items[0];
    }
    return outcome;
}

static const char *metric_name(const struct sizing *s)
{
    return engine_models.metrics->metrics[s->minimise].name;
}

/* Everything that is wrong with the command line by itself. */
static int read_options(struct cli *cli, const struct study_options *said, struct errand *e)
{
    int status = study_input_factors(cli, &said->vary, said->design, &e->factors);
    status = status == EXIT_DONE
                 ? input_columns(cli, &said->metrics, engine_models.metrics, &e->columns)
                 : status;
    if (status != EXIT_DONE) {
        return status;
    }
    const char *wrong = size_words_minimise(cli, said->minimise, &e->sizing.minimise);
    if (wrong) {
        return cli_usage(cli, "--minimise %s: %s", said->minimise, wrong);
    }
    wrong = size_words_confidence(cli, said->confidence, &e->sizing.confidence);
    if (wrong) {
        return cli_usage(cli, "--confidence %s: %s", said->confidence, wrong);
    }
    wrong = size_words_budget(cli, said->budget, &e->sizing.budget);
    return wrong ? cli_usage(cli, "--budget %s: %s", said->budget, wrong) : EXIT_DONE;
}

static bool same_kinds(const struct targets *a, const struct targets *b)
{
    return isnan(a->availability) == isnan(b->availability) &&
           (a->rto == SIMTIME_NEVER) == (b->rto == SIMTIME_NEVER) &&
           (a->rpo == SIMTIME_NEVER) == (b->rpo == SIMTIME_NEVER);
}

/* What the points cannot be sized by. */
static int check_points(struct cli *cli, const struct size_options *o, const struct sizing *s)
{
    const struct scenario *first = s->points[0].scenario;
    for (size_t i = 0; i < s->count; i++) {
        const struct scenario *sc = s->points[i].scenario;
        const char *lacks = cost_lacks(&sc->cost, metric_name(s));
        if (lacks) {
            return cli_usage(cli,
                             "%s has no value without %s: set it in the scenario or by --set, or "
                             "choose another --minimise, such as probe.load",
                             metric_name(s), lacks);
        }
        if (!same_kinds(&sc->targets, &first->targets)) {
            return cli_usage(cli, "settings differ in which targets they have, not only in limits");
        }
    }
    if (o->play.assert_targets && !targets_any(&first->targets)) {
        return cli_usage(cli, "--assert: the scenario has no targets to hold the settings against");
    }
    int64_t least = sizing_least(s->points, s->count);
    return s->budget < least
               ? cli_usage(cli, "--budget %lld: %zu settings start with %lld replications",
                           (long long)s->budget, s->count, (long long)least)
               : EXIT_DONE;
}

static void play(const struct play *p, struct errand *e, const struct study *study,
                 const char *kept_as)
{
    struct progress progress;
    struct sizing *s = &e->sizing;
    s->engine = study->engine;
    s->exact = study->exact;
    s->threads = study->threads;
    s->interrupt = study->interrupt;
    s->foreman = study->foreman;
    s->keeper = study->keeper;
    s->progress = progress_show;
    s->progress_subject = &progress;
    progress_init(&progress, p->quiet, kept_as != NULL);
    progress.at_most = true;
    e->end = sizing_run(s, &e->sized);
    progress_finish(&progress, e->sized.played, (size_t)p->threads, kept_as);
}

static int64_t most_of(const struct sizing *s)
{
    int64_t most = 0;
    for (size_t i = 0; i < s->count; i++) {
        int64_t max = s->points[i].scenario->replications.max;
        most = max > most ? max : most;
    }
    return most;
}

static void write_report(struct cli *cli, const struct size_options *o, const char *command,
                         const struct errand *e)
{
    const struct sizing *s = &e->sizing;
    const struct result **results = arena_array(&cli->arena, s->count, sizeof *results);
    for (size_t i = 0; i < s->count; i++) {
        results[i] = &s->points[i].result;
    }
    const struct size_report report = {
        .factors = &e->factors,
        .results = results,
        .count = s->count,
        .sized = &e->sized,
        .minimise = s->minimise,
        .confidence = s->confidence,
        .most = most_of(s),
        .budget = s->budget,
        .interrupted = e->end == EXPERIMENT_INTERRUPTED,
        .version = NINEFOLD_VERSION,
        .command = command,
        .columns = &e->columns,
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
        .colour = cli_colour((enum colour)o->study.input.colour, STDOUT_FILENO),
    };
    size_writers[o->play.format](&report, &cli->out);
}

static int status_of(const struct size_options *o, const struct errand *e)
{
    if (e->end != EXPERIMENT_DONE) {
        return e->end == EXPERIMENT_UNKEPT ? EXIT_WORLD : EXIT_INTERRUPTED;
    }
    if (!o->play.assert_targets || e->sized.selection.verdict == VERDICT_MET) {
        return EXIT_DONE;
    }
    return e->sized.selection.verdict == VERDICT_MISSED ? EXIT_MISSED : EXIT_UNDECIDED;
}

/* What came of it, once it is kept. */
static int conclude(struct cli *cli, const struct size_options *o, const char *command,
                    const struct errand *e, struct keep *keep)
{
    const struct sizing *s = &e->sizing;
    const struct stored_sizing stored = {.minimise = s->minimise,
                                         .metrics = engine_models.metrics,
                                         .confidence = s->confidence,
                                         .most = most_of(s),
                                         .budget = s->budget,
                                         .sized = &e->sized,
                                         .count = s->count};
    play_tell(cli, &(struct study){.points = s->points, .count = s->count}, EXPERIMENT_DONE,
              s->count);
    if (e->end == EXPERIMENT_INTERRUPTED) {
        cli_error(cli, "interrupted after %lld replications", (long long)e->sized.played);
    }
    int status = keep_end(cli, keep, e->end, command, &(struct findings){.sizing = &stored});
    if (status != EXIT_DONE) {
        return status;
    }
    if (e->sized.valueless && e->end == EXPERIMENT_DONE) {
        cli_error(cli, "%s has no value at any setting; `ninefold explain %s` tells what it needs",
                  metric_name(s), metric_name(s));
        return EXIT_INPUT;
    }
    write_report(cli, o, command, e);
    return status_of(o, e);
}

/* given: as the command line said it, before what a study file adds. */
static int keep_and_play(struct cli *cli, const struct size_options *o,
                         const struct study_options *given, struct errand *e)
{
    struct study_options bare = o->study; /* what a study file says is part of what was asked */
    struct study study = {
        .factors = &e->factors, .points = e->sizing.points, .count = e->sizing.count, .first = 1};
    struct buf command = BUF_INIT, identity = BUF_INIT, overrides = BUF_INIT, metrics = BUF_INIT;
    struct keep keep;
    bare.metrics.count = 0;
    reproduce_size(given, o->play.exact, &command);
    reproduce_size(&bare, o->play.exact, &identity);
    reproduce_overrides(&o->study.input, &overrides);
    reproduce_words(&o->study.metrics, &metrics);
    play_prepare(&o->play, &study);
    int status =
        keep_begin(cli, &o->play,
                   &(struct recording){.command = "size",
                                       .command_line = buf_text(&command),
                                       .identity = buf_text(&identity),
                                       .overrides = buf_text(&overrides),
                                       .metrics = buf_text(&metrics),
                                       .design = o->study.design ? o->study.design : "grid"},
                   &study, &keep);
    if (status == EXIT_DONE) {
        play(&o->play, e, &study, keep_name(&keep));
        status = conclude(cli, o, buf_text(&command), e, &keep);
        free(e->sized.contenders);
    }
    keep_release(&keep);
    buf_release(&command);
    buf_release(&identity);
    buf_release(&overrides);
    buf_release(&metrics);
    return status;
}

static int size(struct cli *cli, struct size_options *o)
{
    struct errand e = {.end = EXPERIMENT_DONE};
    const struct study_options given = o->study;
    int status = study_options_read(cli, &o->study);
    status = status == EXIT_DONE ? read_options(cli, &o->study, &e) : status;
    status = status == EXIT_DONE ? study_input_grid(cli, &o->study.input, &e.factors,
                                                    &e.sizing.points, &e.sizing.count)
                                 : status;
    status = status == EXIT_DONE ? check_points(cli, o, &e.sizing) : status;
    if (status != EXIT_DONE) {
        return status;
    }
    status = keep_and_play(cli, o, &given, &e);
    study_release(e.sizing.points, e.sizing.count);
    return status;
}

int cmd_size(struct cli *cli, int argc, char **argv)
{
    struct size_options o = {.play = play_default(cli)};
    enum opt_outcome outcome = parse(cli, argc, argv, &o);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    return size(cli, &o);
}
