/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims as tables, and the command that tests them. */
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/claim_row.h"

static void write_rows(const struct adr *adr, struct buf *out)
{
    buf_add(out, claim_row_heading);
    for (size_t i = 0; i < adr->claims.count; i++) {
        const struct claim_option *o = &adr->claims.options[i];
        for (size_t k = 0; k < o->count; k++) {
            claim_row_write(&o->claims[k], adr_metric(adr, i, &o->claims[k]), o->name, out);
            buf_add_char(out, '\n');
        }
    }
    buf_add_char(out, '\n');
}

static void write_differences(const struct adr *adr, struct buf *out)
{
    if (adr->claims.difference_count == 0) {
        return;
    }
    buf_add(out, "Differences of means; what is paired met the same luck, replication by "
                 "replication:\n\n");
    buf_add(out, claim_row_heading_differences);
    for (size_t i = 0; i < adr->claims.difference_count; i++) {
        claim_row_difference(&adr->claims, &adr->claims.differences[i], adr->results[0]->metrics,
                             out);
        buf_add_char(out, '\n');
    }
    buf_add_char(out, '\n');
}

void adr_confirmation(const struct adr *adr, struct buf *out)
{
    buf_add(out,
            "### Confirmation\n\n"
            "The numbers of these tables are claims. The front matter has them with all their "
            "digits and with what it takes to play them again. This command does so, and ends "
            "with an error if one of them no longer holds, or if the text gives another number "
            "with its interval for one of their metrics. What else stands in the text is not "
            "tested.\n\n"
            "```sh\nninefold report --check " ADR_FILE "\n```\n\n");
    if (adr->kind == ADR_INPUTS) {
        buf_printf(out,
                   "The outcome rests on all %zu settings; of these the two ends are tested.\n\n",
                   adr->considered);
    }
    buf_add(out, "A claim that names no statistic is about a mean:\n\n");
    write_rows(adr, out);
    write_differences(adr, out);
}
