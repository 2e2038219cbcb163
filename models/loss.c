/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/loss.h"

#include <math.h>

/* Whole hundredths, so that sums of a ledger are exact in 64 bits. */
static const double HUNDREDTHS = 100;
static const double AMOUNT_MAX = 1e15;

int64_t loss_amount(const struct store *store, enum operation operation, struct stream *s)
{
    if (operation == OPERATION_DELETE || !store->has_value) {
        return 0;
    }
    return (int64_t)fmin(round(dist_draw(&store->value, s) * HUNDREDTHS), AMOUNT_MAX);
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
