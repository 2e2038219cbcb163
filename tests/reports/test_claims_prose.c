/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_prose.h"

#include "sim/schema/text.h"
#include "tests/reports/claims_report_fixture.h"

static struct arena arena;
static struct diag diag;
static struct claims_prose prose;

/* The claims: p95 of rto.service is 50 s [49 s, 51 s], and a difference of +2 s [+1 s, +3 s]. */
static void look_at(const char *text)
{
    checked_fixture();
    arena_init(&arena, 0);
    diag_init(&diag);
    const struct claims_text t = {text_source(&arena, "adr.md", text, strlen(text)), 1};
    claims_prose_check(&t, checked_items, CHECKED, &arena, &diag, &prose);
}

static void forget(void)
{
    diag_release(&diag);
    arena_release(&arena);
}

static void assert_told(const char *text, size_t numbers, size_t otherwise, size_t others)
{
    look_at(text);
    if (prose.numbers != numbers || prose.otherwise != otherwise || prose.others != others ||
        diag.errors != otherwise) {
        fail_msg("%s: %zu of claims, %zu of none, %zu not checked", text, prose.numbers,
                 prose.otherwise, prose.others);
    }
    forget();
}

static void numbers_of_claims(void **state)
{
    (void)state;
    assert_told("- p95 of `rto.service` is 50 s [49 s, 51 s], where ≤ 60 s is asked for.\n", 1, 0,
                0);
    assert_told("p95 of `rto.service`\nis 50 s [49 s,\n  51 s]: well.\n", 1, 0, 0);
    assert_told("- From a to b: `rto.service` +2 s [+1 s, +3 s].\n", 1, 0, 0);
    assert_told("- `rto.service` is 50 s [49 s, 51 s]; against \"a\" that is -2 s [-3 s, -1 s].\n",
                2, 0, 0);
    assert_told("- `rto.service` is -2 s [-3 s, -1 s].\n", 0, 1, 0);
}

static void numbers_that_somebody_has_changed(void **state)
{
    (void)state;
    assert_told("- `rto.service` is 40 s [49 s, 51 s].\n", 0, 1, 0);
    assert_told("- `rto.service` is 150 s [49 s, 51 s].\n", 0, 1, 0);
    assert_told("- `rto.service` is 50 s [49 s, 52 s].\n", 0, 1, 0);
    assert_told("- `rto.service` is 5/s (constant).\n", 0, 1, 0);
    look_at("\n\n- p95 of `rto.service` is 50 s [49 s, 51 s], where ≤ 90 s is asked for.\n");
    assert_int_equal(diag.first->mark.line, 3);
    assert_non_null(strstr(diag.first->message, ": 50 s [49 s, 51 s], where ≤ 90 s is asked for"));
    forget();
}

static void what_is_the_authors(void **state)
{
    (void)state;
    assert_told("We have seen 5 min [3 min, 8 min] elsewhere.\n", 0, 0, 1);
    assert_told("`rto.service` came to 5 min once.\n", 0, 0, 1);
    assert_told("As `rto.service` [says, in 2](http://a).\n", 0, 0, 1);
    assert_told("Nothing to count.\n\n| `rto.service` | 5 [1, 2] |\n```\n5\n```\n", 0, 0, 0);
}

static void lines_that_are_stale(void **state)
{
    (void)state;
    checked_fixture();
    look_at("`rto.service` is 50 s [49 s, 51 s].\n");
    assert_int_equal(prose.stale_count, 0); /* of several claims of that number the first */
    forget();
    checked_items[0] = checked_items[1];
    arena_init(&arena, 0);
    diag_init(&diag);
    const char *text = "x\n\n`rto.service` is 50 s [49 s, 51 s].\n";
    const struct claims_text t = {text_source(&arena, "adr.md", text, strlen(text)), 1};
    claims_prose_check(&t, checked_items, CHECKED, &arena, &diag, &prose);
    assert_true(prose.stale_count == 1 && prose.stale[0] == 3);
    forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_claims),
        cmocka_unit_test(numbers_that_somebody_has_changed),
        cmocka_unit_test(what_is_the_authors),
        cmocka_unit_test(lines_that_are_stale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
