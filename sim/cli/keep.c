/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/keep.h"

#include "sim/base/die.h"

static void tell_start(const struct cli *cli, const struct play *p, const struct keep *k,
                       enum recorder_start start)
{
    if (start == RECORDER_CHANGED) {
        cli_error(cli,
                  "the scenario or the program has changed since that run was interrupted: "
                  "beginning afresh as %s",
                  buf_text(&k->name));
    } else if (start == RECORDER_RESUMED && !p->quiet) {
        cli_error(cli, "going on with %s: %lld replications are kept", buf_text(&k->name),
                  (long long)recorder_before(k->recorder));
    } else if (p->resume && !p->quiet) {
        cli_error(cli, "nothing unfinished of this command line in %s: beginning afresh as %s",
                  p->store, buf_text(&k->name));
    }
}

static int open_recorder(const struct cli *cli, const struct play *p, const struct recording *what,
                         struct keep *k)
{
    if (!archive_open(&k->archive, p->store, ARCHIVE_WRITE)) {
        cli_error(cli, "%s", archive_why(&k->archive));
        return EXIT_WORLD;
    }
    enum recorder_start start = recorder_open(&k->archive, what, p->resume, &k->recorder);
    if (start == RECORDER_FAILED) {
        cli_error(cli, "%s", archive_why(&k->archive));
        return EXIT_WORLD;
    }
    buf_printf(&k->name, "run %lld in %s", (long long)recorder_run(k->recorder), p->store);
    tell_start(cli, p, k, start);
    return EXIT_DONE;
}

int keep_begin(const struct cli *cli, const struct play *p, struct recording *what,
               struct study *study, struct keep *ret)
{
    *ret = (struct keep){.recorder = NULL};
    clock_gettime(CLOCK_MONOTONIC, &ret->start);
    if (p->no_store) {
        return p->resume
                   ? cli_usage(cli, "--resume goes on with what is kept, and --no-store keeps "
                                    "nothing: give one of them")
                   : EXIT_DONE;
    }
    if (*p->store == '\0') {
        return cli_usage(cli, "--store takes the name of a file");
    }
    what->version = NINEFOLD_VERSION;
    what->study = study;
    int status = open_recorder(cli, p, what, ret);
    if (status == EXIT_DONE) {
        study->keeper = recorder_keeper(ret->recorder);
    }
    return status;
}

const char *keep_name(const struct keep *k)
{
    return k->recorder ? buf_text(&k->name) : NULL;
}

static double since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

int keep_end(const struct cli *cli, struct keep *k, enum experiment_end end,
             const char *command_line, const struct findings *findings)
{
    if (!k->recorder) {
        return EXIT_DONE;
    }
    if (end == EXPERIMENT_UNKEPT || !recorder_finish(k->recorder, end == EXPERIMENT_DONE,
                                                     command_line, findings, since(&k->start))) {
        cli_error(cli, "%s", archive_why(&k->archive));
        return EXIT_WORLD;
    }
    if (end == EXPERIMENT_INTERRUPTED) {
        cli_error(cli, "what was finished is kept as %s; --resume goes on from there",
                  buf_text(&k->name));
    }
    return EXIT_DONE;
}

void keep_release(struct keep *k)
{
    recorder_close(k->recorder);
    archive_close(&k->archive);
    buf_release(&k->name);
}
