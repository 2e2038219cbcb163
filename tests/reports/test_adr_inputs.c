/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void what_moves_what_and_rests_on_what(void **state)
{
    (void)state;
    adr_fixture_inputs(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_sensitivity,
                "- rto.service p95 is moved most by stores.c (100 % of its ");
    assert_says(&f.adr, adr_inputs, "- `edge.a`: stated in pair.yaml:12\n");
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_moves_what_and_rests_on_what),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
