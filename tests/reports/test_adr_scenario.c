/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"
#include "tests/reports/figures_fixture.h"

static void the_design_and_what_happens_to_it(void **state)
{
    struct figured g;
    struct adr adr;
    struct buf out = BUF_INIT;
    const struct adr_place place = {.here = "/home/me", .folder = "/home/me/docs"};
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "pair");
    adr_subject(&g.d, &place, &g.arena, &adr);
    assert_true(adr_scenario(&adr, 0, &out));
    assert_string_equal(
        buf_text(&out),
        "It has 2 stamps: x in rx, y in ry. What happens to it: region-outage of rx "
        "at 10m for 20m.");
    buf_release(&out);
    figured_release(&g);
}

static void what_fails_by_chance(void **state)
{
    struct figured g;
    struct adr adr;
    struct buf out = BUF_INIT;
    const struct adr_place place = {.here = "/home/me", .folder = "/home/me/docs"};
    (void)state;
    figured_run(&g, FIGURED_YEAR, "pair");
    adr_subject(&g.d, &place, &g.arena, &adr);
    assert_true(adr_scenario(&adr, 0, &out));
    assert_non_null(strstr(buf_text(&out), "Parts of it fail by chance"));
    buf_release(&out);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_design_and_what_happens_to_it),
                                       cmocka_unit_test(what_fails_by_chance)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
