/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_outages.h"

#include "tests/reports/page_store_fixture.h"

static void beside_those_of_all_incidents(void **state)
{
    struct page_store f;
    struct page_run r;
    (void)state;
    page_store_open(&f);
    page_run_init(&f.page, 0, &r);
    assert_true(archive_exec(&f.store.archive,
                             "UPDATE incidents SET \"rto.service\" = 0 WHERE replication % 2;"
                             "UPDATE incidents SET \"rto.service\" = 0 WHERE point = 2"));
    page_outages_write(&f.page, &r);
    page_contains(&f.out, "Per outage: rto.service of the incidents in which the service was down");
    page_contains(&f.out, "<td class=\"num\" data-v=\"0\">0</td><td class=\"num\">-</td>");
    page_contains(&f.out, "<small>[");
    page_store_close(&f);
}

static void nothing_where_every_incident_is_an_outage(void **state)
{
    struct page_store f;
    struct page_run r;
    (void)state;
    page_store_open(&f);
    page_run_init(&f.page, 0, &r);
    assert_true(archive_exec(&f.store.archive, "UPDATE incidents SET \"rto.service\" = 60"));
    page_outages_write(&f.page, &r);
    assert_int_equal(f.out.len, 0);
    page_store_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beside_those_of_all_incidents),
        cmocka_unit_test(nothing_where_every_incident_is_an_outage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
