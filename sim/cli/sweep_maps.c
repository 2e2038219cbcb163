/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/sweep_maps.h"

#include "reports/grid.h"
#include "reports/heat_map.h"
#include "sim/base/die.h"
#include "sim/cli/input_columns.h"

int sweep_maps(struct cli *cli, const struct opt_operands *words,
               const struct metric_table *metrics, int format, const struct factors *factors,
               struct columns *ret)
{
    int status = input_columns_of(cli, "map", words, metrics, ret);
    if (status != EXIT_DONE || words->count == 0) {
        return status;
    }
    if (format != PLAY_TABLE) {
        return cli_usage(cli, "--map draws for a terminal: it takes no --format %s",
                         play_formats[format]);
    }
    if (!grid_possible(factors)) {
        return cli_usage(cli, "--map draws a grid: vary two fields or more, with two values or "
                              "more each, and leave out --design");
    }
    return EXIT_DONE;
}
