/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/outage.h"

#include <stdio.h>

#include "sim/base/die.h"

enum { APP_INSTANCES = 3 };

static simtime default_timeout(simtime interval)
{
    return interval < 10 * SIMTIME_SECOND ? interval : 10 * SIMTIME_SECOND;
}

struct outage outage_of_window(const char *rule, int64_t sample, int64_t required, simtime interval,
                               int64_t pops, enum fault_mode mode)
{
    return (struct outage){.rule = rule,
                           .down = sample - required + 1,
                           .up = required,
                           .fill = sample,
                           .interval = interval,
                           .timeout = default_timeout(interval),
                           .pops = pops,
                           .mode = mode};
}

simtime outage_begins(const struct outage *o)
{
    return 7 * o->interval + 1;
}

/* Not a whole number of intervals, or recovery would repeat detection's phases. */
simtime outage_lasts(const struct outage *o)
{
    return (o->fill + 3) * o->interval + o->interval * 3 / 8;
}

simtime outage_horizon(const struct outage *o)
{
    return outage_begins(o) + outage_lasts(o) + (o->up + 2) * o->interval;
}

void outage_fixture(struct fixture *f, const struct outage *o)
{
    static const enum fault_kind kinds[] = {[MODE_REFUSE] = FAULT_INSTANCE_CRASH,
                                            [MODE_DROP] = FAULT_REGION_OUTAGE,
                                            [MODE_ERROR] = FAULT_COMPONENT_DOWN};
    fixture_init(f, o->pops, o->interval, o->fill, o->up, outage_horizon(o));
    f->scenario.groups[0].latency[0] = OUTAGE_ROUND_TRIP;
    struct fault *fault = fixture_fault(f, kinds[o->mode], outage_begins(o), outage_lasts(o));
    fault->mode = o->mode;
    if (o->mode == MODE_DROP) {
        fault->region = 0;
    } else {
        fault->stamp = fault->component = 0;
        fault->count = APP_INSTANCES;
    }
}

double outage_mean(const struct outage *o, bool recovery, bool first)
{
    double pops = (double)o->pops, interval = simtime_seconds(o->interval);
    int64_t outcomes = recovery ? o->up : o->down;
    bool waits = !recovery && o->mode == MODE_DROP;
    double delay = simtime_seconds(waits ? o->timeout : OUTAGE_ROUND_TRIP);
    return (double)(outcomes - 1) * interval + interval * (first ? 1 : pops) / (pops + 1) + delay;
}

void outage_compare(struct comparisons *c, const struct outage *o, struct fixture *f,
                    uint32_t replications)
{
    static const char *const modes[] = {
        [MODE_REFUSE] = "refuse", [MODE_DROP] = "drop", [MODE_ERROR] = "error"};
    static const struct {
        const char *name;
        enum metric_id metric;
        bool recovery, first;
    } rows[] = {
        {"detect_first", METRIC_RTO_DETECT_FIRST, false, true},
        {"detect_last", METRIC_RTO_DETECT_LAST, false, false},
        {"recover_first", METRIC_PROBE_RECOVER_FIRST, true, true},
        {"recover_last", METRIC_PROBE_RECOVER_LAST, true, false},
    };
    enum { ROWS = sizeof rows / sizeof *rows };
    struct tally tallies[ROWS] = {{0}};
    for (uint32_t r = 1; r <= replications; r++) {
        fixture_run(f, r);
        VERIFY(f->row.incident_count == 1);
        for (size_t i = 0; i < ROWS; i++) {
            tally_add(&tallies[i], fixture_value(f, rows[i].metric));
        }
    }
    for (size_t i = 0; i < ROWS; i++) {
        char label[128];
        snprintf(label, sizeof label, "%s, %g s, %d POP%s, %s: %s", o->rule,
                 simtime_seconds(o->interval), (int)o->pops, o->pops == 1 ? "" : "s",
                 modes[o->mode], rows[i].name);
        compare_mean(c, label, &tallies[i], outage_mean(o, rows[i].recovery, rows[i].first));
    }
}
