/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_front.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sim/schema/text.h"

static void assert_front(const char *page, const char *wanted, uint32_t body)
{
    struct arena a;
    struct diag d;
    uint32_t first;
    arena_init(&a, 0);
    diag_init(&d);
    const struct source *front =
        claims_front(&a, text_source(&a, "adr.md", page, strlen(page)), &d, &first);
    assert_int_equal(d.errors, wanted == NULL);
    if (wanted) {
        assert_string_equal(front->text, wanted);
        assert_int_equal(first, body);
    } else {
        assert_null(front);
        assert_string_equal(d.first->code, "A101");
    }
    diag_release(&d);
    arena_release(&a);
}

static void what_stands_between_the_fences(void **state)
{
    (void)state;
    assert_front("---\na: 1\n---\n# x\n", "---\na: 1\n", 4);
    assert_front("---  \r\na: 1\r\n---\r\n", "---  \r\na: 1\r\n", 4);
    assert_front("---\na: 1\n--- \n---\n", "---\na: 1\n", 4);
    assert_front("---\n---", "---\n", 3);
}

static void without_fences_there_is_none(void **state)
{
    (void)state;
    assert_front("# x\n", NULL, 0);
    assert_front("", NULL, 0);
    assert_front("---\na: 1\n", NULL, 0);
    assert_front("----\n---\n", NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_between_the_fences),
        cmocka_unit_test(without_fences_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
