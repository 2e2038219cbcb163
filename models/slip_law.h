/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Probes deviate independently, each with a chance p: the law of the first that does so at most
 * `span` probes after another one did.
 *
 * With q = 1 - p, the chance that n probes pass without such a pair is S(n) = q^n W(n), where
 * W(n) = W(n - 1) + (p / q) W(n - 1 - span), W(n) = 1 for n <= 0: the last one that deviated, at j,
 * was preceded by `span` that did not. W grows as z^n, z = 1 + e, e = (p / q) z^-span. The other
 * roots of that equation have at most the modulus of the least x with x^span (1 - x) = p / q, so
 * that from a few tens of probes on W is a power of z to the last bit, and the law is inverted by a
 * logarithm.
 */
#ifndef MODELS_SLIP_LAW_H
#define MODELS_SLIP_LAW_H

#include <stdbool.h>
#include <stdint.h>

enum { SLIP_LAW_TABLE = 256, SLIP_LAWS = 4 };

struct slip_law {
    double chance;
    int64_t span;
    int known;    /* W and S are tabled up to here; 0: so many that do not help */
    double odds;  /* p / q */
    double log_z; /* of a step */
    double decay; /* log (q z), below 0 */
    double w[SLIP_LAW_TABLE], s[SLIP_LAW_TABLE];
};

/* The latest used: a few are in use at a time. Zeroed: none. */
struct slip_laws {
    struct slip_law laws[SLIP_LAWS];
    unsigned next;
};

/* NULL if the chance is so high that pairs are no rarer than single ones, nearly. */
const struct slip_law *slip_law_get(struct slip_laws *laws, double chance, int64_t span);

/* Numbers count from 1. The second of the first pair, for u uniform on [0, 1); INT64_MAX: beyond.
 */
int64_t slip_law_second(const struct slip_law *law, double u);
/* How far the first is before the second, which is the n-th. */
int64_t slip_law_gap(const struct slip_law *law, int64_t n, double u);
/* Given that n have passed without a pair: how many ago the last one deviated, 1 for the n-th
 * itself; 0 if that is more than `reach` ago, or never. */
int64_t slip_law_age(const struct slip_law *law, int64_t n, int64_t reach, double u);

#endif
