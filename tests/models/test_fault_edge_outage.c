/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include <gsl/gsl_cdf.h>

#include "tests/models/fixture.h"

enum { WE, POPS = 10 };

static void build(struct fixture *f)
{
    fixture_init(f, 6, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_group(f, "other", 100, 4);
}

static uint64_t out(const struct fixture *f)
{
    uint64_t set = 0;
    for (size_t p = 0; p < POPS; p++) {
        set |= (uint64_t)(f->world->pops[p].place == POP_EDGE_OUT) << p;
    }
    return set;
}

/* Three of ten, over both groups: each POP as often as any other. The counts of sampling without
 * replacement vary less than multinomial ones, by 7/9 of the variance: chi-square over (7/10 x
 * 10/9), 9 degrees of freedom. False alarm 1e-6, fixed seed. */
static void every_pop_alike(void **state)
{
    (void)state;
    enum { REPLICATIONS = 3000 };
    int seen[POPS] = {0};
    struct fixture f;
    build(&f);
    fixture_fault(&f, FAULT_EDGE_OUTAGE, seconds(10), seconds(10))->share = 0.3;
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_until(&f, r, seconds(11));
        for (size_t p = 0; p < POPS; p++) {
            seen[p] += (int)(out(&f) >> p & 1);
        }
    }
    double expected = REPLICATIONS * 0.3, chi = 0;
    for (size_t p = 0; p < POPS; p++) {
        chi += (seen[p] - expected) * (seen[p] - expected) / expected;
    }
    assert_true(gsl_cdf_chisq_Q(chi / (0.7 * 10 / 9), 9) > 1e-6);
    fixture_release(&f);
}

/* Two at once draw for themselves; a POP that both took is back after the second. */
static void overlap(void **state)
{
    (void)state;
    int shared = 0;
    struct fixture f;
    build(&f);
    fixture_fault(&f, FAULT_EDGE_OUTAGE, seconds(100), seconds(200))->share = 0.5;
    fixture_fault(&f, FAULT_EDGE_OUTAGE, seconds(200), seconds(200))->share = 0.5;
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= 20; r++) {
        fixture_until(&f, r, seconds(150));
        uint64_t first = out(&f);
        assert_int_equal(__builtin_popcountll(first), 5);
        fixture_on(&f, seconds(250));
        uint64_t both = out(&f);
        assert_int_equal(both & first, first);
        fixture_on(&f, seconds(350));
        uint64_t second = out(&f);
        assert_int_equal(__builtin_popcountll(second), 5);
        assert_int_equal(first | second, both);
        shared += (first & second) != 0;
        fixture_on(&f, seconds(401));
        assert_int_equal(out(&f), 0);
    }
    assert_true(shared > 5);
    fixture_release(&f);
}

/* The requests fail until it ends; nothing detects, drains or reroutes. */
static void all_of_it(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_fault(&f, FAULT_EDGE_OUTAGE, seconds(600), seconds(360));
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 0.9, 1e-15);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 360, 0);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_OTHER), 360, 0);
    assert_no_value(fixture_value(&f, METRIC_RTO_DETECT_LAST));
    assert_near(fixture_value(&f, METRIC_PROBE_LOAD), 0.9 * POPS / 30, 1e-12);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pop_alike),
        cmocka_unit_test(overlap),
        cmocka_unit_test(all_of_it),
    };
    return cmocka_run_group_tests_name("models/fault_edge_outage", tests, NULL, NULL);
}
