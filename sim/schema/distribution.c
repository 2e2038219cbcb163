/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/distribution.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/schema/csv.h"
#include "sim/schema/value.h"

const struct distribution_form distribution_forms[] = {
    {"empirical",
     DIST_EMPIRICAL,
     "values, or file and column",
     "each of the given values with equal chance; file is a CSV with a heading line, relative to "
     "the scenario",
     {{"values", FIELD_ANY}, {"file", FIELD_STRING}, {"column", FIELD_STRING}}},
    {"exponential", DIST_EXPONENTIAL, "mean", "no memory", {{"mean", FIELD_DURATION}}},
    {"gamma",
     DIST_GAMMA,
     "shape and scale",
     "mean shape x scale",
     {{"shape", FIELD_NUMBER}, {"scale", FIELD_DURATION}}},
    {"lognormal",
     DIST_LOGNORMAL,
     "mean and sd, or median and p95, or median and p99",
     "the logarithm is normal; repair times are often so",
     {{"mean", FIELD_DURATION},
      {"sd", FIELD_DURATION},
      {"median", FIELD_DURATION},
      {"p95", FIELD_DURATION},
      {"p99", FIELD_DURATION}}},
    {"mixture",
     DIST_MIXTURE,
     "a list of {share, of}",
     "one of several, each with its share",
     {{NULL, FIELD_ANY}}},
    {"pareto",
     DIST_PARETO,
     "min and shape",
     "heavy tail; infinite mean for shape <= 1",
     {{"min", FIELD_DURATION}, {"shape", FIELD_NUMBER}}},
    {"triangular",
     DIST_TRIANGULAR,
     "min, mode and max",
     "min, most likely and max",
     {{"min", FIELD_DURATION}, {"mode", FIELD_DURATION}, {"max", FIELD_DURATION}}},
    {"uniform",
     DIST_UNIFORM,
     "min and max",
     "any value between with equal chance",
     {{"min", FIELD_DURATION}, {"max", FIELD_DURATION}}},
    {"weibull",
     DIST_WEIBULL,
     "shape and scale",
     "wear-out for shape above 1",
     {{"shape", FIELD_NUMBER}, {"scale", FIELD_DURATION}}},
};
const size_t distribution_form_count = sizeof distribution_forms / sizeof distribution_forms[0];

/* What was given for the parameters of one form, by their place in it; NaN: nothing. */
struct given {
    double number[DISTRIBUTION_MAX_PARAMS];
    const char *text[DISTRIBUTION_MAX_PARAMS];
    const struct node *node[DISTRIBUTION_MAX_PARAMS];
    bool failed;
};

enum field_type distribution_unit(enum field_type type)
{
    return type == FIELD_DIST_NUMBER ? FIELD_NUMBER : FIELD_DURATION;
}

/* A bare value in the unit of the distribution: seconds or a number. */
static int amount_read(struct reader *r, const struct field *f, const struct node *n,
                       const struct path *p, double *ret)
{
    simtime t;

    if (f->type == FIELD_NUMBER) {
        return value_read(r, f, n, p, ret);
    }
    if (value_read(r, f, n, p, &t) != 0) {
        return -1;
    }
    *ret = simtime_seconds(t);
    return 0;
}

static const struct distribution_form *form_find(const char *name)
{
    for (size_t i = 0; i < distribution_form_count; i++) {
        if (strcmp(distribution_forms[i].name, name) == 0) {
            return &distribution_forms[i];
        }
    }
    return NULL;
}

static int form_unknown(struct reader *r, const struct entry *e, const struct path *p)
{
    const char *known[16];

    for (size_t i = 0; i < distribution_form_count; i++) {
        known[i] = distribution_forms[i].name;
    }
    const char *near = names_closest(e->key, known, distribution_form_count);
    const char *hint = near == NULL ? NULL : arena_printf(r->arena, "did you mean %s?", near);

    return report_problem(
        r, &(struct problem){.code = "S201", .mark = e->key_mark, .path = p, .hint = hint},
        "no such distribution; known are %s", report_known(r, known, distribution_form_count));
}

static size_t param_find(const struct distribution_form *form, const char *key)
{
    for (size_t i = 0; i < DISTRIBUTION_MAX_PARAMS && form->params[i].key != NULL; i++) {
        if (strcmp(form->params[i].key, key) == 0) {
            return i;
        }
    }
    return DISTRIBUTION_MAX_PARAMS;
}

