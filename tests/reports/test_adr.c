/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr.h"

#include "tests/reports/adr_fixture.h"

static struct adr_fixture f;

static const char *const headings[] = {
    "---\nstatus: proposed\n",
    "decision-makers: ",
    "consulted: ",
    "informed: ",
    "\nninefold:\n",
    "\n# ",
    "\n## Context and Problem Statement\n",
    "\n## Decision Drivers\n",
    "\n## Considered Options\n",
    "\n## Decision Outcome\n\nChosen option: ",
    "\n### Consequences\n",
    "\n### Confirmation\n",
    "\n## Pros and Cons of the Options\n\n### ",
    ", because ",
    "\n## More Information\n",
};

static void open_size(struct adr_fixture *fixture)
{
    struct size_report report = size_fixture();
    adr_fixture_size(fixture, &report);
}

static void all_headings_are_there_for_every_kind(void **state)
{
    (void)state;
    void (*const open[])(struct adr_fixture *) = {adr_fixture_run, adr_fixture_compare,
                                                  adr_fixture_sweep, open_size, adr_fixture_inputs};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        open[i](&f);
        struct buf out = BUF_INIT;
        assert_true(adr_write(&f.dossier, &f.place, &out));
        for (size_t h = 0; h < sizeof headings / sizeof *headings; h++) {
            size_assert_contains(&out, headings[h]);
        }
        size_assert_contains(&out, "\ndate: 2026-11-27\n");
        buf_release(&out);
        adr_fixture_close(&f);
    }
}

static void the_title_is_the_author_s_and_acts_on_nothing(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    adr_fixture_run(&f);
    f.dossier.title = "<b>Now</b> or never: https://x.org\n# no.";
    assert_true(adr_write(&f.dossier, &f.place, &out));
    size_assert_contains(&out, "\n# \\<b\\>Now\\</b\\> or never: https\\://x.org \\# no\n");
    buf_release(&out);
    adr_fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_headings_are_there_for_every_kind),
        cmocka_unit_test(the_title_is_the_author_s_and_acts_on_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
