/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_position.h"
#include "tests/models/check.h"

enum { DRAWS = 20000 };

static const struct dist laws[] = {
    {.kind = DIST_EXPONENTIAL, .a = 1},
    {.kind = DIST_LOGNORMAL, .a = -0.5, .b = 1},
    {.kind = DIST_UNIFORM, .a = 2, .b = 5},
    {.kind = DIST_CONSTANT, .a = 3},
};

static void integral_is_that_of_the_law(void **state)
{
    (void)state;
    static const double coherences[] = {0.3, 4, 1000};
    for (size_t k = 0; k < 4; k++) {
        for (size_t c = 0; c < 3; c++) {
            struct lag_position p;
            lag_position_init(&p, &laws[k], seconds(coherences[c]));
            for (double r = 0; r < 8; r += 0.83) {
                double step = 0.0005, sum = 0;
                for (double x = r + step / 2; x < r + 2; x += step) {
                    sum += step * lag_position_survival(&p, x);
                }
                assert_near(lag_position_between(&p, r, r + 2), sum, 5e-4 * (0.1 + sum));
            }
            assert_near(lag_position_between(&p, -2, -1), 1, 1e-12);
            assert_near(lag_position_between(&p, -2, 1), 2 + lag_position_between(&p, 0, 1), 1e-12);
            lag_position_release(&p);
        }
    }
}

/* Exponential of mean 1: P(lag > r) = e^-r exp(-(r - 1 + e^-r) / c). */
static void survival_has_its_closed_form(void **state)
{
    (void)state;
    struct lag_position p;
    lag_position_init(&p, &laws[0], seconds(2));
    for (double r = 0; r < 20; r += 0.3) {
        double want = exp(-r - (r - 1 + exp(-r)) / 2);
        assert_near(lag_position_survival(&p, r), want, 1e-12 * want);
    }
    lag_position_release(&p);
}

/* Shares above a few limits, drawn three times in a row and played. */
static void draws_follow_the_stationary_law(void **state)
{
    (void)state;
    static const double limits[] = {0.5, 1.5, 2.5, 3.2};
    for (size_t k = 0; k < 3; k++) {
        double above[6][4] = {{0}};
        struct lag_position p;
        struct stream s;
        lag_position_init(&p, &laws[k], seconds(2));
        for (uint32_t r = 1; r <= DRAWS; r++) {
            stream_open(&s, 5, k, r);
            for (size_t i = 0; i < 6; i++) {
                static const double at[] = {0, 0.4, 7, 0, 0.4, 7};
                if (i % 3 == 0) {
                    lag_position_reset(&p);
                }
                double lag = i < 3 ? lag_position_draw(&p, seconds(at[i]), &s)
                                   : lag_position_play(&p, seconds(at[i]), &s);
                for (size_t j = 0; j < 4; j++) {
                    above[i][j] += lag > limits[j];
                }
            }
        }
        for (size_t i = 0; i < 6; i++) {
            for (size_t j = 0; j < 4; j++) {
                double share = lag_position_survival(&p, limits[j]);
                assert_near(above[i][j] / DRAWS, share,
                            4.2 * sqrt(share * (1 - share) / DRAWS) + 1e-12);
            }
        }
        lag_position_release(&p);
    }
}

static void the_position_never_moves_back(void **state)
{
    (void)state;
    struct lag_position p;
    struct stream s;
    lag_position_init(&p, &laws[1], seconds(1));
    stream_open(&s, 5, 1, 1);
    double last = -INFINITY;
    for (simtime t = 0; t < seconds(500); t += ms(170)) {
        double position = simtime_seconds(t) - lag_position_draw(&p, t, &s);
        assert_true(position >= last - 1e-9);
        assert_exact(lag_position_draw(&p, t, &s), p.lag); /* the same again */
        last = position;
    }
    lag_position_release(&p);
}

/* Constant X: the position passes what is ahead after X more. */
static void passing_takes_the_lag(void **state)
{
    (void)state;
    struct lag_position p;
    struct stream s;
    lag_position_init(&p, &laws[3], seconds(60));
    stream_open(&s, 5, 1, 1);
    lag_position_draw(&p, 0, &s);
    assert_near(lag_position_passes(&p, 2, &s), 5, 1e-9);
    assert_near(lag_position_passes(&p, -1, &s), 2, 1e-9);
    assert_exact(lag_position_passes(&p, -4, &s), 0);
    lag_position_release(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integral_is_that_of_the_law),
        cmocka_unit_test(survival_has_its_closed_form),
        cmocka_unit_test(draws_follow_the_stationary_law),
        cmocka_unit_test(the_position_never_moves_back),
        cmocka_unit_test(passing_takes_the_lag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
