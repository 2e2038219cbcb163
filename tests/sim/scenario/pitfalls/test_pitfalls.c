/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/pitfalls/fixture.h"

static void test_table(void **state)
{
    (void)state;
    assert_true(pitfall_count >= 25);
    for (size_t i = 0; i < pitfall_count; i++) {
        const struct pitfall *p = pitfalls[i];
        assert_ptr_equal(pitfalls_find(p->id), p);
        assert_true(i == 0 || strcmp(pitfalls[i - 1]->id, p->id) < 0);
        assert_int_equal(strspn(p->id, "abcdefghijklmnopqrstuvwxyz-"), strlen(p->id));
        assert_true(strlen(p->finds) > 20 && strlen(p->reason) > 20 && strlen(p->mend) > 10);
        assert_true(p->raised == NULL || p->severity == SEVERITY_WARNING);
        /* They are put together with other words and a full stop. */
        assert_true(p->finds[strlen(p->finds) - 1] != '.');
        assert_true(p->reason[strlen(p->reason) - 1] != '.');
        assert_true(p->mend[strlen(p->mend) - 1] != '.');
    }
    assert_null(pitfalls_find("shallow"));
}

static void test_nothing_to_find(void **state)
{
    struct fixture *f = *state;
    const struct scenario *sc = load_good(f, sound, NULL);
    diag_release(&f->diag);
    diag_init(&f->diag);
    pitfalls_check(sc, &f->arena, &f->diag);
    if (f->diag.first != NULL) {
        fail_msg("%s: %s: %s", f->diag.first->code, f->diag.first->path, f->diag.first->message);
    }
}

/* Each rule for itself; and the smallest scenario is not too small for any. */
static void test_all(void **state)
{
    struct fixture *f = *state;
    const struct scenario *sc =
        load_with(f, sound, "edge.probe.path=shallow", "stores.orders.durable_after=1s", NULL);
    diag_release(&f->diag);
    diag_init(&f->diag);
    pitfalls_check(sc, &f->arena, &f->diag);
    assert_int_equal(f->diag.errors, 1);
    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "early-acknowledgement");
    sc = load_good(f, minimal, NULL);
    diag_release(&f->diag);
    diag_init(&f->diag);
    pitfalls_check(sc, &f->arena, &f->diag);
    assert_int_equal(f->diag.errors, 0);
}

static void test_reference(void **state)
{
    struct buf page = BUF_INIT;
    (void)state;
    pitfalls_reference(&page);
    for (size_t i = 0; i < pitfall_count; i++) {
        assert_non_null(strstr(buf_text(&page), pitfalls[i]->id));
        assert_non_null(strstr(buf_text(&page), pitfalls[i]->mend));
    }
    buf_release(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_table),
        FIXTURE_TEST(test_nothing_to_find),
        FIXTURE_TEST(test_all),
        FIXTURE_TEST(test_reference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
