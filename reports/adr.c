/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/adr.h"

#include <string.h>

#include "reports/adr_parts.h"
#include "reports/claims_write.h"
#include "reports/markdown.h"

/* The day on which the latest of the runs was begun; as the store writes them, times sort as
 * texts. */
static const char *day_of(const struct dossier *d)
{
    const char *latest = "";
    for (size_t i = 0; i < d->count; i++) {
        const char *started = d->runs[i].row.started;
        latest = started && strcmp(started, latest) > 0 ? started : latest;
    }
    return latest;
}

static void write_front(const struct adr *adr, struct buf *out)
{
    buf_printf(out,
               "---\n"
               "status: proposed\n"
               "date: %.10s\n"
               "decision-makers: \"{list everyone involved in the decision}\"\n"
               "consulted: \"{list everyone whose opinions are sought}\"\n"
               "informed: \"{list everyone who is kept up-to-date on progress}\"\n",
               day_of(adr->dossier));
    claims_write(&adr->claims, out);
    buf_add(out, "---\n\n");
}

/* Tables are wider than what linters like. */
static const char footer[] = "\n<!-- markdownlint-disable-file MD013 -->\n";

bool adr_write(const struct dossier *d, const struct adr_place *place, struct buf *out)
{
    struct arena arena;
    struct adr adr;
    struct buf text = BUF_INIT;
    arena_init(&arena, 0);
    adr_subject(d, place, &arena, &adr);
    adr_decision(&adr, &text);
    adr.claims.choice.says = arena_strdup(&arena, buf_text(&text));
    buf_clear(&text);
    adr_title(&adr, &text);
    write_front(&adr, out);
    buf_add(out, "# ");
    markdown_heading(buf_text(&text), out);
    buf_add(out, "\n\n");
    bool read = adr_context(&adr, out);
    adr_drivers(&adr, out);
    adr_considered(&adr, out);
    adr_outcome(&adr, out);
    adr_consequences(&adr, out);
    adr_confirmation(&adr, out);
    read = adr_merits(&adr, out) && read;
    read = adr_more(&adr, out) && read;
    buf_add(out, footer);
    buf_release(&text);
    arena_release(&arena);
    return read;
}
