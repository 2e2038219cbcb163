/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void what_is_so_of_all_is_said_once(void **state)
{
    (void)state;
    struct size_report report = size_fixture();
    adr_fixture_size(&f, &report);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_notes, "\n- Values that were cut off count with what they had reached");
    adr_fixture_close(&f);
}

static void what_is_so_of_some_names_them(void **state)
{
    (void)state;
    struct size_report report = size_fixture();
    adr_fixture_size(&f, &report);
    size_results[2].summaries[F_SERVICE].censored = 0;
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_notes,
                "\n- \"interval=20s, kind=anycast\", \"interval=30s, kind=anycast\": ");
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_so_of_all_is_said_once),
        cmocka_unit_test(what_is_so_of_some_names_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
