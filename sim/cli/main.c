/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where every command begins and ends. */
#include <errno.h>
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/interrupt.h"
#include "sim/run/foreman.h"
#include "sim/run/helper.h"

/* A standard descriptor that came closed would be given to the next file opened, and results would
 * be written into a scenario. Opened the wrong way round, writing to it fails as it should. */
static void occupy_standard_descriptors(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd) {
            _exit(EXIT_WORLD);
        }
    }
}

/* Writes the results. A reader that went away (`| head`) has what it wanted and gets no message. */
static int deliver(struct cli *cli, int status)
{
    cli->command = NULL;
    if (cli_flush(cli)) {
        return status;
    }
    if (cli->unwritten != EPIPE) {
        cli_error(cli, "cannot write the results to standard output: %s", strerror(cli->unwritten));
    }
    return EXIT_WORLD;
}

static int run(struct cli *cli, int argc, char **argv)
{
    if (argc < 2) {
        struct buf *out = &cli->out;
        cmd_help(cli, 1, (char *[]){argv[0], NULL});
        fputs(buf_text(out), stderr);
        buf_clear(out);
        return EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        name = "help";
    } else if (strcmp(name, "--version") == 0) {
        name = "version";
    } else if (name[0] == '-') {
        return cli_usage(cli, "unknown option %s before the command", name);
    }
    const struct command *c = command_find(name);
    return c ? command_run(cli, c, argc - 1, argv + 1) : command_unknown(cli, name);
}

/* What rank 0 does: everything. */
static int lead(struct cli *cli, struct party *party, int argc, char **argv)
{
    cli->foreman = party->count > 1 ? foreman_new(party) : NULL;
    int status = deliver(cli, run(cli, argc, argv));
    if (cli->foreman) {
        foreman_dismiss(cli->foreman, status == EXIT_INTERRUPTED);
    }
    foreman_free(cli->foreman);
    party_close(party, status == EXIT_INTERRUPTED, status);
    return status;
}

/* What the others do: play what they are told to, in silence and with success, so that the
 * launcher tells of rank 0's status alone. */
static int help(struct party *party)
{
    bool hurried = !helper_serve(party, &engine_models, interrupt_catch());
    party_close(party, hurried, EXIT_DONE);
    return EXIT_DONE;
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off(); /* the default one aborts */
    occupy_standard_descriptors();
    /* A reader that goes away is an error to report in the exit status, not a reason to die between
     * two writes. */
    signal(SIGPIPE, SIG_IGN);
    struct cli cli = {0};
    struct party party;
    struct buf wrong = BUF_INIT;
    int status;
    arena_init(&cli.arena, 0);
    if (!party_open(&party, NINEFOLD_VERSION, &wrong)) {
        if (party.own == 0) {
            cli_error(&cli, "%s", buf_text(&wrong));
        }
        status = party.own == 0 ? EXIT_WORLD : EXIT_DONE;
        party_close(&party, false, status);
    } else {
        status = party.own == 0 ? lead(&cli, &party, argc, argv) : help(&party);
    }
    buf_release(&wrong);
    buf_release(&cli.out);
    arena_release(&cli.arena);
    return status;
}
