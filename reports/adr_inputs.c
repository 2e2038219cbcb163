/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which inputs move the answer, and what those rest on: from a run that varied them together. */
#include <stdint.h>

#include "reports/adr_parts.h"
#include "reports/markdown.h"
#include "reports/sensitivity.h"

static struct sweep_report report_of(const struct stored_run *r, struct columns *columns)
{
    columns_usual(columns, r->results, r->count);
    return (struct sweep_report){.factors = &r->factors,
                                 .inputs = r->inputs,
                                 .results = r->results,
                                 .count = r->count,
                                 .version = r->row.version,
                                 .command = r->row.command_line,
                                 .columns = columns,
                                 .width = SIZE_MAX};
}

void adr_sensitivity(const struct adr *adr, struct buf *out)
{
    struct columns columns = {.count = 0};
    struct buf text = BUF_INIT;
    const struct sweep_report report = report_of(adr->inputs, &columns);
    for (size_t i = 0; i < columns.count; i++) {
        struct sensitivity s = sensitivity_of(&report, &columns.items[i], adr->arena);
        buf_clear(&text);
        sensitivity_sentence(&report, &s, &text);
        buf_add(out, "- ");
        adr_sentence(buf_text(&text), out);
        buf_add_char(out, '\n');
    }
    buf_add_char(out, '\n');
    buf_release(&text);
}

void adr_inputs(const struct adr *adr, struct buf *out)
{
    const struct stored_run *r = adr->inputs;
    struct columns columns = {.count = 0};
    const struct sweep_report report = report_of(r, &columns);
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < r->factors.count; i++) {
        buf_clear(&text);
        sensitivity_source(&report, i, &text);
        buf_add(out, "- ");
        markdown_code(r->factors.items[i].path, false, out);
        buf_add(out, ": ");
        adr_sentence(buf_text(&text), out);
        buf_add_char(out, '\n');
    }
    buf_add_char(out, '\n');
    buf_release(&text);
}
