/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/loss.h"

#include <math.h>

#include "sim/base/die.h"

/* Whole hundredths, so that sums of a ledger are exact in 64 bits. */
static const double HUNDREDTHS = 100;
static const double AMOUNT_MAX = 1e15;

static int64_t amount_of(double value)
{
    return (int64_t)fmin(round(value * HUNDREDTHS), AMOUNT_MAX);
}

int64_t loss_amount(const struct store *store, enum operation operation, struct stream *s)
{
    if (operation == OPERATION_DELETE || !store->has_value) {
        return 0;
    }
    return amount_of(dist_draw(&store->value, s));
}

/* The last operation with a share takes what rounding leaves. */
enum operation loss_operation(const struct store *store, struct stream *s)
{
    enum operation chosen = OPERATION_UPDATE;
    if (!store->has_operations) {
        return chosen;
    }
    double u = stream_uniform(s);
    for (size_t o = 0; o < OPERATION_COUNT; o++) {
        if (store->operations[o] > 0) {
            chosen = (enum operation)o;
            if (u < store->operations[o]) {
                break;
            }
            u -= store->operations[o];
        }
    }
    return chosen;
}

void loss_operations(const struct store *store, struct stream *s, size_t count,
                     enum operation *ret_operations, int64_t *ret_amounts)
{
    double values[LOSS_OPERATIONS];
    bool drawn = store->has_value && dist_draws_by_quantile(&store->value);
    VERIFY(count <= LOSS_OPERATIONS);
    for (size_t i = 0; i < count; i++) {
        enum operation o = ret_operations[i] = loss_operation(store, s);
        values[i] = 0.5;
        if (drawn && o != OPERATION_DELETE) {
            values[i] = stream_uniform(s);
        } else {
            ret_amounts[i] = loss_amount(store, o, s);
        }
    }
    if (drawn) {
        dist_quantiles(&store->value, count, values);
    }
    for (size_t i = 0; drawn && i < count; i++) {
        ret_amounts[i] = ret_operations[i] == OPERATION_DELETE ? 0 : amount_of(values[i]);
    }
}

/* One by one, since the sum of so many draws has no closed form; but values all alike only need to
 * be counted. */
double loss_value(const struct store *store, int64_t count, struct stream *s)
{
    double sum = 0;
    if (!store->has_value) {
        return 0;
    }
    if (dist_is_constant(&store->value) && store->operations[OPERATION_DELETE] <= 0) {
        return (double)count * (double)loss_amount(store, OPERATION_UPDATE, s) / HUNDREDTHS;
    }
    for (int64_t i = 0; i < count; i++) {
        sum += (double)loss_amount(store, loss_operation(store, s), s);
    }
    return sum / HUNDREDTHS;
}
