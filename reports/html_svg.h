/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing of gnuplot's as part of a page. */
#ifndef REPORTS_HTML_SVG_H
#define REPORTS_HTML_SVG_H

#include "reports/figure.h"
#include "sim/base/buf.h"

/* The <svg> element with its width left to the page, the figure's title and what there is to see in
 * it as its own, and all its identifiers begun with "figure-" and the figure's name, of which there
 * is no other: gnuplot gives every drawing the same ones. Scripts and what listens to events are
 * left out. The figure has a drawing. */
void html_svg(const struct figure *f, struct buf *out);

#endif