static int param_read(struct reader *r, const struct distribution_param *param,
                      enum field_type unit, const struct node *n, const struct path *p,
                      struct given *g, size_t i)
{
    struct field each = {.key = param->key, .type = param->type, .min = 0, .max = (double)INFINITY};

    g->node[i] = n;
    switch (param->type) {
    case FIELD_DURATION:
        each.type = unit;
        return amount_read(r, &each, n, p, &g->number[i]);
    case FIELD_NUMBER:
        return value_read(r, &each, n, p, &g->number[i]);
    case FIELD_STRING:
        return value_read(r, &each, n, p, &g->text[i]);
    default:
        return 0;
    }
}

static void params_read(struct reader *r, const struct distribution_form *form,
                        enum field_type unit, const struct node *n, const struct path *p,
                        struct given *ret)
{
    for (size_t i = 0; i < DISTRIBUTION_MAX_PARAMS; i++) {
        ret->number[i] = (double)NAN;
    }
    for (size_t i = 0; i < n->count; i++) {
        const struct entry *e = &n->entries[i];
        const struct path *at = path_key(r->arena, p, e->key);
        size_t k = param_find(form, e->key);

        if (k == DISTRIBUTION_MAX_PARAMS) {
            report_problem(r,
                           &(struct problem){.code = "S201",
                                             .mark = e->key_mark,
                                             .path = at,
                                             .hint = arena_printf(r->arena, "%s takes %s",
                                                                  form->name, form->needs)},
                           "%s has no parameter %s", form->name, e->key);
            ret->failed = true;
        } else if (param_read(r, &form->params[k], unit, e->value, at, ret, k) != 0) {
            ret->failed = true;
        }
    }
}

static int build_values(struct reader *r, enum field_type unit, const struct node *n,
                        const struct path *p, struct dist *ret)
{
    const struct field each = {.type = unit, .min = 0, .max = (double)INFINITY};
    int status = 0;

    if (n->kind != NODE_SEQUENCE || n->count == 0) {
        return report_problem(r, &(struct problem){.code = "S209", .mark = n->mark, .path = p},
                              "found %s, expected a list of %s", report_found(r, n),
                              unit == FIELD_NUMBER ? "numbers" : "durations");
    }
    double *values = arena_array(r->arena, n->count, sizeof *values);

    for (size_t i = 0; i < n->count; i++) {
        if (amount_read(r, &each, n->entries[i].value, path_index(r->arena, p, i), &values[i]) !=
            0) {
            status = -1;
        }
    }
    csv_sort(values, n->count);
    *ret = (struct dist){.kind = DIST_EMPIRICAL, .values = values, .count = n->count};
    return status;
}

static int build_empirical(struct reader *r, enum field_type unit, const struct node *n,
                           const struct given *g, const struct path *p, struct dist *ret)
{
    if (g->node[0] != NULL && g->node[1] == NULL && g->node[2] == NULL) {
        return build_values(r, unit, g->node[0], path_key(r->arena, p, "values"), ret);
    }
    if (g->node[0] == NULL && g->node[1] != NULL && g->node[2] != NULL) {
        size_t count = 0;
        const double *values =
            csv_column(r, g->node[1], g->node[2], unit == FIELD_NUMBER, p, &count);

        *ret = (struct dist){.kind = DIST_EMPIRICAL, .values = values, .count = count};
        return values == NULL ? -1 : 0;
    }
    return report_problem(r, &(struct problem){.code = "S209", .mark = n->mark, .path = p},
                          "empirical needs values, or file and column");
}

static int build_part(struct reader *r, const struct field *f, const struct node *n,
                      const struct path *p, struct dist_part *ret)
{
    const struct field share = {.type = FIELD_SHARE, .min = 0, .max = 1};
    const struct node *s = node_get(n, "share"), *of = node_get(n, "of");

    if (s == NULL || of == NULL || n->count != 2) {
        return report_problem(r, &(struct problem){.code = "S209", .mark = n->mark, .path = p},
                              "a part of a mixture has a share and an `of`, and nothing else");
    }
    int status = value_read(r, &share, s, path_key(r->arena, p, "share"), &ret->share);

    if (value_read(r, f, of, path_key(r->arena, p, "of"), &ret->of) != 0) {
        status = -1;
    }
    return status;
}

