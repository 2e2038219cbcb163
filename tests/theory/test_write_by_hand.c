/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reference of tests/theory/write_by_write.h by itself, on scripts small enough to be worked
 * out on paper. Unless told, two regions, every delay 1 s. Region 0 is the hub. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/theory/write_by_write.h"

enum { MS = 1000000 };

struct desk {
    struct store store;
    struct wbw *w;
};

static void sit_down(struct desk *d, enum conflict_policy policy)
{
    *d = (struct desk){.w = calloc(1, sizeof *d->w)};
    assert_non_null(d->w);
    d->store.region_count = 2;
    d->store.throughput = INFINITY;
    d->store.conflicts.policy = policy;
    d->store.conflicts.granularity = SIMTIME_SECOND;
    d->store.conflicts.unread = true;
    d->store.conflicts.fails = 1;
    wbw_init(d->w, &d->store);
    d->w->delay = SIMTIME_SECOND;
}

static void write_it(struct desk *d, simtime ms, size_t region, enum operation operation,
                     int64_t amount)
{
    struct multi_write_event e = {.kind = MULTI_WRITE_ACCEPTED, .at = ms * MS, .region = region};
    e.operation = operation;
    e.amount = amount;
    wbw_witness(d->w, &e);
}

/* A balance of 250.00 everywhere; then region 1 deletes the wallet at 10 s while region 0 debits
 * 100.00 shortly after, or before. */
static void wallet(struct desk *d, enum conflict_policy policy, simtime debit_ms)
{
    sit_down(d, policy);
    write_it(d, 1000, 0, OPERATION_UPDATE, 25000);
    if (debit_ms < 10000) {
        write_it(d, debit_ms, 0, OPERATION_DEBIT, 10000);
    }
    write_it(d, 10000, 1, OPERATION_DELETE, 0);
    if (debit_ms > 10000) {
        write_it(d, debit_ms, 0, OPERATION_DEBIT, 10000);
    }
}

static void assert_shown(const struct desk *d, int64_t value, bool deleted)
{
    for (size_t r = 0; r < d->store.region_count; r++) {
        int64_t shown;
        bool gone;
        assert_true(wbw_shows(d->w, r, 0, &shown, &gone));
        assert_int_equal(shown, value);
        assert_int_equal(gone, deleted);
    }
}

static void assert_counts(const struct desk *d, int64_t conflicts, int64_t overwritten,
                          int64_t to_feed, double at_stake)
{
    const struct multi_write_account *a = &d->w->account;
    assert_string_equal(d->w->trouble, "");
    assert_int_equal(a->conflicts, conflicts);
    assert_int_equal(a->entities, conflicts > 0);
    assert_int_equal(a->overwritten, overwritten);
    assert_int_equal(a->to_feed, to_feed);
    assert_int_equal(a->wrong_entities, at_stake > 0);
    assert_true(a->value_at_stake == at_stake);
}

static void test_lww(void **state)
{
    struct desk d;
    (void)state;
    wallet(&d, POLICY_LWW, 10500); /* serial: 250, 0, -100 */
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, 0, true);
    assert_counts(&d, 1, 1, 0, 100);
    assert_true(d.w->writes[2].overwritten);
    free(d.w);
    wallet(&d, POLICY_LWW, 9500); /* serial: 250, 150, 0 */
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, 0, true);
    assert_counts(&d, 1, 1, 0, 0);
    assert_true(d.w->writes[1].overwritten);
    free(d.w);
    wallet(&d, POLICY_LWW, 8500); /* seen by region 1 before it deletes */
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, 0, true);
    assert_counts(&d, 0, 0, 0, 0);
    free(d.w);
}

