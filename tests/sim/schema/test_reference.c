/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/reference.h"

static void every_section_has_its_heading_and_every_field_its_row(void **state)
{
    struct buf b = BUF_INIT;

    (void)state;
    reference_write(&toy_section, &b);
    assert_non_null(strstr(b.text, "## The file\n"));
    assert_non_null(strstr(b.text, "## inner\n"));
    assert_non_null(strstr(b.text, "## map.*\n"));
    assert_non_null(strstr(b.text, "## list[]\n"));
    assert_non_null(strstr(b.text, "## form\n"));
    for (size_t i = 0; i < toy_section.count; i++) {
        char row[64] = "| `";

        strcat(strcat(row, toy_fields[i].key), "`");
        assert_non_null(strstr(b.text, row));
    }
    assert_non_null(strstr(b.text, "Allowed: 1s to 1m."));
    assert_non_null(strstr(b.text, "Not supported yet: something that is off."));
    assert_non_null(strstr(b.text, "`blue`: like the sky (not supported yet)."));
    assert_non_null(strstr(b.text, "Has no effect yet."));
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_section_has_its_heading_and_every_field_its_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
