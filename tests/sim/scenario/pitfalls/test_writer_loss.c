/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/writer_loss.h"

#include "tests/sim/scenario/pitfalls/fixture.h"

static bool counts(void *state, const char *set)
{
    const struct scenario *sc = load_good(state, sound, set);
    return writer_loss_counts(sc, &sc->stores[0]);
}

static void test_counts(void **state)
{
    assert_true(counts(*state, NULL));
    assert_false(counts(*state, "targets={rpo: 10s}"));
    assert_false(counts(*state, "targets.success_ratio=70%")); /* a fifth of the requests writes */
}

static bool decides(void *state, const char *set)
{
    const struct scenario *sc = load_good(state, sound, set);
    return writer_loss_decides(sc, &sc->stores[0]);
}

/* One loss in 37 years, and an outage of the edge in three: 7 % of all incidents. */
static void test_decides(void **state)
{
    assert_true(decides(*state, NULL)); /* p95 */
    assert_false(decides(*state, "targets.percentile=90"));
    assert_false(decides(*state, "targets={rto: 5h}")); /* it lasts four */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_counts),
        FIXTURE_TEST(test_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
