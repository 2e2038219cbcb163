/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "tests/sim/base/death.h"

static void describe(const void *subject, char *out, size_t size)
{
    snprintf(out, size, "replaying %s", (const char *)subject);
}

static void describe_badly(const void *subject, char *out, size_t size)
{
    (void)out;
    (void)size;
    BUG("a bug in the description of %s", (const char *)subject);
}

static void bug(void *subject)
{
    (void)subject;
    BUG("%d apples", 7);
}

static void bug_with_context(void *subject)
{
    die_set_context(describe, subject);
    BUG("found");
}

static void bug_after_context(void *subject)
{
    die_set_context(describe, subject);
    die_set_context(NULL, NULL);
    BUG("found");
}

static void bug_in_bug(void *subject)
{
    die_set_context(describe_badly, subject);
    BUG("the first");
}

static void false_condition(void *subject)
{
    VERIFY(subject == NULL);
}

static void world(void *subject)
{
    die_world("cannot read %s", (const char *)subject);
}

static void too_much_memory(void *subject)
{
    (void)subject;
    free(xrealloc(NULL, SIZE_MAX / 2, 4));
}

static void *set_in_thread(void *subject)
{
    die_set_context(describe, subject);
    return NULL;
}

static void context_of_another_thread(void *subject)
{
    pthread_t thread;

    pthread_create(&thread, NULL, set_in_thread, subject);
    pthread_join(thread, NULL);
    BUG("found");
}

static void bug_aborts_and_says_where(void **state)
{
    struct death d = death_of(bug, NULL);

    (void)state;
    assert_true(d.aborted);
    assert_non_null(strstr(d.message, "ninefold: BUG at "));
    assert_non_null(strstr(d.message, "test_die.c:"));
    assert_non_null(strstr(d.message, ": 7 apples\n"));
}

static void bug_tells_its_context(void **state)
{
    char subject[] = "the third run";
    struct death d = death_of(bug_with_context, subject);

    (void)state;
    assert_true(d.aborted);
    assert_non_null(strstr(d.message, "found\nreplaying the third run\n"));
    d = death_of(bug_after_context, subject);
    assert_true(d.aborted);
    assert_null(strstr(d.message, "replaying"));
    d = death_of(context_of_another_thread, subject);
    assert_true(d.aborted);
    assert_null(strstr(d.message, "replaying"));
}

static void bug_in_the_description_ends(void **state)
{
    char subject[] = "x";
    struct death d = death_of(bug_in_bug, subject);

    (void)state;
    assert_true(d.aborted);
    assert_non_null(strstr(d.message, "the first\n"));
    assert_non_null(strstr(d.message, "a bug in the description of x\n"));
}

static void verify_names_the_condition(void **state)
{
    struct death d = death_of(false_condition, &d);

    (void)state;
    assert_true(d.aborted);
    assert_non_null(strstr(d.message, "subject == NULL does not hold"));
    d = death_of(false_condition, NULL);
    assert_int_equal(d.exit_status, 99);
}

static void world_exits_with_its_status(void **state)
{
    char path[] = "a.db";
    struct death d = death_of(world, path);

    (void)state;
    assert_int_equal(d.exit_status, EXIT_WORLD);
    assert_string_equal(d.message, "ninefold: cannot read a.db\n");
}

static void memory_is_never_null(void **state)
{
    struct death d;
    int *p;

    (void)state;
    free(xmalloc(0));
    free(xcalloc(0, 8));
    p = xcalloc(4, sizeof *p);
    assert_int_equal(p[3], 0);
    p = xrealloc(p, 1000, sizeof *p);
    p[999] = 1;
    p = xrealloc(p, 0, sizeof *p);
    assert_non_null(p);
    free(p);
    d = death_of(too_much_memory, NULL);
    assert_int_equal(d.exit_status, EXIT_WORLD);
    assert_non_null(strstr(d.message, "out of memory"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bug_aborts_and_says_where),   cmocka_unit_test(bug_tells_its_context),
        cmocka_unit_test(bug_in_the_description_ends), cmocka_unit_test(verify_names_the_condition),
        cmocka_unit_test(world_exits_with_its_status), cmocka_unit_test(memory_is_never_null),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
