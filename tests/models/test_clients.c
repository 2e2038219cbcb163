/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include "models/clients.h"

static const simtime HOUR = SIMTIME_HOUR;

/* Hour h of the day has factor 1 + h, day d (Monday 0) has 10 + d. */
static struct profile stairs(void)
{
    struct profile p = {.flat = false};
    for (size_t h = 0; h < 24; h++) {
        p.daily[h] = 1 + (double)h;
    }
    for (size_t d = 0; d < 7; d++) {
        p.weekly[d] = 10 + (double)d;
    }
    return p;
}

/* A replication starts on Monday 00:00; steps at full hours. */
static void steps(void **state)
{
    (void)state;
    struct profile p = stairs();
    assert_exact(clients_factor(&p, 0), 1 * 10);
    assert_exact(clients_factor(&p, HOUR - 1), 1 * 10);
    assert_exact(clients_factor(&p, HOUR), 2 * 10);
    assert_exact(clients_factor(&p, 23 * HOUR), 24 * 10);
    assert_exact(clients_factor(&p, 24 * HOUR), 1 * 11);
    assert_exact(clients_factor(&p, 7 * 24 * HOUR - 1), 24 * 16);
    assert_exact(clients_factor(&p, 7 * 24 * HOUR), 1 * 10);
    assert_exact(clients_factor(&p, (52 * 168 + 30) * HOUR + 5), 7 * 11);
}

static void next_step(void **state)
{
    (void)state;
    assert_int_equal(clients_next_step(0), HOUR);
    assert_int_equal(clients_next_step(HOUR - 1), HOUR);
    assert_int_equal(clients_next_step(HOUR), 2 * HOUR);
    assert_int_equal(clients_next_step(HOUR + 1), 2 * HOUR);
    assert_true(clients_next_step(SIMTIME_NEVER - 1) == SIMTIME_NEVER);
}

static void integral_by_hand(void **state)
{
    (void)state;
    struct profile p = stairs();
    double day = 24 * 25 / 2 * 3600.0; /* sum of 1..24, hours */
    assert_exact(clients_integral(&p, 0, 0), 0);
    assert_exact(clients_integral(&p, 5, 5 + SIMTIME_SECOND), 10);
    assert_exact(clients_integral(&p, HOUR / 2, HOUR), 10 * 1800.0);
    assert_near(clients_integral(&p, HOUR / 2, 3 * HOUR / 2), 10 * 1800.0 + 20 * 1800, 1e-9);
    assert_near(clients_integral(&p, 0, 24 * HOUR), 10 * day, 1e-6);
    assert_near(clients_integral(&p, 24 * HOUR, 48 * HOUR), 11 * day, 1e-6);
    double week = (10 + 11 + 12 + 13 + 14 + 15 + 16) * day;
    assert_near(clients_integral(&p, 0, 168 * HOUR), week, 1e-5);
    assert_near(clients_integral(&p, 3 * 168 * HOUR, 55 * 168 * HOUR), 52 * week, 1e-3);
    /* Sunday 23:30 to Monday 00:30, over a year's end */
    assert_near(clients_integral(&p, 52 * 168 * HOUR - HOUR / 2, 52 * 168 * HOUR + HOUR / 2),
                24 * 16 * 1800.0 + 10 * 1800.0, 1e-4);
    assert_near(clients_weekly_mean(&p), week / (168 * 3600), 1e-9);
}

/* The integral over any span is the sum over its parts. */
static void integral_adds_up(void **state)
{
    (void)state;
    struct profile p = stairs();
    simtime from = 7 * HOUR + 12345678901, to = from + 400 * HOUR + 987654321;
    double sum = 0;
    for (simtime t = from; t < to;) {
        simtime next = clients_next_step(t) < to ? clients_next_step(t) : to;
        sum += clients_factor(&p, t) * simtime_seconds(next - t);
        t = next;
    }
    assert_near(clients_integral(&p, from, to), sum, 1e-9 * sum);
}

static void flat(void **state)
{
    (void)state;
    struct profile p = {.flat = true};
    assert_exact(clients_factor(&p, 123 * HOUR), 1);
    assert_exact(clients_integral(&p, 123, 123 + SIMTIME_YEAR), 31536000);
    assert_exact(clients_weekly_mean(&p), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps),
        cmocka_unit_test(next_step),
        cmocka_unit_test(integral_by_hand),
        cmocka_unit_test(integral_adds_up),
        cmocka_unit_test(flat),
    };
    return cmocka_run_group_tests_name("models/clients", tests, NULL, NULL);
}
