/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/section_causes.h"
#include "tests/sim/scenario/fixture.h"

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"common_cause=[{}]", "S202", "common_cause[0].targets"},
        {"common_cause=[{targets: [far, westeurope], for: 1h}]", "S202", "common_cause[0].every"},
        {"common_cause=[{targets: [far, westeurope], every: 1y}]", "S202", "common_cause[0].for"},
        {"common_cause=[{targets: [far, westeurope], every: 0s, for: 1h}]", "S206",
         "common_cause[0].every"},
        {"common_cause=[{targets: [far, nowhere], every: 1y, for: 1h}]", "S301",
         "common_cause[0].targets[1]"},
        {"common_cause=[{targets: [far, far], every: 1y, for: 1h}]", "S212",
         "common_cause[0].targets[1]"},
        {"common_cause=[{targets: [far, far.9], every: 1y, for: 1h}]", "S303",
         "common_cause[0].targets[1]"},
        {"common_cause=[{targets: [far, we.nothing], every: 1y, for: 1h}]", "S301",
         "common_cause[0].targets[1]"},
        {"common_cause=[{targets: [], every: 1y, for: 1h}]", "S203", "common_cause[0].targets"},
        {"common_cause=[{targets: [far, westeurope], of: [far, westeurope]}]", "S213",
         "common_cause[0].targets"},
        {"common_cause=[{targets: [far, westeurope], every: 1y, for: 1h, beta: 5%, of: [far, "
         "westeurope]}]",
         "S213", "common_cause[0].targets"},
        {"common_cause=[{beta: 5%}]", "S202", "common_cause[0].of"},
        {"common_cause=[{name: a, targets: [far, westeurope], every: 1y, for: 1h}, {name: a, "
         "targets: [far, westeurope], "
         "every: 1y, for: 1h}]",
         "S212", "common_cause[1].name"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

static void beta_wants_outages_to_share(void **state)
{
    static const struct {
        const char *set, *code, *path;
    } sets[] = {
        {"common_cause=[{beta: 5%, of: [westeurope, far]}]", "S302", "common_cause[0].of[1]"},
        {"common_cause=[{beta: 120%, of: [westeurope, northeurope]}]", "S206",
         "common_cause[0].beta"},
        {"common_cause=[{of: [westeurope, northeurope]}]", "S202", "common_cause[0].beta"},
        {"common_cause=[{beta: 5%, of: [westeurope]}]", "S212", "common_cause[0].of"},
        {"common_cause=[{beta: 5%, of: [westeurope, westeurope]}]", "S212",
         "common_cause[0].of[1]"},
        {"common_cause=[{beta: 5%, of: [westeurope, northeurope], for: 1h}]", "S213",
         "common_cause[0].for"},
        {"common_cause=[{beta: 60%, of: [westeurope, northeurope]}, {beta: 60%, of: [westeurope, "
         "northeurope]}]",
         "S212", "common_cause[1].beta"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        assert_null(load_with(f, pair, "regions.westeurope.outage={every: 1y, for: 1h}",
                              "regions.northeurope.outage={every: 1y, for: 1h}", sets[i].set,
                              NULL));
        assert_string_equal(f->diag.first->code, sets[i].code);
        assert_string_equal(f->diag.first->path, sets[i].path);
    }
}

static void what_goes_together_is_said(void **state)
{
    static const char *const sets[] = {
        "common_cause=[{}]",
        "common_cause=[{name: a push}]",
        "common_cause=[{targets: [far, westeurope]}]",
        "common_cause=[{beta: 5%}]",
        "common_cause=[{targets: [far, westeurope], every: 1y, for: 1h, beta: 5%, of: [far, "
        "westeurope]}]",
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        assert_null(load_with(f, pair, sets[i], NULL));
        assert_non_null(strstr(f->diag.first->message, "a common cause has either targets, every "
                                                       "and for, or beta and of"));
    }
}

static void the_id_names_it_or_what_it_hits(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair,
                  "common_cause=[{targets: [far, westeurope], every: 1y, for: 1h}, {name: a push, "
                  "targets: [far, westeurope], every: 1y, for: 1h}]");

    assert_string_equal(sc->faults[1].id, "common-cause/far+westeurope/far");
    assert_string_equal(sc->faults[3].id, "common-cause/a push/far");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(bad_values_are_refused),
        FIXTURE_TEST(beta_wants_outages_to_share),
        FIXTURE_TEST(what_goes_together_is_said),
        FIXTURE_TEST(the_id_names_it_or_what_it_hits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
