/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an edge sends a request (AFD-17): among enabled origins held healthy, the lowest priority
 * number present; among those, the ones whose round trip from the POP is within additional_latency
 * of the fastest; split by weight. With none healthy it routes as if all enabled ones were, or
 * fails. Distances are the round trips of the scenario; what a fault adds does not move the choice.
 */
#ifndef MODELS_ROUTE_H
#define MODELS_ROUTE_H

#include <stddef.h>
#include <stdint.h>

struct scenario;

/* Bits of the origins chosen for a POP of the group that holds `healthy`, out of `enabled`; 0: the
 * request fails at the edge. */
uint64_t route_choose(const struct scenario *sc, size_t group, uint64_t enabled, uint64_t healthy);
/* The share of each origin in what is split by weight among the chosen; 0 for all of none. */
void route_shares(const struct scenario *sc, uint64_t chosen, double *ret);
/* The origin of the edge's single retry after `tried` could not be connected to: enabled, held
 * healthy, lowest priority number, then latency; -1: none. */
int route_retry(const struct scenario *sc, size_t group, uint64_t enabled, uint64_t healthy,
                size_t tried);

#endif
