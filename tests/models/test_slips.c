/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Against one draw a probe: when it wakes, and what it remembers whenever it is woken. */
#include "models/slips.h"
#include "tests/models/check.h"
#include "tests/sim/rng/goodness.h"

enum { RUNS = 12000, WINDOW = 12, PATTERNS = 1 << 6 };
static const double alarm_level = 1e-6; /* false alarm of each comparison */

static struct slip_laws laws;

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

/* Probe by probe: the last of the first `needed` within a span, or -1; and, of the probes before
 * `look`, which of the last six deviated, if none has woken by then. */
static int64_t one_by_one(struct stream *s, double chance, int needed, int64_t span, int64_t end,
                          int64_t look, int *ret_pattern)
{
    int64_t at[SLIPS_NEEDED], told = 0;
    *ret_pattern = -1;
    for (int64_t k = 0, pattern = 0; k <= end; k++) {
        if (k == look) {
            *ret_pattern = (int)pattern;
        }
        if (k == end) {
            break;
        }
        bool deviates = stream_uniform(s) < chance;
        pattern = (pattern << 1 | deviates) % PATTERNS;
        if (deviates) {
            at[told++ % SLIPS_NEEDED] = k;
            if (told >= needed && k - at[(told - needed) % SLIPS_NEEDED] <= span) {
                return k;
            }
        }
    }
    return -1;
}

static int pattern_of(const int64_t *seen, int count, int64_t end)
{
    int pattern = 0;
    for (int i = 0; i < count; i++) {
        pattern |= end - seen[i] <= 6 ? 1 << (end - seen[i] - 1) : 0;
    }
    return pattern;
}

/* Two samples of the same law? Pearson's statistic over cells that are not all but empty. */
static double p_value(const int64_t *a, const int64_t *b, size_t cells)
{
    double x2 = 0, all[2] = {0}, used = 0;
    for (size_t i = 0; i < cells; i++) {
        all[0] += (double)a[i];
        all[1] += (double)b[i];
    }
    for (size_t i = 0; i < cells; i++) {
        double both = (double)(a[i] + b[i]), share = all[0] / (all[0] + all[1]);
        if (both >= 20) {
            double off = (double)a[i] - both * share;
            x2 += off * off / (both * share * (1 - share));
            used++;
        }
    }
    return used > 1 ? gsl_cdf_chisq_Q(x2, used - 1) : 1;
}

static const struct {
    int64_t sample, required;
    int needed;
    double chance;
    int64_t end;
} rules[] = {{4, 3, 2, 0.02, 4000},  {4, 3, 2, 0.004, 40000},  {4, 3, 2, 0.3, 40},
             {4, 2, 3, 0.02, 20000}, {16, 13, 4, 0.01, 20000}, {5, 5, 1, 0.01, 400}};

/* When it wakes, in twenty classes of time, the least of which is few probes long. */
static void it_wakes_for_what_might_matter(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
        struct probe probe = window(rules[r].sample, rules[r].required);
        int64_t woken[2][21] = {{0}};
        for (uint32_t n = 1; n <= RUNS; n++) {
            struct stream a, b;
            struct slips s;
            int ignored;
            stream_open_name(&a, 1, "one by one", n);
            stream_open_name(&b, 1, "slips", n);
            int64_t at[2] = {
                one_by_one(&a, rules[r].chance, rules[r].needed, rules[r].sample + 1, rules[r].end,
                           -1, &ignored),
                slips_draw(&s, &laws, &probe, true, rules[r].chance, &b, 0, rules[r].end)};
            for (int i = 0; i < 2; i++) {
                double x = (double)at[i] / (double)rules[r].end;
                woken[i][at[i] < 0 ? 20 : (int)(20 * sqrt(x))]++;
            }
        }
        assert_true(p_value(woken[0], woken[1], 21) > alarm_level);
        assert_true(woken[0][20] < RUNS - 600);
    }
}

