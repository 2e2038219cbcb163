/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define BOOK "cost={price_book: azure-2026-europe}"

static void sizes_do_nothing_without_prices(void **state)
{
    static const struct bad_set sets[] = {
        {"clients.web.request_size=2KB", "S215", "clients.web.request_size"},
        {"clients.web.response_size=2KB", "S215", "clients.web.response_size"},
        {"stores.a.write_size=1KB", "S215", "stores.a.write_size"},
    };

    load_odd_sets(state, sets, COUNT_OF(sets));
}

static void sizes_that_are_missing_are_named(void **state)
{
    struct fixture *f = *state;

    load_odd(state, BOOK, "S218", "cost.prices");
    assert_non_null(strstr(f->diag.first->message,
                           ": clients.web.request_size, clients.web.response_size, "
                           "stores.a.write_size, stores.s.write_size, stores.m.write_size"));
    load_with(f, minimal, BOOK, "clients.web.request_size=0B", "clients.web.response_size=2KB",
              NULL);
    assert_int_equal(f->diag.warnings, 0);
}

static void what_is_not_replicated_has_no_egress(void **state)
{
    struct fixture *f = *state;

    load_with(f, stores, BOOK, "clients.web={requests: 1/s, request_size: 0B, response_size: 0B}",
              "stores.a.write_size=1KB", "stores.s.write_size=1KB", "stores.m.write_size=1KB",
              "stores.z.write_size=1KB", NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S215");
    assert_string_equal(f->diag.first->path, "stores.z.write_size");
}

static void work_without_wages_is_warned_of(void **state)
{
    struct fixture *f = *state;

    load_with(f, minimal,
              "cost={prices: {edge_month: 1, edge_requests_million: 1, probe_million: 0}}",
              "clients.web.request_size=0B", "clients.web.response_size=0B", NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S218");
    assert_string_equal(f->diag.first->path, "cost.engineer_hour");
}

static void drills_without_wages_are_an_error_alone(void **state)
{
    struct fixture *f = *state;

    load_with(f, minimal,
              "cost={prices: {edge_month: 1, edge_requests_million: 1, probe_million: 0},"
              " drills_per_year: 2, drill_hours: 8}",
              "clients.web={requests: 1/s, request_size: 0B, response_size: 0B}", NULL);
    assert_int_equal(f->diag.errors, 1);
    assert_int_equal(f->diag.warnings, 0);
    assert_string_equal(f->diag.first->path, "cost.engineer_hour");
}

static void what_goes_to_clients_without_an_edge_counts_nothing(void **state)
{
    struct fixture *f = *state;

    load_with(f, minimal, BOOK, "edge.kind=none",
              "clients.web={requests: 1/s, request_size: 2KB, response_size: 2KB}", NULL);
    assert_int_equal(f->diag.warnings, 2);
    assert_string_equal(f->diag.first->code, "S215");
    assert_string_equal(f->diag.first->path, "clients.web.request_size");
    assert_string_equal(f->diag.first->next->code, "S218");
    assert_string_equal(f->diag.first->next->path, "clients.web.response_size");
    load_with(f, minimal, BOOK, "edge.kind=none", NULL);
    assert_int_equal(f->diag.warnings, 0);
}

static void another_platform_is_priced_as_azure(void **state)
{
    struct fixture *f = *state;

    load_with(f, minimal, BOOK, "clients.web.request_size=0B", "clients.web.response_size=0B",
              "edge.preset=gcp-load-balancer", NULL);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S218");
    assert_string_equal(f->diag.first->path, "cost.price_book");
    assert_non_null(strstr(f->diag.first->message, "gcp-load-balancer as if"));
    load_with(f, minimal, BOOK, "clients.web.request_size=0B", "clients.web.response_size=0B",
              "edge.preset=azure-front-door", NULL);
    assert_int_equal(f->diag.warnings, 0);
}

/* The pair has an outage within its hour. */
static void a_scripted_hour_is_no_year(void **state)
{
    static const char *const sets[] = {"horizon=1h", "horizon=1y", "cost.engineer_hour=0",
                                       "faults=[]"};
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        load_with(f, pair, BOOK, sets[i], "clients.west.request_size=0B",
                  "clients.west.response_size=0B", "clients.north.request_size=0B",
                  "clients.north.response_size=0B", NULL);
        assert_int_equal(f->diag.warnings, i == 0);
        if (i == 0) {
            assert_string_equal(f->diag.first->code, "S219");
            assert_string_equal(f->diag.first->path, "cost.engineer_hour");
            assert_non_null(strstr(f->diag.first->message, "within 1h came again every 1h"));
            assert_non_null(strstr(f->diag.first->message, "(cost.operations; downtime is"));
        }
    }
}

static void a_scripted_hour_names_what_is_projected(void **state)
{
    struct fixture *f = *state;

    load_with(f, pair, BOOK, "cost.downtime_per_minute=9", "cost.lost_write=0",
              "clients.west.request_size=0B", "clients.west.response_size=0B",
              "clients.north.request_size=0B", "clients.north.response_size=0B", NULL);
    assert_string_equal(f->diag.first->path, "cost.engineer_hour");
    assert_non_null(strstr(f->diag.first->message, "(cost.operations, cost.downtime; "));
    load_with(f, pair, BOOK, "cost.downtime_per_minute=9", "cost.engineer_hour=0",
              "clients.west.request_size=0B", "clients.west.response_size=0B",
              "clients.north.request_size=0B", "clients.north.response_size=0B", NULL);
    assert_string_equal(f->diag.first->path, "cost.downtime_per_minute");
    assert_non_null(strstr(f->diag.first->message, "(cost.downtime; "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(sizes_do_nothing_without_prices),
        FIXTURE_TEST(sizes_that_are_missing_are_named),
        FIXTURE_TEST(what_is_not_replicated_has_no_egress),
        FIXTURE_TEST(work_without_wages_is_warned_of),
        FIXTURE_TEST(drills_without_wages_are_an_error_alone),
        FIXTURE_TEST(what_goes_to_clients_without_an_edge_counts_nothing),
        FIXTURE_TEST(another_platform_is_priced_as_azure),
        FIXTURE_TEST(a_scripted_hour_is_no_year),
        FIXTURE_TEST(a_scripted_hour_names_what_is_projected),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
