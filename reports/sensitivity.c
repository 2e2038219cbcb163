/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/sensitivity.h"

#include <math.h>

#include "sim/base/utf8.h"

static const double LEVEL = 0.95;

bool sensitivity_asked(const struct sweep_report *report)
{
    return report->factors->rows > 0;
}

/* What stands in a row before the points with one value exchanged. */
enum { FIRST, SECOND, EXCHANGED };

struct answers {
    size_t rows, width; /* width: points in a row */
    size_t missing;     /* points without a value */
    double *of;         /* by place in a row, then row: the columns of an estimate */
};

static struct answers answers_of(const struct sweep_report *report, const struct column *c,
                                 struct arena *a)
{
    struct answers x = {.width = report->factors->count + EXCHANGED};
    x.rows = report->count / x.width;
    x.of = arena_array(a, x.rows * x.width, sizeof *x.of);
    for (size_t row = 0; row < x.rows; row++) {
        for (size_t place = 0; place < x.width; place++) {
            double value = column_value(c, report->results[row * x.width + place]);
            x.of[place * x.rows + row] = value;
            x.missing += isfinite(value) ? 0 : 1;
        }
    }
    return x;
}

static void measure(const struct answers *x, struct sensitivity *s)
{
    s->least = s->most = NAN;
    for (size_t i = 0; i < x->rows * x->width; i++) {
        if (isfinite(x->of[i])) {
            s->least = s->least <= x->of[i] ? s->least : x->of[i];
            s->most = s->most >= x->of[i] ? s->most : x->of[i];
        }
    }
}

/* More than what rounding makes of equal values. */
static bool varies(const struct sensitivity *s)
{
    return s->most - s->least > 1e-12 * fmax(fabs(s->most), fabs(s->least));
}

static const char *reason_for(const struct answers *x, const struct sensitivity *s, struct arena *a)
{
    if (x->rows < SOBOL_INDEX_ROWS) {
        return "too few points were played";
    }
    if (x->missing > 0) {
        return arena_printf(a, "no value at %zu of %zu points", x->missing, x->rows * x->width);
    }
    return varies(s) ? NULL : "the same at all points";
}

/* A total index that there is none of comes last. */
static bool goes_before(const struct sensitivity_input *x, const struct sensitivity_input *y)
{
    return x->index.total > y->index.total || (isnan(y->index.total) && !isnan(x->index.total));
}

static const struct sensitivity_input *ranked(const struct answers *x, struct arena *a)
{
    size_t count = x->width - EXCHANGED;
    struct sensitivity_input *inputs = arena_array(a, count, sizeof *inputs);
    for (size_t i = 0; i < count; i++) {
        struct sensitivity_input new = {
            .factor = i,
            .index = sobol_index_estimate(x->of + FIRST * x->rows, x->of + SECOND * x->rows,
                                          x->of + (EXCHANGED + i) * x->rows, x->rows, LEVEL),
        };
        size_t at = i;
        for (; at > 0 && goes_before(&new, &inputs[at - 1]); at--) {
            inputs[at] = inputs[at - 1];
        }
        inputs[at] = new;
    }
    return inputs;
}

struct sensitivity sensitivity_of(const struct sweep_report *report, const struct column *c,
                                  struct arena *a)
{
    struct sensitivity s = {.column = *c};
    struct answers x = answers_of(report, c, a);
    measure(&x, &s);
    s.empty = !varies(&s);
    s.reason = reason_for(&x, &s, a);
    s.inputs = s.reason ? NULL : ranked(&x, a);
    return s;
}

static bool is_column(const struct sweep_report *report, const struct column *c)
{
    for (size_t i = 0; i < report->columns->count; i++) {
        const struct column *own = &report->columns->items[i];
        if (own->metric == c->metric && own->statistic == c->statistic) {
            return true;
        }
    }
    return false;
}

