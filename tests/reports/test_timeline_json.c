/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void all_of_it_is_there(void **state)
{
    struct told f;
    struct worst w;
    (void)state;
    told_play(&f, TOLD_FAILOVER, 0);
    worst_init(&w, f.trace.metrics, metric_find(f.trace.metrics, "rto.service"));
    worst_row(&w, 0, &f.trace.row);
    f.report.worst = &w;
    timeline_json_write(&f.report, &f.out);
    told_holds(&f, "\"replication\": 1,\n");
    told_holds(&f, "\"chosen\": {\"by\": \"rto.service\", \"value\": ");
    told_holds(&f, "\"what\": \"region-outage of rx\"");
    told_holds(&f, "\"because\": \"its failover was decided, which took 5 min\"");
    told_holds(&f, "\"cause\": null");
    told_holds(&f, "\"lesson\": \"of ");
    told_release(&f);
}

static void what_is_hidden_is_not(void **state)
{
    struct told f;
    struct timeline hidden;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    timeline_hide(&f.arena, &f.timeline, &hidden);
    f.report.timeline = &hidden;
    f.report.seen = true;
    timeline_json_write(&f.report, &f.out);
    told_lacks(&f, "region-outage");
    told_lacks(&f, "because");
    told_lacks(&f, "scenario");
    told_holds(&f, "\"text\": \"outage: 0 % of requests succeed\"");
    told_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_of_it_is_there),
                                       cmocka_unit_test(what_is_hidden_is_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
