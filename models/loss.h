/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acknowledged writes that are gone for good, or missing until their region is back. */
#ifndef MODELS_LOSS_H
#define MODELS_LOSS_H

#include <stdint.h>

#include "sim/base/simtime.h"
#include "sim/rng/stream.h"
#include "sim/scenario/scenario.h"

struct loss {
    int64_t count;
    simtime oldest; /* acknowledgement of the oldest; SIMTIME_NEVER if count is 0 */
    double value;   /* sum of their amounts in the currency; 0 where the store gives no value */
};

/* The amount of one operation: a draw of store.value in whole hundredths of the currency, at most
 * 1e15 of them; 0 for a delete. One draw for what is no delete. */
int64_t loss_amount(const struct store *store, enum operation operation, struct stream *s);
/* The operation of a write, by the store's shares. One uniform; none where no operations are
 * declared (all are updates). */
enum operation loss_operation(const struct store *store, struct stream *s);
/* The same of some writes, at most LOSS_OPERATIONS, one after another: the same numbers, faster. */
enum { LOSS_OPERATIONS = 64 };
void loss_operations(const struct store *store, struct stream *s, size_t count,
                     enum operation *ret_operations, int64_t *ret_amounts);
/* The sum of the amounts of so many writes, in the currency; 0 without a value, and no draw. */
double loss_value(const struct store *store, int64_t count, struct stream *s);

#endif