static int build_mixture(struct reader *r, const struct field *f, const struct node *n,
                         const struct path *p, struct dist *ret)
{
    int status = 0;

    if (n->kind != NODE_SEQUENCE || n->count == 0) {
        return report_problem(r, &(struct problem){.code = "S209", .mark = n->mark, .path = p},
                              "found %s, a mixture is a list of {share, of}", report_found(r, n));
    }
    struct dist_part *parts = arena_array(r->arena, n->count, sizeof *parts);

    for (size_t i = 0; i < n->count; i++) {
        if (build_part(r, f, n->entries[i].value, path_index(r->arena, p, i), &parts[i]) != 0) {
            status = -1;
        }
    }
    *ret = (struct dist){.kind = DIST_MIXTURE, .parts = parts, .count = n->count};
    return status;
}

/* Two parameters in the order of the form, or three; false if one is missing. */
static bool build_plain(const struct given *g, const struct distribution_form *form,
                        struct dist *ret)
{
    const double *x = g->number;

    *ret = (struct dist){.kind = form->kind, .a = x[0], .b = x[1], .c = x[2]};
    for (size_t i = 0; i < DISTRIBUTION_MAX_PARAMS && form->params[i].key != NULL; i++) {
        if (isnan(x[i])) {
            return false;
        }
    }
    return true;
}

/* mean, sd, median, p95, p99: one of the three pairs. */
static bool build_lognormal(const struct given *g, struct dist *ret)
{
    const double *x = g->number;
    unsigned mask = 0;

    for (unsigned i = 0; i < 5; i++) {
        mask |= isnan(x[i]) ? 0 : 1U << i;
    }
    switch (mask) {
    case 0x03:
        *ret = dist_lognormal_mean_sd(x[0], x[1]);
        return true;
    case 0x0C:
        *ret = dist_lognormal_quantile(x[2], x[3], 0.95);
        return true;
    case 0x14:
        *ret = dist_lognormal_quantile(x[2], x[4], 0.99);
        return true;
    default:
        return false;
    }
}

static int form_read(struct reader *r, const struct field *f, const struct distribution_form *form,
                     const struct node *n, const struct path *p, struct dist *ret)
{
    struct given g = {.failed = false};
    const struct problem wrong = {.code = "S209", .mark = n->mark, .path = p};

    if (form->kind == DIST_MIXTURE) {
        return build_mixture(r, f, n, p, ret);
    }
    if (n->kind != NODE_MAPPING) {
        return report_problem(r, &wrong, "found %s, %s needs %s", report_found(r, n), form->name,
                              form->needs);
    }
    params_read(r, form, distribution_unit(f->type), n, p, &g);
    if (g.failed) {
        return -1;
    }
    if (form->kind == DIST_EMPIRICAL) {
        return build_empirical(r, distribution_unit(f->type), n, &g, p, ret);
    }
    if (!(form->kind == DIST_LOGNORMAL ? build_lognormal(&g, ret) : build_plain(&g, form, ret))) {
        return report_problem(r, &wrong, "%s needs %s", form->name, form->needs);
    }
    return 0;
}

int distribution_read(struct reader *r, const struct field *f, const struct node *n,
                      const struct path *p, struct dist *ret)
{
    struct dist d;

    if (n->kind == NODE_SCALAR) {
        struct field constant = *f;
        double x = 0;

        if ((f->flags & FIELD_NEVER) && !n->quoted && strcmp(n->text, "never") == 0) {
            *ret = dist_constant((double)INFINITY);
            return 0;
        }

        constant.type = distribution_unit(f->type);
        if (amount_read(r, &constant, n, p, &x) != 0) {
            return -1;
        }
        *ret = dist_constant(x);
        return 0;
    }
    if (n->kind != NODE_MAPPING || n->count != 1) {
        return report_problem(r, &(struct problem){.code = "S209", .mark = n->mark, .path = p},
                              "found %s, expected %s",
                              n->kind == NODE_MAPPING ? "a mapping with several keys or none"
                                                      : node_kind_name(n),
                              field_type_words(f));
    }
    const struct entry *e = &n->entries[0];
    const struct path *at = path_key(r->arena, p, e->key);
    const struct distribution_form *form = form_find(e->key);

    if (form == NULL) {
        return form_unknown(r, e, at);
    }
    if (form_read(r, f, form, e->value, at, &d) != 0) {
        return -1;
    }
    const char *wrong = dist_check(&d);

    if (wrong != NULL) {
        return report_problem(
            r, &(struct problem){.code = "S209", .mark = e->value->mark, .path = at}, "%s", wrong);
    }
    *ret = d;
    return 0;
}
