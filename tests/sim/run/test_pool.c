/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>

#include <cmocka.h>

enum { MOST = 64 };

struct crew {
    int turns[MOST];
    atomic_size_t inside, most; /* at once */
    size_t wanted;
};

/* Nobody leaves before all have come, so all are there at once. */
static void meet(void *subject, size_t worker)
{
    struct crew *c = subject;
    c->turns[worker]++;
    atomic_fetch_add(&c->inside, 1);
    while (atomic_load(&c->inside) < c->wanted) {
    }
}

static void each_works_once_beside_the_others(void **state)
{
    static const size_t threads[] = {1, 2, 7};
    (void)state;
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        struct crew c = {.wanted = threads[i]};
        struct pool *p = pool_start(threads[i], meet, &c);
        assert_int_equal(pool_threads(p), threads[i]);
        pool_join(p);
        for (size_t worker = 0; worker < MOST; worker++) {
            assert_int_equal(c.turns[worker], worker < threads[i]);
        }
    }
}

static void nobody_is_asked_for(void **state)
{
    struct crew c = {.wanted = 0};
    (void)state;
    struct pool *p = pool_start(0, meet, &c);
    assert_int_equal(pool_threads(p), 0);
    pool_join(p);
    pool_join(NULL);
    assert_int_equal(c.turns[0], 0);
}

static void has_cores(void **state)
{
    (void)state;
    assert_true(pool_cores() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_works_once_beside_the_others),
        cmocka_unit_test(nobody_is_asked_for),
        cmocka_unit_test(has_cores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
