/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/die.h"
#include "sim/cli/cli.h"
#include "sim/cli/opt.h"
#include "sim/scenario/describe.h"

int cmd_schema(struct cli *cli, int argc, char **argv)
{
    bool reference = false;
    const struct opt options[] = {
        OPT_ROW_FLAG("reference", &reference, "the reference page in Markdown instead"),
    };
    const struct opt_usage usage = {
        .operands = "",
        .summary = "Writes the JSON Schema (draft 2020-12) of scenario files, for editors that\n"
                   "complete and check YAML.",
        .options = options,
        .option_count = sizeof options / sizeof *options,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (reference) {
        describe_reference_page(&cli->out);
    } else {
        describe_json_schema(&cli->out);
    }
    return EXIT_DONE;
}
