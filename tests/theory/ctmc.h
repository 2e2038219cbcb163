/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markov chains in continuous time, solved: what simulations of exponential models are held
 * against. The caller numbers the states and adds the transitions; one that has none out of it
 * absorbs. */
#ifndef TESTS_THEORY_CTMC_H
#define TESTS_THEORY_CTMC_H

#include <stddef.h>

struct ctmc_transition {
    size_t from, to;
    double rate;
};

struct ctmc {
    size_t states, count, room;
    struct ctmc_transition *transitions;
};

void ctmc_init(struct ctmc *c, size_t states);
void ctmc_release(struct ctmc *c);
/* from != to; a rate of 0 adds nothing; several of one pair add up. */
void ctmc_add(struct ctmc *c, size_t from, size_t to, double rate);

/* Long-run probabilities, of an irreducible chain: elimination of states (Grassmann, Taksar, Heyman
 * 1985), which subtracts nothing, so that each is right to nearly all digits however small. */
void ctmc_steady(const struct ctmc *c, double *ret_probability);
/* From `start` at time 0: the probabilities at `time`, and the expected time spent in each state
 * until then; either may be NULL. Uniformisation. */
void ctmc_transient(const struct ctmc *c, size_t start, double time, double *ret_probability,
                    double *ret_spent);
/* sum over states of weight by probability or time. */
double ctmc_reward(const struct ctmc *c, const double *weights, const double *measure);

#endif