static void test_keep_live(void **state)
{
    struct desk d;
    (void)state;
    wallet(&d, POLICY_KEEP_LIVE, 10500); /* both in second 10: what is no delete wins */
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, 15000, false);
    assert_counts(&d, 1, 1, 0, 250);
    free(d.w);
    wallet(&d, POLICY_KEEP_LIVE, 9500); /* the delete is newer */
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, 0, true);
    assert_counts(&d, 1, 1, 0, 0);
    free(d.w);
    wallet(&d, POLICY_KEEP_LIVE, 9500);
    wbw_change(d.w, WBW_SKEW, 9000 * (simtime)MS)->skew = 500 * MS; /* of region 0: 10.0 s */
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, 15000, false);
    assert_counts(&d, 1, 1, 0, 150);
    free(d.w);
}

static void test_append(void **state)
{
    struct desk d;
    (void)state;
    wallet(&d, POLICY_APPEND, 10500);
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, -10000, false);
    assert_counts(&d, 0, 0, 0, 0);
    free(d.w);
}

static void test_merge(void **state)
{
    struct desk d;
    (void)state;
    wallet(&d, POLICY_MERGE, 10500);
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, 0, true); /* the winner stays readable, and is not wrong yet */
    assert_counts(&d, 1, 0, 1, 0);
    assert_int_equal(d.w->account.unresolved, 1);
    assert_true(d.w->account.feed_oldest_max == 49); /* since 11 s */
    free(d.w);
    wallet(&d, POLICY_MERGE, 10500);
    d.store.conflicts.unread = false;
    d.store.conflicts.drained_every = 20 * SIMTIME_SECOND;
    d.store.conflicts.drain_rate = 2;
    d.w->feed_phase = 7 * SIMTIME_SECOND; /* starts at 7 (nothing there) and 27 */
    wbw_change(d.w, WBW_LOOK, 27400 * (simtime)MS);
    wbw_change(d.w, WBW_LOOK, 27600 * (simtime)MS);
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, -10000, false);
    assert_counts(&d, 1, 0, 1, 0);
    assert_int_equal(d.w->changes[0].feed_depth, 1);
    assert_int_equal(d.w->changes[1].feed_depth, 0);
    assert_int_equal(d.w->account.unresolved, 0);
    assert_true(d.w->account.feed_oldest_max == 16.5);
    free(d.w);
    wallet(&d, POLICY_MERGE, 10500);
    d.store.conflicts.fails = 0;
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, -10000, false);
    assert_counts(&d, 1, 0, 0, 0);
    free(d.w);
}

/* A delay of which 0.6 s are over when the link is cut, and two writes that wait; so do outcomes,
 * of the second from 101 s to 102.4 s and of the third from 103 s to 104.4 s. */
static void test_cut(void **state)
{
    struct desk d;
    (void)state;
    sit_down(&d, POLICY_LWW);
    d.store.throughput = 0.5;
    write_it(&d, 8400, 1, OPERATION_CREDIT, 1);
    write_it(&d, 10000, 1, OPERATION_CREDIT, 2);
    write_it(&d, 20000, 1, OPERATION_CREDIT, 4);
    struct wbw_change *cut = wbw_change(d.w, WBW_CUT, 9 * SIMTIME_SECOND);
    cut->from = 1;
    static const simtime looks[] = {100300, 100500, 100900, 101100, 102900, 103100};
    static const int64_t unapplied[] = {3, 2, 2, 1, 1, 0}, waiting[] = {1, 1, 1, 2, 0, 1};
    struct wbw_change *open = wbw_change(d.w, WBW_OPEN, 100 * SIMTIME_SECOND);
    open->from = 1;
    for (size_t i = 0; i < 6; i++) {
        wbw_change(d.w, WBW_LOOK, looks[i] * MS);
    }
    wbw_play(d.w, 200 * SIMTIME_SECOND);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(d.w->changes[2 + i].unapplied[1][0], unapplied[i]);
        assert_int_equal(d.w->changes[2 + i].waiting, waiting[i]);
    }
    assert_shown(&d, 7, false);
    assert_counts(&d, 0, 0, 0, 0);
    free(d.w);
}

