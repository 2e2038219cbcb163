/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void spans_moments_and_counters_are_events(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    timeline_perfetto_write(&f.report, &f.out);
    told_holds(&f, "\"displayTimeUnit\": \"ms\"");
    told_holds(&f, "{\"name\": \"process_name\", \"ph\": \"M\", \"ts\": 0, \"pid\": 1, \"tid\": 0, "
                   "\"args\": {\"name\": \"pair, replication 1\"}}");
    told_holds(&f,
               "{\"name\": \"region-outage of rx\", \"ph\": \"X\", \"ts\": 600000000, \"pid\": 1, "
               "\"tid\": 6, \"cat\": \"fault\", \"dur\": 1200000000, \"args\": {}}");
    told_holds(&f, "\"ph\": \"i\", \"ts\": 600000000");
    told_holds(&f, "{\"name\": \"success\", \"ph\": \"C\"");
    told_holds(&f, "{\"name\": \"observers that hold x unhealthy\", \"ph\": \"C\"");
    told_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(spans_moments_and_counters_are_events)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
