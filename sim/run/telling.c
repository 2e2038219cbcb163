/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/telling.h"

#include <string.h>

#include "models/chronicle.h"
#include "models/plan.h"

static const char *words(struct arena *a, struct buf *scratch, const struct plan *plan,
                         const struct happened *e,
                         void (*write)(const struct plan *, const struct happened *, struct buf *))
{
    buf_clear(scratch);
    write(plan, e, scratch);
    return arena_strndup(a, buf_text(scratch), scratch->len);
}

static void take_events(struct arena *a, const struct plan *plan, const struct chronicle *c,
                        struct telling *ret)
{
    struct buf scratch = BUF_INIT;
    ret->events = arena_array(a, c->count, sizeof *ret->events);
    ret->count = c->count;
    ret->left_out = c->left_out;
    for (size_t i = 0; i < c->count; i++) {
        const struct happened *e = &c->events[i];
        ret->events[i] =
            (struct told_event){.at_s = simtime_seconds(e->at),
                                .kind = happening_name(e->what),
                                .subject = words(a, &scratch, plan, e, chronicle_subject),
                                .object = words(a, &scratch, plan, e, chronicle_object),
                                .place = e->subject,
                                .value = e->value,
                                .text = words(a, &scratch, plan, e, chronicle_write)};
    }
    buf_release(&scratch);
}

static void take_line(struct arena *a, const struct line *line, const char *name, const char *store,
                      struct telling *ret)
{
    struct told_line *to = &ret->lines[ret->line_count++];
    *to = (struct told_line){.name = name, .store = store, .count = line->count};
    to->at_s = arena_array(a, line->count, sizeof *to->at_s);
    to->value = arena_array(a, line->count, sizeof *to->value);
    for (size_t i = 0; i < line->count; i++) {
        to->at_s[i] = simtime_seconds(line->points[i].at);
        to->value[i] = line->points[i].value;
    }
}

static void take_lines(struct arena *a, const struct plan *plan, const struct chronicle *c,
                       struct telling *ret)
{
    ret->lines = arena_array(a, c->stores * LINE_KIND_COUNT, sizeof *ret->lines);
    for (size_t k = 0; k < c->stores; k++) {
        for (int kind = 0; kind < LINE_KIND_COUNT; kind++) {
            const struct line *line = chronicle_line(c, (enum line_kind)kind, k);
            if (line->count > 0) {
                bool of_store = line_of_store((enum line_kind)kind);
                const char *store = of_store ? plan->sc->stores[k].name : "";
                take_line(a, line, line_name((enum line_kind)kind), store, ret);
            }
        }
    }
}

static void take_demands(struct arena *a, const struct chronicle *c, struct telling *ret)
{
    ret->demands = arena_array(a, c->demand_count, sizeof *ret->demands);
    ret->demand_count = c->demand_count;
    for (size_t i = 0; i < c->demand_count; i++) {
        const struct demand *d = &c->demands[i];
        ret->demands[i] = (struct told_demand){simtime_seconds(d->at), d->offered, d->failed};
    }
}

bool telling_is(const struct told_event *e, const char *kind)
{
    return strcmp(e->kind, kind) == 0;
}

bool telling_verdict(const struct told_event *e)
{
    return telling_is(e, "pop.unhealthy") || telling_is(e, "pop.healthy");
}

bool telling_play(struct arena *a, const struct engine *engine, const struct plan *plan,
                  uint32_t replication, simtime from, simtime until, atomic_bool *interrupt,
                  struct telling *ret)
{
    struct chronicle c;
    if (!engine->replicate_told) {
        return false;
    }
    chronicle_init(&c, plan, from, until);
    bool told = engine->replicate_told(plan, replication, interrupt, &c);
    *ret = (struct telling){.replication = replication,
                            .from_s = simtime_seconds(from),
                            .until_s = simtime_seconds(until)};
    if (told) {
        take_events(a, plan, &c, ret);
        take_lines(a, plan, &c, ret);
        take_demands(a, &c, ret);
    }
    chronicle_release(&c);
    return told;
}
