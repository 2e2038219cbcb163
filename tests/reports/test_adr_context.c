/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void targets_and_prices_drive(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_drivers, "- Target: mean of `availability.requests` ≥ 99.9 %");
    assert_says(&f.adr, adr_drivers, "- Target: p95 of `rto.service` ≤ 60 s (time until");
    assert_says(&f.adr, adr_drivers, "- Money is no driver here: the scenario has no prices\n");
    adr_fixture_close(&f);
    adr_fixture_compare(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_drivers, "- No targets: ");
    assert_says(&f.adr, adr_drivers, "`cost.annual / availability.nines`");
    f.adr.claims.difference_count = 0; /* no driver without a number */
    struct buf out = BUF_INIT;
    adr_drivers(&f.adr, &out);
    assert_null(strstr(buf_text(&out), "`cost.annual / availability.nines`"));
    buf_release(&out);
    adr_fixture_close(&f);
}

static void options_of_each_kind(void **state)
{
    (void)state;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_considered, "- Keep \"pair\" as it is\n- Change it\n");
    assert_says(&f.adr, adr_title, "Keep pair as it is, or change it");
    adr_fixture_close(&f);
    adr_fixture_inputs(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_considered, "- Pin down first what moves it most\n");
    adr_fixture_close(&f);
    adr_fixture_sweep(&f);
    adr_fixture_subject(&f);
    assert_says(&f.adr, adr_considered, "- interval=10s, kind=anycast\n");
    assert_says(&f.adr, adr_title, "Choose the settings of edge.probe.interval and edge.kind");
    adr_fixture_close(&f);
}

static void how_often_it_was_played(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    assert_true(adr_context(&f.adr, &out));
    size_assert_contains(&out, "pair: Two stamps. ");
    size_assert_contains(&out, "A simulation played 400 replications of 1y, seed 7. ");
    buf_release(&out);
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_and_prices_drive),
        cmocka_unit_test(options_of_each_kind),
        cmocka_unit_test(how_often_it_was_played),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
