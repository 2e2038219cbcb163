/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Once all links heal and what is on its way has come to its end, every region of a multi-write
 * store shows the same of every entity, whatever was cut, skewed or lost before; items that nobody
 * takes out of the feed leave the winner readable, and the same one everywhere. Nothing is drawn
 * that could make a right program fail. */
#include <gsl/gsl_rng.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/theory/comparison.h"
#include "tests/theory/write_script.h"

enum { SCRIPTS = 10000, POLICIES = POLICY_MERGE + 1 };

static const char *const losses_names[] = {"no region lost", "one region lost", "two regions lost",
                                           "two regions down at a time",
                                           "two regions lost at a time"};

struct seen {
    int64_t writes, conflicts, unresolved;
    int apart, wrong;
};

static bool converged(const struct write_script *s, const struct multi_write *m)
{
    for (int64_t entity = 0; entity < s->store.entities.count; entity++) {
        int64_t value = 0;
        bool deleted = false, written = multi_write_shows(m, 0, entity, &value, &deleted);
        for (size_t r = 1; r < s->store.region_count; r++) {
            int64_t other = 0;
            bool gone = false;
            if (multi_write_shows(m, r, entity, &other, &gone) != written || other != value ||
                gone != deleted) {
                printf("#   entity %" PRId64 ": region 0 shows %" PRId64 ", region %zu %" PRId64
                       "\n",
                       entity, value, r, other);
                return false;
            }
        }
    }
    return true;
}

/* Where nothing was lost, no policy that applies or merges everything leaves an entity wrong. */
static bool adds_up(const struct write_script *s, const struct multi_write *m)
{
    const struct multi_write_account *a = multi_write_account(m);
    enum conflict_policy policy = s->store.conflicts.policy;
    bool sound = policy == POLICY_APPEND || policy == POLICY_COUNTER ||
                 (policy == POLICY_MERGE && s->store.conflicts.fails == 0);
    for (size_t i = 0; i < s->change_count; i++) {
        sound = sound && s->changes[i].lost.count == 0;
    }
    return a->overwritten + a->to_feed <= a->conflicts && a->entities <= a->conflicts &&
           a->unresolved == a->feed_depth && a->feed_depth <= a->feed_depth_max &&
           (!sound || a->wrong_entities == 0);
}

static void play(uint64_t number, enum write_script_losses losses, struct seen *seen)
{
    struct write_script s;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, number);
    write_script_draw(&s, rng, (enum conflict_policy)(number % POLICIES), losses);
    struct multi_write *m = multi_write_new(&s.store, s.popularity, true);
    write_script_play(&s, m, number);
    if (!converged(&s, m)) {
        printf("#   script %" PRIu64 ", policy %d, %zu regions, losses %d\n", number,
               (int)(number % POLICIES), s.store.region_count, (int)losses);
        seen->apart++;
    }
    seen->wrong += !adds_up(&s, m);
    seen->writes += multi_write_account(m)->writes;
    seen->conflicts += multi_write_account(m)->conflicts;
    seen->unresolved += multi_write_account(m)->unresolved;
    multi_write_free(m);
    write_script_release(&s);
    gsl_rng_free(rng);
}

static void test_convergence(void **state)
{
    struct comparisons c = {.section = "conflicts, convergence"};
    (void)state;
    for (int losses = WRITE_SCRIPT_NO_LOSS; losses <= WRITE_SCRIPT_OVERLAPPING_LOST; losses++) {
        struct seen seen = {0};
        char label[160];
        for (uint64_t number = 1; number <= SCRIPTS; number++) {
            play(number, (enum write_script_losses)losses, &seen);
        }
        snprintf(label, sizeof label,
                 "%d scripts, %s, %" PRId64 " writes, %" PRId64 " conflicts, %" PRId64
                 " unresolved: not converged",
                 SCRIPTS, losses_names[losses], seen.writes, seen.conflicts, seen.unresolved);
        compare_equal(&c, label, seen.apart, 0);
        compare_equal(&c, "counts that contradict each other", seen.wrong, 0);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_convergence)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
