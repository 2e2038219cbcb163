/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/row_wire.h"

#include <math.h>
#include <string.h>

#include "sim/base/die.h"

enum { BITS = 8 };

static size_t bitmap_length(size_t metrics)
{
    return (metrics + BITS - 1) / BITS;
}

/* The NaN that stands for "no value" everywhere; another one would be a value that went wrong, and
 * travels as it is. */
static bool is_none(double x)
{
    static const double none = NAN;
    return memcmp(&x, &none, sizeof x) == 0;
}

static void put_values(const double *value, const uint8_t *censored, size_t metrics,
                       struct buf *out)
{
    size_t length = bitmap_length(metrics), at = out->len;
    buf_pad(out, '\0', 2 * length);
    for (size_t m = 0; m < metrics; m++) {
        VERIFY(censored[m] <= 1);
        unsigned char *has = (unsigned char *)out->text + at + m / BITS, *cut = has + length;
        *cut = (unsigned char)(*cut | censored[m] << m % BITS);
        if (!is_none(value[m])) {
            *has = (unsigned char)(*has | 1 << m % BITS);
            wire_put_bytes(out, &value[m], sizeof value[m]);
        }
    }
}

void row_wire_put(const struct row *row, size_t metrics, struct buf *out)
{
    wire_put_u32(out, row->replication);
    wire_put_u32(out, (uint32_t)row->stop);
    wire_put_u64(out, row->events);
    wire_put_u64(out, row->skipped_probes);
    wire_put_bytes(out, &row->weight, sizeof row->weight);
    put_values(row->value, row->censored, metrics, out);
    wire_put_u64(out, row->incident_count);
    for (size_t i = 0; i < row->incident_count; i++) {
        const struct incident_row *incident = &row->incidents[i];
        wire_put_u64(out, (uint64_t)incident->opened);
        wire_put_u64(out, (uint64_t)incident->closed);
        put_values(incident->value, incident->censored, metrics, out);
    }
}

static unsigned bit(const char *bitmap, size_t m)
{
    return (unsigned)(unsigned char)bitmap[m / BITS] >> m % BITS & 1U;
}

static void get_values(struct wire *w, size_t metrics, double *value, uint8_t *censored)
{
    size_t length = bitmap_length(metrics);
    const char *has = wire_bytes(w, length), *cut = wire_bytes(w, length);
    if (w->spoilt) {
        return;
    }
    for (size_t m = 0; m < metrics; m++) {
        value[m] = NAN;
        censored[m] = (uint8_t)bit(cut, m);
        if (bit(has, m)) {
            wire_copy(w, &value[m], sizeof value[m]);
        }
    }
    for (size_t m = metrics; m < length * BITS; m++) { /* of no metric */
        w->spoilt = w->spoilt || bit(has, m) || bit(cut, m);
    }
}

static void get_incidents(struct wire *w, size_t metrics, struct arena *rows, struct row *ret)
{
    uint64_t count = wire_u64(w);
    size_t least = 2 * (sizeof(simtime) + bitmap_length(metrics));
    if (count > w->left / least) { /* a lie must not ask for memory */
        w->spoilt = true;
        return;
    }
    ret->incident_count = (size_t)count;
    ret->incidents = arena_array(rows, ret->incident_count, sizeof *ret->incidents);
    for (size_t i = 0; i < ret->incident_count && !w->spoilt; i++) {
        struct incident_row *incident = &ret->incidents[i];
        incident->opened = (simtime)wire_u64(w);
        incident->closed = (simtime)wire_u64(w);
        incident->value = arena_array(rows, metrics, sizeof *incident->value);
        incident->censored = arena_array(rows, metrics, sizeof *incident->censored);
        get_values(w, metrics, incident->value, incident->censored);
    }
}

bool row_wire_get(struct wire *w, size_t metrics, struct arena *rows, struct row *ret)
{
    ret->replication = wire_u32(w);
    ret->stop = (int)wire_u32(w);
    ret->events = wire_u64(w);
    ret->skipped_probes = wire_u64(w);
    wire_copy(w, &ret->weight, sizeof ret->weight);
    get_values(w, metrics, ret->value, ret->censored);
    get_incidents(w, metrics, rows, ret);
    return !w->spoilt;
}
