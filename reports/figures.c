/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figures.h"

/* In the order in which one reads them: the answer, what it is made of, and what happened. */
static figure_maker *const makers[] = {
    figure_nines,       figure_contenders, figure_maps,      figure_frontier,
    figure_sensitivity, figure_rto,        figure_waterfall, figure_detection,
    figure_incident,    figure_rpo,        figure_conflicts, figure_attribution,
};

bool figures_make(struct dossier *d, struct arena *a)
{
    bool made = true;
    for (size_t i = 0; made && i < d->count; i++) {
        for (size_t k = 0; made && k < sizeof makers / sizeof *makers; k++) {
            made = makers[k](d, &d->runs[i], a);
        }
    }
    return made;
}