struct sensitivities sensitivity_all(const struct sweep_report *report, struct arena *a)
{
    struct sensitivities all = {0};
    if (report->count == 0) {
        return all;
    }
    size_t metrics = report->results[0]->metrics->count;
    all.items = arena_array(a, metrics * (STATISTIC_MAX + 1), sizeof *all.items);
    for (size_t m = 0; m < metrics; m++) {
        for (int k = STATISTIC_MEAN; k <= STATISTIC_MAX; k++) {
            struct column c = {(int)m, (enum statistic)k};
            bool asked = is_column(report, &c);
            if (!asked && k != STATISTIC_MEAN) {
                continue;
            }
            struct sensitivity s = sensitivity_of(report, &c, a);
            if (asked || !s.empty) {
                all.items[all.count++] = s;
            }
        }
    }
    return all;
}

void sensitivity_source(const struct sweep_report *report, size_t factor, struct buf *out)
{
    const struct sweep_input *input = &report->inputs[factor];
    if (input->known) {
        provenance_write(&input->from, out);
    } else {
        buf_add(out, "has no value but what the sweep gives it");
    }
}

bool sensitivity_is_assumption(const struct sweep_report *report, size_t factor)
{
    const struct sweep_input *input = &report->inputs[factor];
    return input->known && provenance_is_assumption(&input->from);
}

/* Known to move the answer, and by so much that it is worth a word. */
static bool is_named(const struct sensitivity_input *x)
{
    return x->index.total >= 0.01 && x->index.total_lo > 0;
}

/* As --metric has it, but without the unit of money. */
static void add_name(const struct sweep_report *report, const struct column *c, struct buf *out)
{
    buf_add(out, report->results[0]->metrics->metrics[c->metric].name);
    if (c->statistic != STATISTIC_MEAN) {
        buf_printf(out, " %s", statistic_name(c->statistic));
    }
}

static void add_path(const struct sweep_report *report, const struct sensitivity_input *x,
                     struct buf *out)
{
    utf8_show(out, report->factors->items[x->factor].path);
}

/* "; of these a and b are assumptions" of the first `named` inputs. */
static void add_assumptions(const struct sweep_report *report, const struct sensitivity *s,
                            size_t named, struct buf *out)
{
    size_t count = 0, told = 0;
    for (size_t i = 0; i < named; i++) {
        count += sensitivity_is_assumption(report, s->inputs[i].factor);
    }
    buf_add(out, count == 0 && named == 1 ? "; it is stated or documented"
                 : count == 0             ? "; all of these are stated or documented"
                 : named == 1             ? "; it is an assumption"
                                          : "; of these ");
    for (size_t i = 0; i < named && named > 1 && count > 0; i++) {
        if (sensitivity_is_assumption(report, s->inputs[i].factor)) {
            buf_add(out, told == 0 ? "" : told + 1 == count ? " and " : ", ");
            add_path(report, &s->inputs[i], out);
            told++;
        }
    }
    buf_add(out, named == 1 || count == 0 ? "."
                 : count == 1             ? " is an assumption."
                                          : " are assumptions.");
}

/* " is moved most by a (78 % of its variance, interactions included), then by b (9 %) and c (2 %)"
 */
static void add_named(const struct sweep_report *report, const struct sensitivity *s, size_t named,
                      struct buf *out)
{
    for (size_t i = 0; i < named; i++) {
        buf_add(out, i == 0           ? " is moved most by "
                     : i == 1         ? ", then by "
                     : i + 1 == named ? " and "
                                      : ", ");
        add_path(report, &s->inputs[i], out);
        buf_printf(out, " (%.0f %%%s)", 100 * fmin(s->inputs[i].index.total, 1),
                   i == 0 ? " of its variance, interactions included" : "");
    }
}

void sensitivity_sentence(const struct sweep_report *report, const struct sensitivity *s,
                          struct buf *out)
{
    size_t named = 0;
    add_name(report, &s->column, out);
    if (s->reason) {
        buf_printf(out, " has no indices: %s.", s->reason);
        return;
    }
    while (named < report->factors->count && is_named(&s->inputs[named])) {
        named++;
    }
    if (named == 0) {
        buf_add(out, " is moved by none of these inputs as far as so few rows can tell.");
        return;
    }
    add_named(report, s, named, out);
    add_assumptions(report, s, named, out);
    if (report->factors->count > 1 && s->inputs[1].index.total_hi > s->inputs[0].index.total_lo) {
        buf_add(out, " More rows would tell which is first.");
    }
}
