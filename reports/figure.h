/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure of a report: its numbers as a table and the gnuplot commands that draw it, so that a
 * person can draw it again or otherwise, and the drawing itself where gnuplot is at hand.
 *
 * Figures are pure functions of what is stored, like the page around them. */
#ifndef REPORTS_FIGURE_H
#define REPORTS_FIGURE_H

#include <stddef.h>

struct figure {
    const char *name;    /* stem of its files, of which there is no other: "run-3-detection" */
    const char *title;   /* "How long until the outage is noticed" */
    const char *caption; /* what is drawn, of how many values, and what the bands are */
    const char *alt;     /* what there is to see, in words and numbers, for who cannot see it */
    const char *data;    /* columns parted by tabs, with a line of headings */
    const char *script;  /* gnuplot commands that read NAME.tsv, without terminal and output */
    int width, height;   /* of the drawing, in points */
    const char *svg;     /* an <svg> element without XML head; NULL: it was not drawn */
};

struct figures {
    struct figure *items;
    size_t count;
};

#endif
