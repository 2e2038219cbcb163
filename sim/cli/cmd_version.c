/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/opt.h"
#include "sim/run/party.h"

int cmd_version(struct cli *cli, int argc, char **argv)
{
    const struct opt_usage usage = {
        .operands = "",
        .summary = "Shows the version, the MPI library that it is built with, and the licence."};
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    struct buf library = BUF_INIT;
    party_library(&library);
    buf_printf(&cli->out,
               "ninefold " NINEFOLD_VERSION "\n"
               "MPI: %s\n"
               "License GPLv3+: GNU GPL version 3 or later "
               "<https://gnu.org/licenses/gpl.html>.\n"
               "This is free software: you are free to change and redistribute it.\n"
               "There is NO WARRANTY, to the extent permitted by law.\n",
               library.len > 0 ? library.text : "none");
    buf_release(&library);
    return EXIT_DONE;
}
