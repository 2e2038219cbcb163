/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/facts.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants these above first */
#include <setjmp.h>

#include <cmocka.h>

static void all_of_the_page_in_plain_text(void **state)
{
    (void)state;
    assert_true(fact_count > 100);
    for (size_t i = 0; i < fact_count; i++) {
        assert_true(i == 0 || strcmp(facts[i - 1].id, facts[i].id) < 0);
        assert_ptr_equal(facts_find(facts[i].id), &facts[i]);
        assert_true(*facts[i].text && *facts[i].grade);
        assert_null(strpbrk(facts[i].text, "`*"));
        assert_null(strpbrk(facts[i].source, "[]<>`"));
    }
    assert_string_equal(facts_find("AFD-01")->source,
                        "github.com/hashicorp/terraform-provider-azurerm, "
                        "cdn_frontdoor_origin_group, cdn_frontdoor_origin, cdn_frontdoor_profile");
    assert_non_null(strstr(facts_find("AFD-14")->source, "/issues/117586"));
    assert_null(facts_find("ABC-9"));
    assert_null(facts_find(""));
}

static void what_a_source_cites(void **state)
{
    const char *text = "assumption; hours with SQL Database (SQL-03, PGF-01), not ABC-9 or UTF-8";
    size_t at = 0;
    (void)state;
    assert_string_equal(facts_next(text, &at)->id, "SQL-03");
    assert_string_equal(facts_next(text, &at)->id, "PGF-01");
    assert_null(facts_next(text, &at));
    assert_null(facts_next(text, &at));
}

static void assert_grade(const char *grade, const char *wanted)
{
    struct buf text = BUF_INIT;
    facts_explain_grade(grade, &text);
    assert_string_equal(buf_text(&text), wanted);
    buf_release(&text);
}

static void grades_in_words(void **state)
{
    (void)state;
    assert_grade("A", "A: the vendor's reference says so");
    assert_grade("A (that), U (how much)", "A: the vendor's reference says so; U: not found: an "
                                           "assumption that you should look at");
    assert_grade("documented", "documented");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_the_page_in_plain_text),
        cmocka_unit_test(what_a_source_cites),
        cmocka_unit_test(grades_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
