/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/story.h"

#include <math.h>
#include <string.h>

#include "sim/base/units.h"

static const double LONG_GAP = 4;

/* What is said of it by another event of the same moment already, or is of no use here. */
static bool needless(const struct told_event *e)
{
    return telling_is(e, "incident.opens") || telling_is(e, "origin.sick") ||
           telling_is(e, "origin.well") || telling_is(e, "store.switched");
}

static bool turns(const struct told_event *e)
{
    return telling_is(e, "outage.begins") || telling_is(e, "outage.ends") ||
           telling_is(e, "writes.fail") || telling_is(e, "writes.succeed") ||
           telling_is(e, "store.loses");
}

static void add(struct story *s, const struct told_event *e, const char *text)
{
    if (s->count == STORY_MOMENTS) {
        s->left_out++;
        return;
    }
    s->moments[s->count++] = (struct moment){e->at_s, text};
}

/* Is there another verdict of that sort about the origin, next among verdicts about it? */
static bool goes_on(const struct telling *t, size_t i, int step)
{
    const struct told_event *e = &t->events[i];
    for (size_t k = i + (size_t)step; k < t->count; k += (size_t)step) {
        const struct told_event *other = &t->events[k];
        if (telling_verdict(other) && strcmp(other->object, e->object) == 0) {
            return telling_is(other, e->kind);
        }
    }
    return false;
}

static void add_verdict(struct story *s, size_t i, struct arena *a)
{
    const struct told_event *e = &s->telling.events[i];
    const char *health = telling_is(e, "pop.healthy") ? "healthy" : "unhealthy";
    bool first = i == 0 || !goes_on(&s->telling, i, -1), last = !goes_on(&s->telling, i, 1);
    if (first && last) {
        add(s, e, e->text);
    } else if (first) {
        add(s, e, arena_printf(a, "the first point of presence holds %s %s", e->object, health));
    } else if (last) {
        add(s, e, arena_printf(a, "the last point of presence holds %s %s", e->object, health));
    }
}

/* Of events that come in pairs at one moment, requests and writes, the first tells enough. */
static bool repeats(const struct story *s, const struct told_event *e)
{
    return s->count > 0 && s->moments[s->count - 1].at_s == e->at_s &&
           (telling_is(e, "writes.fail") || telling_is(e, "writes.succeed"));
}

static void cut_down(struct story *s, struct arena *a)
{
    for (size_t i = 0; i < s->telling.count; i++) {
        const struct told_event *e = &s->telling.events[i];
        if (telling_verdict(e)) {
            add_verdict(s, i, a);
        } else if (!needless(e) && !repeats(s, e)) {
            add(s, e, e->text);
        }
    }
}

/* Until the last turn, if what comes after it is many times as far off. */
static void find_view(struct story *s)
{
    const struct telling *t = &s->telling;
    double length = 0;
    s->from_s = t->from_s;
    s->until_s = t->until_s;
    for (size_t i = 0; i < t->count; i++) {
        length = turns(&t->events[i]) ? t->events[i].at_s - s->origin_s : length;
    }
    if (length > 0 && t->until_s - s->origin_s > LONG_GAP * length) {
        s->until_s = s->origin_s + length * 1.25;
        s->from_s = fmax(t->from_s, s->origin_s - length / 10);
    }
}

int story_read(struct archive *s, int64_t run, int64_t point, struct arena *a, struct story *ret)
{
    static const struct metric seconds = {.name = "", .unit = "s"};
    *ret = (struct story){.count = 0};
    int found = tellings_read(s, run, point, a, &ret->incident, &ret->telling);
    if (found == 1) {
        const struct telling *t = &ret->telling;
        ret->origin_s = ret->incident.incident > 0 ? ret->incident.opened_s : t->from_s;
        cut_down(ret, a);
        find_view(ret);
        ret->unit = cell_unit_of(&seconds, fmax(ret->until_s - ret->origin_s, 1));
    }
    return found;
}

const struct told_line *story_line(const struct story *s, const char *name, const char *store)
{
    for (size_t i = 0; i < s->telling.line_count; i++) {
        const struct told_line *line = &s->telling.lines[i];
        if (strcmp(line->name, name) == 0 && strcmp(line->store, store) == 0) {
            return line;
        }
    }
    return NULL;
}

bool story_differs(const struct told_line *a, const struct told_line *b)
{
    bool differs = a->count != b->count;
    for (size_t i = 0; !differs && i < a->count; i++) {
        differs = a->at_s[i] != b->at_s[i] || fabs(a->value[i] - b->value[i]) > 1e-9;
    }
    return differs;
}

void story_time(const struct story *s, size_t moment, struct buf *out)
{
    double t = s->moments[moment].at_s - s->origin_s;
    buf_add(out, t < 0 ? "−" : "+");
    units_human_seconds(out, fabs(t));
}
