/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Against one draw a probe: the same gaps, and none skipped that could matter. */
#include "models/slips.h"
#include "tests/models/check.h"

static struct probe window(int64_t sample, int64_t required)
{
    return (struct probe){.interval = seconds(30),
                          .timeout = seconds(10),
                          .rule = RULE_WINDOW,
                          .sample_size = sample,
                          .successful_samples_required = required,
                          .down_after = 3,
                          .up_after = 2};
}

/* All that deviate before `end`, by the same stream. */
static int all(struct stream *s, double chance, int64_t end, int64_t *ret)
{
    int count = 0;
    for (int64_t k = stream_geometric(s, chance); k < end; k += 1 + stream_geometric(s, chance)) {
        ret[count++] = k;
    }
    return count;
}

/* The first of so many within so many, or -1. */
static int64_t first_cluster(const int64_t *at, int count, int needed, int64_t span)
{
    for (int i = needed - 1; i < count; i++) {
        if (at[i] - at[i - needed + 1] <= span) {
            return at[i - needed + 1];
        }
    }
    return -1;
}

static void it_wakes_for_what_might_matter(void **state)
{
    (void)state;
    static const struct {
        int64_t sample, required;
        int needed;
    } rules[] = {{4, 3, 2}, {4, 2, 3}, {5, 5, 1}, {16, 12, 5}, {20, 5, 16}};
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
        struct probe probe = window(rules[r].sample, rules[r].required);
        for (uint32_t n = 1; n <= 300; n++) {
            struct stream a, b;
            struct slips s;
            int64_t at[400];
            stream_open_name(&a, 1, "slips", n);
            stream_open_name(&b, 1, "slips", n);
            int count = all(&a, 0.05, 2000, at);
            int needed = rules[r].needed > SLIPS_NEEDED ? 1 : rules[r].needed;
            int64_t want = first_cluster(at, count, needed, rules[r].sample - 1 + 2);
            assert_int_equal(slips_draw(&s, &probe, true, 0.05, &b, 0, 2000), want);
            if (want < 0) {
                continue;
            }
            int i = 0;
            while (at[i] != want) {
                i++;
            }
            for (int64_t k = want + 1; slips_pending(&s); k++) {
                bool is = at[i + 1] == k;
                assert_true(slips_take(&s, k) == is);
                i += is;
            }
            assert_int_equal(at[i] - want <= rules[r].sample + 1, 1);
        }
    }
}

static void a_row_is_needed_of_the_other_rule(void **state)
{
    (void)state;
    struct probe probe = window(4, 3);
    probe.rule = RULE_CONSECUTIVE;
    int woken = 0;
    for (uint32_t n = 1; n <= 300; n++) {
        struct stream a, b;
        struct slips s;
        int64_t at[400];
        stream_open_name(&a, 2, "slips", n);
        stream_open_name(&b, 2, "slips", n);
        int count = all(&a, 0.05, 2000, at);
        int64_t want = first_cluster(at, count, n % 2 ? 3 : 2, n % 2 ? 4 : 3);
        assert_int_equal(slips_draw(&s, &probe, n % 2, 0.05, &b, 0, 2000), want);
        woken += want >= 0;
    }
    assert_in_range(woken, 200, 300);
}

static void outcomes_out_of_order_wake_for_each(void **state)
{
    (void)state;
    struct probe probe = window(4, 3);
    struct stream a, b;
    struct slips s;
    probe.timeout = seconds(31);
    stream_open_name(&a, 3, "slips", 1);
    stream_open_name(&b, 3, "slips", 1);
    int64_t first = stream_geometric(&a, 0.01);
    assert_int_equal(slips_draw(&s, &probe, true, 0.01, &b, 100, INT64_MAX), 100 + first);
    assert_false(slips_pending(&s));
}

/* Asked in between, it finds the same again, and what comes after is fresh and not used before. */
static void what_was_seen_is_found_again(void **state)
{
    (void)state;
    struct probe probe = window(4, 3);
    for (uint32_t n = 1; n <= 300; n++) {
        struct stream a, b;
        struct slips s;
        int64_t at[800], seen[SLIPS_RECENT];
        stream_open_name(&a, 4, "slips", n);
        stream_open_name(&b, 4, "slips", n);
        stream_uniform(&a);
        stream_uniform(&b);
        int count = all(&a, 0.002, 20000, at);
        int64_t woken = slips_draw(&s, &probe, true, 0.002, &b, 0, 20000);
        int64_t end = woken < 0 ? 20000 : woken, first = end / 2;
        int got = slips_again(&s, &b, first, end, seen), i = 0;
        while (i < count && at[i] < first) {
            i++;
        }
        for (int k = 0; k < got; k++) {
            assert_int_equal(seen[k], at[i + k]);
        }
        assert_true(i + got >= count || at[i + got] >= end);
    }
    struct slips none;
    struct stream s;
    int64_t seen[SLIPS_RECENT];
    stream_open_name(&s, 4, "slips", 1);
    slips_drop(&none);
    assert_int_equal(slips_again(&none, &s, 0, 100, seen), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_wakes_for_what_might_matter),
        cmocka_unit_test(a_row_is_needed_of_the_other_rule),
        cmocka_unit_test(outcomes_out_of_order_wake_for_each),
        cmocka_unit_test(what_was_seen_is_found_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
