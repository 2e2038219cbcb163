/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of an entity in a multi-write store, as the opening comment of models/multi_write.h
 * defines them: who has seen what, who beats whom, and what value a list of writes makes. Shares no
 * code with models/. */
#ifndef TESTS_THEORY_WRITE_VERSIONS_H
#define TESTS_THEORY_WRITE_VERSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"
#include "sim/scenario/scenario.h"

/* Authors are the regions, and then the regions as hubs that merge. */
enum { VERSION_REGIONS = 3, VERSION_HUB = VERSION_REGIONS, VERSION_AUTHORS = 2 * VERSION_REGIONS };

/* One that was acknowledged. */
struct write {
    simtime at;
    size_t region;
    int64_t entity;
    enum operation operation;
    int64_t amount;   /* hundredths */
    int64_t counter;  /* of that region's writes of the entity, from 1 */
    bool overwritten; /* it lost a conflict and vanished */
    bool lost;        /* with its region, */
    simtime lost_at;
};

/* What a region shows of an entity. */
struct version {
    bool written; /* false: the entity was never written */
    size_t author;
    int64_t counter;
    size_t place;   /* the region that breaks ties */
    size_t write;   /* in the list of writes; unused if the hub is the author */
    bool is_delete; /* of a merged version: the last of its writes is one */
    int64_t value, path;
    int64_t seen[VERSION_AUTHORS]; /* up to which counter, by author */
    int64_t number;                /* of the outcome, or the newest before it */
};

bool version_has_seen(const struct version *v, size_t author, int64_t counter);
/* The write that b stands for is in a's past. What was never written is in everybody's. */
bool version_knows(const struct version *a, const struct version *b);
/* All that b has seen a has seen, too. */
bool version_covers(const struct version *a, const struct version *b);
void version_join(struct version *v, const struct version *other);
/* By the policy of the store; by lww under merge. */
bool version_beats(const struct conflicts *c, const struct version *a, const struct version *b);

/* Write list[i], accepted on top of what its region shows, whose clock is wrong by skew. */
struct version version_write(const struct conflicts *c, const struct version *shown,
                             const struct write *list, size_t i, simtime skew);
/* The entity after all writes of the list (in order of acceptance) that are in the vector: of all
 * acknowledged ones, lost or not, if `seen` is NULL. */
int64_t write_serial(const struct write *list, size_t count, int64_t entity, const int64_t *seen,
                     bool *ret_deleted);

#endif
