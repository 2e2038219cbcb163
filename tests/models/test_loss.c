/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/loss.h"
#include "tests/models/check.h"

static struct store plain(void)
{
    return (struct store){.has_value = true,
                          .value = {.kind = DIST_UNIFORM, .a = 10, .b = 20},
                          .operations = {[OPERATION_UPDATE] = 1}};
}

static void amounts_are_whole_hundredths(void **state)
{
    (void)state;
    struct store store = plain();
    struct stream s;
    stream_open(&s, 1, 2, 1);
    double sum = 0;
    for (int i = 0; i < 10000; i++) {
        int64_t amount = loss_amount(&store, OPERATION_DEBIT, &s);
        assert_true(amount >= 1000 && amount <= 2000);
        sum += (double)amount;
    }
    assert_near(sum / 10000, 1500, 4 * 1000 / sqrt(12 * 10000));
    store.value = dist_constant(12.345678);
    assert_int_equal(loss_amount(&store, OPERATION_CREDIT, &s), 1235);
    store.value = dist_constant(1e200);
    assert_int_equal(loss_amount(&store, OPERATION_CREDIT, &s), 1000000000000000);
}

static void deletes_and_stores_without_value_draw_nothing(void **state)
{
    (void)state;
    struct store store = plain();
    struct stream s;
    stream_open(&s, 1, 2, 1);
    uint64_t place = stream_place(&s);
    assert_int_equal(loss_amount(&store, OPERATION_DELETE, &s), 0);
    assert_int_equal(loss_operation(&store, &s), OPERATION_UPDATE);
    store.has_value = false;
    assert_int_equal(loss_amount(&store, OPERATION_UPDATE, &s), 0);
    assert_exact(loss_value(&store, 1000000, &s), 0);
    assert_true(stream_place(&s) == place);
}

/* Some at a time, and one after another. */
static void some_are_the_same(void **state)
{
    (void)state;
    static const struct dist values[] = {{.kind = DIST_UNIFORM, .a = 10, .b = 20},
                                         {.kind = DIST_LOGNORMAL, .a = 3, .b = 1},
                                         {.kind = DIST_EXPONENTIAL, .a = 30},
                                         {.kind = DIST_GAMMA, .a = 3, .b = 7}};
    for (int k = 0; k < 16; k++) {
        struct store store = {
            .has_value = k % 2, .has_operations = k / 2 % 2, .value = values[k / 4]};
        struct stream some, one;
        store.operations[OPERATION_CREDIT] = 0.4;
        store.operations[OPERATION_DELETE] = 0.3;
        store.operations[OPERATION_UPDATE] = 0.3;
        stream_open(&some, 7, 3, 1);
        stream_open(&one, 7, 3, 1);
        for (size_t count = 1; count <= LOSS_OPERATIONS; count++) {
            enum operation operations[LOSS_OPERATIONS];
            int64_t amounts[LOSS_OPERATIONS];
            loss_operations(&store, &some, count, operations, amounts);
            for (size_t i = 0; i < count; i++) {
                assert_int_equal(operations[i], loss_operation(&store, &one));
                assert_int_equal(amounts[i], loss_amount(&store, operations[i], &one));
            }
            assert_true(stream_place(&some) == stream_place(&one));
        }
    }
}

static void operations_have_their_shares(void **state)
{
    (void)state;
    struct store store = plain();
    int64_t seen[OPERATION_COUNT] = {0};
    struct stream s;
    stream_open(&s, 1, 3, 1);
    store.has_operations = true;
    store.operations[OPERATION_CREDIT] = 0.2;
    store.operations[OPERATION_DEBIT] = 0.5;
    store.operations[OPERATION_DELETE] = 0.3;
    store.operations[OPERATION_UPDATE] = 0;
    for (int i = 0; i < 40000; i++) {
        seen[loss_operation(&store, &s)]++;
    }
    for (size_t o = 0; o < OPERATION_COUNT; o++) {
        double p = store.operations[o];
        assert_near((double)seen[o], 40000 * p, 4 * sqrt(40000 * p * (1 - p)));
    }
}

static void values_add_up(void **state)
{
    (void)state;
    struct store store = plain();
    struct stream s;
    stream_open(&s, 1, 4, 1);
    assert_exact(loss_value(&store, 0, &s), 0);
    double sum = loss_value(&store, 10000, &s);
    assert_near(sum, 150000, 4 * sqrt(10000 * 100.0 / 12));
    store.has_operations = true;
    store.operations[OPERATION_DELETE] = 0.5;
    store.operations[OPERATION_UPDATE] = 0.5;
    sum = loss_value(&store, 10000, &s); /* variance 0.5 (15^2 + 100 / 12) - 7.5^2 */
    assert_near(sum, 75000, 4 * sqrt(10000 * (0.5 * (225 + 100.0 / 12) - 56.25)));
    store.value = dist_constant(3);
    sum = loss_value(&store, 10000, &s);
    assert_near(sum, 15000, 4 * sqrt(10000 * 2.25));
    store.operations[OPERATION_DELETE] = 0;
    assert_exact(loss_value(&store, INT64_C(1000000000000), &s), 3e12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_whole_hundredths),
        cmocka_unit_test(deletes_and_stores_without_value_draw_nothing),
        cmocka_unit_test(some_are_the_same),
        cmocka_unit_test(operations_have_their_shares),
        cmocka_unit_test(values_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
