/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/drill.h"

#include <string.h>

#include "tests/reports/drill_fixture.h"

static void measured_against_asked(void **state)
{
    struct buf b = write(drill_table_write, true);
    (void)state;
    assert_non_null(strstr(b.text, "Game day of pair\n2 drills, each by itself"));
    assert_non_null(strstr(b.text, "✗ missed"));
    assert_non_null(strstr(b.text, "4. region\nWhere the time went"));
    assert_non_null(strstr(b.text, "In this order, this often\n  1. pod"));
    assert_non_null(strstr(b.text, "  ninefold drill pair.yaml\n"));
    buf_release(&b);
}

static void as_markdown(void **state)
{
    struct buf b = write(drill_markdown_write, false);
    (void)state;
    assert_non_null(strstr(b.text, "# Game day of pair\n\n"));
    assert_non_null(strstr(b.text, "## 4. region\n\n```text\nWhere the time went"));
    assert_null(strstr(b.text, "this often"));
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measured_against_asked),
        cmocka_unit_test(as_markdown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
