/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void claims_are_rows_and_a_command_tests_them(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_confirmation, "```sh\nninefold report --check adr.md\n```");
    assert_says(&f.adr, adr_confirmation,
                "| pair | p95 of `rto.service` | 78 s | [76.88 s, 79.25 s] | ≤ 60 s | missed |\n");
    adr_fixture_close(&f);
}

static void differences_have_a_table_of_their_own(void **state)
{
    (void)state;
    adr_fixture_compare(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_confirmation, "| a | b | `cost.annual`, EUR/y | +100 | yes |\n");
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(claims_are_rows_and_a_command_tests_them),
        cmocka_unit_test(differences_have_a_table_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