static void send_it(struct desk *d, simtime ms, simtime delay_ms)
{
    struct multi_write_event e = {.kind = MULTI_WRITE_SENT, .at = ms * MS, .region = 1};
    e.delay = delay_ms * MS;
    wbw_witness(d->w, &e);
}

/* The second write overtakes the first, or may not. */
static void test_order(void **state)
{
    static const enum lag_order orders[] = {ORDER_NONE, ORDER_FIFO};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct desk d;
        sit_down(&d, POLICY_LWW);
        d.store.order = orders[i];
        write_it(&d, 0, 1, OPERATION_CREDIT, 1);
        send_it(&d, 0, 9000);
        write_it(&d, 1000, 1, OPERATION_CREDIT, 2);
        send_it(&d, 1000, 1000); /* at 2 s, or at 9 s behind the first */
        write_it(&d, 3500, 0, OPERATION_CREDIT, 4);
        wbw_play(d.w, 60 * SIMTIME_SECOND);
        /* The hub's write saw the two, or meets the first and beats it; the second, which knows
         * only the first, then meets it again. */
        assert_int_equal(d.w->account.conflicts, i == 0 ? 0 : 2);
        assert_shown(&d, i == 0 ? 7 : 4, false);
        free(d.w);
    }
}

static void test_lost(void **state)
{
    struct desk d;
    (void)state;
    for (int data_lost = 0; data_lost < 2; data_lost++) {
        sit_down(&d, POLICY_LWW);
        write_it(&d, 1000, 1, OPERATION_CREDIT, 100);
        write_it(&d, 10000, 1, OPERATION_CREDIT, 200);
        struct wbw_change *down = wbw_change(d.w, WBW_DOWN, 10500 * (simtime)MS);
        down->region = 1;
        down->data_lost = data_lost;
        wbw_change(d.w, WBW_UP, 20 * SIMTIME_SECOND)->region = 1;
        wbw_play(d.w, 60 * SIMTIME_SECOND);
        const struct loss *loss = data_lost ? &down->lost : &down->stranded;
        const struct loss *none = data_lost ? &down->stranded : &down->lost;
        assert_int_equal(loss->count, 1);
        assert_int_equal(loss->oldest, 10 * SIMTIME_SECOND);
        assert_true(loss->value == 2);
        assert_int_equal(none->count, 0);
        assert_shown(&d, data_lost ? 100 : 300, false);
        assert_counts(&d, 0, 0, 0, data_lost ? 2 : 0);
        free(d.w);
    }
}

/* The hub's last write is on its way when its region goes down; the next hub writes meanwhile. */
static void test_hub_lost(void **state)
{
    struct desk d;
    (void)state;
    for (int data_lost = 0; data_lost < 2; data_lost++) {
        sit_down(&d, POLICY_LWW);
        write_it(&d, 1000, 0, OPERATION_CREDIT, 100);
        write_it(&d, 10000, 0, OPERATION_CREDIT, 200);
        write_it(&d, 15000, 1, OPERATION_CREDIT, 400);
        struct wbw_change *down = wbw_change(d.w, WBW_DOWN, 10500 * (simtime)MS);
        down->data_lost = data_lost;
        wbw_change(d.w, WBW_UP, 20 * SIMTIME_SECOND);
        wbw_play(d.w, 60 * SIMTIME_SECOND);
        assert_int_equal(d.w->hub, 1);
        assert_int_equal(data_lost ? down->lost.count : down->stranded.count, 1);
        assert_shown(&d, 500, false); /* the later one wins, at 20.5 s in region 1 */
        assert_counts(&d, !data_lost, !data_lost, 0, 2);
        free(d.w);
    }
}

