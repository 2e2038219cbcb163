/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void targets_are_optional(void **state)
{
    const struct targets *t = &load_good(*state, minimal, NULL)->targets;

    assert_true(isnan(t->availability));
    assert_int_equal(t->rto, SIMTIME_NEVER);
    assert_int_equal(t->rpo, SIMTIME_NEVER);
    assert_true(t->percentile == 95);
    assert_true(t->success_ratio == 0.99);
    assert_int_equal(t->stable_for, 60 * SIMTIME_SECOND);
}

static void targets_are_stored_with_their_marks(void **state)
{
    const struct targets *t =
        &load_good(
             *state, minimal,
             "targets={availability: 99.99%, rto: 60s, percentile: 99.5, stable_for: 0s, rpo: 5s}")
             ->targets;

    assert_true(t->availability == 0.9999);
    assert_int_equal(t->rto, 60 * SIMTIME_SECOND);
    assert_true(t->percentile == 99.5);
    assert_int_equal(t->stable_for, 0);
    assert_int_equal(t->availability_mark.column, 24);
    assert_int_equal(t->rto_mark.column, 37);
    assert_int_equal(t->rpo, 5 * SIMTIME_SECOND);
    assert_int_equal(t->rpo_mark.column, 81);
}

static void a_share_for_a_percentile_is_warned_of(void **state)
{
    struct fixture *f = *state;

    assert_true(load_good(f, minimal, "targets.percentile=0.95")->targets.percentile == 0.95);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S222");
    assert_string_equal(f->diag.first->hint, "did you mean 95?");
    load_good(f, minimal, "targets.percentile=0.999");
    assert_string_equal(f->diag.first->hint, "did you mean 99.9?");
    load_good(f, minimal, "targets={rto: 1m, percentile: 1}");
    assert_int_equal(f->diag.warnings, 0);
}

static void a_percentile_without_a_limit_is_warned_of(void **state)
{
    struct fixture *f = *state;

    load_good(f, minimal, "targets.percentile=99");
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S215");
    assert_string_equal(f->diag.first->path, "targets.percentile");
    load_good(f, minimal, "targets.percentile=95");
    assert_int_equal(f->diag.warnings, 0);
    load_good(f, minimal, "targets={rto: 1m, percentile: 99}");
    assert_int_equal(f->diag.warnings, 0);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"targets.availability=101%", "S206", "targets.availability"},
        {"targets.availability=0", "S206", "targets.availability"},
        {"targets.rto=60", "S205", "targets.rto"},
        {"targets.rpo=5", "S205", "targets.rpo"},
        {"targets.percentile=0", "S206", "targets.percentile"},
        {"targets.percentile=100", "S206", "targets.percentile"},
        {"targets.percentile=95%", "S205", "targets.percentile"},
        {"targets.success_ratio=0%", "S206", "targets.success_ratio"},
        {"targets.stable_for=-1s", "S205", "targets.stable_for"},
        {"targets=[]", "S203", "targets"},
    };

    load_bad_sets(*state, minimal, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(targets_are_optional),
        FIXTURE_TEST(targets_are_stored_with_their_marks),
        FIXTURE_TEST(a_share_for_a_percentile_is_warned_of),
        FIXTURE_TEST(a_percentile_without_a_limit_is_warned_of),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
