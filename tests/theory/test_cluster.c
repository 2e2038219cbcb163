/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workstation cluster (tests/theory/cluster.h), played on the kernel with a clock for each
 * workstation, switch and backbone, which run fast while anything is failed.
 *
 * Factors, by the rule of sim/rng/biased_clock.h. Trouble has a level: workstations only (0.6 h
 * with the inspection), a switch (4.1 h), or the backbone (8.1 h). Each level has a number r of
 * biased failures that are to fall into a period of it, half of them to the switches and the
 * backbone and half to the workstations, so that all ways into the rare states are taken often.
 *
 *   - In cycles, from all up to all up, r = 1/4 at each level; and when all is up the switches and
 *     the backbone, one failure in 12 with two workstations a side, become one in 5.
 *   - Over 2,000 h trouble with workstations comes 16 or 32 times, and there r is so small that the
 *     replication gets half a failure from all of them.
 *   - For an instant at 20 h the first failure is rare itself: the switches and the backbone run
 *     fast from the start, by what gives one failure.
 *
 * False alarm: 6.3e-5 for each of 8 means. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/base/die.h"
#include "sim/kernel/sim.h"
#include "sim/rng/biased_clock.h"
#include "sim/stats/interval.h"
#include "tests/theory/cluster.h"
#include "tests/theory/comparison.h"
#include "tests/theory/cycles.h"

enum { STATIONS_MAX = 4, UNITS_MAX = 2 * STATIONS_MAX + 3 };
enum level { QUIET, STATIONS, SWITCHES, LINE, LEVELS };
static const double HOUR = 3600;

struct unit {
    struct cluster *cluster;
    enum cluster_class class;
    struct dist law;
    struct stream life;
    struct biased_clock clock;
    bool up;
    uint64_t generation; /* of the failure due */
};

enum until { ALL_UP, FIRST_BELOW, HORIZON };

struct cluster {
    struct sim sim;
    int stations;
    size_t count;
    struct unit units[UNITS_MAX];
    struct stream inspections[CLASSES], repairs;
    struct cluster_state state;
    double phi[LEVELS][CLASSES];
    enum cluster_class repaired; /* CLASSES: the repair unit is free */
    uint64_t free_since; /* counts how often it was; inspections of earlier times are void */
    enum until until;
    bool over; /* what is pending happens no more */
    simtime since;
    double log_weight, below_minimum, below_premium, length; /* weighted seconds */
};

static enum level level_of(const struct cluster *c)
{
    const int *up = c->state.up;
    bool stations = up[LEFT_STATION] + up[RIGHT_STATION] == 2 * c->stations;
    return !up[BACKBONE]                           ? LINE
           : !up[LEFT_SWITCH] || !up[RIGHT_SWITCH] ? SWITCHES
           : stations                              ? QUIET
                                                   : STATIONS;
}

static void on_failure(struct sim *sim, void *subject, uint64_t generation);

static void schedule(struct unit *u, simtime due)
{
    sim_at(&u->cluster->sim, due, RANK_FAULT, on_failure, u, ++u->generation);
}

/* The time since the last event, at the weight that it has by now. */
static void account(struct cluster *c)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->units[i].up) {
            biased_clock_settle(&c->units[i].clock, c->sim.now, &c->log_weight);
        }
    }
    double stretch = exp(c->log_weight) * simtime_seconds(c->sim.now - c->since);
    c->length += stretch;
    c->below_minimum += cluster_serves(&c->state, cluster_minimum(c->stations)) ? 0 : stretch;
    c->below_premium += cluster_serves(&c->state, c->stations) ? 0 : stretch;
    c->since = c->sim.now;
}

static void pace(struct cluster *c)
{
    const double *phi = c->phi[level_of(c)];
    for (size_t i = 0; i < c->count; i++) {
        struct unit *u = &c->units[i];
        simtime due = u->clock.due;
        if (u->up &&
            biased_clock_switch(&u->clock, phi[u->class], c->sim.now, &c->log_weight) != due) {
            schedule(u, u->clock.due);
        }
    }
}

static int most(const struct cluster *c, enum cluster_class class)
{
    return class <= RIGHT_STATION ? c->stations : 1;
}

static void start(struct unit *u)
{
    u->up = true;
    schedule(u, biased_clock_start(&u->clock, &u->law, 1, u->cluster->sim.now, &u->life));
}

