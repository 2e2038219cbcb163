/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/row_wire.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "models/metrics.h"

/* A number of metrics that fills its last byte of a bitmap, and one that does not. */
enum { FULL = 16, ODD = 11, MOST = METRIC_COUNT };

struct made {
    struct arena arena;
    struct row row;
};

static void values_init(double *value, uint8_t *censored, size_t metrics, unsigned salt)
{
    static const uint64_t odd[] = {
        0x7ff8000000000001, /* a NaN with something to say */
        0xfff8000000000000, /* what 0/0 is on x86 */
        0x8000000000000000, /* -0 */
        0x0000000000000001, /* the smallest there is */
        0x7ff0000000000000, /* infinity */
        0x3fd5555555555555, /* 1/3 */
    };
    for (size_t m = 0; m < metrics; m++) {
        size_t which = (m + salt) % 8;
        value[m] = NAN;
        if (which < sizeof odd / sizeof *odd) {
            memcpy(&value[m], &odd[which], sizeof value[m]);
        }
        censored[m] = (m + salt) % 3 == 0;
    }
}

static void row_arrays(struct arena *a, size_t metrics, struct row *row)
{
    *row = (struct row){.value = arena_array(a, metrics, sizeof *row->value),
                        .censored = arena_array(a, metrics, sizeof *row->censored)};
}

static void made_init(struct made *m, size_t metrics, size_t incidents)
{
    arena_init(&m->arena, 0);
    row_arrays(&m->arena, metrics, &m->row);
    m->row.replication = UINT32_MAX;
    m->row.weight = 0.1;
    m->row.events = UINT64_MAX - 1;
    m->row.skipped_probes = 84096000000;
    m->row.stop = 3;
    values_init(m->row.value, m->row.censored, metrics, 0);
    m->row.incident_count = incidents;
    m->row.incidents = arena_array(&m->arena, incidents, sizeof *m->row.incidents);
    for (size_t i = 0; i < incidents; i++) {
        struct incident_row *in = &m->row.incidents[i];
        in->opened = -1 + (simtime)i;
        in->closed = SIMTIME_NEVER;
        in->value = arena_array(&m->arena, metrics, sizeof *in->value);
        in->censored = arena_array(&m->arena, metrics, sizeof *in->censored);
        values_init(in->value, in->censored, metrics, (unsigned)i);
    }
}

static void assert_same(const struct row *a, const struct row *b, size_t metrics)
{
    assert_int_equal(a->replication, b->replication);
    assert_int_equal(a->stop, b->stop);
    assert_true(a->events == b->events && a->skipped_probes == b->skipped_probes);
    assert_memory_equal(&a->weight, &b->weight, sizeof a->weight);
    assert_memory_equal(a->value, b->value, metrics * sizeof *a->value);
    assert_memory_equal(a->censored, b->censored, metrics);
    assert_int_equal(a->incident_count, b->incident_count);
    for (size_t i = 0; i < a->incident_count; i++) {
        const struct incident_row *x = &a->incidents[i], *y = &b->incidents[i];
        assert_true(x->opened == y->opened && x->closed == y->closed);
        assert_memory_equal(x->value, y->value, metrics * sizeof *x->value);
        assert_memory_equal(x->censored, y->censored, metrics);
    }
}

static void every_bit_comes_back(void **state)
{
    static const size_t sizes[] = {1, FULL, ODD, MOST}, incidents[] = {0, 1, 1000};
    (void)state;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        for (size_t i = 0; i < sizeof incidents / sizeof *incidents; i++) {
            struct made m;
            struct row back;
            struct buf bytes = BUF_INIT;
            made_init(&m, sizes[s], incidents[i]);
            row_arrays(&m.arena, sizes[s], &back);
            row_wire_put(&m.row, sizes[s], &bytes);
            struct wire w = {.at = bytes.text, .left = bytes.len};
            assert_true(row_wire_get(&w, sizes[s], &m.arena, &back));
            assert_true(wire_done(&w));
            assert_same(&m.row, &back, sizes[s]);
            buf_release(&bytes);
            arena_release(&m.arena);
        }
    }
}

