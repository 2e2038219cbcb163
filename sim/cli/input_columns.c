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
        if (!columns_add(ret, metrics, word)) {
            const char *closest = closest_metric(cli, metrics, word);
            return cli_usage(cli, "--%s %s: write NAME or NAME:p95%s%s", option, word,
                             closest ? "; the nearest name is " : "", closest ? closest : "");
        }
    }
    return EXIT_DONE;
}
