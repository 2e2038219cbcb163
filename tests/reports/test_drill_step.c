/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/drill.h"

#include <string.h>

#include "tests/reports/fixture.h"

static void the_worst_of_its_targets(void **state)
{
    struct result r = fixture_result();
    enum verdict v;
    (void)state;
    assert_true(drill_verdict(&r, &v));
    assert_int_equal(v, VERDICT_MISSED);
    r.targets[1].verdict = VERDICT_MET;
    assert_true(drill_verdict(&r, &v));
    assert_int_equal(v, VERDICT_UNDECIDED);
    r.target_count = 1;
    assert_true(drill_verdict(&r, &v));
    assert_int_equal(v, VERDICT_MET);
    r.target_count = 0;
    assert_false(drill_verdict(&r, &v));
}

static void names_there_and_back(void **state)
{
    struct buf b = BUF_INIT;
    int64_t tier;
    (void)state;
    drill_name_write(4, "full: region", &b);
    assert_string_equal(b.text, "tier 4: full: region");
    assert_string_equal(drill_name_read(b.text, &tier), "full: region");
    assert_int_equal(tier, 4);
    assert_string_equal(drill_name_read("tier x: y", &tier), "tier x: y");
    assert_string_equal(drill_name_read("other", &tier), "other");
    assert_int_equal(tier, 1);
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worst_of_its_targets),
        cmocka_unit_test(names_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
