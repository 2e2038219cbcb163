/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The multi-write store against tests/theory/write_by_write.h: on random scenarios under each
 * policy, the engine plays every write, what it draws is witnessed, and the reference replays it
 * with code of its own. What every region shows, conflicts, the feed, the ledger and losses must
 * agree write for write. No false alarm.
 *
 * Left out: two regions down at a time of which one loses its data. What only that one had applied
 * is then unapplied again, and the engine, which counts what it finds on its way, may strand less
 * than the reference when the other goes down (in a few of 1,000 scripts). */
#include <gsl/gsl_rng.h>
#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/theory/comparison.h"
#include "tests/theory/write_script.h"

enum { SCRIPTS = 1000 };

static const char *const losses_names[] = {"no region lost", "one region lost", "two regions lost",
                                           "two regions down at a time"};
static const char *const policies[] = {"append", "counter", "keep-live", "lww", "merge"};

struct tally_of {
    int64_t compared, writes, conflicts, to_feed, lost;
};

static int check(struct tally_of *t, const char *name, size_t at, double engine, double account)
{
    t->compared++;
    if (fabs(engine - account) > 1e-9 * fmax(1, fabs(account))) {
        printf("#   %s (%zu): engine %.12g, reference %.12g\n", name, at, engine, account);
        return 1;
    }
    return 0;
}

static int compare_accounts(struct tally_of *t, const struct multi_write_account *a,
                            const struct multi_write_account *b)
{
    return check(t, "writes", 0, (double)a->writes, (double)b->writes) +
           check(t, "conflicts", 0, (double)a->conflicts, (double)b->conflicts) +
           check(t, "entities", 0, (double)a->entities, (double)b->entities) +
           check(t, "overwritten", 0, (double)a->overwritten, (double)b->overwritten) +
           check(t, "to_feed", 0, (double)a->to_feed, (double)b->to_feed) +
           check(t, "feed_depth", 0, (double)a->feed_depth, (double)b->feed_depth) +
           check(t, "feed_depth_max", 0, (double)a->feed_depth_max, (double)b->feed_depth_max) +
           check(t, "feed_oldest_max", 0, a->feed_oldest_max, b->feed_oldest_max) +
           check(t, "unresolved", 0, (double)a->unresolved, (double)b->unresolved) +
           check(t, "wrong_entities", 0, (double)a->wrong_entities, (double)b->wrong_entities) +
           check(t, "value_at_stake", 0, a->value_at_stake, b->value_at_stake);
}

static int compare_losses(struct tally_of *t, const char *name, size_t at, const struct loss *a,
                          const struct loss *b)
{
    return check(t, name, at, (double)a->count, (double)b->count) +
           check(t, name, at, (double)a->oldest, (double)b->oldest) +
           check(t, name, at, a->value, b->value);
}

/* Change i as the engine and as the reference saw it. */
static int compare_change(struct tally_of *t, size_t i, const struct wbw_change *a,
                          const struct wbw_change *b)
{
    int off = 0;
    if (a->kind == WBW_DOWN) {
        return compare_losses(t, "lost", i, &a->lost, &b->lost) +
               compare_losses(t, "stranded", i, &a->stranded, &b->stranded);
    }
    if (a->kind == WBW_LOOK) {
        off = check(t, "conflicts by then", i, (double)a->conflicts, (double)b->conflicts) +
              check(t, "depth then", i, (double)a->feed_depth, (double)b->feed_depth) +
              check(t, "waiting", i, (double)a->waiting, (double)b->waiting);
        for (size_t k = 0; k < VERSION_REGIONS * VERSION_REGIONS; k++) {
            size_t r = k / VERSION_REGIONS, to = k % VERSION_REGIONS;
            off += check(t, "unapplied", i * 100 + r * 10 + to, (double)a->unapplied[r][to],
                         (double)b->unapplied[r][to]);
        }
    }
    return off;
}

static int compare_shown(struct tally_of *t, const struct multi_write *m, const struct wbw *w)
{
    int off = 0;
    for (size_t r = 0; r < w->store->region_count; r++) {
        for (int64_t entity = 0; entity < w->store->entities.count; entity++) {
            size_t at = (size_t)entity * 10 + r;
            int64_t engine = 0, account = 0;
            bool gone = false, deleted = false;
            bool some = multi_write_shows(m, r, entity, &engine, &gone);
            bool written = wbw_shows(w, r, entity, &account, &deleted);
            off += check(t, "written", at, some, written) + check(t, "deleted", at, gone, deleted) +
                   check(t, "value", at, (double)engine, (double)account);
        }
    }
    return off;
}

static void print_script(uint64_t number, const struct write_script *s)
{
    const struct store *store = &s->store;
    printf("# script %" PRIu64 " differs: %s, %zu regions, order %d, throughput %g, path %d, "
           "granularity %g, fails %g, unread %d, every %g, rate %g, lag %d\n",
           number, policies[store->conflicts.policy], store->region_count, (int)store->order,
           store->throughput, (int)store->conflicts.path,
           simtime_seconds(store->conflicts.granularity), store->conflicts.fails,
           store->conflicts.unread, simtime_seconds(store->conflicts.drained_every),
           store->conflicts.drain_rate, (int)store->lag.kind);
    for (size_t i = 0; i < s->change_count; i++) {
        const struct wbw_change *c = &s->changes[i];
        printf("#   %zu: kind %d at %.6f link %zu -> %zu region %zu skew %g lost %d\n", i,
               (int)c->kind, simtime_seconds(c->at), c->from, c->to, c->region,
               simtime_seconds(c->skew), c->data_lost);
    }
}

