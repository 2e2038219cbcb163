/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/base/hash.h"
#include "sim/rng/stream.h"
#include "tests/sim/base/death.h"
#include "tests/sim/rng/goodness.h"

static const double alarm_level = 1e-6; /* false alarm of each goodness of fit below */

/* Pinned: what stands where decides every result under a seed. */
static void layout(void **state)
{
    (void)state;
    struct stream s;
    stream_open(&s, UINT64_C(0x299f31d0a4093822), UINT64_C(0x0370734413198a2e), 0x85a308d3);
    assert_memory_equal(s.state.key, ((uint32_t[]){0xa4093822, 0x299f31d0}), 8);
    assert_memory_equal(s.state.counter, ((uint32_t[]){0, 0x85a308d3, 0x13198a2e, 0x03707344}), 16);

    s.state.counter[0] = 0x243f6a88; /* the digits of pi again */
    assert_true(stream_uniform(&s) ==
                (double)(UINT64_C(0xd16cfe09) << 21 | 0x94fdcceb >> 11) * 0x1p-53);
    assert_true(stream_uniform(&s) ==
                (double)(UINT64_C(0x5001e420) << 21 | 0x24126ea1 >> 11) * 0x1p-53);
}

/* Thing after thing in any order, and as the stream has them in its own. */
static void draws_of_a_thing(void **state)
{
    (void)state;
    enum { THINGS = 50, EACH = 8 };
    struct stream in_order, s;
    double first[THINGS][EACH];
    stream_open(&in_order, 7, 77, 3);
    stream_open(&s, 7, 77, 3);
    for (uint32_t thing = 0; thing < THINGS; thing++) {
        for (int i = 0; i < EACH; i++) {
            first[thing][i] = stream_uniform(&in_order);
        }
    }
    for (uint32_t k = 0; k < 3 * THINGS; k++) {
        uint32_t thing = k * 37 % THINGS;
        stream_of(&s, thing);
        for (uint32_t i = 0; i <= k % EACH; i++) {
            assert_true(stream_uniform(&s) == first[thing][i]);
        }
        if (k % 3 == 0) { /* of the log that a stream draws ahead nothing is left */
            stream_of(&s, thing);
            double by_log = stream_exponential(&s, 1);
            stream_of(&s, thing);
            assert_true(by_log == -log(1 - stream_uniform(&s)));
        }
    }
    stream_of(&s, UINT32_MAX); /* wraps, and carries nowhere */
    double last = stream_uniform(&s);
    stream_of(&s, UINT32_MAX % ((UINT32_C(1) << 30) - 8));
    assert_true(stream_uniform(&s) == last);
}

static void name_is_its_hash(void **state)
{
    (void)state;
    struct stream a, b;
    stream_open_name(&a, 1, "stamps/we/app/2/failure", 5);
    stream_open(&b, 1, hash_string("stamps/we/app/2/failure"), 5);
    for (int i = 0; i < 100; i++) {
        assert_true(stream_uniform(&a) == stream_uniform(&b));
    }
}

static void draw_all(void *subject)
{
    struct stream *s = subject;
    for (int i = 0; i < PHILOX_WORDS / 2 + 1; i++) {
        stream_uniform(s);
    }
}

static void exhaustion_is_a_bug(void **state)
{
    (void)state;
    struct stream s;
    stream_open(&s, 1, 2, 3);
    s.state.counter[0] = UINT32_MAX - 7;
    assert_true(death_of(draw_all, &s).aborted);
    s.state.counter[0] = UINT32_MAX - 8;
    assert_false(death_of(draw_all, &s).aborted);
}

static void others_do_not_matter(void **state)
{
    (void)state;
    enum { DRAWS = 1000 };
    static double alone[DRAWS];
    struct stream s, before, after;
    stream_open_name(&s, 9, "stamps/we/outage", 1);
    for (size_t i = 0; i < DRAWS; i++) {
        alone[i] = stream_uniform(&s);
    }
    stream_open_name(&before, 9, "edge/outage", 1);
    stream_open_name(&s, 9, "stamps/we/outage", 1);
    stream_open_name(&after, 9, "stamps/xx/outage", 1);
    for (size_t i = 0; i < DRAWS; i++) {
        stream_uniform(&before);
        assert_true(stream_uniform(&s) == alone[i]);
        stream_exponential(&after, 3);
        gsl_ran_gamma(&after.gsl, 0.5, 1);
    }
}