/* Both write version 1: the region earlier in the list wins; the hub as an author comes last. */
static void test_ties(void **state)
{
    struct desk d;
    (void)state;
    sit_down(&d, POLICY_LWW);
    d.store.conflicts.path = CONFLICT_PATH_VERSION;
    write_it(&d, 1000, 0, OPERATION_UPDATE, 100);
    write_it(&d, 1500, 1, OPERATION_UPDATE, 200);
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, 100, false);
    assert_counts(&d, 1, 1, 0, 1);
    free(d.w);
    sit_down(&d, POLICY_MERGE);
    d.store.conflicts.path = CONFLICT_PATH_VERSION;
    d.store.conflicts.fails = 0.5;
    write_it(&d, 1000, 0, OPERATION_UPDATE, 100);
    d.store.region_count = 3;
    write_it(&d, 1500, 1, OPERATION_UPDATE, 200); /* merged at 2.5 s */
    write_it(&d, 1800, 2, OPERATION_UPDATE, 300); /* meets what the hub merged, and beats it */
    write_it(&d, 5000, 0, OPERATION_CREDIT, 4);
    for (int fails = 0; fails < 2; fails++) {
        struct multi_write_event e = {.kind = MULTI_WRITE_MERGE, .merge_fails = fails};
        wbw_witness(d.w, &e);
    }
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_shown(&d, 304, false);
    assert_counts(&d, 2, 0, 1, 0);
    free(d.w);
}

/* The link is cut; one write is older than durable_after when the region goes down, one is not. */
static void test_young(void **state)
{
    struct desk d;
    (void)state;
    sit_down(&d, POLICY_LWW);
    d.store.durable_after = 5 * SIMTIME_SECOND;
    write_it(&d, 4000, 1, OPERATION_CREDIT, 100);
    write_it(&d, 9000, 1, OPERATION_CREDIT, 200);
    wbw_change(d.w, WBW_CUT, SIMTIME_SECOND)->from = 1;
    struct wbw_change *down = wbw_change(d.w, WBW_DOWN, 10 * SIMTIME_SECOND);
    down->region = 1;
    wbw_change(d.w, WBW_UP, 20 * SIMTIME_SECOND)->region = 1;
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_int_equal(down->lost.count, 1);
    assert_int_equal(down->lost.oldest, 9 * SIMTIME_SECOND);
    assert_int_equal(down->stranded.count, 1);
    assert_int_equal(down->stranded.oldest, 4 * SIMTIME_SECOND);
    assert_shown(&d, 100, false);
    assert_counts(&d, 0, 0, 0, 2);
    free(d.w);
}

/* What region 2 has sent to the hub arrives at the next one when it would have at the first. */
static void test_hub_moves(void **state)
{
    struct desk d;
    (void)state;
    sit_down(&d, POLICY_LWW);
    d.store.region_count = 3;
    write_it(&d, 10000, 2, OPERATION_CREDIT, 100);
    wbw_change(d.w, WBW_DOWN, 10400 * (simtime)MS);
    wbw_change(d.w, WBW_LOOK, 10900 * (simtime)MS);
    wbw_change(d.w, WBW_LOOK, 11100 * (simtime)MS);
    wbw_change(d.w, WBW_UP, 20 * SIMTIME_SECOND);
    wbw_change(d.w, WBW_LOOK, 20900 * (simtime)MS);
    wbw_change(d.w, WBW_LOOK, 21100 * (simtime)MS);
    wbw_play(d.w, 60 * SIMTIME_SECOND);
    assert_int_equal(d.w->changes[1].unapplied[2][1], 1);
    assert_int_equal(d.w->changes[2].unapplied[2][1], 0);
    assert_int_equal(d.w->changes[4].unapplied[2][0], 1);
    assert_int_equal(d.w->changes[5].unapplied[2][0], 0);
    assert_int_equal(d.w->hub, 1);
    assert_shown(&d, 100, false);
    assert_counts(&d, 0, 0, 0, 0);
    free(d.w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lww),       cmocka_unit_test(test_keep_live),
        cmocka_unit_test(test_merge),     cmocka_unit_test(test_append),
        cmocka_unit_test(test_cut),       cmocka_unit_test(test_order),
        cmocka_unit_test(test_lost),      cmocka_unit_test(test_hub_lost),
        cmocka_unit_test(test_ties),      cmocka_unit_test(test_young),
        cmocka_unit_test(test_hub_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
