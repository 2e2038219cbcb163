/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/chain.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <stdbool.h>
#include <string.h>

/* State: bit i set iff the probe i + 1 ago failed. */
enum { STATES_MAX = 1 << CHAIN_SAMPLE_MAX };

static unsigned after(const struct chain_window *w, unsigned state, bool fails)
{
    return (state << 1 | fails) & ((1u << w->sample) - 1);
}

static bool unhealthy(const struct chain_window *w, unsigned state)
{
    int failures = 0;
    for (; state; state >>= 1) {
        failures += (int)(state & 1);
    }
    return w->sample - failures < w->required;
}

/* (1 - Q) E = 1 over the healthy states; rows of unhealthy ones say E = 0. */
double chain_first_flip(const struct chain_window *w)
{
    size_t states = (size_t)1 << w->sample;
    gsl_matrix *a = gsl_matrix_alloc(states, states);
    gsl_vector *one = gsl_vector_alloc(states), *expected = gsl_vector_alloc(states);
    gsl_permutation *p = gsl_permutation_alloc(states);
    gsl_matrix_set_identity(a);
    for (unsigned s = 0; s < states; s++) {
        gsl_vector_set(one, s, !unhealthy(w, s));
        for (int fails = 0; fails < 2 && !unhealthy(w, s); fails++) {
            unsigned to = after(w, s, fails);
            double q = fails ? w->failure : 1 - w->failure;
            gsl_matrix_set(a, s, to, gsl_matrix_get(a, s, to) - q);
        }
    }
    int sign;
    gsl_linalg_LU_decomp(a, p, &sign);
    gsl_linalg_LU_solve(a, p, one, expected);
    double result = gsl_vector_get(expected, 0);
    gsl_permutation_free(p);
    gsl_vector_free(expected);
    gsl_vector_free(one);
    gsl_matrix_free(a);
    return result;
}

/* One probe: the distribution moves from `now` to `next`; the mass that turns unhealthy. */
static double step(const struct chain_window *w, const double *now, double *next)
{
    double flips = 0;
    memset(next, 0, STATES_MAX * sizeof *next);
    for (unsigned s = 0; s < 1u << w->sample; s++) {
        for (int fails = 0; fails < 2; fails++) {
            unsigned to = after(w, s, fails);
            double mass = now[s] * (fails ? w->failure : 1 - w->failure);
            next[to] += mass;
            flips += !unhealthy(w, s) && unhealthy(w, to) ? mass : 0;
        }
    }
    return flips;
}

double chain_flip_within(const struct chain_window *w, int probes)
{
    double now[STATES_MAX] = {1}, next[STATES_MAX], sum = 0;
    for (int k = 0; k < probes; k++) {
        sum += step(w, now, next);
        for (unsigned s = 0; s < STATES_MAX; s++) {
            now[s] = unhealthy(w, s) ? 0 : next[s]; /* absorbed */
        }
    }
    return sum;
}

double chain_flips(const struct chain_window *w, int64_t probes)
{
    double now[STATES_MAX] = {1}, next[STATES_MAX], sum = 0;
    for (int64_t k = 0; k < probes; k++) {
        sum += step(w, now, next);
        memcpy(now, next, sizeof now);
    }
    return sum;
}

double chain_unhealthy(int sample, int required, double failure)
{
    return required < 1
               ? 0
               : gsl_cdf_binomial_P((unsigned)(required - 1), 1 - failure, (unsigned)sample);
}
