/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include <gsl/gsl_cdf.h>

#include "models/choose.h"

static void in_order_and_within(void **state)
{
    (void)state;
    struct stream s;
    uint32_t got[20];
    stream_open_name(&s, 1, "choose", 1);
    for (int round = 0; round < 1000; round++) {
        size_t count = (size_t)round % 21;
        choose_some(&s, 7, 20, got, count);
        for (size_t i = 0; i < count; i++) {
            assert_in_range(got[i], 7, 26);
            assert_true(i == 0 || got[i] > got[i - 1]);
        }
    }
}

static void all_and_none(void **state)
{
    (void)state;
    struct stream s;
    uint32_t got[5] = {99, 99, 99, 99, 99};
    stream_open_name(&s, 1, "choose", 1);
    choose_some(&s, 3, 5, got, 0);
    assert_int_equal(got[0], 99);
    choose_some(&s, 3, 5, got, 5);
    for (uint32_t i = 0; i < 5; i++) {
        assert_int_equal(got[i], 3 + i);
    }
    choose_some(&s, 8, 0, got, 0);
}

/* Every set of `count` of six equally often. Pearson's chi-square over the C(6, count) sets;
 * false alarm 1e-6 each, fixed seed. */
static void every_set_alike(size_t count, size_t sets)
{
    enum { DRAWS = 60000, AMONG = 6 };
    int64_t seen[1 << AMONG] = {0};
    struct stream s;
    uint32_t got[AMONG];
    stream_open_name(&s, 20261123, "choose", (uint32_t)count);
    for (int i = 0; i < DRAWS; i++) {
        size_t set = 0;
        choose_some(&s, 0, AMONG, got, count);
        for (size_t k = 0; k < count; k++) {
            set |= (size_t)1 << got[k];
        }
        seen[set]++;
    }
    double expected = (double)DRAWS / (double)sets, chi = 0;
    size_t kinds = 0;
    for (size_t set = 0; set < 1 << AMONG; set++) {
        if (seen[set] > 0) {
            double off = (double)seen[set] - expected;
            chi += off * off / expected;
            kinds++;
        }
    }
    assert_int_equal(kinds, sets);
    assert_true(gsl_cdf_chisq_Q(chi, (double)(sets - 1)) > 1e-6);
}

static void sets_alike(void **state)
{
    (void)state;
    static const size_t sets[] = {0, 6, 15, 20, 15, 6};
    for (size_t count = 1; count < 6; count++) {
        every_set_alike(count, sets[count]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_order_and_within),
        cmocka_unit_test(all_and_none),
        cmocka_unit_test(sets_alike),
    };
    return cmocka_run_group_tests_name("models/choose", tests, NULL, NULL);
}