/* Several in a row, as they are sent. */
static void rows_follow_each_other(void **state)
{
    struct made first, second;
    struct row back;
    struct buf bytes = BUF_INIT;
    (void)state;
    made_init(&first, ODD, 2);
    made_init(&second, ODD, 1);
    second.row.replication = 9;
    row_wire_put(&first.row, ODD, &bytes);
    row_wire_put(&second.row, ODD, &bytes);
    struct wire w = {.at = bytes.text, .left = bytes.len};
    row_arrays(&first.arena, ODD, &back);
    assert_true(row_wire_get(&w, ODD, &first.arena, &back));
    assert_same(&first.row, &back, ODD);
    assert_true(row_wire_get(&w, ODD, &first.arena, &back));
    assert_same(&second.row, &back, ODD);
    assert_true(wire_done(&w));
    buf_release(&bytes);
    arena_release(&first.arena);
    arena_release(&second.arena);
}

static void what_is_not_there_costs_a_bit(void **state)
{
    struct made m;
    struct buf with = BUF_INIT, without = BUF_INIT;
    (void)state;
    made_init(&m, FULL, 0);
    row_wire_put(&m.row, FULL, &with);
    m.row.value[1] = NAN; /* which was a value */
    row_wire_put(&m.row, FULL, &without);
    assert_int_equal(with.len - without.len, sizeof(double));
    buf_release(&with);
    buf_release(&without);
    arena_release(&m.arena);
}

/* In memory of just that size, so that a sanitizer sees a step beyond. */
static bool reads(const char *bytes, size_t length)
{
    struct arena arena;
    struct row row;
    char *exact = malloc(length > 0 ? length : 1);
    assert_non_null(exact);
    memcpy(exact, bytes, length);
    arena_init(&arena, 0);
    row_arrays(&arena, ODD, &row);
    struct wire w = {.at = exact, .left = length};
    bool whole = row_wire_get(&w, ODD, &arena, &row);
    assert_true(!whole || row.incident_count <= length / 16);
    arena_release(&arena);
    free(exact);
    return whole && wire_done(&w);
}

static void cut_short_anywhere_it_is_refused(void **state)
{
    struct made m;
    struct buf bytes = BUF_INIT;
    (void)state;
    made_init(&m, ODD, 3);
    row_wire_put(&m.row, ODD, &bytes);
    assert_true(reads(bytes.text, bytes.len));
    for (size_t length = 0; length < bytes.len; length++) {
        assert_false(reads(bytes.text, length));
    }
    buf_release(&bytes);
    arena_release(&m.arena);
}

/* Any byte may be anything: what comes is a row or a refusal, and never asks for more memory than
 * its bytes account for. */
static void whatever_the_bytes_are(void **state)
{
    struct made m;
    struct buf bytes = BUF_INIT;
    (void)state;
    made_init(&m, ODD, 2);
    row_wire_put(&m.row, ODD, &bytes);
    for (size_t i = 0; i < bytes.len; i++) {
        char kept = bytes.text[i];
        for (int flip = 1; flip < 256; flip = 2 * flip + 1) {
            bytes.text[i] = (char)(kept ^ flip);
            reads(bytes.text, bytes.len);
        }
        bytes.text[i] = kept;
    }
    buf_release(&bytes);
    arena_release(&m.arena);
}

static void counts_and_bits_that_lie(void **state)
{
    struct made m;
    struct buf bytes = BUF_INIT;
    (void)state;
    made_init(&m, ODD, 0);
    row_wire_put(&m.row, ODD, &bytes);
    uint64_t most = UINT64_MAX;
    memcpy(bytes.text + bytes.len - sizeof most, &most, sizeof most); /* incidents */
    assert_false(reads(bytes.text, bytes.len));
    memset(bytes.text + bytes.len - sizeof most, 0, sizeof most);
    assert_true(reads(bytes.text, bytes.len));
    char *bitmap = bytes.text + 2 * sizeof(uint32_t) + 3 * sizeof(uint64_t);
    bitmap[1] |= (char)0x80; /* a value of the 16th of 11 metrics */
    assert_false(reads(bytes.text, bytes.len));
    buf_release(&bytes);
    arena_release(&m.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bit_comes_back),
        cmocka_unit_test(rows_follow_each_other),
        cmocka_unit_test(what_is_not_there_costs_a_bit),
        cmocka_unit_test(cut_short_anywhere_it_is_refused),
        cmocka_unit_test(whatever_the_bytes_are),
        cmocka_unit_test(counts_and_bits_that_lie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
