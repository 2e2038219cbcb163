/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Serial application of what is in a vector, against a plain replay. */
#include "tests/models/check.h"
#include "tests/models/writes.h"

enum { REGIONS = 3, WRITES = 400 };

struct plain {
    size_t region;
    enum operation operation;
    int64_t amount;
    uint32_t place;
};

static int64_t replay(const struct plain *p, size_t count, const uint32_t *vector,
                      bool *ret_deleted)
{
    int64_t value = 0;
    *ret_deleted = false;
    for (size_t i = 0; i < count; i++) {
        if (p[i].place <= vector[p[i].region]) {
            value = multi_write_ledger_apply(value, p[i].operation, p[i].amount);
            *ret_deleted = p[i].operation == OPERATION_DELETE;
        }
    }
    return value;
}

static void test_value(void **state)
{
    (void)state;
    static struct plain plain[WRITES];
    struct writes w;
    uint64_t x = 1;
    writes_init(&w, REGIONS, POLICY_MERGE);
    writes_open(&w);
    uint32_t slot = multi_write_entity_slot(w.m, 7);
    uint32_t ends[REGIONS][WRITES + 1] = {0}, counts[REGIONS] = {0};
    for (size_t i = 0; i < WRITES; i++) {
        x = x * UINT64_C(6364136223846793005) + 1442695040888963407;
        struct plain *p = &plain[i];
        p->region = (size_t)(x >> 40) % REGIONS;
        p->operation = x >> 60 ? (x >> 33 & 1 ? OPERATION_CREDIT : OPERATION_DEBIT)
                               : (x >> 33 & 1 ? OPERATION_UPDATE : OPERATION_DELETE);
        p->amount = (int64_t)(x >> 50);
        p->place = multi_write_log_add(w.m, slot, p->region, p->operation, p->amount);
        multi_write_version(w.m, slot, p->region)->vector[p->region] = p->place;
        ends[p->region][++counts[p->region]] = p->place;
        uint32_t vector[REGIONS + 1] = {0};
        for (size_t r = 0; r < REGIONS; r++) {
            vector[r] = ends[r][(x >> (8 * r)) % (counts[r] + 1)];
        }
        bool deleted, plain_deleted;
        int64_t value = multi_write_log_value(w.m, vector, &deleted);
        assert_int_equal(value, replay(plain, i + 1, vector, &plain_deleted));
        assert_int_equal(deleted, plain_deleted);
    }
    assert_int_equal(w.m->log[ends[1][counts[1]]].number, counts[1]);
    writes_close(&w);
}

/* Of what is not lost. */
static void test_content(void **state)
{
    (void)state;
    struct writes w;
    bool deleted;
    writes_init(&w, 2, POLICY_APPEND);
    writes_open(&w);
    uint32_t slot = multi_write_entity_slot(w.m, 7);
    struct entity *e = multi_write_slot(w.m, slot);
    assert_int_equal(multi_write_log_content(w.m, e, &deleted), 0);
    multi_write_log_add(w.m, slot, 0, OPERATION_CREDIT, 1);
    uint32_t set = multi_write_log_add(w.m, slot, 1, OPERATION_UPDATE, 10);
    uint32_t debit = multi_write_log_add(w.m, slot, 0, OPERATION_DEBIT, 3);
    uint32_t deletion = multi_write_log_add(w.m, slot, 0, OPERATION_DELETE, 0);
    assert_int_equal(multi_write_log_content(w.m, e, &deleted), 0);
    assert_true(deleted);
    w.m->log[deletion].lost = true;
    assert_int_equal(multi_write_log_content(w.m, e, &deleted), 7);
    assert_false(deleted);
    w.m->log[set].lost = true;
    assert_int_equal(multi_write_log_content(w.m, e, &deleted), -2);
    w.m->log[debit].lost = true;
    assert_int_equal(multi_write_log_content(w.m, e, &deleted), 1);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_value),
        cmocka_unit_test(test_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
