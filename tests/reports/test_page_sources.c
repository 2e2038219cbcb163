/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_sources.h"

#include "tests/reports/page_store_fixture.h"

static void assumptions_come_first(void **state)
{
    struct page_store f;
    (void)state;
    page_store_open(&f);
    assert_true(page_sources_write(&f.page));
    page_contains(&f.out, "id=\"run-1-assumptions\"");
    page_contains(&f.out, "values rest on none but an assumption: look at these");
    /* both stamps in one line */
    page_contains(&f.out, "<code>stamps.<wbr>x.<wbr>components.<wbr>app.<wbr>shed_<wbr>cost</code>"
                          "<br><code>stamps.<wbr>y.");
    page_contains(&f.out, "varied by the study");
    page_contains(&f.out, "<td>stated: two.yaml:2</td>");
    page_contains(&f.out, "<td>preset azure-front-door</td>");
    page_contains(&f.out, "<a href=\"#run-1-AFD-07\">AFD-07</a>, grade A");
    page_contains(&f.out, "<th scope=\"row\" id=\"run-1-AFD-07\">AFD-07</th>");
    assert_true(strstr(f.out.text, "run-1-assumptions") < strstr(f.out.text, "run-1-values"));
    assert_true(strstr(f.out.text, "run-1-values") < strstr(f.out.text, "run-1-facts"));
    page_store_close(&f);
}

static void of_a_run_from_before(void **state)
{
    struct page_store f;
    (void)state;
    page_store_open(&f);
    assert_true(archive_exec(&f.store.archive, "DELETE FROM sources; DELETE FROM facts"));
    assert_true(page_sources_write(&f.page));
    page_contains(&f.out, "This run was stored before sources were kept");
    page_lacks(&f.out, "<table");
    page_store_close(&f);
}

static void of_a_store_that_is_damaged(void **state)
{
    struct page_store f;
    (void)state;
    page_store_open(&f);
    assert_true(archive_exec(&f.store.archive, "DROP TABLE sources"));
    assert_false(page_sources_write(&f.page));
    page_store_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(assumptions_come_first),
        cmocka_unit_test(of_a_run_from_before),
        cmocka_unit_test(of_a_store_that_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
