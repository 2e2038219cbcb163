/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/input_columns.h"

#include <string.h>

#include "sim/base/die.h"
#include "sim/base/names.h"

static const char *closest_metric(struct cli *cli, const struct metric_table *t, const char *word)
{
    const char **names = arena_array(&cli->arena, t->count, sizeof *names);
    for (size_t i = 0; i < t->count; i++) {
        names[i] = t->metrics[i].name;
    }
    return names_closest(arena_strndup(&cli->arena, word, strcspn(word, ":")), names, t->count);
}

const char *input_columns_add(struct cli *cli, const char *word, const struct metric_table *metrics,
                              struct columns *columns)
{
    if (columns_add(columns, metrics, word)) {
        return NULL;
    }
    const char *closest = closest_metric(cli, metrics, word);
    return closest ? arena_printf(&cli->arena, "write NAME or NAME:p95; the nearest name is %s",
                                  closest)
                   : "write NAME or NAME:p95";
}

int input_columns(struct cli *cli, const struct opt_operands *words,
                  const struct metric_table *metrics, struct columns *ret)
{
    return input_columns_of(cli, "metric", words, metrics, ret);
}

int input_columns_of(struct cli *cli, const char *option, const struct opt_operands *words,
                     const struct metric_table *metrics, struct columns *ret)
{
    *ret = (struct columns){0};
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i];
        const char *wrong = input_columns_add(cli, word, metrics, ret);
        if (wrong) {
            return cli_usage(cli, "--%s %s: %s", option, word, wrong);
        }
    }
    return EXIT_DONE;
}
