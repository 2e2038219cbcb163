/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window under independent failures, solved: the outcomes of the last n probes are a Markov
 * chain on 2^n states. Written apart from models/closed_form_flips.c, which tests hold against it.
 */
#ifndef TESTS_THEORY_CHAIN_H
#define TESTS_THEORY_CHAIN_H

#include <stdint.h>

enum { CHAIN_SAMPLE_MAX = 8 };

struct chain_window {
    int sample, required;
    double failure; /* of one probe */
};

/* Expected number of probes, from an all-good window, to the first unhealthy verdict. */
double chain_first_flip(const struct chain_window *w);
/* P(the first unhealthy verdict comes within `probes`). */
double chain_flip_within(const struct chain_window *w, int probes);
/* Expected number of flips to unhealthy within `probes`, from an all-good window. */
double chain_flips(const struct chain_window *w, int64_t probes);
/* P(Binomial(sample, 1 - failure) < required): the long-run share of time held unhealthy. */
double chain_unhealthy(int sample, int required, double failure);

#endif