/* Cells of the unit square for pairs (u, v): 16 x 16. */
struct square {
    int64_t cells[256];
};

static void square_add(struct square *q, double u, double v)
{
    q->cells[(size_t)(u * 16) * 16 + (size_t)(v * 16)]++;
}

static void serial_pairs(void **state)
{
    (void)state;
    struct square q = {{0}};
    struct stream s;
    stream_open_name(&s, 1, "serial", 1);
    double last = stream_uniform(&s), sum = 0;
    enum { DRAWS = 1000000 };
    for (int i = 0; i < DRAWS; i++) {
        double u = stream_uniform(&s);
        square_add(&q, last, u);
        sum += (last - 0.5) * (u - 0.5) * 12;
        last = u;
    }
    /* Lag-1 correlation: standard error 1 / sqrt n; 5 of them fail once in 1.7 million. */
    assert_true(fabs(sum / sqrt(DRAWS)) < 5);
    assert_true(goodness_uniform(q.cells, 256) > alarm_level);
}

/* Two streams drawn side by side, 1,000 values each of 300 pairs. */
struct side_by_side {
    struct square square;
    double sum;
};

static void side_by_side_add(struct side_by_side *w, struct stream *a, struct stream *b)
{
    for (int i = 0; i < 1000; i++) {
        double u = stream_uniform(a), v = stream_uniform(b);
        square_add(&w->square, u, v);
        w->sum += (u - 0.5) * (v - 0.5) * 12;
    }
}

static void side_by_side_check(const struct side_by_side *w)
{
    assert_true(fabs(w->sum / sqrt(300e3)) < 5); /* standard errors: false alarm 6e-7 */
    assert_true(goodness_uniform(w->square.cells, 256) > alarm_level);
}

static void replications_are_independent(void **state)
{
    (void)state;
    struct side_by_side w = {.sum = 0};
    for (uint32_t pair = 1; pair <= 300; pair++) {
        struct stream a, b;
        stream_open_name(&a, 1, "stamps/we/app/0/failure", 2 * pair - 1);
        stream_open_name(&b, 1, "stamps/we/app/0/failure", 2 * pair);
        side_by_side_add(&w, &a, &b);
    }
    side_by_side_check(&w);
}

static void names_are_independent(void **state)
{
    (void)state;
    struct side_by_side w = {.sum = 0};
    for (uint32_t pair = 1; pair <= 300; pair++) {
        struct stream a, b;
        char name[64];
        snprintf(name, sizeof name, "stamps/we/app/%u/failure", 2 * pair - 1);
        stream_open_name(&a, 1, name, 1);
        snprintf(name, sizeof name, "stamps/we/app/%u/failure", 2 * pair);
        stream_open_name(&b, 1, name, 1);
        side_by_side_add(&w, &a, &b);
    }
    side_by_side_check(&w);
}

static void seeds_are_independent(void **state)
{
    (void)state;
    struct side_by_side w = {.sum = 0};
    for (uint32_t pair = 1; pair <= 300; pair++) {
        struct stream a, b;
        stream_open_name(&a, 2 * pair - 1, "stamps/we/app/0/failure", 1);
        stream_open_name(&b, 2 * pair, "stamps/we/app/0/failure", 1);
        side_by_side_add(&w, &a, &b);
    }
    side_by_side_check(&w);
}

/* Most streams are drawn once or twice a replication: the first two draws across replications, and
 * across names, seeds, must be as good as those along a stream. */
static void first_draws_are_uniform(void **state)
{
    (void)state;
    struct square by_replication = {{0}}, by_name = {{0}}, by_seed = {{0}};
    struct stream s;
    for (uint32_t i = 1; i <= 100000; i++) {
        char name[64];
        stream_open_name(&s, 1, "phase", i);
        double u = stream_uniform(&s);
        square_add(&by_replication, u, stream_uniform(&s));
        snprintf(name, sizeof name, "edge/probe/%u/we", i);
        stream_open_name(&s, 1, name, 1);
        u = stream_uniform(&s);
        square_add(&by_name, u, stream_uniform(&s));
        stream_open_name(&s, i, "phase", 1);
        u = stream_uniform(&s);
        square_add(&by_seed, u, stream_uniform(&s));
    }
    assert_true(goodness_uniform(by_replication.cells, 256) > alarm_level);
    assert_true(goodness_uniform(by_name.cells, 256) > alarm_level);
    assert_true(goodness_uniform(by_seed.cells, 256) > alarm_level);
}

