/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_order.h"
#include "tests/models/check.h"

static struct lag_history make(double throughput, double batch)
{
    struct store store = {.model = STORE_ASYNC, .throughput = throughput, .batch = seconds(batch)};
    struct lag_history h;
    lag_history_init(&h, &store);
    lag_history_reset(&h, 0, 0);
    h.phase = h.batch / 4;
    h.rate = 4;
    lag_history_advance(&h, seconds(10));
    lag_history_freeze(&h, true);
    lag_history_advance(&h, seconds(14));
    lag_history_freeze(&h, false);
    h.rate = 2;
    lag_history_advance(&h, seconds(20));
    return h;
}

static void missing_is_the_integral(void **state)
{
    (void)state;
    static const struct dist laws[] = {{.kind = DIST_EXPONENTIAL, .a = 1},
                                       {.kind = DIST_LOGNORMAL, .a = -1, .b = 1.5},
                                       {.kind = DIST_CONSTANT, .a = 2.5}};
    static const double limits[][2] = {{INFINITY, 0}, {6, 0}, {INFINITY, 3}, {6, 3}};
    for (size_t i = 0; i < 4; i++) {
        struct lag_history h = make(limits[i][0], limits[i][1]);
        for (size_t k = 0; k < 3; k++) {
            struct lag_weight w = {.delay = &laws[k]};
            double step = 0.0005, m = 0, sum = 0;
            for (double s = step / 2; s < 20; s += step) {
                double a = -lag_history_leaves(&h, seconds(s)), rate = s < 14 ? 4 : 2;
                double here = rate * step * (a < 0 ? 1 : dist_survival(&laws[k], a));
                sum += rate * step * -expm1(-m - here / 2);
                m += here;
            }
            lag_mass(&h, &w, -1);
            assert_near(lag_order_missing(&h, &w), sum - expm1(-m), 2e-3 * sum);
        }
        lag_history_release(&h);
    }
}

/* Constant delay: the first write of the last d seconds holds up all behind it: rate x d. */
static void a_constant_delay_holds_up_nobody(void **state)
{
    (void)state;
    struct store store = {.model = STORE_ASYNC, .throughput = INFINITY};
    struct dist constant = dist_constant(2);
    struct lag_weight w = {.delay = &constant};
    struct lag_history h;
    lag_history_init(&h, &store);
    lag_history_reset(&h, 0, 0);
    h.rate = 0.3;
    lag_history_advance(&h, seconds(1e6));
    lag_mass(&h, &w, -1);
    assert_near(lag_order_missing(&h, &w), 0.6, 1e-6);
    h.rate = 50;
    lag_history_advance(&h, seconds(2e6));
    lag_mass(&h, &w, -1);
    assert_near(lag_order_missing(&h, &w), 100, 1e-4);
    lag_history_release(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missing_is_the_integral),
        cmocka_unit_test(a_constant_delay_holds_up_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
