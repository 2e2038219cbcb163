/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include "models/window.h"
#include "sim/rng/stream.h"

enum { NAIVE_MAX = 255 };

/* The rules once more, as their sentences read: the outcomes themselves are kept. */
struct naive {
    bool last[NAIVE_MAX]; /* newest first */
    int64_t streak_ok, streak_bad;
    bool healthy;
};

static void naive_reset(struct naive *n)
{
    *n = (struct naive){.healthy = true};
    for (size_t i = 0; i < NAIVE_MAX; i++) {
        n->last[i] = true;
    }
}

static bool naive_push(const struct probe *probe, struct naive *n, bool ok)
{
    bool before = n->healthy;
    for (size_t i = NAIVE_MAX - 1; i > 0; i--) {
        n->last[i] = n->last[i - 1];
    }
    n->last[0] = ok;
    n->streak_ok = ok ? n->streak_ok + 1 : 0;
    n->streak_bad = ok ? 0 : n->streak_bad + 1;
    if (probe->rule == RULE_WINDOW) {
        int64_t good = 0;
        for (size_t i = 0; i < (size_t)probe->sample_size; i++) {
            good += n->last[i];
        }
        n->healthy = good >= probe->successful_samples_required;
    } else if (n->healthy) {
        n->healthy = n->streak_bad < probe->down_after;
    } else {
        n->healthy = n->streak_ok >= probe->up_after;
    }
    return n->healthy != before;
}

static struct probe window_rule(int64_t size, int64_t required)
{
    return (struct probe){
        .rule = RULE_WINDOW, .sample_size = size, .successful_samples_required = required};
}

static struct probe consecutive_rule(int64_t down, int64_t up)
{
    return (struct probe){.rule = RULE_CONSECUTIVE, .down_after = down, .up_after = up};
}

/* Pushes a word such as "FSSF"; gives the verdict after each outcome as a word of U and D. */
static void play(const struct probe *probe, struct watch *watch, const char *outcomes,
                 const char *verdicts)
{
    for (size_t i = 0; outcomes[i]; i++) {
        bool before = watch->healthy;
        bool changed = window_push(probe, watch, outcomes[i] == 'S');
        assert_int_equal(watch->healthy, verdicts[i] == 'U');
        assert_int_equal(changed, before != watch->healthy);
    }
}

/* AFD-07 with 4 and 3: the second failure among the last four flips, the third success flips back
 * after a total failure. */
static void front_door(void **state)
{
    (void)state;
    struct probe probe = window_rule(4, 3);
    struct watch w = {.healthy = false};
    window_reset(&probe, &w);
    assert_true(w.healthy);
    play(&probe, &w, "FFFFFFSSSS", "UDDDDDDDUU");
    play(&probe, &w, "FSSF", "UUUD");
    play(&probe, &w, "SSS", "UUU"); /* S S F S is three of four */
    play(&probe, &w, "SFSSSFSSSF", "UUUUUUUUUU");
    play(&probe, &w, "F", "D");
}

static void one_of_one(void **state)
{
    (void)state;
    struct probe probe = window_rule(1, 1);
    struct watch w;
    window_reset(&probe, &w);
    play(&probe, &w, "SFFSFS", "UDDUDU");
}

static void all_of_some(void **state)
{
    (void)state;
    struct probe probe = window_rule(5, 5);
    struct watch w;
    window_reset(&probe, &w);
    play(&probe, &w, "SFSSSSSF", "UDDDDDUD");
}

/* The longest that Front Door takes: 255 samples. */
static void long_window(void **state)
{
    (void)state;
    struct probe probe = window_rule(255, 128);
    struct watch w;
    window_reset(&probe, &w);
    for (int i = 1; i <= 255; i++) { /* 255 - 128 + 1 = 128 failures turn it */
        window_push(&probe, &w, false);
        assert_int_equal(w.healthy, i < 128);
    }
    for (int i = 1; i <= 300; i++) {
        window_push(&probe, &w, true);
        assert_int_equal(w.healthy, i >= 128);
    }
    window_reset(&probe, &w);
    assert_true(w.healthy);
    assert_true(window_settled(&probe, &w, true));
}

