/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figures.h"

#include "reports/run_label.h"

/* In the order in which one reads them: the answer, what it is made of, and what happened. */
static figure_maker *const makers[] = {
    figure_nines,       figure_contenders, figure_maps,      figure_frontier,
    figure_sensitivity, figure_rto,        figure_waterfall, figure_detection,
    figure_incident,    figure_rpo,        figure_conflicts, figure_attribution,
};

static bool is_left_out(const struct dossier *d, size_t run)
{
    return d->count > FIGURES_RUNS && d->runs[run].kind == STORED_RUN;
}

size_t figures_left_out(const struct dossier *d)
{
    size_t count = 0;
    for (size_t i = 0; i < d->count; i++) {
        count += is_left_out(d, i);
    }
    return count;
}

/* Of several runs each has the same figures. */
static void add_label(struct dossier *d, size_t run, size_t first, struct arena *a)
{
    const char *label = d->count > 1 && d->figures.count > first ? run_label(d, run, a) : NULL;
    for (size_t k = first; k < d->figures.count && label; k++) {
        struct figure *f = &d->figures.items[k];
        f->title = arena_printf(a, "%s: %s", f->title, label);
    }
}

bool figures_make(struct dossier *d, struct arena *a)
{
    bool made = true;
    for (size_t i = 0; made && i < d->count; i++) {
        size_t before = d->figures.count;
        for (size_t k = 0; made && !is_left_out(d, i) && k < sizeof makers / sizeof *makers; k++) {
            made = makers[k](d, &d->runs[i], a);
        }
        add_label(d, i, before, a);
    }
    return made;
}
