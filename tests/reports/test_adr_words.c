/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void a_target_is_told_with_its_interval_and_limit(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    struct buf out = BUF_INIT;
    adr_target(&f.adr, 0, &f.adr.claims.options[0].claims[1], &out);
    assert_string_equal(buf_text(&out), "p95 of `rto.service` is 78 s [76.88 s, 79.25 s], where "
                                        "≤ 60 s is asked for");
    buf_clear(&out);
    adr_doubt(&f.adr, 0, &f.adr.claims.options[0].claims[2], &out);
    assert_string_equal(buf_text(&out), "no incident occurred");
    buf_release(&out);
    adr_fixture_close(&f);
}

static void which_way_is_better(void **state)
{
    (void)state;
    assert_true(adr_upwards("availability.nines") && !adr_upwards("cost.annual"));
    assert_string_equal(adr_words("cost.annual"), "cost a year");
    assert_null(adr_words("jobs.missed"));
}

static void names_and_sentences_act_on_nothing(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    adr_fixture_run(&f);
    f.single.name = "<pair>";
    adr_fixture_subject(&f);
    adr_name(&f.adr, 0, &out);
    adr_sentence(" *a*", &out);
    assert_string_equal(buf_text(&out), "\"\\<pair\\>\"\\*a\\*");
    buf_release(&out);
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_target_is_told_with_its_interval_and_limit),
        cmocka_unit_test(which_way_is_better),
        cmocka_unit_test(names_and_sentences_act_on_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
