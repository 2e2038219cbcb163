/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/brief.h"

#include <setjmp.h>
#include <stdarg.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/sim/base/death.h"
#include "tests/sim/run/party_line.h"

static void loads_what_was_put(void **state)
{
    struct arena a, b;
    struct buf brief = BUF_INIT;
    bool exact = false;
    (void)state;
    arena_init(&a, 0);
    arena_init(&b, 0);
    const struct scenario *sc = line_scenario(&a, "horizon=77m");
    brief_put(sc, true, &brief);
    const struct scenario *other = brief_load(&brief, &b, &exact);
    assert_true(exact);
    assert_ptr_not_equal(other, sc);
    assert_int_equal(other->horizon, 77 * 60 * SIMTIME_SECOND);
    assert_true(other->seed == sc->seed);
    assert_string_equal(other->name, sc->name);
    buf_release(&brief);
    arena_release(&a);
    arena_release(&b);
}

/* Loaded as something else than it was put. */
static void load_badly(void *subject)
{
    struct arena a;
    bool exact;
    arena_init(&a, 0);
    brief_load(subject, &a, &exact);
    _exit(0);
}

static void what_is_no_brief_is_a_bug(void **state)
{
    struct arena a;
    struct buf brief = BUF_INIT;
    (void)state;
    arena_init(&a, 0);
    assert_true(death_of(load_badly, &brief).aborted);
    brief_put(line_scenario(&a, "seed=1"), false, &brief);
    assert_int_equal(death_of(load_badly, &brief).exit_status, 0);
    brief.len--;
    assert_true(death_of(load_badly, &brief).aborted);
    brief.len++;
    brief.text[sizeof(uint32_t)]++; /* the seed */
    assert_true(death_of(load_badly, &brief).aborted);
    buf_release(&brief);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads_what_was_put),
        cmocka_unit_test(what_is_no_brief_is_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
