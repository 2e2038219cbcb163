/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_provenance.h"

#include "tests/reports/page_store_fixture.h"

static void how_to_have_it_again(void **state)
{
    struct page_store f;
    (void)state;
    page_store_open(&f);
    assert_true(page_provenance_write(&f.page));
    page_contains(&f.out, "<code id=\"run-1-command\">ninefold sweep two.yaml --seed 1</code>");
    page_contains(&f.out, "data-copy=\"run-1-command\" hidden>");
    page_contains(&f.out, "<dt>run</dt><dd>1 in a&lt;b.db</dd>");
    page_contains(&f.out, "<dt>program</dt><dd>ninefold 1.0.0</dd>");
    page_contains(&f.out, "sha256 ");
    page_contains(&f.out, "<dd>150 at each of 2 points, 300 in all</dd>");
    page_contains(&f.out, "<dt>started</dt><dd>20");
    page_contains(&f.out, "with all defaults: two, at the first point</summary>");
    page_contains(&f.out, "quiet ones accounted for");
    page_store_close(&f);
}

static void what_was_out_of_the_ordinary(void **state)
{
    struct page_store f;
    (void)state;
    page_store_open(&f);
    f.run.row.exact = true;
    f.run.row.first = 5;
    f.run.row.command_line = "ninefold sweep '<&>.yaml'";
    assert_true(page_provenance_write(&f.page));
    page_contains(&f.out, "every one played (--exact)");
    page_contains(&f.out, ", from number 5 on");
    page_contains(&f.out, "ninefold sweep &#39;&lt;&amp;&gt;.yaml&#39;</code>");
    assert_true(archive_exec(&f.store.archive, "DROP TABLE scenarios"));
    assert_false(page_provenance_write(&f.page));
    page_store_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(how_to_have_it_again),
        cmocka_unit_test(what_was_out_of_the_ordinary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
