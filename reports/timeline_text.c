/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline for a person at a terminal. */
#include <math.h>
#include <string.h>

#include "reports/command.h"
#include "reports/timeline_report.h"
#include "reports/timeline_words.h"
#include "sim/base/utf8.h"
#include "sim/base/wrap.h"

/* Of an incident so many steps are told; of more, those in the middle are only counted. */
enum { STEPS = 16, LAST_STEPS = 5, NARROW = 90, LEAST_TEXT = 20 };

enum { DAY_WIDTH = 12, SINCE_WIDTH = 12, SHARE_WIDTH = 7, PART_WIDTH = 9 };

static const char *const colours[] = {
    [PART_FAILED] = "\033[31m",   [PART_NOTICED] = "\033[36m", [PART_DECIDED] = "\033[35m",
    [PART_MOVED] = "\033[34m",    [PART_LOST] = "\033[31m",    [PART_USERS] = "\033[33m",
    [PART_REPAIRED] = "\033[32m", [PART_CLOSED] = "\033[32m",
};

static void add_right(const struct buf *text, size_t width, struct buf *out)
{
    size_t own = utf8_width(buf_text(text), text->len);
    buf_pad(out, ' ', own < width ? width - own : 0);
    buf_add(out, buf_text(text));
}

/* Digits of the last day, beyond one. */
static size_t day_width(const struct timeline_report *r)
{
    struct buf text = BUF_INIT;
    timeline_moment(simtime_seconds(r->timeline->trace->scenario->horizon), &text);
    size_t width = text.len > DAY_WIDTH ? text.len : DAY_WIDTH;
    buf_release(&text);
    return width;
}

static bool has_parts(const struct timeline_report *r)
{
    return r->width >= NARROW;
}

static size_t text_column(const struct timeline_report *r)
{
    return 2 + day_width(r) + 1 + SINCE_WIDTH + 1 + SHARE_WIDTH + 2 +
           (has_parts(r) ? PART_WIDTH : 0);
}

/* Wraps to the right of what stands on the line already. */
static void add_wrapped(const struct timeline_report *r, const char *text, size_t column,
                        struct buf *out)
{
    struct buf wrapped = BUF_INIT, shown = BUF_INIT;
    size_t width = r->width > column + LEAST_TEXT ? r->width : column + LEAST_TEXT;
    utf8_show(&shown, text);
    wrap_write(buf_text(&shown), column, width, &wrapped);
    buf_add(out, buf_text(&wrapped) + column);
    buf_release(&wrapped);
    buf_release(&shown);
}

static void add_paragraph(const struct timeline_report *r, const char *text, struct buf *out)
{
    buf_add(out, "  ");
    add_wrapped(r, text, 2, out);
}

static void write_heading(const struct timeline_report *r, const char *text, struct buf *out)
{
    buf_add(out, r->colour ? "\033[1m" : "");
    utf8_show(out, text);
    buf_add(out, r->colour ? "\033[0m\n" : "\n");
}

static void write_columns(const struct timeline_report *r, struct buf *out)
{
    struct buf cell = BUF_INIT;
    buf_add(out, r->colour ? "\033[2m  " : "  ");
    buf_add(&cell, "day hh:mm:ss");
    add_right(&cell, day_width(r), out);
    buf_clear(&cell);
    buf_add(&cell, "since");
    add_right(&cell, SINCE_WIDTH + 1, out);
    buf_clear(&cell);
    buf_add(&cell, "succeed");
    add_right(&cell, SHARE_WIDTH + 1, out);
    buf_printf(out, "  %-*s%s", has_parts(r) ? PART_WIDTH : 0, "",
               r->seen ? "what is seen" : "what happened, and why");
    buf_add(out, r->colour ? "\033[0m\n" : "\n");
    buf_release(&cell);
}

