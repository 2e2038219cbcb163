/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "sim/base/buf.h"
#include "sim/base/units.h"
#include "sim/base/utf8.h"
#include "sim/cli/cli.h"

#define REDRAW_S 0.1

enum { BAR = 30, DEFAULT_WIDTH = 80 };

static double since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void progress_init(struct progress *p, bool quiet)
{
    *p = (struct progress){.wanted = !quiet && isatty(STDERR_FILENO)};
    clock_gettime(CLOCK_MONOTONIC, &p->start);
    p->last = p->start;
}

static void write_bar(const struct progress *p, int64_t done, int64_t total, size_t width,
                      struct buf *out)
{
    double elapsed = since(&p->start);
    double share = total > 0 ? (double)done / (double)total : 0;
    size_t bar = width / 3 < BAR ? width / 3 : BAR;
    size_t filled = (size_t)(share * (double)bar);
    buf_add_char(out, '[');
    buf_pad(out, '=', filled);
    buf_pad(out, ' ', bar - filled);
    buf_printf(out, "] %3.0f %%  %lld of %s%lld", 100 * share, (long long)done,
               p->at_most ? "at most " : "", (long long)total);
    if (done <= 0 || elapsed <= 0) {
        return;
    }
    double rate = (double)done / elapsed;
    buf_printf(out, "  %.4g/s", rate);
    if (!p->at_most) {
        buf_add(out, "  ");
        units_human_seconds(out, (double)(int64_t)((double)(total - done) / rate + 1));
        buf_add(out, " left");
    }
}

/* A line that ends in the last column of the window may already turn to the next one, from which no
 * carriage return leads back. */
static void draw(const struct buf *line, size_t width)
{
    size_t end = 0;
    for (size_t column = 1; end < line->len && column < width; column++) {
        uint32_t point;
        bool valid;
        end += utf8_decode(line->text + end, line->len - end, &point, &valid);
    }
    fprintf(stderr, "\r%.*s\033[K", (int)end, line->text);
    fflush(stderr);
}

void progress_show(void *subject, int64_t done, int64_t total)
{
    struct progress *p = subject;
    if (!p->wanted || since(&p->last) < REDRAW_S) {
        return;
    }
    struct buf text = BUF_INIT;
    size_t width = cli_width(STDERR_FILENO, DEFAULT_WIDTH); /* windows change */
    write_bar(p, done, total, width, &text);
    draw(&text, width);
    buf_release(&text);
    clock_gettime(CLOCK_MONOTONIC, &p->last);
    p->drawn = true;
}

void progress_finish(struct progress *p, int64_t done, size_t threads)
{
    if (!p->wanted) {
        return;
    }
    struct buf text = BUF_INIT;
    buf_printf(&text, "%s%lld replication%s in ", p->drawn ? "\r\033[K" : "", (long long)done,
               done == 1 ? "" : "s");
    units_human_seconds(&text, since(&p->start));
    buf_printf(&text, " (%zu thread%s)\n", threads, threads == 1 ? "" : "s");
    fputs(buf_text(&text), stderr);
    buf_release(&text);
}
