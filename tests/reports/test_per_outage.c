/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/per_outage.h"

#include <math.h>

#include "tests/reports/page_store_fixture.h"

static struct per_outage outages_of(struct page_store *f)
{
    struct per_outage ret;
    assert_true(per_outage_read(&f->store.archive, f->run.row.id, 1, f->run.results[0], &ret));
    return ret;
}

/* The mean over all incidents is that per outage times their share. */
static void those_that_were_survived_do_not_count(void **state)
{
    struct page_store f;
    struct buf out = BUF_INIT;
    (void)state;
    page_store_open(&f);
    const struct summary *all = result_summary(f.run.results[0], "rto.service");
    struct per_outage o = outages_of(&f);
    assert_int_equal(o.incidents, all->n);
    assert_true(o.outages > 0 && o.outages <= o.incidents);
    assert_true(fabs(o.service.mean * (double)o.outages - all->mean * (double)all->n) <
                1e-9 * all->mean * (double)all->n);
    assert_true(o.service.min > 0 && o.p50.lo <= o.service.p50 && o.service.p50 <= o.p50.hi);
    assert_int_equal(o.outages,
                     fixture_number(&f.store, "SELECT count(*) FROM incidents WHERE point = 1 AND"
                                              " \"rto.service\" > 0"));
    assert_true(archive_exec(&f.store.archive, "UPDATE incidents SET \"rto.service\" = 0"
                                               " WHERE point = 1 AND replication > 1"));
    o = outages_of(&f);
    assert_true(per_outage_differs(&o));
    const struct metric_table *t = f.run.results[0]->metrics;
    per_outage_tell(&o, &t->metrics[metric_find(t, "rto.service")], &out);
    page_contains(&out, " incidents w");
    page_contains(&out, "; per outage, rto.service has the median ");
    buf_release(&out);
    page_store_close(&f);
}

static void without_outages_there_is_nothing_to_tell(void **state)
{
    struct page_store f;
    (void)state;
    page_store_open(&f);
    assert_true(archive_exec(&f.store.archive, "UPDATE incidents SET \"rto.service\" = 0"));
    struct per_outage o = outages_of(&f);
    assert_int_equal(o.outages, 0);
    assert_false(per_outage_differs(&o));
    page_store_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_that_were_survived_do_not_count),
        cmocka_unit_test(without_outages_there_is_nothing_to_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