static void write_step(const struct timeline_report *r, const struct timeline_step *step,
                       double origin_s, struct buf *out)
{
    struct buf cell = BUF_INIT, text = BUF_INIT;
    timeline_moment(step->at_s, &cell);
    buf_add(out, "  ");
    add_right(&cell, day_width(r), out);
    buf_clear(&cell);
    timeline_since(step->at_s - origin_s, &cell);
    add_right(&cell, SINCE_WIDTH + 1, out);
    buf_clear(&cell);
    if (!isnan(step->success)) {
        timeline_share(step->success, &cell);
    }
    add_right(&cell, SHARE_WIDTH + 1, out);
    buf_add(out, "  ");
    if (has_parts(r)) {
        buf_printf(out, "%s%-*s%s", r->colour ? colours[step->part] : "", PART_WIDTH,
                   timeline_part_name(step->part), r->colour ? "\033[0m" : "");
    }
    buf_add(&text, step->text);
    if (*step->because) {
        bool root = step->part == PART_FAILED && step->cause == 0;
        buf_printf(&text, "%s%s%s", root ? " (" : ", because ", step->because, root ? ")" : "");
    }
    add_wrapped(r, buf_text(&text), text_column(r), out);
    buf_release(&cell);
    buf_release(&text);
}

static void write_steps(const struct timeline_report *r, const struct timeline_incident *i,
                        struct buf *out)
{
    size_t count = 0, number = 0;
    for (size_t k = 0; k < i->count; k++) {
        count += !i->steps[k].aside;
    }
    for (size_t k = 0; k < i->count; k++) {
        if (i->steps[k].aside) {
            continue;
        }
        number++;
        if (count <= STEPS || number <= STEPS - LAST_STEPS || number > count - LAST_STEPS) {
            write_step(r, &i->steps[k], i->anchor_s, out);
        } else if (number == STEPS - LAST_STEPS + 1) {
            buf_pad(out, ' ', text_column(r));
            buf_printf(out, "(%zu more steps: --format json has them)\n", count - STEPS);
        }
    }
}

static void write_incident(const struct timeline_report *r, const struct timeline_incident *i,
                           struct buf *out)
{
    struct buf text = BUF_INIT;
    buf_printf(&text, "Incident %zu: %s", i->number, i->what);
    write_heading(r, buf_text(&text), out);
    buf_clear(&text);
    timeline_summary(r->timeline, i, &text);
    add_paragraph(r, buf_text(&text), out);
    write_steps(r, i, out);
    buf_clear(&text);
    buf_add(&text, "What to learn: ");
    timeline_lesson(r->timeline, i, &text);
    add_paragraph(r, buf_text(&text), out);
    buf_release(&text);
}

void timeline_title(const struct timeline_report *r, struct buf *out)
{
    const struct timeline *t = r->timeline;
    buf_printf(out, "Replication %u, seed %llu: %zu incident%s in ",
               (unsigned)t->trace->row.replication, (unsigned long long)t->trace->scenario->seed,
               t->count, t->count == 1 ? "" : "s");
    timeline_span(simtime_seconds(t->trace->scenario->horizon), out);
    if (r->worst && !r->seen) {
        const struct metric *metric = &r->worst->metrics->metrics[r->worst->metric];
        bool seconds = strcmp(metric->unit, "s") == 0;
        buf_printf(out, "; chosen for the %s %s of %lld values, ",
                   r->worst->least ? "smallest" : "largest", metric->name, (long long)r->worst->of);
        if (seconds) {
            timeline_span(r->worst->value, out);
        } else {
            buf_printf(out, "%.6g%s%s", r->worst->value, strcmp(metric->unit, "1") == 0 ? "" : " ",
                       strcmp(metric->unit, "1") == 0 ? "" : metric->unit);
        }
        if (r->worst->incident > 0) {
            buf_printf(out, " in incident %zu", r->worst->incident);
        }
    }
}

static bool counts(const struct timeline_incident *i, bool hurts)
{
    return !i->told && i->hurts == hurts;
}

/* "111 of pop-outage, 1 of link-partition" */
static void add_kinds(const struct timeline *t, bool hurts, struct buf *out)
{
    size_t kinds = 0;
    for (size_t i = 0; i < t->count; i++) {
        const struct timeline_incident *own = &t->incidents[i];
        size_t length = timeline_fault_kind(own), same = 0;
        bool first = counts(own, hurts);
        for (size_t k = 0; k < t->count && first; k++) {
            const struct timeline_incident *other = &t->incidents[k];
            bool like = counts(other, hurts) && timeline_fault_kind(other) == length &&
                        strncmp(other->what, own->what, length) == 0;
            same += like;
            first = !like || k >= i;
        }
        if (first) {
            buf_printf(out, "%s%zu of %.*s", kinds++ > 0 ? ", " : "", same, (int)length, own->what);
        }
    }
}

