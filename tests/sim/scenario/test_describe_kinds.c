/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

#include "sim/scenario/describe_kinds.h"
#include "sim/scenario/sections.h"

static void a_preset_tells_values_sources_and_conflicts(void **state)
{
    struct buf b = BUF_INIT;
    (void)state;

    assert_true(describe_preset("azure-front-door", &b));
    assert_non_null(strstr(b.text, "edge.probe.interval: 30s\n"));
    assert_non_null(strstr(b.text, "AFD-02"));
    assert_non_null(strstr(b.text, "others say: 240 s"));
    assert_false(describe_preset("azure", &b));
    buf_clear(&b);
    assert_true(describe_preset("aws-route53", &b));
    assert_non_null(strstr(b.text, "edge.probe.agree: 18%\n"));
    buf_clear(&b);
    assert_true(describe_preset("azure-sql-failover-group", &b));
    assert_non_null(strstr(b.text, "azure-sql-failover-group (store preset)\n"));
    assert_non_null(strstr(b.text, "stores.*.failover.grace_period: 1h\n"));
    assert_non_null(strstr(b.text, "SQL-03"));
    buf_release(&b);
}

static void a_kind_of_fault_tells_its_target_and_keys(void **state)
{
    struct buf b = BUF_INIT;
    (void)state;

    assert_true(describe_fault_kind("region-outage", &b));
    assert_string_equal(b.text, "region-outage (kind of fault)\n"
                                "  everything in a region is down\n"
                                "  target: a region\n"
                                "  takes: mode, data, recovers, residual\n"
                                "  mode unless told: drop\n");
    buf_clear(&b);
    assert_true(describe_fault_kind("config-drift", &b));
    assert_non_null(strstr(b.text, "target: a stamp"));
    assert_false(describe_fault_kind("earthquake", &b));
    buf_release(&b);
}

static void a_path_may_have_nothing_more_to_tell(void **state)
{
    struct buf b = BUF_INIT;
    (void)state;

    describe_preset_values("clients.*.pops", &b);
    describe_fault_takers("faults[].at", &b);
    describe_fault_takers("edge.mode", &b);
    assert_int_equal(b.len, 0);
    describe_preset_values("edge.probe.up_after", &b);
    assert_non_null(strstr(b.text, "preset gcp-load-balancer: 2\n"));
    buf_clear(&b);
    describe_preset_values("stores.orders.failover.grace_period", &b);
    assert_non_null(strstr(b.text, "preset azure-sql-failover-group: 1h\n"));
    buf_clear(&b);
    describe_preset_values("stores.*.conflicts.granularity", &b);
    assert_non_null(strstr(b.text, "preset azure-cosmos-multi-write: 1s\n"));
    buf_clear(&b);
    describe_preset_values("stores", &b);
    describe_preset_values("stores.orders", &b);
    assert_int_equal(b.len, 0);
    buf_release(&b);
}

static void pages_list_all_kinds(void **state)
{
    struct buf b = BUF_INIT;
    (void)state;

    describe_distributions(&b);
    describe_presets(&b);
    describe_fault_kinds(&b);
    for (const struct choice *c = fault_kind_choices; c->name != NULL; c++) {
        assert_non_null(strstr(b.text, c->name));
    }
    for (const struct choice *c = preset_choices; c->name != NULL; c++) {
        assert_non_null(strstr(b.text, c->name));
    }
    for (const struct choice *c = store_preset_choices; c->name != NULL; c++) {
        assert_non_null(strstr(b.text, c->name));
    }
    assert_non_null(strstr(b.text, "| `stores.*.failover.promote`"));
    assert_non_null(strstr(b.text, "| `weibull`"));
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_preset_tells_values_sources_and_conflicts),
        cmocka_unit_test(a_kind_of_fault_tells_its_target_and_keys),
        cmocka_unit_test(a_path_may_have_nothing_more_to_tell),
        cmocka_unit_test(pages_list_all_kinds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
