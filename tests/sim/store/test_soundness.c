/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/soundness.h"

#include "tests/sim/store/fixture.h"

static struct fixture f;
static struct fixture_study s;
static int64_t run;

static int set_up(void **state)
{
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    run = fixture_play(&f, &s);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    fixture_study_release(&s);
    fixture_close(&f);
    return 0;
}

static void what_a_run_gives_is_sound(void **state)
{
    (void)state;
    assert_true(soundness_of_run(&f.archive, run));
    assert_true(soundness_of_rows(&f.archive, run));
}

/* The edit is undone afterwards. */
static void assert_refused(bool (*sound)(struct archive *, int64_t), const char *edit,
                           const char *wanted)
{
    assert_true(archive_begin(&f.archive));
    assert_true(archive_exec(&f.archive, edit));
    if (sound(&f.archive, run) || !strstr(archive_why(&f.archive), wanted)) {
        fail_msg("%s: %s", edit, archive_why(&f.archive));
    }
    archive_rollback(&f.archive);
    assert_true(sound(&f.archive, run));
}

static void a_number_that_cannot_be_is_named(void **state)
{
    (void)state;
    assert_refused(soundness_of_run, "UPDATE metrics SET mean = 9e999",
                   "run 1, in table metrics, column mean has Inf");
    assert_refused(soundness_of_run, "UPDATE metrics SET sd = -1e308", "column sd has -1");
    assert_refused(soundness_of_run, "UPDATE metrics SET n = -1", "column n has -1");
    assert_refused(soundness_of_run, "UPDATE points SET replications = 9223372036854775807",
                   "in table points, column replications has 9223372036854775807");
    assert_refused(soundness_of_run, "UPDATE runs SET elapsed_s = 1e20", "in table runs");
    assert_refused(soundness_of_rows, "UPDATE replications SET weight = -1", "weight has -1");
    assert_refused(soundness_of_rows, "UPDATE incidents SET \"rto.service\" = 9e999",
                   "in table incidents, column rto.service has Inf");
    assert_refused(soundness_of_rows, "UPDATE incidents SET opened_s = 1e10", "opened_s");
}

static void of_another_run_it_is_no_matter(void **state)
{
    (void)state;
    assert_true(archive_exec(&f.archive, "UPDATE metrics SET mean = 9e999"));
    assert_true(soundness_of_run(&f.archive, run + 1));
    assert_false(soundness_of_run(&f.archive, run));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_a_run_gives_is_sound),
                                       cmocka_unit_test(a_number_that_cannot_be_is_named),
                                       cmocka_unit_test(of_another_run_it_is_no_matter)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
