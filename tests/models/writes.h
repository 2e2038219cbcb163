/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A multi-write store whose writes are accepted by hand: delays of 1 s, amounts in hundredths,
 * times in seconds. Delays differ where links are cut for a while. */
#ifndef TESTS_MODELS_WRITES_H
#define TESTS_MODELS_WRITES_H

#include "models/multi_write.h"
#include "models/multi_write_state.h"

enum { WRITES_REGIONS = 4, WRITES_ENTITIES = 100 };

struct writes {
    struct store store;
    simtime skew[WRITES_REGIONS];
    struct multi_write *m;
};

/* Change the store, then open. */
void writes_init(struct writes *w, size_t regions, enum conflict_policy policy);
void writes_open(struct writes *w);
void writes_close(struct writes *w);

/* So many entities, popular by Zipf's law of 0.9, and writes of all kinds on them; a feed that is
 * read. Before the engine is made. */
void writes_mix(struct writes *w, int64_t entities);

void writes_put(struct writes *w, double at, size_t region, int64_t entity,
                enum operation operation, int64_t amount);
void writes_cut(struct writes *w, double at, size_t from, size_t to, bool cut);
/* Both ways. */
void writes_part(struct writes *w, double at, size_t a, size_t b, bool cut);

/* What all regions show after multi_write_finish: a failure if they differ. */
int64_t writes_value(const struct writes *w, int64_t entity);
bool writes_deleted(const struct writes *w, int64_t entity);

#endif
