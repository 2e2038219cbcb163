/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The probe engine against a second one that is as plain as can be: it lists all probes of a watch
 * that is sent into a timeline of good and bad times, sorts their outcomes by when they are known
 * and slides the window over them. */
#include "tests/models/check.h"

#include <stdlib.h>

#include "tests/models/fixture.h"

enum { WE, NE, PROBES_MAX = 4000 };

struct heard {
    simtime at;
    size_t sent; /* order of sending, for outcomes of one instant */
    bool ok;
};

static int by_time(const void *a, const void *b)
{
    const struct heard *x = a, *y = b;
    if (x->at != y->at) {
        return x->at < y->at ? -1 : 1;
    }
    return (x->sent > y->sent) - (x->sent < y->sent);
}

/* How a probe sent to westeurope at t ends: the region's faults in order of what hides what. */
static struct heard fate(const struct scenario *sc, simtime t, size_t k)
{
    simtime trip = sc->groups[0].latency[WE];
    bool refused = false, error = false;
    for (size_t i = 0; i < sc->fault_count; i++) {
        const struct fault *f = &sc->faults[i];
        if (t < f->at || t >= f->at + f->duration) {
            continue;
        }
        if (f->mode == MODE_DROP) {
            return (struct heard){t + sc->edge.probe.timeout, k, false};
        }
        refused |= f->mode == MODE_REFUSE;
        error |= f->mode == MODE_ERROR;
    }
    return (struct heard){t + trip, k, !refused && !error};
}

static bool verdict(const struct probe *p, const struct heard *heard, size_t n, bool before)
{
    int64_t good = 0, row = 0;
    if (p->rule == RULE_WINDOW) {
        for (size_t i = 0; i < (size_t)p->sample_size; i++) {
            good += i >= n || heard[n - 1 - i].ok;
        }
        return good >= p->successful_samples_required;
    }
    while ((size_t)row < n && heard[n - 1 - (size_t)row].ok != before) {
        row++;
    }
    return row >= (before ? p->down_after : p->up_after) ? !before : before;
}

/* Every change of the verdict of one watch in a fixed phase, in `ret`. */
static size_t plain_verdicts(const struct scenario *sc, struct change *ret)
{
    static struct heard heard[PROBES_MAX];
    size_t sent = 0, changes = 0;
    bool healthy = true;
    for (simtime t = sc->edge.probe.phase; t < sc->horizon; t += sc->edge.probe.interval) {
        assert_true(sent < PROBES_MAX);
        heard[sent] = fate(sc, t, sent);
        sent++;
    }
    qsort(heard, sent, sizeof *heard, by_time);
    for (size_t n = 1; n <= sent && heard[n - 1].at < sc->horizon; n++) {
        bool now = verdict(&sc->edge.probe, heard, n, healthy);
        if (now != healthy) {
            ret[changes++] = (struct change){heard[n - 1].at, 0, WE, now};
            healthy = now;
        }
    }
    return changes;
}

static void compare(struct fixture *f, bool exact)
{
    static struct change expected[PROBES_MAX];
    struct trace got = {0};
    size_t n = plain_verdicts(&f->scenario, expected), seen = 0;
    fixture_plan(f, exact);
    fixture_trace(f, 1, &got);
    for (size_t i = 0; i < got.count; i++) {
        if (got.list[i].pop == SIZE_MAX || got.list[i].origin != WE) {
            continue;
        }
        assert_true(seen < n);
        assert_int_equal(got.list[i].at, expected[seen].at);
        assert_near(got.list[i].value, expected[seen].value, 0);
        seen++;
    }
    assert_int_equal(seen, n);
    free(got.list);
}

static int64_t between(struct stream *s, int64_t lo, int64_t hi)
{
    return lo + (int64_t)(stream_uniform(s) * (double)(hi - lo + 1));
}

/* Any rule, timeouts from below a round trip to many intervals, and up to six overlapping outages.
 * Round trip, phase and interval are odd numbers of nanoseconds, so that hardly anything falls
 * together. */
static void random_script(struct fixture *f, struct stream *s)
{
    simtime interval = between(s, seconds(1), seconds(40));
    int64_t size = between(s, 1, 12);
    fixture_init(f, 1, interval, size, between(s, 1, size), seconds(1800));
    fixture_standby(f);
    struct probe *p = &f->scenario.edge.probe;
    p->phase = between(s, 0, interval - 1);
    p->timeout =
        between(s, 0, 1) ? between(s, interval, 7 * interval) : between(s, ms(50), interval);
    p->rule = between(s, 0, 2) ? RULE_WINDOW : RULE_CONSECUTIVE;
    p->down_after = between(s, 1, 6);
    p->up_after = between(s, 1, 6);
    f->scenario.groups[0].latency[WE] = between(s, 1, ms(49));
    for (int64_t i = between(s, 0, 6); i > 0; i--) {
        fixture_region(f, FAULT_REGION_OUTAGE, between(s, 0, seconds(1700)),
                       between(s, 1, between(s, 0, 1) ? 3 * interval : seconds(400)),
                       (enum fault_mode)between(s, 0, 2), 0);
    }
}

