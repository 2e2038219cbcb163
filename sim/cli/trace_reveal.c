/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/trace_reveal.h"

#include <stdio.h>
#include <unistd.h>

/* Waits for Enter; the line that was asked on is left as if nothing had been. */
static bool next(struct cli *cli, bool colour, const char *what)
{
    int c;
    if (!cli_flush(cli)) {
        return false;
    }
    fprintf(stderr, "%s[Enter: %s]%s", colour ? "\033[2m" : "", what, colour ? "\033[0m" : "");
    fflush(stderr);
    while ((c = getchar()) != '\n' && c != EOF) {
    }
    fputs(c == '\n' ? "\033[A\r\033[K" : "\n", stderr); /* Enter was echoed as a new line */
    return c == '\n';
}

static void step_by_step(struct cli *cli, const struct timeline_report *report,
                         const struct timeline *whole, size_t steps)
{
    struct timeline_report told = *report;
    told.seen = false;
    told.timeline = whole;
    for (size_t k = 1; k <= steps; k++) {
        timeline_text_seen(report, k, k, &cli->out);
        if (!next(cli, report->colour, k < steps ? "what is seen next" : "what was behind it")) {
            return;
        }
    }
    buf_add(&cli->out, steps > 0 ? "\n" : "");
    timeline_text_write(&told, &cli->out);
}

void trace_reveal(struct cli *cli, const struct timeline_report *report,
                  const struct timeline *whole, size_t count)
{
    size_t steps = timeline_text_seen_count(report);
    timeline_text_seen_heading(report, &cli->out);
    if (count == 0 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && isatty(STDERR_FILENO)) {
        step_by_step(cli, report, whole, steps);
        return;
    }
    size_t shown = count == 0 || count > steps ? steps : count;
    timeline_text_seen(report, 1, shown, &cli->out);
    if (shown < steps) {
        buf_printf(&cli->out, "\n%zu more step%s follow%s.\n", steps - shown,
                   steps - shown == 1 ? "" : "s", steps - shown == 1 ? "s" : "");
    }
}
