/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr_parts.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static void where_the_numbers_come_from(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    adr_fixture_run(&f);
    adr_fixture_subject(&f);
    assert_true(adr_more(&f.adr, &out));
    size_assert_contains(&out,
                         "- Run 3 of `ninefold.db`, begun 2026-11-27: ninefold 1.0.0, seed 7.");
    size_assert_contains(&out, "  ninefold run pair.yaml --seed 7\n");
    size_assert_contains(&out, "| pair | `../dir/pair.yaml` | 7 | 400 | `00ff` |\n");
    size_assert_contains(&out, "What the model leaves out");
    buf_release(&out);
    adr_fixture_close(&f);
}

static void a_run_over_inputs_tells_what_moves_the_answer(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    adr_fixture_inputs(&f);
    struct stored_run both[] = {f.run, f.run};
    both[0].kind = STORED_RUN;
    f.dossier.runs = both;
    f.dossier.count = 2;
    adr_fixture_subject(&f);
    assert_true(adr_more(&f.adr, &out));
    size_assert_contains(&out, "Run 3 varied these inputs together");
    size_assert_contains(&out, "- `stores.c`: default: assumption: nobody says\n");
    buf_release(&out);
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_the_numbers_come_from),
        cmocka_unit_test(a_run_over_inputs_tells_what_moves_the_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