/* The engine draws it from a stream of its own; here it is taken from there. */
static simtime feed_phase(const struct store *store, uint64_t seed)
{
    struct stream s;
    stream_open_name(&s, seed, "stores/ledger/feed", 1);
    return simtime_from_seconds(simtime_seconds(store->conflicts.drained_every) *
                                stream_uniform(&s));
}

/* How the engine plays: every message; without those that come to nothing; likewise, writes of
 * regions that are apart entity by entity and writes that meet nothing without a message, which a
 * witness would see. */
enum manner { EVERY_MESSAGE, PASSED_OVER, UNSEEN, MANNERS };
static const char *const manners[] = {"every message", "passed over", "unseen"};

static int compare_all(struct tally_of *t, const struct write_script *s,
                       const struct multi_write *m, const struct wbw *w)
{
    int off = compare_accounts(t, multi_write_account(m), &w->account) + compare_shown(t, m, w);
    for (size_t i = 0; i < s->change_count; i++) {
        off += compare_change(t, i, &s->changes[i], &w->changes[i]);
        t->lost += s->changes[i].lost.count + s->changes[i].stranded.count;
    }
    return off;
}

/* What is drawn does not depend on whether there is a witness, so that the last manner is held
 * against the account of the one before. */
static bool manner_agrees(uint64_t number, enum manner manner, enum conflict_policy policy,
                          enum write_script_losses losses, struct tally_of *t)
{
    static struct wbw w;
    struct write_script s;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, number);
    write_script_draw(&s, rng, policy, losses);
    struct multi_write *m = multi_write_new(&s.store, s.popularity, manner == EVERY_MESSAGE);
    if (manner != UNSEEN) {
        wbw_init(&w, &s.store);
        w.feed_phase = feed_phase(&s.store, number);
        multi_write_watch(m, wbw_witness, &w);
        memcpy(w.changes, s.changes, sizeof w.changes);
        w.change_count = s.change_count;
    }
    write_script_play(&s, m, number);
    if (manner != UNSEEN) {
        wbw_play(&w, s.horizon);
    }
    w.store = &s.store;
    int off = compare_all(t, &s, m, &w) + (w.trouble[0] != 0);
    if (off > 0) {
        printf("#   %s %s\n", manners[manner], w.trouble);
        print_script(number, &s);
    }
    t->writes += w.account.writes;
    t->conflicts += w.account.conflicts;
    t->to_feed += w.account.to_feed;
    multi_write_free(m);
    write_script_release(&s);
    gsl_rng_free(rng);
    return off == 0;
}

static bool script_agrees(uint64_t number, enum conflict_policy policy,
                          enum write_script_losses losses, struct tally_of *t)
{
    bool agrees = true;
    for (int manner = EVERY_MESSAGE; manner < MANNERS; manner++) {
        agrees &= manner_agrees(number, (enum manner)manner, policy, losses, t);
    }
    return agrees;
}

static void compare_scripts(struct comparisons *c, enum conflict_policy policy,
                            enum write_script_losses losses, uint64_t first, uint64_t count)
{
    struct tally_of t = {0};
    char label[200];
    int differing = 0;
    for (uint64_t number = first; number < first + count; number++) {
        differing += !script_agrees(number, policy, losses, &t);
    }
    snprintf(label, sizeof label,
             "%s, %s: %" PRIu64 " scripts, %" PRId64 " writes, %" PRId64 " conflicts, %" PRId64
             " to the feed, %" PRId64 " lost or stranded, %" PRId64
             " comparisons in three manners of play: scripts differing",
             policies[policy], losses_names[losses], count, t.writes, t.conflicts, t.to_feed,
             t.lost, t.compared);
    compare_equal(c, label, differing, 0);
}

static void test_every_write(void **state)
{
    struct comparisons c = {.section = "conflicts, write by write"};
    (void)state;
    for (int policy = POLICY_APPEND; policy <= POLICY_MERGE; policy++) {
        compare_scripts(&c, (enum conflict_policy)policy, 0, 1, SCRIPTS);
    }
    comparisons_assert(&c);
}

static void test_region_losses(void **state)
{
    struct comparisons c = {.section = "conflicts, regions lost"};
    (void)state;
    for (int policy = POLICY_APPEND; policy <= POLICY_MERGE; policy++) {
        for (int losses = WRITE_SCRIPT_ONE_LOSS; losses <= WRITE_SCRIPT_OVERLAPPING; losses++) {
            compare_scripts(&c, (enum conflict_policy)policy, (enum write_script_losses)losses,
                            100000, SCRIPTS / 2);
        }
    }
    comparisons_assert(&c);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_write),
        cmocka_unit_test(test_region_losses),
    };
    if (argc == 4) { /* one script, to look into: policy, losses, number */
        struct tally_of t = {0};
        bool agrees =
            script_agrees(strtoull(argv[3], NULL, 10), (enum conflict_policy)atoi(argv[1]),
                          (enum write_script_losses)atoi(argv[2]), &t);
        return agrees ? 0 : 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
