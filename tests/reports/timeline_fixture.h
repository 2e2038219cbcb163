/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A replication that is played and told, of small scenarios. */
#ifndef TESTS_REPORTS_TIMELINE_FIXTURE_H
#define TESTS_REPORTS_TIMELINE_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "reports/timeline_report.h"
#include "reports/timeline_teller.h"
#include "sim/scenario/load.h"

#define TOLD_HEAD                                                                                  \
    "ninefold: 1\n"                                                                                \
    "name: pair\n"                                                                                 \
    "title: A pair\n"                                                                              \
    "clients: {a: {requests: 10/s, write_share: 20%, pops: 3, latency: {x: 5ms, y: 9ms}}}\n"       \
    "regions: {rx: {}, ry: {}}\n"
#define TOLD_EDGE "edge: {preset: azure-front-door, probe: {interval: 30s}}\n"
#define TOLD_STAMPS                                                                                \
    "stamps:\n"                                                                                    \
    "  x: {region: rx, priority: 1, components: {app: {}}}\n"                                      \
    "  y: {region: ry, priority: 2, components: {app: {}}}\n"
/* A region fails for twenty minutes. */
#define TOLD_OUTAGE                                                                                \
    TOLD_HEAD TOLD_EDGE TOLD_STAMPS                                                                \
        "horizon: 1h\n"                                                                            \
        "faults: [{at: 10m, fault: region-outage, target: rx, for: 20m, mode: drop}]\n"
#define TOLD_NOTHING TOLD_HEAD TOLD_EDGE TOLD_STAMPS "horizon: 1h\n"
/* One stamp that nothing stands before. */
#define TOLD_ALONE                                                                                 \
    "ninefold: 1\n"                                                                                \
    "clients: {a: {requests: 10/s, pops: 3, latency: {x: 5ms}}}\n"                                 \
    "edge: {kind: none}\n"                                                                         \
    "regions: {rx: {}, ry: {}}\n"                                                                  \
    "stamps: {x: {region: rx, components: {app: {}}}}\n"
/* A store is failed over by force. */
#define TOLD_FAILOVER                                                                              \
    TOLD_HEAD TOLD_EDGE                                                                            \
        "stamps:\n"                                                                                \
        "  x: {region: rx, components: {app: {}, db: {store: s}}}\n"                               \
        "  y: {region: ry, priority: 2, components: {app: {}, db: {store: s}}}\n"                  \
        "stores: {s: {model: async, regions: [rx, ry], lag: 10s, failover: {policy: automatic, "   \
        "hold: 5m, grace_period: 0s, decision: 0s, promote: 30s, listener_ttl: 0s}}}\n"            \
        "horizon: 1h\n"                                                                            \
        "faults: [{at: 10m, fault: region-outage, target: rx, for: 20m, mode: drop}]\n"

struct told {
    struct arena arena;
    struct trace trace;
    struct timeline timeline;
    struct timeline_report report;
    struct buf out;
};

static inline void told_play(struct told *f, const char *text, size_t incident)
{
    struct diag d;
    *f = (struct told){.out = BUF_INIT};
    arena_init(&f->arena, 0);
    diag_init(&d);
    const struct scenario *sc =
        scenario_load_text(&f->arena, "pair.yaml", text, strlen(text), NULL, 0, &d);
    assert_int_equal(d.errors, 0);
    diag_release(&d);
    enum stop stop = trace_play(&f->arena, &engine_models, sc, false, 1, incident, NULL, &f->trace);
    assert_true(stop == STOP_HORIZON || stop == STOP_EMPTY);
    timeline_make(&f->arena, &f->trace, incident, &f->timeline);
    f->report = (struct timeline_report){
        .timeline = &f->timeline, .version = "1.0.0", .command = "ninefold it", .width = 100};
}

static inline void told_release(struct told *f)
{
    buf_release(&f->out);
    arena_release(&f->arena);
}

/* The first step of that kind of the first incident; it must be there. */
static inline const struct timeline_step *told_step(const struct told *f, const char *kind)
{
    const struct timeline_incident *i = &f->timeline.incidents[0];
    for (size_t k = 0; k < i->count; k++) {
        if (strcmp(i->steps[k].kind, kind) == 0) {
            return &i->steps[k];
        }
    }
    fail_msg("no step %s", kind);
    return NULL;
}

static inline void told_holds(const struct told *f, const char *text)
{
    if (!strstr(buf_text(&f->out), text)) {
        fail_msg("not in it: %s\n%s", text, buf_text(&f->out));
    }
}

static inline void told_lacks(const struct told *f, const char *text)
{
    if (strstr(buf_text(&f->out), text)) {
        fail_msg("in it: %s\n%s", text, buf_text(&f->out));
    }
}

#endif
