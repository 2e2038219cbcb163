/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/task.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "models/plan.h"
#include "sim/run/brief.h"
#include "tests/sim/run/party_line.h"

static void makes_its_plan_once(void **state)
{
    struct arena a;
    int64_t took;
    (void)state;
    arena_init(&a, 0);
    const struct scenario *sc = line_scenario(&a, "seed=3");
    struct task *t = task_new(5, sc, false, NULL);
    assert_int_equal(t->number, 5);
    assert_null(t->plan);
    const struct plan *plan = task_plan(t, &took);
    assert_true(took > 0);
    assert_ptr_equal(plan->sc, sc);
    assert_ptr_equal(task_plan(t, &took), plan);
    assert_int_equal(took, 0);
    task_drop(t);
    arena_release(&a);
}

static void uses_the_plan_that_it_is_given(void **state)
{
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    const struct scenario *sc = line_scenario(&a, "seed=3");
    const struct plan *plan = plan_new(&a, sc, true);
    struct task *t = task_new(1, sc, true, plan);
    assert_ptr_equal(task_plan(t, NULL), plan);
    task_drop(t);
    plan_release(plan);
    task_drop(NULL);
    arena_release(&a);
}

/* The bytes may go when it is made; it may go when its last holder does. */
static void loads_its_scenario_from_a_brief(void **state)
{
    struct arena a;
    struct buf brief = BUF_INIT;
    (void)state;
    arena_init(&a, 0);
    brief_put(line_scenario(&a, "seed=3"), true, &brief);
    struct task *t = task_new_brief(1, brief.text, brief.len);
    buf_release(&brief);
    arena_release(&a);
    task_hold(t);
    task_drop(t);
    const struct plan *plan = task_plan(t, NULL);
    assert_int_equal(plan->sc->seed, 3);
    assert_true(t->exact);
    task_drop(t);
}

static void *ask(void *subject)
{
    struct task *t = subject;
    const struct plan *plan = task_plan(t, NULL);
    bool same = plan == task_plan(t, NULL);
    task_drop(t);
    return same ? t : NULL;
}

static void threads_share_it(void **state)
{
    struct arena a;
    pthread_t threads[4];
    (void)state;
    arena_init(&a, 0);
    struct task *t = task_new(1, line_scenario(&a, "seed=3"), false, NULL);
    for (size_t i = 0; i < 4; i++) {
        task_hold(t);
        assert_int_equal(pthread_create(&threads[i], NULL, ask, t), 0);
    }
    for (size_t i = 0; i < 4; i++) {
        void *answer;
        pthread_join(threads[i], &answer);
        assert_ptr_equal(answer, t);
    }
    task_drop(t);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_its_plan_once),
        cmocka_unit_test(uses_the_plan_that_it_is_given),
        cmocka_unit_test(loads_its_scenario_from_a_brief),
        cmocka_unit_test(threads_share_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