static void after(struct cluster *c, event_fn *fn, struct stream *s, double rate, uint64_t argument)
{
    simtime wait = simtime_from_seconds(stream_exponential(s, HOUR / rate));
    sim_at(&c->sim, c->sim.now + wait, RANK_REPAIR, fn, c, argument);
}

static void on_repair(struct sim *sim, void *subject, uint64_t argument);

/* Of all that wait, the class that is found first. */
static void on_inspected(struct sim *sim, void *subject, uint64_t argument)
{
    struct cluster *c = subject;
    (void)sim;
    if (!c->over && c->repaired == CLASSES && argument / CLASSES == c->free_since) {
        c->repaired = (enum cluster_class)(argument % CLASSES);
        after(c, on_repair, &c->repairs, cluster_repair_rate[c->repaired], 0);
    }
}

static void inspect(struct cluster *c, enum cluster_class class)
{
    after(c, on_inspected, &c->inspections[class], CLUSTER_INSPECTION_RATE,
          c->free_since * CLASSES + class);
}

static void on_repair(struct sim *sim, void *subject, uint64_t argument)
{
    struct cluster *c = subject;
    size_t i = 0;
    (void)sim;
    (void)argument;
    if (c->over) {
        return;
    }
    account(c);
    for (; c->units[i].up || c->units[i].class != c->repaired; i++) {
    }
    c->state.up[c->repaired]++;
    c->repaired = CLASSES;
    c->free_since++;
    start(&c->units[i]);
    pace(c);
    for (enum cluster_class k = 0; k < CLASSES; k++) {
        if (c->state.up[k] < most(c, k)) {
            inspect(c, k);
        }
    }
    c->over = c->until == ALL_UP && level_of(c) == QUIET;
}

static void on_failure(struct sim *sim, void *subject, uint64_t generation)
{
    struct unit *u = subject;
    struct cluster *c = u->cluster;
    (void)sim;
    if (c->over || generation != u->generation) {
        return;
    }
    biased_clock_fail(&u->clock, &c->log_weight);
    u->up = false;
    account(c);
    c->state.up[u->class]--;
    pace(c);
    if (c->repaired == CLASSES && c->state.up[u->class] == most(c, u->class) - 1) {
        inspect(c, u->class);
    }
    c->over = c->until == FIRST_BELOW && !cluster_serves(&c->state, cluster_minimum(c->stations));
}

static double stations_rate(int stations)
{
    return 2 * stations * cluster_failure_rate[LEFT_STATION];
}

/* Biased failures: `quiet` an hour of quiet, of switches and backbone alone, and r of each level.
 */
static void cluster_init(struct cluster *c, int stations, double quiet, const double *r)
{
    static const double period_h[LEVELS] = {0, 0.6, 4.1, 8.1};
    double others = 2 * cluster_failure_rate[LEFT_SWITCH] + cluster_failure_rate[BACKBONE];
    *c = (struct cluster){.stations = stations};
    sim_init(&c->sim);
    for (enum cluster_class k = 0; k < CLASSES; k++) {
        double rate = k <= RIGHT_STATION ? stations_rate(stations) : others;
        c->phi[QUIET][k] = k <= RIGHT_STATION ? 1 : fmax(1, quiet / others);
        for (enum level l = STATIONS; l < LEVELS; l++) {
            c->phi[l][k] = fmax(1, r[l] / 2 / (rate * period_h[l]));
        }
        for (int i = 0; i < most(c, k); i++) {
            c->units[c->count++] = (struct unit){
                .class = k, .law = {.kind = DIST_EXPONENTIAL, .a = HOUR / cluster_failure_rate[k]}};
        }
    }
}

