/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"
#include "tests/models/writes.h"

/* Behind a cut from 0 to 10 s region 1 writes one entity 50 times; delays differ. */
static void pile_up(struct writes *w, size_t regions, enum conflict_policy policy)
{
    writes_init(w, regions, policy);
    w->store.lag = (struct dist){.kind = DIST_UNIFORM, .a = 0, .b = 2};
    writes_open(w);
    multi_write_track(w->m, 0, true);
    writes_part(w, 0, 0, 1, true);
    for (int i = 0; i < 50; i++) {
        writes_put(w, 1 + i * 0.1, 1, 3, OPERATION_UPDATE, 100 + i);
    }
    writes_part(w, 10, 0, 1, false);
}

static const struct one_way *to_hub(const struct writes *w)
{
    return multi_write_link(w->m, 1, 0);
}

/* Only those are played that no later one overtakes: of 50 with delays alike, 4.5 on the average.
 * What was passed over is kept until the last of them has arrived: of two regions a husk, of more
 * the message. */
static void most_are_passed_over(size_t regions)
{
    struct writes w;
    pile_up(&w, regions, POLICY_LWW);
    const struct one_way *l = to_hub(&w);
    assert_int_equal(l->on_its_way.count + l->passed_over.count + l->husk_count, 50);
    assert_int_equal(regions == 2 ? l->passed_over.count : l->husk_count, 0);
    assert_in_range(l->on_its_way.count, 1, 15);
    assert_int_equal(multi_write_unapplied(w.m, 1, 0), 50);
    multi_write_advance(w.m, seconds(12.1));
    assert_int_equal(multi_write_unapplied(w.m, 1, 0), 0);
    writes_put(&w, 13, 1, 3, OPERATION_UPDATE, 7);
    multi_write_advance(w.m, seconds(16));
    assert_int_equal(l->passed_over.count + l->husk_count, 0);
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    multi_write_finish(w.m, seconds(20));
    assert_int_equal(writes_value(&w, 3), 7);
    writes_close(&w);
}

static void test_most_are_passed_over(void **state)
{
    (void)state;
    most_are_passed_over(2);
    most_are_passed_over(3);
}

/* What a region takes with it is counted by messages, those passed over included. */
static void test_put_back_for_a_loss(void **state)
{
    (void)state;
    struct writes w;
    struct loss lost, stranded;
    pile_up(&w, 2, POLICY_LWW);
    multi_write_down(w.m, seconds(10), 1, false, &lost, &stranded);
    assert_int_equal(lost.count, 0);
    assert_int_equal(stranded.count, 50);
    assert_int_equal(stranded.oldest, seconds(1));
    assert_int_equal(to_hub(&w)->passed_over.count + to_hub(&w)->husk_count, 0);
    assert_int_equal(to_hub(&w)->on_its_way.count + to_hub(&w)->aside.count, 50);
    multi_write_up(w.m, seconds(11), 1);
    multi_write_finish(w.m, seconds(20));
    assert_int_equal(writes_value(&w, 3), 149);
    writes_close(&w);
}

/* In order, or one by one, nothing overtakes; an event stream has no later version. */
static void test_nothing_overtakes(void **state)
{
    (void)state;
    struct writes w;
    pile_up(&w, 2, POLICY_APPEND);
    assert_int_equal(to_hub(&w)->on_its_way.count, 50);
    writes_close(&w);
    writes_init(&w, 2, POLICY_LWW);
    w.store.lag = (struct dist){.kind = DIST_UNIFORM, .a = 0, .b = 2};
    w.store.order = ORDER_FIFO;
    writes_open(&w);
    writes_part(&w, 0, 0, 1, true);
    for (int i = 0; i < 50; i++) {
        writes_put(&w, 1 + i * 0.1, 1, 3, OPERATION_UPDATE, 100 + i);
    }
    writes_part(&w, 10, 0, 1, false);
    assert_int_equal(to_hub(&w)->on_its_way.count, 50);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_most_are_passed_over),
        cmocka_unit_test(test_put_back_for_a_loss),
        cmocka_unit_test(test_nothing_overtakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
