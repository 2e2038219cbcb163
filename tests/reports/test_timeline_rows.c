/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/timeline_fixture.h"

static void rows_are_csv(void **state)
{
    struct told f;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    timeline_csv_write(&f.report, &f.out);
    told_holds(&f, "incident,step,at_s,last_s,since_s,part,kind,success,text,because,cause\r\n"
                   "1,1,600,600,0,failed,fault.begins,0,\"region-outage of rx begins: nothing "
                   "answers, nothing refuses\",\"scripted, for 20 min\",\r\n");
    told_release(&f);
}

static void tables_are_markdown(void **state)
{
    struct told f;
    struct timeline hidden;
    (void)state;
    told_play(&f, TOLD_OUTAGE, 0);
    timeline_markdown_write(&f.report, &f.out);
    told_holds(&f, "# A pair\n");
    told_holds(&f, "## Incident 1: region-outage of rx\n");
    told_holds(&f, "| because ");
    told_holds(&f, "What to learn: ");
    buf_clear(&f.out);
    timeline_hide(&f.arena, &f.timeline, &hidden);
    f.report.timeline = &hidden;
    f.report.seen = true;
    timeline_markdown_write(&f.report, &f.out);
    told_lacks(&f, "region-outage");
    told_lacks(&f, "A pair");
    told_holds(&f, "## Incident 1\n");
    told_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows_are_csv),
                                       cmocka_unit_test(tables_are_markdown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
