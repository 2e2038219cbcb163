/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_size.h"

#include "reports/html.h"
#include "reports/page_metrics.h"
#include "reports/page_points.h"
#include "reports/size_words.h"

/* A paragraph of what one of size_words.h says. */
static void say(const struct page *p, const struct size_report *report, const char *tag,
                size_writer *what)
{
    struct buf text = BUF_INIT;
    what(report, &text);
    html_element(p->out, tag, buf_text(&text));
    buf_release(&text);
}

void page_size_summary(const struct page *p, const struct page_run *r)
{
    const struct size_report report = stored_size_report(r->run, &r->columns);
    const struct selection *s = &report.sized->selection;
    struct buf text = BUF_INIT;
    size_choice(&report, &text);
    buf_add(p->out, "<p class=\"answer\">");
    page_badge(s->verdict, p->out);
    buf_add(p->out, " <strong>");
    html_text(p->out, buf_text(&text));
    buf_add(p->out, "</strong></p>\n");
    say(p, &report, "p", size_reason);
    say(p, &report, "p", size_runner_up);
    say(p, &report, "p", size_next_below);
    say(p, &report, "p", size_doubts);
    if (s->best != SELECTION_NONE) {
        page_targets_write(page_id(p, r->run, "targets"), "Targets, at the setting chosen",
                           r->results[s->best], p->out);
    }
    buf_release(&text);
}

static void add_outcome(const void *subject, size_t point, struct buf *out)
{
    const struct size_report *report = subject;
    size_outcome(report, point, out);
    buf_printf(out, "; %lld replications", (long long)report->sized->contenders[point].played);
}

void page_size_tables(const struct page *p, const struct page_run *r)
{
    const struct size_report report = stored_size_report(r->run, &r->columns);
    page_points_write(p, r, &(struct page_points_extra){"outcome", add_outcome, &report});
}
