/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/worst.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { NINES, REQUESTS, RTO, COUNT };

static const struct metric metrics[COUNT] = {
    {"availability.nines", "1", SCOPE_REPLICATION, SUMMARY_NINES, ""},
    {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
};
static const struct metric_table table = {metrics, COUNT};

static void see(struct worst *w, uint32_t replication, double requests, const double *rto,
                size_t count)
{
    double value[COUNT] = {NAN, requests, NAN}, values[4][COUNT];
    struct incident_row incidents[4];
    for (size_t i = 0; i < count; i++) {
        values[i][RTO] = rto[i];
        incidents[i] = (struct incident_row){.value = values[i]};
    }
    struct row row = {.replication = replication,
                      .value = value,
                      .incidents = incidents,
                      .incident_count = count};
    worst_row(w, 0, &row);
}

static void of_incidents_the_largest(void **state)
{
    struct worst w;
    (void)state;
    worst_init(&w, &table, RTO);
    see(&w, 1, 1, NULL, 0);
    assert_false(w.found);
    see(&w, 2, 1, (double[]){5, 9, NAN}, 3);
    see(&w, 3, 1, (double[]){9}, 1); /* of equals the first */
    assert_true(w.found && w.value == 9 && w.of == 3);
    assert_int_equal(w.replication, 2);
    assert_int_equal(w.incident, 2);
}

static void of_availability_the_smallest(void **state)
{
    struct worst w;
    (void)state;
    worst_init(&w, &table, REQUESTS);
    see(&w, 1, 0.99, NULL, 0);
    see(&w, 2, 0.98, NULL, 0);
    see(&w, 3, 1, NULL, 0);
    assert_true(w.least && w.value == 0.98);
    assert_int_equal(w.replication, 2);
    assert_int_equal(w.incident, 0);
}

static void what_is_of_all_together_judges_none(void **state)
{
    (void)state;
    assert_false(worst_judges(&metrics[NINES]));
    assert_true(worst_judges(&metrics[RTO]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(of_incidents_the_largest),
                                       cmocka_unit_test(of_availability_the_smallest),
                                       cmocka_unit_test(what_is_of_all_together_judges_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
