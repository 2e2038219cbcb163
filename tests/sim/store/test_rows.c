/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/rows.h"

#include <math.h>

#include "sim/kernel/sim.h"
#include "tests/sim/store/fixture.h"

enum { SHARE, LOSS, RTO, METRICS };
static const struct metric metrics[METRICS] = {
    {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"loss", "count", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
};
static const struct metric_table table = {metrics, METRICS};

static void make(struct arena *a, uint32_t number, size_t incidents, struct row *ret)
{
    row_make(ret, a, &table);
    ret->replication = number;
    ret->stop = number == 3 ? STOP_EVENTS : STOP_HORIZON;
    ret->weight = 1.0 / number;
    ret->events = 10 * number;
    ret->skipped_probes = UINT64_C(5000000000);
    ret->value[SHARE] = 1 - 1.0 / (3 * number);
    ret->censored[SHARE] = number == 2;
    ret->incident_count = incidents;
    ret->incidents = arena_array(a, incidents + 1, sizeof *ret->incidents);
    for (size_t i = 0; i < incidents; i++) {
        struct row arrays;
        row_make(&arrays, a, &table);
        ret->incidents[i] = (struct incident_row){.opened = (simtime)(i + 1) * SIMTIME_HOUR,
                                                  .closed = i ? SIMTIME_NEVER : SIMTIME_DAY,
                                                  .value = arrays.value,
                                                  .censored = arrays.censored};
        arrays.value[RTO] = 60 + (double)i / 7;
        arrays.censored[RTO] = i == 1;
    }
}

static void assert_same(const struct row *a, const struct row *b)
{
    assert_int_equal(a->replication, b->replication);
    assert_int_equal(a->stop, b->stop);
    assert_true(a->weight == b->weight);
    assert_int_equal(a->events, b->events);
    assert_int_equal(a->skipped_probes, b->skipped_probes);
    assert_memory_equal(a->value, b->value, METRICS * sizeof *a->value);
    assert_memory_equal(a->censored, b->censored, METRICS);
    assert_int_equal(a->incident_count, b->incident_count);
    for (size_t i = 0; i < a->incident_count; i++) {
        assert_int_equal(a->incidents[i].opened, b->incidents[i].opened);
        assert_int_equal(a->incidents[i].closed, b->incidents[i].closed);
        assert_memory_equal(a->incidents[i].value, b->incidents[i].value, METRICS * sizeof(double));
        assert_memory_equal(a->incidents[i].censored, b->incidents[i].censored, METRICS);
    }
}

static const size_t incidents[] = {0, 2, 0, 5, 1, 0};
enum { ROWS = sizeof incidents / sizeof *incidents };

static void write_all(struct fixture *f, struct arena *a)
{
    struct row_writer w;
    struct row row;
    assert_true(archive_exec(&f->archive, "PRAGMA foreign_keys = OFF")); /* no run, no point */
    assert_true(row_writer_open(&w, &f->archive, &table));
    for (uint32_t k = 1; k <= ROWS; k++) {
        make(a, k, incidents[k - 1], &row);
        assert_true(row_writer_add(&w, 7, 1, &row));
        assert_true(row_writer_add(&w, 7, 2, &row));
    }
    assert_false(row_writer_add(&w, 7, 1, &row)); /* twice */
    row_writer_close(&w);
}

static void every_row_comes_back(void **state)
{
    struct fixture f;
    struct arena a;
    struct row_reader r;
    (void)state;
    fixture_open(&f);
    arena_init(&a, 0);
    write_all(&f, &a);
    assert_true(row_reader_open(&r, &f.archive, &table));
    for (uint32_t from = 1; from <= ROWS + 1; from += 3) {
        row_reader_seek(&r, 7, 1, from);
        for (uint32_t k = from; k <= ROWS; k++) {
            struct row wanted, row;
            make(&a, k, incidents[k - 1], &wanted);
            row_make(&row, &a, &table);
            assert_int_equal(row_reader_next(&r, &a, &row), 1);
            assert_string_equal(row_reader_stop(&r), k == 3 ? "events" : "horizon");
            assert_same(&wanted, &row);
        }
        struct row none;
        row_make(&none, &a, &table);
        assert_int_equal(row_reader_next(&r, &a, &none), 0);
    }
    row_reader_close(&r);
    arena_release(&a);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_row_comes_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
