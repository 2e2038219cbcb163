/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/study_input.h"

#include <string.h>

#include "sim/base/die.h"
#include "sim/base/units.h"
#include "sim/scenario/drills.h"
#include "sim/scenario/tree.h"

enum { WRONG_POINTS = 100 }; /* of so many it is told what is wrong with them */

static const char *wrong_design(struct arena *a)
{
    return arena_printf(a, "write grid, sobol:N with N from 1 to %d, or saltelli:N with N from %d",
                        STUDY_INPUT_POINTS, STUDY_INPUT_ROWS);
}

static const char *choose_sobol(struct arena *a, int64_t points, struct factors *f)
{
    return points < 1 || points > STUDY_INPUT_POINTS ? wrong_design(a)
                                                     : factors_sobol(a, f, (uint64_t)points);
}

static const char *choose_saltelli(struct arena *a, int64_t rows, struct factors *f)
{
    int64_t most = STUDY_INPUT_POINTS / (int64_t)(f->count + 2);
    if (rows < STUDY_INPUT_ROWS) {
        return wrong_design(a);
    }
    if (rows > most) {
        return arena_printf(a, "more than %d points; write saltelli:%lld or less",
                            STUDY_INPUT_POINTS, (long long)most);
    }
    return factors_saltelli(a, f, (uint64_t)rows);
}

const char *study_input_design(struct cli *cli, const char *design, struct factors *f)
{
    static const struct {
        const char *name;
        const char *(*choose)(struct arena *a, int64_t n, struct factors *f);
    } designs[] = {{"sobol:", choose_sobol}, {"saltelli:", choose_saltelli}};
    if (!design || strcmp(design, "grid") == 0) {
        return factors_points(f) > STUDY_INPUT_POINTS
                   ? arena_printf(&cli->arena,
                                  "a grid of more than %d points: vary less, or choose --design "
                                  "sobol:N",
                                  STUDY_INPUT_POINTS)
                   : NULL;
    }
    for (size_t i = 0; i < sizeof designs / sizeof *designs; i++) {
        size_t length = strlen(designs[i].name);
        int64_t n;
        if (strncmp(design, designs[i].name, length) == 0 &&
            !units_integer(&cli->arena, design + length, &n)) {
            return designs[i].choose(&cli->arena, n, f);
        }
    }
    return wrong_design(&cli->arena);
}

const char *study_input_factor(struct cli *cli, const struct override *vary, struct factor *ret)
{
    const char *wrong = factor_parse(&cli->arena, vary->assignment, ret);
    if (wrong) {
        return wrong;
    }
    ret->quoted = vary->quoted;
    const char *twice = factor_twice(&cli->arena, ret);
    return twice ? arena_printf(&cli->arena, "the value %s stands there twice", twice) : NULL;
}