static double exponential_cdf(const void *law, double x)
{
    const double *mean = law;
    return -expm1(-x / *mean);
}

static void exponential(void **state)
{
    (void)state;
    static double x[20000];
    double mean = 250;
    struct stream s, t;
    stream_open_name(&s, 2, "exponential", 1);
    stream_open_name(&t, 2, "exponential", 1);
    for (size_t i = 0; i < 20000; i++) {
        x[i] = stream_exponential(&s, mean);
        assert_true(x[i] == -mean * log(1 - stream_uniform(&t)));
    }
    assert_true(goodness_ks(x, 20000, exponential_cdf, &mean) < 2.69);
}

/* The logarithm begun ahead is used only for the draw it belongs to: any mixture of draws gives
 * what the definitions give on a twin that looks ahead at nothing. */
static void exponential_between_other_draws(void **state)
{
    (void)state;
    struct stream s, twin, order;
    stream_open_name(&s, 8, "mixed", 1);
    stream_open_name(&twin, 8, "mixed", 1);
    stream_open_name(&order, 8, "order", 1);
    for (int i = 0; i < 200000; i++) {
        double kind = stream_uniform(&order);
        if (kind < 0.6) {
            assert_true(stream_exponential(&s, 3) == -3 * log(1.0 - stream_uniform(&twin)));
        } else if (kind < 0.7) {
            assert_true(stream_uniform(&s) == stream_uniform(&twin));
        } else if (kind < 0.8) {
            assert_true(gsl_rng_uniform(&s.gsl) == stream_uniform(&twin));
        } else if (kind < 0.9) {
            assert_int_equal(gsl_rng_get(&s.gsl), gsl_rng_get(&twin.gsl));
        } else {
            assert_int_equal(stream_geometric(&s, 0.1), stream_geometric(&twin, 0.1));
        }
    }
}

/* Nothing of the use before remains after opening again. */
static void reopening_forgets(void **state)
{
    (void)state;
    struct stream s;
    double first = 0;
    for (int turn = 0; turn < 8; turn++) {
        stream_open_name(&s, 9, "again", 1);
        double x = stream_exponential(&s, 1);
        assert_true(turn == 0 || x == first);
        first = x;
        for (int i = 0; i < turn; i++) {
            stream_exponential(&s, 1);
        }
    }
}

/* GSL's own variates take the 32-bit and the 53-bit draws of the stream. Tolerance 5 standard
 * errors: false alarm 6e-7 each. */
static void gsl_variates(void **state)
{
    (void)state;
    enum { DRAWS = 100000 };
    struct stream s;
    stream_open_name(&s, 7, "gsl", 1);
    double poisson = 0, gaussian = 0, binomial = 0, integer = 0;
    for (int i = 0; i < DRAWS; i++) {
        poisson += gsl_ran_poisson(&s.gsl, 4.5);
        gaussian += gsl_ran_gaussian_ziggurat(&s.gsl, 1);
        binomial += gsl_ran_binomial(&s.gsl, 0.2, 40);
        integer += (double)gsl_rng_uniform_int(&s.gsl, 10);
    }
    double n = sqrt(DRAWS);
    assert_true(fabs(poisson / DRAWS - 4.5) * n < 5 * sqrt(4.5));
    assert_true(fabs(gaussian / DRAWS) * n < 5);
    assert_true(fabs(binomial / DRAWS - 8) * n < 5 * sqrt(6.4));
    assert_true(fabs(integer / DRAWS - 4.5) * n < 5 * sqrt(8.25));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout),
        cmocka_unit_test(draws_of_a_thing),
        cmocka_unit_test(name_is_its_hash),
        cmocka_unit_test(exhaustion_is_a_bug),
        cmocka_unit_test(others_do_not_matter),
        cmocka_unit_test(serial_pairs),
        cmocka_unit_test(replications_are_independent),
        cmocka_unit_test(names_are_independent),
        cmocka_unit_test(seeds_are_independent),
        cmocka_unit_test(first_draws_are_uniform),
        cmocka_unit_test(exponential),
        cmocka_unit_test(exponential_between_other_draws),
        cmocka_unit_test(reopening_forgets),
        cmocka_unit_test(gsl_variates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
