/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include <ctype.h>
#include <string.h>

#include "models/metrics.h"

static const struct metric *row(size_t i)
{
    return &metric_table.metrics[i];
}

static void sorted_and_unique(void **state)
{
    (void)state;
    assert_int_equal(metric_table.count, METRIC_COUNT);
    for (size_t i = 1; i < METRIC_COUNT; i++) {
        assert_true(strcmp(row(i - 1)->name, row(i)->name) < 0);
    }
}

/* METRIC_RTO_DETECT_FIRST is rto.detect_first, and so on. */
#define NAMED(id)                                                                                  \
    {                                                                                              \
        id, #id                                                                                    \
    }

static const struct {
    enum metric_id id;
    const char *name;
} named[] = {
    NAMED(METRIC_AVAILABILITY_NINES),
    NAMED(METRIC_AVAILABILITY_REQUESTS),
    NAMED(METRIC_AVAILABILITY_TIME),
    NAMED(METRIC_CONFLICTS_BACKGROUND),
    NAMED(METRIC_CONFLICTS_ENTITIES),
    NAMED(METRIC_CONFLICTS_FEED_DEPTH),
    NAMED(METRIC_CONFLICTS_FEED_DEPTH_MAX),
    NAMED(METRIC_CONFLICTS_FEED_OLDEST),
    NAMED(METRIC_CONFLICTS_OVERWRITTEN),
    NAMED(METRIC_CONFLICTS_TO_FEED),
    NAMED(METRIC_CONFLICTS_TOTAL),
    NAMED(METRIC_CONFLICTS_UNRESOLVED),
    NAMED(METRIC_CONFLICTS_VALUE_AT_STAKE),
    NAMED(METRIC_CONFLICTS_WRONG_ENTITIES),
    NAMED(METRIC_COST_ANNUAL),
    NAMED(METRIC_COST_COMPUTE),
    NAMED(METRIC_COST_DATA),
    NAMED(METRIC_COST_DOWNTIME),
    NAMED(METRIC_COST_DRILLS),
    NAMED(METRIC_COST_EDGE),
    NAMED(METRIC_COST_EGRESS),
    NAMED(METRIC_COST_LOST_WRITES),
    NAMED(METRIC_COST_OPERATIONS),
    NAMED(METRIC_COST_PER_NINE),
    NAMED(METRIC_COST_PROBES),
    NAMED(METRIC_DOWNTIME),
    NAMED(METRIC_DOWNTIME_BY_BAD_DEPLOYMENT),
    NAMED(METRIC_DOWNTIME_BY_CLOCK_SKEW),
    NAMED(METRIC_DOWNTIME_BY_COMMON_CAUSE),
    NAMED(METRIC_DOWNTIME_BY_COMPONENT_DEGRADED),
    NAMED(METRIC_DOWNTIME_BY_COMPONENT_DOWN),
    NAMED(METRIC_DOWNTIME_BY_CONFIG_DRIFT),
    NAMED(METRIC_DOWNTIME_BY_CONTROL_PLANE_OUTAGE),
    NAMED(METRIC_DOWNTIME_BY_EDGE_OUTAGE),
    NAMED(METRIC_DOWNTIME_BY_FAILBACK),
    NAMED(METRIC_DOWNTIME_BY_FORCED_FAILOVER),
    NAMED(METRIC_DOWNTIME_BY_INSTANCE_CRASH),
    NAMED(METRIC_DOWNTIME_BY_LINK_PARTITION),
    NAMED(METRIC_DOWNTIME_BY_LINK_SLOW),
    NAMED(METRIC_DOWNTIME_BY_LOAD_SURGE),
    NAMED(METRIC_DOWNTIME_BY_MAINTENANCE),
    NAMED(METRIC_DOWNTIME_BY_NONE),
    NAMED(METRIC_DOWNTIME_BY_ORIGIN_DISABLED),
    NAMED(METRIC_DOWNTIME_BY_PLANNED_FAILOVER),
    NAMED(METRIC_DOWNTIME_BY_POP_OUTAGE),
    NAMED(METRIC_DOWNTIME_BY_PROBE_LOSS),
    NAMED(METRIC_DOWNTIME_BY_REGION_ISOLATION),
    NAMED(METRIC_DOWNTIME_BY_REGION_OUTAGE),
    NAMED(METRIC_DOWNTIME_BY_REPLICATION_STALL),
    NAMED(METRIC_DOWNTIME_BY_ZONE_OUTAGE),
    NAMED(METRIC_DOWNTIME_REQUESTS),
    NAMED(METRIC_FAILOVER_BREAK_EVEN),
    NAMED(METRIC_FAILOVER_SAVED),
    NAMED(METRIC_JOBS_DUPLICATE),
    NAMED(METRIC_JOBS_HARMFUL),
    NAMED(METRIC_JOBS_MISSED),
    NAMED(METRIC_LAG),
    NAMED(METRIC_LATENCY_WRITE),
    NAMED(METRIC_OUTAGES),
    NAMED(METRIC_OUTAGES_LENGTH),
    NAMED(METRIC_OUTAGES_LONGEST),
    NAMED(METRIC_OUTAGES_OUTSIDE),
    NAMED(METRIC_PROBE_FALSE_FLIPS),
    NAMED(METRIC_PROBE_LOAD),
    NAMED(METRIC_PROBE_RECOVER_FIRST),
    NAMED(METRIC_PROBE_RECOVER_LAST),
    NAMED(METRIC_PROBE_UNHEALTHY_SHARE),
    NAMED(METRIC_READS_STALE),
    NAMED(METRIC_RPO_LOST_VALUE),
    NAMED(METRIC_RPO_LOST_WRITES),
    NAMED(METRIC_RPO_SECONDS),
    NAMED(METRIC_RPO_STRANDED_WRITES),
    NAMED(METRIC_RTO_DETECT_FIRST),
    NAMED(METRIC_RTO_DETECT_LAST),
    NAMED(METRIC_RTO_FIRST_SUCCESS),
    NAMED(METRIC_RTO_SERVICE),
    NAMED(METRIC_RTO_STAGE_DECIDE),
    NAMED(METRIC_RTO_STAGE_DETECT),
    NAMED(METRIC_RTO_STAGE_DRAIN),
    NAMED(METRIC_RTO_STAGE_OTHER),
    NAMED(METRIC_RTO_STAGE_PROMOTE),
    NAMED(METRIC_RTO_STAGE_WARM),
    NAMED(METRIC_RTO_WRITE),
    NAMED(METRIC_SESSIONS_BROKEN),
    NAMED(METRIC_SESSIONS_LOST),
    NAMED(METRIC_SLA_MONTH),
    NAMED(METRIC_SLA_YEAR),
};