/* What deviated among the last six before some instant, given that nothing has woken it. */
static void what_is_remembered(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
        struct probe probe = window(rules[r].sample, rules[r].required);
        for (int64_t look = 3; look < rules[r].end; look = look * 5 + 1) {
            int64_t found[2][PATTERNS] = {{0}}, not_woken[2] = {0};
            for (uint32_t n = 1; n <= RUNS / 4; n++) {
                struct stream a, b;
                struct slips s;
                int pattern;
                int64_t seen[SLIPS_RECENT];
                stream_open_name(&a, 2, "one by one", n);
                stream_open_name(&b, 2, "slips", n);
                one_by_one(&a, rules[r].chance, rules[r].needed, rules[r].sample + 1, look, look,
                           &pattern);
                if (pattern >= 0) {
                    found[0][pattern]++;
                    not_woken[0]++;
                }
                int64_t at =
                    slips_draw(&s, &laws, &probe, true, rules[r].chance, &b, 0, rules[r].end);
                if (at < 0 || at >= look) {
                    int count = slips_again(&s, &laws, &b, look - WINDOW, look, false, seen);
                    found[1][pattern_of(seen, count, look)]++;
                    not_woken[1]++;
                }
            }
            int64_t split[2][2] = {{not_woken[0], RUNS / 4 - not_woken[0]},
                                   {not_woken[1], RUNS / 4 - not_woken[1]}};
            assert_true(p_value(split[0], split[1], 2) > alarm_level);
            assert_true(p_value(found[0], found[1], PATTERNS) > alarm_level);
        }
    }
}

/* Woken by its own, it finds those that led to it, and draws on from where it was. */
static void what_led_to_it(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
        struct probe probe = window(rules[r].sample, rules[r].required);
        int64_t gaps[2][32] = {{0}};
        for (uint32_t n = 1; n <= RUNS / 4; n++) {
            struct stream b;
            struct slips s;
            int64_t seen[SLIPS_RECENT];
            stream_open_name(&b, 3, "slips", n);
            stream_uniform(&b);
            int64_t at =
                slips_draw(&s, &laws, &probe, true, rules[r].chance, &b, 100, 100 + rules[r].end);
            if (at < 0) {
                continue;
            }
            uint64_t place = stream_place(&b);
            int64_t first = at - (rules[r].sample + 1);
            int count = slips_again(&s, &laws, &b, first, at, true, seen);
            assert_true(stream_place(&b) == place);
            assert_int_equal(count, rules[r].needed - 1);
            for (int i = 0; i < count; i++) {
                assert_in_range(seen[i], i > 0 ? seen[i - 1] + 1 : first, at - 1);
            }
            if (count == 1) {
                gaps[0][at - seen[0]]++;
                gaps[1][1 + n % (uint32_t)(rules[r].sample +
                                           1)]++; /* nearly uniform, at a low chance */
            }
        }
        if (rules[r].needed == 2 && rules[r].chance < 0.03) {
            assert_true(p_value(gaps[0], gaps[1], 32) > alarm_level);
        }
    }
}

static void a_row_is_needed_of_the_other_rule(void **state)
{
    (void)state;
    struct probe probe = window(4, 3);
    struct slips s;
    struct stream stream;
    probe.rule = RULE_CONSECUTIVE;
    stream_open_name(&stream, 2, "slips", 1);
    slips_draw(&s, &laws, &probe, true, 0.05, &stream, 0, 2000);
    assert_int_equal(s.needed, 3);
    assert_int_equal(s.span, 4);
    slips_draw(&s, &laws, &probe, false, 0.05, &stream, 0, 2000);
    assert_int_equal(s.needed, 2);
    assert_int_equal(s.span, 3);
}

static void outcomes_out_of_order_wake_for_each(void **state)
{
    (void)state;
    struct probe probe = window(4, 3), many = window(20, 5);
    struct stream a, b;
    struct slips s;
    probe.timeout = seconds(31);
    for (int i = 0; i < 2; i++) {
        stream_open_name(&a, 3, "slips", 1);
        stream_open_name(&b, 3, "slips", 1);
        int64_t first = stream_geometric(&a, 0.01);
        assert_int_equal(slips_draw(&s, &laws, i ? &many : &probe, true, 0.01, &b, 100, INT64_MAX),
                         100 + first);
    }
}

static void none_were_drawn(void **state)
{
    (void)state;
    struct slips none;
    struct stream s;
    int64_t seen[SLIPS_RECENT];
    stream_open_name(&s, 4, "slips", 1);
    slips_drop(&none);
    assert_int_equal(slips_again(&none, &laws, &s, 0, 100, false, seen), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_wakes_for_what_might_matter),
        cmocka_unit_test(what_is_remembered),
        cmocka_unit_test(what_led_to_it),
        cmocka_unit_test(a_row_is_needed_of_the_other_rule),
        cmocka_unit_test(outcomes_out_of_order_wake_for_each),
        cmocka_unit_test(none_were_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
