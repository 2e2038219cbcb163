/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/play.h"

#include "sim/base/die.h"
#include "sim/cli/interrupt.h"
#include "sim/cli/progress.h"
#include "sim/run/pool.h"

const char *const play_formats[] = {"csv", "json", "markdown", "table", NULL};

struct play play_default(const struct cli *cli)
{
    return (struct play){.threads = cli->foreman ? 1 : pool_cores(),
                         .format = PLAY_TABLE,
                         .store = PLAY_STORE,
                         .foreman = cli->foreman};
}

static void tell_runaways(const struct cli *cli, const struct result *r)
{
    if (r->runaway_count > 0) {
        cli_error(cli,
                  "warning: %s: %lld replications spent their budget of events or memory and "
                  "are left out; `ninefold run` tells which",
                  r->name, (long long)r->runaway_count);
    }
}

void play_tell(const struct cli *cli, const struct study *study, enum experiment_end end,
               size_t done)
{
    for (size_t i = 0; i < done; i++) {
        tell_runaways(cli, &study->points[i].result);
    }
    if (end == EXPERIMENT_INTERRUPTED) {
        cli_error(cli, "interrupted after %zu of %zu points", done, study->count);
    }
}

void play_prepare(const struct play *p, struct study *study)
{
    study->engine = &engine_models;
    study->exact = p->exact;
    study->threads = (size_t)p->threads;
    study->interrupt = interrupt_catch();
    study->foreman = p->foreman;
}

enum experiment_end play_study(const struct play *p, struct study *study, const char *kept_as,
                               size_t *ret_done)
{
    struct progress progress;
    int64_t replications = 0;
    study->progress = progress_show;
    study->progress_subject = &progress;
    progress_init(&progress, p->quiet, kept_as != NULL);
    enum experiment_end end = study_run(study, ret_done);
    for (size_t i = 0; i < study->count; i++) {
        replications += study->points[i].result.replications;
    }
    progress_finish(&progress, replications, (size_t)p->threads, kept_as);
    return end;
}

int play_status(const struct play *p, enum experiment_end end, const struct study_point *points,
                size_t count)
{
    enum verdict worst = VERDICT_MET;
    if (end != EXPERIMENT_DONE) {
        return end == EXPERIMENT_UNKEPT ? EXIT_WORLD : EXIT_INTERRUPTED;
    }
    for (size_t i = 0; i < count; i++) {
        enum verdict v = result_verdict(&points[i].result);
        worst = v == VERDICT_MISSED || worst == VERDICT_MET ? v : worst;
    }
    return !p->assert_targets || worst == VERDICT_MET ? EXIT_DONE
           : worst == VERDICT_MISSED                  ? EXIT_MISSED
                                                      : EXIT_UNDECIDED;
}