static void enum_names_them(void **state)
{
    (void)state;
    assert_int_equal(sizeof named / sizeof *named, METRIC_COUNT);
    for (size_t i = 0; i < METRIC_COUNT; i++) {
        char want[64] = "METRIC_";
        const char *name = row(i)->name;
        size_t n = strlen(want);
        for (; *name; name++) {
            want[n++] = *name == '.' || *name == '-' ? '_' : (char)toupper((unsigned char)*name);
        }
        want[n] = '\0';
        assert_int_equal(named[i].id, i);
        assert_string_equal(named[i].name, want);
    }
}

static void help_and_unit(void **state)
{
    (void)state;
    for (size_t i = 0; i < METRIC_COUNT; i++) {
        assert_non_null(row(i)->unit);
        assert_true(row(i)->unit[0] != '\0');
        assert_true(strlen(row(i)->help) > 20);
        assert_int_equal(row(i)->help[strlen(row(i)->help) - 1], '.');
        if (strncmp(row(i)->name, "rto.", 4) == 0) {
            assert_string_equal(row(i)->unit, "s");
            assert_int_equal(row(i)->scope, SCOPE_INCIDENT);
        }
        if (strncmp(row(i)->name, "availability.", 13) == 0) {
            assert_int_equal(row(i)->scope, SCOPE_REPLICATION);
        }
    }
}

static void found_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < METRIC_COUNT; i++) {
        assert_int_equal(metric_find(&metric_table, row(i)->name), i);
    }
    assert_int_equal(metric_find(&metric_table, "rto"), -1);
    assert_int_equal(metric_find(&metric_table, "rto.servicf"), -1);
    assert_int_equal(metric_find(&metric_table, ""), -1);
    assert_int_equal(row(METRIC_AVAILABILITY_NINES)->summary, SUMMARY_NINES);
    assert_int_equal(row(METRIC_COST_PER_NINE)->summary, SUMMARY_PER_NINE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorted_and_unique),
        cmocka_unit_test(enum_names_them),
        cmocka_unit_test(help_and_unit),
        cmocka_unit_test(found_by_name),
    };
    return cmocka_run_group_tests_name("models/metrics", tests, NULL, NULL);
}
