/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "models/popularity.h"
#include "tests/models/check.h"

struct subject {
    struct arena arena;
    struct entities entities;
    struct popularity *p;
};

static struct subject make(int64_t count, double exponent, size_t regions)
{
    struct subject s = {.entities = {.count = count, .zipf = exponent > 0, .exponent = exponent}};
    arena_init(&s.arena, 0);
    s.p = popularity_new(&s.arena, &s.entities, regions);
    return s;
}

static void drop(struct subject *s)
{
    popularity_release(s->p);
    arena_release(&s->arena);
}

/* Of entity k among those at home with it. */
static double share(int64_t k, int64_t count, double exponent, size_t regions)
{
    double sum = 0;
    for (int64_t i = k % (int64_t)regions; i < count; i += (int64_t)regions) {
        sum += pow((double)i + 1, -exponent);
    }
    return pow((double)k + 1, -exponent) / sum;
}

static void homes_are_counted(void **state)
{
    (void)state;
    struct subject s = make(8, 1, 3);
    assert_int_equal(popularity_count(s.p, 0), 3);
    assert_int_equal(popularity_count(s.p, 1), 3);
    assert_int_equal(popularity_count(s.p, 2), 2);
    drop(&s);
    s = make(2, 1, 3);
    assert_int_equal(popularity_count(s.p, 1), 1);
    assert_int_equal(popularity_count(s.p, 2), 0);
    assert_exact(popularity_missed(s.p, 2, 5), 0);
    assert_exact(popularity_square(s.p, 2), 0);
    assert_exact(popularity_square(s.p, 1), 1);
    drop(&s);
}

static void draws_follow_the_law(void **state)
{
    (void)state;
    enum { DRAWS = 100000 };
    static const double exponents[] = {0, 0.8, 2};
    for (size_t e = 0; e < 3; e++) {
        struct subject s = make(10, exponents[e], 3);
        struct stream stream;
        int64_t seen[10] = {0};
        stream_open(&stream, 9, 1, 1);
        for (int i = 0; i < DRAWS; i++) {
            seen[popularity_draw(s.p, 1, &stream)]++;
        }
        for (int64_t k = 0; k < 10; k++) {
            double p = k % 3 == 1 ? share(k, 10, exponents[e], 3) : 0;
            assert_near((double)seen[k], DRAWS * p, 4 * sqrt(DRAWS * p * (1 - p)));
        }
        drop(&s);
    }
}

static void a_draw_takes_one_uniform(void **state)
{
    (void)state;
    struct subject s = make(1000, 0.99, 2);
    struct stream a, b;
    stream_open(&a, 9, 1, 1);
    stream_open(&b, 9, 1, 1);
    popularity_draw(s.p, 0, &a);
    stream_uniform(&b);
    assert_true(stream_place(&a) == stream_place(&b));
    drop(&s);
}

static void sums_are_those_of_all_entities(void **state)
{
    (void)state;
    static const struct {
        int64_t count;
        double exponent;
        size_t regions, home;
    } cases[] = {{10, 0.5, 1, 0},     {10000, 0.8, 1, 0},  {10000, 0.99, 2, 1},
                 {3, 1, 1, 0},        {100000, 1.2, 3, 2}, {10000, 4, 2, 0},
                 {50000, 0.05, 2, 0}, {20000, 0, 2, 1},    {1000000, 0.99, 2, 0}};
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        struct subject s = make(cases[c].count, cases[c].exponent, cases[c].regions);
        size_t n = (size_t)popularity_count(s.p, cases[c].home);
        double *p = calloc(n, sizeof *p), total = 0, square = 0;
        for (size_t i = 0; i < n; i++) {
            double rank = (double)(i * cases[c].regions + cases[c].home) + 1;
            total += p[i] = pow(rank, -cases[c].exponent);
        }
        for (size_t i = 0; i < n; i++) {
            p[i] /= total;
            square += p[i] * p[i];
        }
        assert_near(popularity_square(s.p, cases[c].home), square, 1e-12 * square);
        for (double x = 1e-7; x<1e12; x *= n> 100000 ? 7.3 : 1.9) {
            double sum = 0;
            for (size_t i = 0; i < n; i++) {
                sum += p[i] * -expm1(-p[i] * x);
            }
            assert_near(popularity_missed(s.p, cases[c].home, x), sum, 2e-5 * sum);
        }
        assert_exact(popularity_missed(s.p, cases[c].home, 0), 0);
        free(p);
        drop(&s);
    }
}

/* K = 10,000 in one region: 1.000e-4, 3.101e-3 and 1.592e-2 (Zipf 0, 0.8 and 0.99). */
static void published_sums_of_squares(void **state)
{
    (void)state;
    static const double want[][2] = {{0, 1e-4}, {0.8, 3.101e-3}, {0.99, 1.592e-2}};
    for (size_t i = 0; i < 3; i++) {
        struct subject s = make(10000, want[i][0], 1);
        assert_near(popularity_square(s.p, 0), want[i][1], 5e-4 * want[i][1]);
        drop(&s);
    }
}

/* Few writes beside the entities or many, of all entities alike or not. */
static void means_over_points_are_means(void **state)
{
    (void)state;
    for (int zipf = 0; zipf < 2; zipf++) {
        struct arena a;
        struct entities entities = {.count = 2000, .zipf = zipf, .exponent = 0.9};
        struct popularity_points points;
        arena_init(&a, 0);
        struct popularity *p = popularity_new(&a, &entities, 2);
        for (int i = 0; i < POPULARITY_POINTS; i++) {
            points.x[i] = 0.1 * i;
        }
        popularity_points_prepare(&points);
        for (double x = 1e-3; x < 1e5; x *= 1.7) {
            double sum = 0;
            for (int i = 0; i < POPULARITY_POINTS; i++) {
                sum += popularity_missed(p, 1, x * points.x[i]) / POPULARITY_POINTS;
            }
            assert_near(popularity_missed_mean(p, 1, x, &points), sum, 1e-13 * sum);
        }
        popularity_release(p);
        arena_release(&a);
    }
}

static void draws_are_the_same_together(void **state)
{
    (void)state;
    enum { DRAWS = 1000 };
    for (int zipf = 0; zipf < 2; zipf++) {
        struct subject s = make(4 + 1000 * zipf, zipf, 3);
        struct stream one, some;
        size_t homes[DRAWS];
        int64_t together[DRAWS];
        for (size_t i = 0; i < DRAWS; i++) {
            homes[i] = i * i % 3;
        }
        stream_open_name(&one, 1, "together", 1);
        stream_open_name(&some, 1, "together", 1);
        popularity_draw_some(s.p, DRAWS, homes, &some, together);
        for (size_t i = 0; i < DRAWS; i++) {
            assert_int_equal(popularity_draw(s.p, homes[i], &one), together[i]);
        }
        double last = stream_uniform(&some);
        assert_exact(stream_uniform(&one), last);
        drop(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(homes_are_counted),
        cmocka_unit_test(draws_follow_the_law),
        cmocka_unit_test(a_draw_takes_one_uniform),
        cmocka_unit_test(draws_are_the_same_together),
        cmocka_unit_test(sums_are_those_of_all_entities),
        cmocka_unit_test(published_sums_of_squares),
        cmocka_unit_test(means_over_points_are_means),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
