/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/study_input.h"

#include "sim/base/die.h"

enum { WRONG_POINTS = 100 }; /* of so many it is told what is wrong with them */

int study_input_factors(struct cli *cli, const struct opt_overrides *vary, struct factors *ret)
{
    struct factor *items = arena_array(&cli->arena, vary->count, sizeof *items);
    *ret = (struct factors){items, vary->count};
    if (vary->count == 0) {
        return cli_usage(cli, "nothing is varied: give --vary PATH=V1,V2,...");
    }
    for (size_t i = 0; i < vary->count; i++) {
        const char *wrong = factor_parse(&cli->arena, vary->items[i].assignment, &items[i]);
        if (wrong) {
            return cli_usage(cli, "--vary '%s': %s", vary->items[i].assignment, wrong);
        }
    }
    const char *twice = factors_twice(ret);
    if (twice) {
        return cli_usage(cli, "--vary %s is given twice: write all values in one", twice);
    }
    if (factors_points(ret) > STUDY_INPUT_POINTS) {
        return cli_usage(cli, "a grid of more than %d points: vary less", STUDY_INPUT_POINTS);
    }
    return EXIT_DONE;
}

/* What the base says and what the point adds, in this order. */
static struct opt_overrides overrides_of(struct cli *cli, const struct input *in,
                                         const struct factors *f, uint64_t point)
{
    size_t base = in->overrides.count;
    struct override *all = arena_array(&cli->arena, base + f->count, sizeof *all);
    const struct override *own = factors_overrides(f, point, "--vary", &cli->arena);
    for (size_t i = 0; i < base + f->count; i++) {
        all[i] = i < base ? in->overrides.items[i] : own[i - base];
    }
    return (struct opt_overrides){all, base + f->count};
}

int study_input_grid(struct cli *cli, const struct input *in, const struct factors *factors,
                     struct study_point **ret_points, size_t *ret_count)
{
    size_t count = (size_t)factors_points(factors), wrong = 0;
    struct study_point *points = arena_array(&cli->arena, count, sizeof *points);
    struct input all = {.colour = in->colour};
    diag_init(&all.diag);
    for (size_t i = 0; i < count && wrong < WRONG_POINTS; i++) {
        struct input point = {
            .file = in->file, .colour = in->colour, .overrides = overrides_of(cli, in, factors, i)};
        wrong += input_read(cli, &point) != EXIT_DONE;
        diag_merge(&all.diag, &point.diag);
        points[i] = (struct study_point){.scenario = point.scenario};
        input_release(&point);
    }
    input_print_diagnostics(&all);
    input_release(&all);
    *ret_points = points;
    *ret_count = count;
    if (wrong == WRONG_POINTS) {
        cli_error(cli, "%d points are wrong; the rest was not looked at", WRONG_POINTS);
    }
    return wrong > 0 ? EXIT_INPUT : EXIT_DONE;
}
