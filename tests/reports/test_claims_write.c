/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_write.h"

#include <string.h>

#include "reports/claims_read.h"
#include "sim/schema/text.h"
#include "tests/reports/fixture.h"

static const char *const set[] = {"title=\"x\"\n---"};
static struct claim own[] = {{.metric = "rto.service",
                              .statistic = "p95",
                              .bound = CLAIM_AT_MOST,
                              .limit = 60,
                              .value = 69.773,
                              .lo = 69.75,
                              .hi = NAN,
                              .judged = true,
                              .verdict = VERDICT_UNDECIDED},
                             {.metric = "availability.requests",
                              .statistic = "mean",
                              .unit = "a: b",
                              .value = 1,
                              .lo = 0.9,
                              .hi = 1,
                              .nothing_failed = true,
                              .limit = NAN}};
static struct claim_option options[] = {
    {.name = "a: #1",
     .scenario = "a.yaml",
     .sha256 = "00ff",
     .set = set,
     .set_count = 1,
     .seeded = true,
     .seed = UINT64_MAX,
     .replications = 9,
     .first = 2,
     .exact = true,
     .horizon = "1h",
     .run = 3,
     .point = 1,
     .claims = own,
     .count = 2},
    {.name = "b", .scenario = "b.yaml", .first = 1, .claims = own + 1, .count = 1}};

static void what_is_written_is_read_again(void **state)
{
    (void)state;
    struct claim_difference d = {.to = 1, .metric = CLAIM_PER_NINE, .mean = 1, .lo = -1, .hi = NAN};
    const struct claims all = {.version = "1.0.0",
                               .options = options,
                               .count = 2,
                               .differences = &d,
                               .difference_count = 1,
                               .choice = {.told = true,
                                          .choice = {CHOICE_MADE, 1},
                                          .by = "probe.load",
                                          .unasked = true,
                                          .says = "so \"it\" is"}};
    struct buf once = BUF_INIT, twice = BUF_INIT;
    struct claims back;
    struct arena a;
    struct diag diag;
    arena_init(&a, 0);
    diag_init(&diag);
    claims_write(&all, &once);
    claims_read(&a, text_source(&a, "adr.md", buf_text(&once), once.len), &fixture_table, &diag,
                &back);
    assert_int_equal(diag.errors, 0);
    assert_string_equal(back.options[0].set[0], set[0]);
    claims_write(&back, &twice);
    assert_string_equal(buf_text(&once), buf_text(&twice));
    diag_release(&diag);
    arena_release(&a);
    buf_release(&once);
    buf_release(&twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