int study_input_factors(struct cli *cli, const struct opt_overrides *vary, const char *design,
                        struct factors *ret)
{
    struct factor *items = arena_array(&cli->arena, vary->count, sizeof *items);
    *ret = (struct factors){.items = items, .count = vary->count};
    if (vary->count == 0) {
        return cli_usage(cli, "nothing is varied: give --vary PATH=V1,V2,...");
    }
    for (size_t i = 0; i < vary->count; i++) {
        const char *wrong = study_input_factor(cli, &vary->items[i], &items[i]);
        if (wrong) {
            return cli_usage(cli, "--vary '%s': %s", vary->items[i].assignment, wrong);
        }
    }
    const char *twice = factors_twice(ret);
    if (twice) {
        return cli_usage(cli, "--vary %s is given twice: write all values in one", twice);
    }
    const char *wrong = study_input_design(cli, design, ret);
    return !wrong   ? EXIT_DONE
           : design ? cli_usage(cli, "--design %s: %s", design, wrong)
                    : cli_usage(cli, "%s", wrong);
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

/* What has been read, and what is wrong with it. */
struct reading {
    struct cli *cli;
    struct input all; /* diagnostics, each once */
    struct study_point *points;
    size_t wrong;
};

static struct reading begin(struct cli *cli, const struct input *in, size_t count)
{
    struct reading r = {.cli = cli,
                        .all = {.colour = in->colour},
                        .points = arena_array(&cli->arena, count, sizeof *r.points)};
    diag_init(&r.all.diag);
    return r;
}

static int read_point(struct reading *r, size_t i, const char *file, struct opt_overrides overrides)
{
    struct input point = {.file = file, .overrides = overrides};
    int status = input_read(r->cli, &point);
    r->wrong += status != EXIT_DONE;
    diag_merge(&r->all.diag, &point.diag);
    r->points[i].scenario = point.scenario;
    input_release(&point);
    return status;
}

static void end(struct reading *r)
{
    input_print_diagnostics(&r->all);
    input_release(&r->all);
}

int study_input_grid_read(struct cli *cli, const struct input *in, const struct factors *factors,
                          struct diag *d, struct study_point **ret_points, size_t *ret_count)
{
    size_t count = (size_t)factors_points(factors);
    struct reading r = begin(cli, in, count);
    int worst = EXIT_DONE;
    for (size_t i = 0; i < count && r.wrong < WRONG_POINTS; i++) {
        int status = read_point(&r, i, in->file, overrides_of(cli, in, factors, i));
        worst = worst == EXIT_DONE ? status : worst;
    }
    if (r.wrong == WRONG_POINTS) {
        cli_error(cli, "%d points are wrong; the rest was not looked at", WRONG_POINTS);
    }
    diag_merge(d, &r.all.diag);
    input_release(&r.all);
    *ret_points = r.points;
    *ret_count = count;
    return worst;
}

int study_input_grid(struct cli *cli, const struct input *in, const struct factors *factors,
                     struct study_point **ret_points, size_t *ret_count)
{
    struct input all = {.colour = in->colour};
    diag_init(&all.diag);
    int status = study_input_grid_read(cli, in, factors, &all.diag, ret_points, ret_count);
    input_print_diagnostics(&all);
    input_release(&all);
    return status;
}

const struct sweep_input *study_input_sources(struct cli *cli, const struct input *in,
                                              const struct factors *factors)
{
    struct diag again; /* what is wrong was told with the points */
    const struct node *tree = NULL;
    if (factors->rows == 0) {
        return NULL;
    }
    struct sweep_input *inputs = arena_array(&cli->arena, factors->count, sizeof *inputs);
    diag_init(&again);
    tree_load(&cli->arena, in->file, in->overrides.items, in->overrides.count, &again, &tree);
    diag_release(&again);
    for (size_t i = 0; i < factors->count; i++) {
        inputs[i].known =
            provenance_find(&cli->arena, tree, factors->items[i].path, &inputs[i].from);
    }
    return inputs;
}

int study_input_files(struct cli *cli, const struct input *in, const struct opt_operands *files,
                      struct study_point **ret_points)
{
    struct reading r = begin(cli, in, files->count);
    int worst = EXIT_DONE;
    for (size_t i = 0; i < files->count; i++) {
        int status = read_point(&r, i, files->items[i], in->overrides);
        worst = worst == EXIT_DONE ? status : worst;
    }
    end(&r);
    *ret_points = r.points;
    return worst;
}

int study_input_drills(struct cli *cli, const struct input *in, const char *only,
                       struct study_point **ret_points, const struct drill ***ret_drills,
                       size_t *ret_count)
{
    const struct scenario *sc = in->scenario;
    struct reading r = begin(cli, in, sc->drill_count);
    const struct drill **drills = arena_array(&cli->arena, sc->drill_count, sizeof(void *));
    size_t count = 0;
    int worst = EXIT_DONE;
    for (size_t k = 0; k < sc->drill_count; k++) {
        size_t own, given = in->overrides.count;
        if (only && strcmp(sc->drills[k].name, only) != 0) {
            continue;
        }
        const struct override *of_drill = drill_overrides(&cli->arena, sc, k, &own);
        struct override *all = arena_array(&cli->arena, given + own, sizeof *all);
        for (size_t i = 0; i < given + own; i++) {
            all[i] = i < given ? in->overrides.items[i] : of_drill[i - given];
        }
        drills[count] = &sc->drills[k];
        int status = read_point(&r, count++, in->file, (struct opt_overrides){all, given + own});
        worst = worst == EXIT_DONE ? status : worst;
    }
    end(&r);
    *ret_points = r.points;
    *ret_drills = drills;
    *ret_count = count;
    return count > 0 ? worst : cli_usage(cli, "no drill is called %s", only);
}