static void play(struct cluster *c, enum until until, simtime horizon, uint64_t seed,
                 uint32_t replication)
{
    static const char *const names[CLASSES] = {"left/stations", "right/stations", "left/switch",
                                               "right/switch", "backbone"};
    char name[64];
    sim_reset(&c->sim);
    c->repaired = CLASSES;
    c->free_since = 0;
    c->until = until;
    c->over = false;
    c->since = 0;
    c->log_weight = c->below_minimum = c->below_premium = c->length = 0;
    stream_open_name(&c->repairs, seed, "repairs", replication);
    for (enum cluster_class k = 0; k < CLASSES; k++) {
        snprintf(name, sizeof name, "%s/inspection", names[k]);
        stream_open_name(&c->inspections[k], seed, name, replication);
        c->state.up[k] = most(c, k);
    }
    for (size_t i = 0; i < c->count; i++) {
        struct unit *u = &c->units[i];
        snprintf(name, sizeof name, "%s/%zu", names[u->class], i);
        stream_open_name(&u->life, seed, name, replication);
        u->cluster = c;
        start(u);
    }
    pace(c);
    sim_run(&c->sim, horizon);
    if (!c->over) {
        account(c);
    }
}

/* Weighted: 1 if it is, or ever was, below the minimum. */
static double below(const struct cluster *c)
{
    return cluster_serves(&c->state, cluster_minimum(c->stations)) ? 0 : exp(c->log_weight);
}

static void compare(struct comparisons *c, const struct cluster_published *p, const char *what,
                    const struct tally *t, double theory)
{
    char label[80];
    struct interval ci = interval_mean(t, 0.95);
    snprintf(label, sizeof label, "%d a side, %s", p->stations, what);
    compare_mean(c, label, t, theory);
    printf("# half-width %.1f %%\n", 100 * (ci.hi - ci.lo) / 2 / t->mean);
    assert_true((ci.hi - ci.lo) / 2 <= 0.1 * t->mean);
}

static void test_long_run(void **state)
{
    static const double r[LEVELS] = {0, 0.25, 0.25, 0.25};
    enum { CYCLES = 1200000 };
    struct comparisons c = {.section = "workstation cluster, in the long run"};
    (void)state;
    for (size_t k = 0; k < CLUSTER_PUBLISHED; k++) {
        const struct cluster_published *p = &cluster_published[k];
        struct cluster cluster;
        struct cycles minimum = {0}, premium = {0};
        cluster_init(&cluster, p->stations, stations_rate(p->stations) / 4, r);
        for (uint32_t cycle = 1; cycle <= CYCLES; cycle++) {
            play(&cluster, ALL_UP, SIMTIME_NEVER, 4000 + k, cycle);
            VERIFY(cluster.over);
            cycles_add(&minimum, cluster.below_minimum, cluster.length);
            cycles_add(&premium, cluster.below_premium, cluster.length);
        }
        struct tally t = cycles_ratio(&premium);
        compare(&c, p, "below premium", &t, 1 - strtod(p->premium, NULL));
        t = cycles_ratio(&minimum);
        compare(&c, p, "below minimum", &t, strtod(p->below_minimum, NULL));
        cycles_release(&minimum);
        cycles_release(&premium);
        sim_release(&cluster.sim);
    }
    comparisons_assert(&c);
}

static void test_horizons(void **state)
{
    enum { WITHIN = 100000, AT = 800000 };
    struct comparisons c = {.section = "workstation cluster, from the start"};
    (void)state;
    for (size_t k = 0; k < CLUSTER_PUBLISHED; k++) {
        const struct cluster_published *p = &cluster_published[k];
        double periods = 2000 * stations_rate(p->stations);
        const double within[LEVELS] = {0, 0.5 / periods, 0.25, 0.25},
                     at[LEVELS] = {0, 0.25, 0.25, 0.25};
        struct cluster cluster;
        struct tally t = {0};
        cluster_init(&cluster, p->stations, 0, within);
        for (uint32_t n = 1; n <= WITHIN; n++) {
            play(&cluster, FIRST_BELOW, 2000 * SIMTIME_HOUR, 4100 + k, n);
            tally_add(&t, below(&cluster));
        }
        compare(&c, p, "ever below minimum in 2,000 h", &t, strtod(p->within_2000, NULL));
        sim_release(&cluster.sim);
        t = (struct tally){0};
        cluster_init(&cluster, p->stations, 1.0 / 20, at);
        for (uint32_t n = 1; n <= AT; n++) {
            play(&cluster, HORIZON, 20 * SIMTIME_HOUR, 4200 + k, n);
            tally_add(&t, below(&cluster));
        }
        compare(&c, p, "below minimum at 20 h", &t, strtod(p->at_20, NULL));
        sim_release(&cluster.sim);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_run),
        cmocka_unit_test(test_horizons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
