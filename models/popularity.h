/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entity a write or a read falls on: uniform or by Zipf's law, among all entities at home in
 * one region (entity k, from 0, is at home in region k mod R). Shared by all threads, read-only.
 *
 * Also what follows from the law in closed form: sums over entities of products of rates (how often
 * two regions write the same one) and of 1 - exp(-rate) (how many meet something at least once). */
#ifndef MODELS_POPULARITY_H
#define MODELS_POPULARITY_H

#include <stddef.h>
#include <stdint.h>

#include "sim/base/arena.h"
#include "sim/rng/stream.h"
#include "sim/scenario/scenario.h"

struct popularity;

/* In the arena, but for tables that popularity_release frees. */
struct popularity *popularity_new(struct arena *a, const struct entities *entities, size_t regions);
void popularity_release(struct popularity *p);

/* An entity at home in `home`. One uniform. If fewer entities exist than regions, some homes have
 * none: popularity_count tells, and drawing there is a BUG. */
int64_t popularity_draw(const struct popularity *p, size_t home, struct stream *s);
/* The same for so many homes, one after another: what they need is fetched side by side. */
void popularity_draw_some(const struct popularity *p, size_t count, const size_t *homes,
                          struct stream *s, int64_t *ret_entities);
int64_t popularity_count(const struct popularity *p, size_t home);

/* Sum over the entities k at home in `home` of p_k^2, where p_k is k's share among them. */
double popularity_square(const struct popularity *p, size_t home);
/* Sum over them of p_k (1 - exp(-p_k x)): the chance that a read of one misses at least one of x
 * writes on that home. From a table of x, relative error below 1e-4; exact for uniform. */
double popularity_missed(const struct popularity *p, size_t home, double x);

/* Numbers of which a mean is asked for often, by the means of their powers. */
enum { POPULARITY_POINTS = 32, POPULARITY_POWERS = 4 };
struct popularity_points {
    double x[POPULARITY_POINTS]; /* not below 0 */
    double power[POPULARITY_POWERS], most;
};
void popularity_points_prepare(struct popularity_points *points);
/* The mean over the points of popularity_missed(p, home, x times a point): the same to rounding. */
double popularity_missed_mean(const struct popularity *p, size_t home, double x,
                              const struct popularity_points *points);

#endif
