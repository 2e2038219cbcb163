/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/waterfall.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/base/units.h"

#define PREFIX "rto.stage."

enum { BAR = 50 }; /* blocks of the whole */

/* In the order in which an incident goes through them, not by name. */
static const char *const stages[] = {"detect", "decide", "promote", "drain", "warm", "other"};

enum { STAGES = sizeof stages / sizeof *stages };

static double stage_mean(const struct result *r, const char *stage)
{
    char name[64];
    snprintf(name, sizeof name, PREFIX "%s", stage);
    const struct summary *s = result_summary(r, name);
    return s && s->mean > 0 ? s->mean : 0;
}

/* Each bar begins where the one before it ends. */
static void write_stage(const char *stage, double begin, double mean, double total, struct buf *out)
{
    struct buf seconds = BUF_INIT;
    units_human_seconds(&seconds, mean);
    long from = lround(BAR * begin / total), to = lround(BAR * (begin + mean) / total);
    buf_printf(out, "  %-8s%10s %4.0f %%  ", stage, buf_text(&seconds), 100 * mean / total);
    buf_pad(out, ' ', (size_t)from);
    for (long i = from; i < to || i == from; i++) {
        buf_add(out, i < to ? "█" : "▏");
    }
    buf_add_char(out, '\n');
    buf_release(&seconds);
}

void waterfall_write(const struct result *r, struct buf *out)
{
    double total = 0, begin = 0;
    for (size_t i = 0; i < STAGES; i++) {
        total += stage_mean(r, stages[i]);
    }
    if (total <= 0) {
        return;
    }
    buf_add(out, "\nWhere the time went (mean of rto.service: ");
    units_human_seconds(out, total);
    buf_add(out, ")\n");
    for (size_t i = 0; i < STAGES; i++) {
        double mean = stage_mean(r, stages[i]);
        if (mean > 0) {
            write_stage(stages[i], begin, mean, total, out);
        }
        begin += mean;
    }
    if (stage_mean(r, "other") > 0) {
        buf_add(out, "  other: no stage is under way; the service waits for the repair\n");
    }
}
