/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void what_is_gained_and_what_remains(void **state)
{
    (void)state;
    adr_fixture_compare(&f);
    adr_fixture_target(&f, 0, 0.99, VERDICT_MET);
    adr_fixture_target(&f, 1, 0.99, VERDICT_MISSED);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_consequences,
                "- Good, because the mean of `availability.requests` is ");
    assert_says(&f.adr, adr_consequences,
                "- Bad, because it costs money every year: `cost.annual`");
    adr_fixture_close(&f);
}

/* What is asked is met, and two metrics have these names, which are in order. */
static void setup_met(const char *downtime, const char *load)
{
    static struct metric metrics[F_COUNT];
    static struct metric_table table = {metrics, F_COUNT};
    memcpy(metrics, fixture_table.metrics, sizeof metrics);
    metrics[F_DOWNTIME].name = downtime;
    metrics[F_LOAD].name = load;
    adr_fixture_run(&f);
    f.single.metrics = &table;
    f.single.target_count = 1;
    f.single.horizon = SIMTIME_HOUR;
    f.run.points[0].scripted = true;
    adr_fixture_subject(&f);
}

/* An hour has its script once, and a year has it 8760 times. */
static void a_projected_year_is_said_to_be_one(void **state)
{
    static const char projected[] = "of a year in which the scripted faults come every 1h.\n";
    struct buf out = BUF_INIT;
    (void)state;
    setup_met("downtime.requests", "probe.load");
    assert_says(&f.adr, adr_consequences, "- Bad, because some downtime remains");
    assert_says(&f.adr, adr_consequences, projected);
    f.run.points[0].scripted = false;
    adr_consequences(&f.adr, &out);
    assert_null(strstr(buf_text(&out), projected));
    buf_release(&out);
    adr_fixture_close(&f);
}

static void downtime_costs_on_top(void **state)
{
    (void)state;
    setup_met("cost.annual", "cost.downtime");
    assert_says(&f.adr, adr_consequences,
                "- Bad, because downtime costs money on top, which the choice leaves out: "
                "`cost.downtime` is ");
    adr_fixture_close(&f);
}

static void what_would_end_the_doubt(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_consequences, "`ninefold size dir/pair.yaml --vary PATH=V1,V2,...`");
    f.single.target_count = 0;
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_consequences, "somebody has to say first what is enough");
    assert_says(&f.adr, adr_consequences, "what the design achieves is known");
    adr_fixture_close(&f);
}

/* With the only target in that doubt. */
static void assert_way_on(enum doubt doubt, int64_t needed, const char *wanted, bool more)
{
    struct target_result *t = &f.single.targets[0];
    t->verdict = VERDICT_UNDECIDED;
    t->doubt = doubt;
    t->needed = needed;
    f.single.target_count = 1;
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_consequences, wanted);
    struct buf out = BUF_INIT;
    adr_consequences(&f.adr, &out);
    assert_int_equal(strstr(buf_text(&out), "because more replications") != NULL, more);
    buf_release(&out);
}

static void more_replications_only_where_they_help(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    assert_way_on(DOUBT_STRADDLES, 0, "with four times as many they are about half as wide", true);
    assert_way_on(DOUBT_NOTHING_FAILED, 299, "because more replications would tell", true);
    assert_way_on(DOUBT_NOTHING_FAILED, 0, "a target below 100 % would tell", false);
    assert_way_on(DOUBT_CENSORED, 0, "a longer `horizon` would tell", false);
    assert_way_on(DOUBT_WEIGHTED, 0, "`rare_events: off` would tell", false);
    assert_way_on(DOUBT_TOO_FEW, 0, "a lower percentile would tell", false);
    assert_way_on(DOUBT_NO_VALUES, 0, "a shorter `horizon` would help", false);
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_gained_and_what_remains),
        cmocka_unit_test(a_projected_year_is_said_to_be_one),
        cmocka_unit_test(downtime_costs_on_top),
        cmocka_unit_test(what_would_end_the_doubt),
        cmocka_unit_test(more_replications_only_where_they_help),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