static void like_the_plain_one(void **state)
{
    (void)state;
    struct stream s;
    stream_open_name(&s, 1, "scripts", 1);
    for (int script = 0; script < 1000; script++) {
        struct fixture f;
        random_script(&f, &s);
        compare(&f, false);
        compare(&f, true);
        fixture_release(&f);
    }
}

/* Probes at 5, 15, 25 ...; timeout 35 s above the interval of 10 s, so four are on their way.
 * Dropped from 100: 105 is known at 140, 115 at 150. Repair at 200: 195 is known at 230; good ones
 * at 205, 215 ... known at once. 4/3: the window at 205 is F F F (165 known at 200) + S. Until 230
 * good ones and late failures alternate: S 205, F 210, S 215, F 220, S 225, F 230, S 235, S 245. */
static void outcomes_in_flight_across_the_repair(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        fixture_init(&f, 1, seconds(10), 4, 3, seconds(600));
        f.scenario.edge.probe.phase = seconds(5);
        f.scenario.edge.probe.timeout = seconds(35);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(100), MODE_DROP, 0);
        fixture_plan(&f, exact);
        fixture_until(&f, 1, seconds(150));
        const struct watch *we = edge_watch(f.world, 0, WE);
        assert_true(we->healthy);
        fixture_on(&f, seconds(150) + 1);
        assert_false(we->healthy);
        fixture_on(&f, seconds(245)); /* S F S F S F S: the last four F S F S hold two */
        assert_false(we->healthy);
        fixture_on(&f, seconds(245) + 1); /* S F S S */
        assert_true(we->healthy);
        fixture_release(&f);
    }
}

/* A repair sets in for probes of its own nanosecond; a fault too. */
static void fault_and_probe_at_one_instant(void **state)
{
    (void)state;
    for (int late = 0; late < 2; late++) {
        struct fixture f;
        fixture_init(&f, 1, seconds(10), 1, 1, seconds(600));
        f.scenario.edge.probe.phase = 0;
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100) + late, seconds(10), MODE_ERROR, 0);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(100) + 1);
        assert_int_equal(edge_watch(f.world, 0, WE)->healthy, late);
        fixture_on(&f, seconds(110) + 1);
        assert_int_equal(edge_watch(f.world, 0, WE)->healthy, !late);
        fixture_release(&f);
    }
}

/* A POP out from 115 to 155 sends nothing meanwhile, keeps its window (F at 100 and 110, whose
 * failures flip it), and goes on in its old phase: 160, 170 and 180 are its three good ones. What
 * was on its way at 115 is not heard. */
static void pause_and_resume(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        fixture_init(&f, 1, seconds(10), 4, 3, seconds(600));
        f.scenario.edge.probe.phase = 0;
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(95), seconds(40), MODE_ERROR, 0);
        fixture_fault(&f, FAULT_POP_OUTAGE, seconds(115), seconds(40))->group = 0;
        fixture_plan(&f, exact);
        fixture_until(&f, 1, seconds(156));
        const struct watch *we = edge_watch(f.world, 0, WE);
        assert_false(we->healthy);
        fixture_on(&f, seconds(180));
        assert_false(we->healthy);
        fixture_on(&f, seconds(180) + 1);
        assert_true(we->healthy);
        fixture_release(&f);
    }
}

/* What was on its way when a POP went out is forgotten, and the watch sleeps again afterwards: a
 * year costs no more than a day. */
static void sleeps_again_after_a_pause(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 4, seconds(10), 4, 3, SIMTIME_YEAR);
    f.scenario.edge.probe.timeout = seconds(35);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(100), MODE_DROP, 0);
    fixture_fault(&f, FAULT_POP_OUTAGE, seconds(150), seconds(200))->count = 4;
    f.scenario.faults[1].group = 0;
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_true(f.row.events < 1000);
    fixture_release(&f);
}

/* One failure is known 9 s after it was sent and followed at once by the next probe, and the grid
 * of 10 s keeps still: probes at 610, 619, 628 and 637 s, not at 620 s too. */
static void quick_ones_stand_in_for_the_grid(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        fixture_init(&f, 1, seconds(10), 4, 3, SIMTIME_HOUR);
        struct probe *probe = &f.scenario.edge.probe;
        probe->phase = 0;
        probe->timeout = seconds(9);
        probe->rule = RULE_CONSECUTIVE;
        probe->down_after = 4;
        probe->up_after = 1;
        probe->fast_interval = seconds(1);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(605), seconds(600), MODE_DROP, 0);
        fixture_plan(&f, exact);
        fixture_run(&f, 1);
        assert_near(fixture_value(&f, METRIC_RTO_DETECT_FIRST), 5 + 4 * 9, 1e-9);
        fixture_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(like_the_plain_one),
        cmocka_unit_test(outcomes_in_flight_across_the_repair),
        cmocka_unit_test(fault_and_probe_at_one_instant),
        cmocka_unit_test(pause_and_resume),
        cmocka_unit_test(sleeps_again_after_a_pause),
        cmocka_unit_test(quick_ones_stand_in_for_the_grid),
    };
    return cmocka_run_group_tests_name("models/watch", tests, NULL, NULL);
}