/* Traffic Manager: three tolerated failures, so the fourth; one success. Global Accelerator 3/3. */
static void consecutive(void **state)
{
    (void)state;
    struct probe probe = consecutive_rule(4, 1);
    struct watch w;
    window_reset(&probe, &w);
    play(&probe, &w, "FFFSFFFFFFSF", "UUUUUUUDDDUU");
    probe = consecutive_rule(3, 3);
    window_reset(&probe, &w);
    play(&probe, &w, "FFSFFFSSFSSSFF", "UUUUUDDDDDDUUU");
    play(&probe, &w, "F", "D");
}

static void against_naive(const struct probe *probe, double failing, uint64_t seed)
{
    struct watch w;
    struct naive n;
    struct stream s;
    stream_open_name(&s, seed, "outcomes", 1);
    window_reset(probe, &w);
    naive_reset(&n);
    for (int i = 0; i < 20000; i++) {
        bool ok = stream_uniform(&s) >= failing;
        assert_int_equal(window_push(probe, &w, ok), naive_push(probe, &n, ok));
        assert_int_equal(w.healthy, n.healthy);
    }
}

static void any_rule_as_it_reads(void **state)
{
    (void)state;
    static const int64_t sizes[] = {1, 2, 3, 4, 5, 63, 64, 65, 128, 200, 255};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int64_t n = sizes[i];
        int64_t required[] = {1, n / 2 + 1, n};
        for (size_t k = 0; k < 3; k++) {
            struct probe probe = window_rule(n, required[k]);
            double balanced = 1 - (double)required[k] / (double)(n + 1);
            against_naive(&probe, balanced, (uint64_t)(10 * n) + k);
        }
    }
    for (int64_t down = 1; down < 6; down++) {
        for (int64_t up = 1; up < 6; up++) {
            struct probe probe = consecutive_rule(down, up);
            against_naive(&probe, 0.5, (uint64_t)(10 * down + up));
        }
    }
}

/* Settled on x means: any number of further x changes neither the verdict now nor what anything
 * later does to it. Held against copies that took in 0, 1 or 300 more, over random sequels. */
static void settled_is_for_good(void **state)
{
    (void)state;
    struct probe rules[] = {window_rule(4, 3), window_rule(7, 2), consecutive_rule(3, 2)};
    struct stream s;
    stream_open_name(&s, 5, "settled", 1);
    int settled = 0;
    for (int round = 0; round < 3000; round++) {
        const struct probe *probe = &rules[round % 3];
        struct watch a;
        window_reset(probe, &a);
        double failing = round % 2 ? 0.1 : 0.9;
        for (int i = 0; i < 20; i++) {
            window_push(probe, &a, stream_uniform(&s) >= failing);
        }
        for (int x = 0; x < 2; x++) {
            if (!window_settled(probe, &a, x)) {
                continue;
            }
            settled++;
            struct watch b = a, c = a;
            for (int i = 0; i < 300; i++) {
                assert_false(window_push(probe, &b, x));
            }
            for (int i = 0; i < 20; i++) {
                bool ok = stream_uniform(&s) < 0.5;
                assert_int_equal(window_push(probe, &b, ok), window_push(probe, &c, ok));
            }
        }
    }
    assert_true(settled > 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(front_door),          cmocka_unit_test(one_of_one),
        cmocka_unit_test(all_of_some),         cmocka_unit_test(long_window),
        cmocka_unit_test(consecutive),         cmocka_unit_test(any_rule_as_it_reads),
        cmocka_unit_test(settled_is_for_good),
    };
    return cmocka_run_group_tests_name("models/window", tests, NULL, NULL);
}