static void add_left(const struct timeline *t, bool hurts, struct buf *out)
{
    size_t count = 0;
    for (size_t i = 0; i < t->count; i++) {
        count += counts(&t->incidents[i], hurts);
    }
    if (count > 0) {
        buf_printf(out, "%s%zu incident%s %s an outage or a loss (",
                   out->len > 0 ? ", and " : "Not told at length: ", count, count == 1 ? "" : "s",
                   hurts ? "with" : "without");
        add_kinds(t, hurts, out);
        buf_add(out, ")");
    }
}

void timeline_rest(const struct timeline *t, struct buf *out)
{
    add_left(t, true, out);
    add_left(t, false, out);
    buf_add(out, out->len > 0 ? "; --incident N tells one." : "");
    if (t->faults > 0 || t->outages > 0) {
        buf_printf(out, "%sOutside of incidents: %zu faults that stopped nothing",
                   out->len > 0 ? " " : "", t->faults);
        if (t->outages > 0) {
            buf_printf(out, ", and %zu outages", t->outages);
        }
        buf_add(out, ".");
    }
}

static void write_rest(const struct timeline_report *r, struct buf *out)
{
    struct buf text = BUF_INIT, conflicts = BUF_INIT;
    timeline_conflicts(r->timeline, &conflicts);
    if (conflicts.len > 0) {
        buf_add_char(out, '\n');
        wrap_write(buf_text(&conflicts), 0, r->width, out);
    }
    buf_release(&conflicts);
    timeline_rest(r->timeline, &text);
    if (r->timeline->trace->told.left_out > 0) {
        buf_printf(&text, "%s%zu later events are left out: --incident N tells them.",
                   text.len > 0 ? " " : "", r->timeline->trace->told.left_out);
    }
    if (text.len > 0) {
        buf_add_char(out, '\n');
        wrap_write(buf_text(&text), 0, r->width, out);
    }
    buf_release(&text);
}

void timeline_text_write(const struct timeline_report *r, struct buf *out)
{
    const struct timeline *t = r->timeline;
    struct buf text = BUF_INIT;
    size_t told = 0;
    write_heading(r, t->trace->scenario->title, out);
    timeline_title(r, &text);
    add_wrapped(r, buf_text(&text), 0, out);
    if (t->count == 0) {
        buf_add(out, "Nothing happened that opened an incident.\n");
        if (t->trace->scenario->drill_count > 0) {
            buf_add(out, "The drills of its game day are played by `ninefold drill`.\n");
        }
    } else {
        buf_add_char(out, '\n');
        write_columns(r, out);
    }
    for (size_t i = 0; i < t->count; i++) {
        if (t->incidents[i].told) {
            buf_add(out, told++ > 0 ? "\n" : "");
            write_incident(r, &t->incidents[i], out);
        }
    }
    write_rest(r, out);
    buf_add_char(out, '\n');
    command_write_heading(r->version, out);
    command_write(r->command, r->width, out);
    buf_release(&text);
}

size_t timeline_text_seen_count(const struct timeline_report *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->timeline->count; i++) {
        count += r->timeline->incidents[i].told ? r->timeline->incidents[i].count : 0;
    }
    return count;
}

void timeline_text_seen_heading(const struct timeline_report *r, struct buf *out)
{
    struct buf text = BUF_INIT;
    buf_printf(&text, "Replication %u, seed %llu, as those on duty see it",
               (unsigned)r->timeline->trace->row.replication,
               (unsigned long long)r->timeline->trace->scenario->seed);
    write_heading(r, buf_text(&text), out);
    if (timeline_text_seen_count(r) > 0) {
        buf_add_char(out, '\n');
        write_columns(r, out);
    } else {
        buf_add(out, "Nothing is seen.\n");
    }
    buf_release(&text);
}

void timeline_text_seen(const struct timeline_report *r, size_t from, size_t until, struct buf *out)
{
    size_t number = 0;
    for (size_t i = 0; i < r->timeline->count; i++) {
        const struct timeline_incident *own = &r->timeline->incidents[i];
        for (size_t k = 0; k < own->count && own->told; k++) {
            number++;
            if (number < from || number > until) {
                continue;
            }
            if (k == 0) {
                buf_printf(out, "%sIncident %zu\n", number > 1 ? "\n" : "", own->number);
            }
            write_step(r, &own->steps[k], own->anchor_s, out);
        }
    }
}
