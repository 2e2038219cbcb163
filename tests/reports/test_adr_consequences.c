/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void what_is_gained_and_what_remains(void **state)
{
    (void)state;
    adr_fixture_compare(&f);
    adr_fixture_target(&f, 0, 0.99, VERDICT_MET);
    adr_fixture_target(&f, 1, 0.99, VERDICT_MISSED);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_consequences, "- Good, because mean of `availability.requests` is ");
    assert_says(&f.adr, adr_consequences,
                "- Bad, because it costs money every year: `cost.annual`");
    adr_fixture_close(&f);
}

static void what_would_end_the_doubt(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_consequences, "`ninefold size dir/pair.yaml --vary PATH=V1,V2,...`");
    f.single.target_count = 0;
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_consequences, "until somebody says what is enough");
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_gained_and_what_remains),
        cmocka_unit_test(what_would_end_the_doubt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
