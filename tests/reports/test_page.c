/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page.h"

#include "reports/page_assets.h"
#include "tests/reports/page_store_fixture.h"

static void assert_order(const struct buf *out, const char *const *parts, size_t count)
{
    const char *at = buf_text(out);
    for (size_t i = 0; i < count; i++) {
        page_contains(out, parts[i]);
        assert_true(strstr(at, parts[i]) != NULL);
        at = strstr(at, parts[i]);
    }
}

static void sections_in_the_order_in_which_one_asks(void **state)
{
    static const char *const parts[] = {"<!DOCTYPE html>\n<html lang=\"en\">",
                                        "Content-Security-Policy",
                                        "<title>two</title>",
                                        "href=\"#summary\">Skip to the summary</a>",
                                        "<nav aria-label=\"Sections\">",
                                        "<main>",
                                        "<section id=\"summary\"",
                                        "<section id=\"tables\"",
                                        "<section id=\"sources\"",
                                        "<section id=\"provenance\"",
                                        "</main>",
                                        "</html>\n"};
    struct page_store f;
    struct buf again = BUF_INIT;
    (void)state;
    page_store_open(&f);
    assert_true(page_write(&f.dossier, &f.out));
    assert_order(&f.out, parts, sizeof parts / sizeof *parts);
    page_contains(&f.out, page_js_hash);
    page_contains(&f.out, page_js);
    page_lacks(&f.out, "http://");
    assert_true(page_write(&f.dossier, &again)); /* of equal dossiers equal bytes */
    assert_string_equal(buf_text(&again), buf_text(&f.out));
    buf_release(&again);
    page_store_close(&f);
}

static void several_runs_and_a_title(void **state)
{
    struct page_store f;
    (void)state;
    page_store_open(&f);
    struct stored_run runs[] = {f.run, f.run};
    runs[1].row.id = 2;
    f.dossier.runs = runs;
    f.dossier.count = 2;
    assert_true(page_write(&f.dossier, &f.out));
    page_contains(&f.out, "<h1>Report of runs 1 and 2</h1>");
    page_contains(&f.out, "<h3 id=\"run-2\">Run 2: two</h3>");
    buf_clear(&f.out);
    f.dossier.title = "</title><script>x</script>";
    assert_true(page_write(&f.dossier, &f.out));
    page_contains(&f.out, "<h1>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;</h1>");
    page_lacks(&f.out, "<script>x");
    page_store_close(&f);
}

static void a_store_that_cannot_be_read(void **state)
{
    struct page_store f;
    (void)state;
    page_store_open(&f);
    assert_true(archive_exec(&f.store.archive, "DROP TABLE facts"));
    assert_false(page_write(&f.dossier, &f.out));
    assert_non_null(strstr(archive_why(&f.store.archive), "facts"));
    page_store_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_in_the_order_in_which_one_asks),
        cmocka_unit_test(several_runs_and_a_title),
        cmocka_unit_test(a_store_that_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
