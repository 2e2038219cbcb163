/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/bench.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "tests/sim/run/toy.h"

static int worlds; /* there are */

static struct world *counted_new(const struct plan *plan, atomic_bool *interrupt)
{
    worlds++;
    return toy_world_new(plan, interrupt);
}

static void counted_free(struct world *w)
{
    worlds -= w != NULL;
    toy_world_free(w);
}

static const struct engine counted = {.metrics = &toy_table,
                                      .world_new = counted_new,
                                      .world_free = counted_free,
                                      .replicate = toy_replicate,
                                      .closed_form_mean = toy_closed_form};

static void plays_task_after_task(void **state)
{
    const struct plan usual = {0}, perfect = {.perfect = true};
    struct bench b;
    struct scenario sc = {.name = "toy"};
    (void)state;
    bench_init(&b, &counted, NULL);
    struct task *one = task_new(1, &sc, false, &usual), *two = task_new(2, &sc, false, &perfect);
    assert_int_equal(worlds, 0);
    const struct row *row = bench_play(&b, one, 7);
    assert_int_equal(row->replication, 7);
    assert_int_equal(row->stop, STOP_HORIZON);
    assert_true(row->value[TOY_REQUESTS] == 1 - toy_digit(7) / 1000.0);
    assert_int_equal(row->incident_count, 1);
    row = bench_play(&b, one, 6);
    assert_int_equal(row->incident_count, 0);
    task_drop(one); /* the bench still holds it */
    row = bench_play(&b, two, 7);
    assert_true(row->value[TOY_REQUESTS] == 1);
    assert_int_equal(worlds, 1);
    bench_release(&b);
    assert_int_equal(worlds, 0);
    task_drop(two);
}

static void tells_of_an_interrupt(void **state)
{
    const struct plan plan = {.interrupt_at = 3};
    atomic_bool interrupt = false;
    struct bench b;
    struct scenario sc = {.name = "toy"};
    (void)state;
    bench_init(&b, &counted, &interrupt);
    struct task *t = task_new(1, &sc, false, &plan);
    assert_int_equal(bench_play(&b, t, 2)->stop, STOP_HORIZON);
    assert_int_equal(bench_play(&b, t, 3)->stop, STOP_INTERRUPTED);
    assert_true(atomic_load(&interrupt));
    bench_release(&b);
    task_drop(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plays_task_after_task),
        cmocka_unit_test(tells_of_an_interrupt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
