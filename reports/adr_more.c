/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the numbers come from, what they rest on, and what the model leaves out. */
#include <stdint.h>
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/markdown.h"

static void add_run(const struct adr *adr, const struct stored_run *r, struct buf *out)
{
    buf_printf(out, "- Run %lld of ", (long long)r->row.id);
    markdown_code(adr->dossier->store_path ? adr->dossier->store_path : "the store", false, out);
    buf_printf(out, ", begun %.10s: ninefold ", r->row.started ? r->row.started : "?");
    markdown_text(r->row.version, out);
    buf_add(out, ", seed ");
    markdown_text(r->row.seed ? r->row.seed : "?", out);
    buf_add(out, ". Reproduce with:\n\n  ```sh\n  ");
    buf_add(out, r->row.command_line);
    buf_add(out, "\n  ```\n\n");
}

static void add_files(const struct adr *adr, struct buf *out)
{
    buf_add(out, "| option | scenario | seed | replications | sha256 |\n"
                 "| --- | --- | --- | --- | --- |\n");
    for (size_t i = 0; i < adr->claims.count; i++) {
        const struct claim_option *o = &adr->claims.options[i];
        buf_add(out, "| ");
        markdown_text(o->name, out);
        buf_add(out, " | ");
        markdown_code(o->scenario, true, out);
        buf_printf(out, " | %llu | %lld", (unsigned long long)o->seed, (long long)o->replications);
        if (o->first != 1) {
            buf_printf(out, ", from number %u on", (unsigned)o->first);
        }
        buf_add(out, o->exact ? ", every probe played | " : " | ");
        markdown_code(o->sha256 ? o->sha256 : "-", true, out);
        buf_add(out, " |\n");
    }
    buf_add_char(out, '\n');
}

static void add_sensitivity(const struct adr *adr, struct buf *out)
{
    if (adr->kind != ADR_INPUTS) {
        buf_printf(out,
                   "Run %lld varied these inputs together, and tells which of them moves what:"
                   "\n\n",
                   (long long)adr->inputs->row.id);
        adr_sensitivity(adr, out);
    }
    buf_add(out, "Where the inputs are not varied, they rest on this:\n\n");
    adr_inputs(adr, out);
    buf_add(out, "`report --check` does not test these shares; the command of that run gives them "
                 "again.\n\n");
}

static const char left_out[] =
    "What the model leaves out, so that no number here speaks of it:\n\n"
    "- Requests are a flow and not single requests: no queues, no sessions beyond what the "
    "scenario "
    "says of them.\n"
    "- Only the faults happen that the scenario has, by its script or at its rates. What nobody "
    "thought of is not in the numbers.\n"
    "- Rates of failure and repair stay the same all the time, and what a document gives as a rate "
    "of a service is taken to hold for this one.\n"
    "- People and runbooks do what the scenario says they do, in the time that it gives them.\n"
    "- The interval of a number covers the luck of the simulation, not a mistake in what the "
    "scenario says.\n";

bool adr_more(const struct adr *adr, struct buf *out)
{
    bool read = true;
    buf_add(out, "## More Information\n\n");
    for (size_t i = 0; i < adr->dossier->count; i++) {
        add_run(adr, &adr->dossier->runs[i], out);
    }
    add_files(adr, out);
    if (adr->inputs) {
        add_sensitivity(adr, out);
    } else {
        read = adr_assumptions(adr, out);
    }
    adr_notes(adr, out);
    buf_add(out, left_out);
    return read;
}
