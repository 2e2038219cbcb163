/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the waiting line if nothing changes. */
#include <math.h>

#include "models/lag_line.h"

static simtime after(const struct lag_history *h, double seconds)
{
    return seconds > 0 ? simtime_add(h->now, simtime_from_seconds(seconds)) : h->now;
}

static simtime earlier(simtime a, simtime b)
{
    return a < b ? a : b;
}

/* Seconds to the next boundary, and the writes that get into line there. */
static double to_boundary(const struct lag_history *h, double *ret_writes)
{
    simtime into =
        h->now < h->phase ? h->now - h->phase + h->batch : (h->now - h->phase) % h->batch;
    double left = simtime_seconds(h->batch - into);
    *ret_writes = h->rate * left;
    for (size_t i = h->end; i > h->first && h->pieces[i - 1].open; i--) {
        *ret_writes +=
            h->pieces[i - 1].rate * simtime_seconds(h->pieces[i - 1].to - h->pieces[i - 1].from);
    }
    return left;
}

/* With batches the line falls between two boundaries and jumps at each, in all by rate -
 * throughput times the batch. */
static double drained_batches(const struct lag_history *h)
{
    double arriving, left = to_boundary(h, &arriving), batch = simtime_seconds(h->batch);
    if (h->line <= h->throughput * left) {
        return h->line / h->throughput;
    }
    double line = h->line - h->throughput * left + arriving; /* behind the next boundary */
    double full = h->throughput * batch, shrinks = full - h->rate * batch;
    if (line <= full) {
        return left + line / h->throughput;
    }
    if (!(shrinks > 0)) {
        return INFINITY;
    }
    double batches = ceil((line - full) / shrinks);
    return left + batches * batch + (line - batches * shrinks) / h->throughput;
}

simtime lag_line_drained(const struct lag_history *h)
{
    if (h->line <= 0) {
        return h->now;
    }
    if (h->frozen) {
        return SIMTIME_NEVER;
    }
    if (h->batch > 0) {
        return after(h, drained_batches(h));
    }
    return h->rate < h->throughput ? after(h, h->line / (h->throughput - h->rate)) : SIMTIME_NEVER;
}

static double grows_to_batches(const struct lag_history *h, double writes)
{
    double arriving, left = to_boundary(h, &arriving), batch = simtime_seconds(h->batch);
    double served = h->frozen ? 0 : h->throughput;
    double line = (h->frozen ? h->line : fmax(0, h->line - served * left)) + arriving;
    double growth = (h->rate - served) * batch;
    if (line >= writes) {
        return left;
    }
    if (growth > 0) {
        return left + ceil((writes - line) / growth) * batch;
    }
    double next = fmax(0, line - served * batch) + h->rate * batch;
    return next >= writes ? left + batch : INFINITY;
}

/* Instants are whole nanoseconds: at the one that was foreseen a part of a write may be missing. */
static const double almost = 1e-3;

static double grows_to(const struct lag_history *h, double writes)
{
    double growth = h->rate - (h->frozen ? 0 : h->throughput);
    if (h->line >= writes - almost) {
        return 0;
    }
    if (h->batch > 0) {
        return grows_to_batches(h, writes);
    }
    if (!h->frozen && h->line <= 0 && h->sync) {
        return INFINITY;
    }
    return growth > 0 ? (writes - h->line) / growth : INFINITY;
}

/* Frozen: whoever is at the head stays there; with batches it may get there at the boundary only,
 * where it has waited since the first write that is open. */
static simtime ages_frozen(const struct lag_history *h, simtime age)
{
    double arriving;
    if (h->line > 0) {
        return simtime_add(lag_history_since(h, 0), age);
    }
    if (h->batch <= 0) {
        return h->rate > 0 ? simtime_add(h->now, age) : SIMTIME_NEVER;
    }
    simtime boundary = after(h, to_boundary(h, &arriving)), head = h->now;
    if (arriving <= 0) {
        return SIMTIME_NEVER;
    }
    for (size_t i = h->end; i > h->first && h->pieces[i - 1].open; i--) {
        head = h->pieces[i - 1].rate > 0 ? h->pieces[i - 1].from : head;
    }
    simtime reached = simtime_add(head, age);
    return reached > boundary ? reached : boundary;
}

/* A write acknowledged at s gets its turn at the age f(s) = u(s) - clock + now - s, in seconds
 * after now u(s) - clock. Both are lines within a cell. The first turn at `age` or more in a cell
 * (seconds, infinity if none), given the cell's last turn yet to come. */
static double ages_in_cell(const struct lag_history *h, const struct lag_cell *c, double age)
{
    double start = c->oldest > 0 && c->slope > 0 ? c->oldest / c->slope : 0; /* gone before */
    double turn = -c->oldest + c->slope * start;
    double f = turn + simtime_seconds(h->now - c->from) - start;
    if (c->rate <= 0 || start > c->length) {
        return INFINITY;
    }
    if (f >= age) {
        return fmax(0, turn);
    }
    double more = c->slope > 1 ? (age - f) / (c->slope - 1) : INFINITY;
    return start + more <= c->length ? turn + c->slope * more : INFINITY;
}

static simtime ages_running(struct lag_history *h, double age)
{
    double slope = h->rate / h->throughput, turn = h->line / h->throughput, arriving = 0;
    if (isinf(h->throughput) || (h->line <= 0 && (slope <= 1 || h->sync))) {
        return SIMTIME_NEVER;
    }
    lag_history_foresee(h);
    for (size_t i = h->first; i < h->end; i++) {
        const struct lag_piece *p = &h->pieces[i];
        for (int64_t j = p->cells > 2 ? p->cells - 2 : 0; j < p->cells; j++) { /* others are gone */
            struct lag_cell c = lag_history_cell(h, p, j, 0, true);
            double t = c.newest < 0 ? ages_in_cell(h, &c, age) : INFINITY;
            if (t < INFINITY) {
                return after(h, t);
            }
        }
    }
    if (h->batch > 0) {
        double left = to_boundary(h, &arriving);
        arriving -= h->rate * left;
        turn = left + (fmax(0, h->line - h->throughput * left) + arriving) / h->throughput;
    }
    if (turn >= age && h->rate > 0) {
        return after(h, turn);
    }
    return slope > 1 ? after(h, turn + slope * (age - turn) / (slope - 1)) : SIMTIME_NEVER;
}

simtime lag_line_reaches(struct lag_history *h, double writes, simtime age)
{
    simtime grown = after(h, grows_to(h, writes));
    return earlier(grown, h->frozen ? ages_frozen(h, age) < h->now ? h->now : ages_frozen(h, age)
                                    : ages_running(h, simtime_seconds(age)));
}
