/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `run` says below its table, once for all options of which it is so. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/human.h"
#include "reports/notes.h"
#include "sim/base/units.h"

/* What the tables can only call "none seen" has a bound all the same. */
static void add_unseen(const struct result *r, struct buf *out)
{
    for (size_t m = 0; m < r->metrics->count; m++) {
        const struct metric *metric = &r->metrics->metrics[m];
        if (!isnan(human_unseen(metric, &r->summaries[m], r))) {
            buf_printf(out, "\nNo event of %s was seen in %lld replications of ", metric->name,
                       (long long)r->summaries[m].n);
            units_print_duration(out, r->horizon);
            buf_printf(out, ": with 95 %% confidence there are at most %.4g a year.\n",
                       human_unseen(metric, &r->summaries[m], r));
        }
    }
}

/* A paragraph each. */
static void read_notes(const struct adr *adr, size_t option, struct buf *out)
{
    const struct adr_option *o = &adr->options[option];
    const struct report report = {.result = o->result,
                                  .version = o->run->row.version,
                                  .command = o->run->row.command_line,
                                  .scripted = o->run->points[o->point].scripted,
                                  .width = SIZE_MAX};
    notes_write(&report, out);
    add_unseen(o->result, out);
}

/* The next paragraph on one line; behind it, or NULL at the end. */
static const char *next_note(const char *s, struct buf *ret)
{
    s += strspn(s, "\n");
    const char *end = strstr(s, "\n\n");
    size_t length = end ? (size_t)(end - s) : strlen(s);
    buf_clear(ret);
    for (size_t i = 0; i < length; i++) {
        buf_add_char(ret, s[i] == '\n' ? ' ' : s[i]);
    }
    return length > 0 ? s + length : NULL;
}

static bool has_note(const struct adr *adr, size_t option, const char *wanted)
{
    struct buf notes = BUF_INIT, note = BUF_INIT;
    bool found = false;
    read_notes(adr, option, &notes);
    for (const char *s = buf_text(&notes); !found && (s = next_note(s, &note)) != NULL;) {
        found = strcmp(buf_text(&note), wanted) == 0;
    }
    buf_release(&notes);
    buf_release(&note);
    return found;
}

/* By the first of those of which it is said, which are named unless it is all. */
static void add_note(const struct adr *adr, size_t option, const char *note, struct buf *out)
{
    size_t with = 0;
    struct buf names = BUF_INIT;
    for (size_t i = 0; i < adr->count; i++) {
        if (!has_note(adr, i, note)) {
            continue;
        }
        if (i < option) {
            buf_release(&names);
            return;
        }
        buf_add(&names, with++ == 0 ? "" : ", ");
        adr_name(adr, i, &names);
    }
    buf_add(out, "- ");
    if (with < adr->count) {
        buf_printf(out, "%s: ", buf_text(&names));
    }
    adr_sentence(note, out);
    buf_add_char(out, '\n');
    buf_release(&names);
}

void adr_notes(const struct adr *adr, struct buf *out)
{
    struct buf all = BUF_INIT, notes = BUF_INIT, note = BUF_INIT;
    for (size_t i = 0; i < adr->count; i++) {
        buf_clear(&notes);
        read_notes(adr, i, &notes);
        for (const char *s = buf_text(&notes); (s = next_note(s, &note)) != NULL;) {
            add_note(adr, i, buf_text(&note), &all);
        }
    }
    if (all.len > 0) {
        buf_printf(out, "How the numbers are to be read:\n\n%s\n", buf_text(&all));
    }
    buf_release(&all);
    buf_release(&notes);
    buf_release(&note);
}
