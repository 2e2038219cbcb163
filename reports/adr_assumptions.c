/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the numbers rest on that no document says: the values themselves where the store has them,
 * and how to ask for them in any case. */
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/markdown.h"
#include "reports/relative_path.h"
#include "reports/shell_words.h"
#include "sim/store/assumptions.h"

enum { ASSUMPTIONS_TOLD = 12 };

static const char *file_of(const struct adr *adr, size_t option)
{
    const char *here = adr->place->here;
    return relative_path(adr->arena, here, here, adr->results[option]->file);
}

static bool is_told_before(const struct adr *adr, size_t option)
{
    for (size_t i = 0; i < option; i++) {
        if (strcmp(file_of(adr, i), file_of(adr, option)) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_of(const struct assumption *all, size_t count, const struct assumption *x)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i].path, x->path) == 0) {
            return true;
        }
    }
    return false;
}

/* The assumptions of all options, each path once. False if the store cannot be read. */
static bool gather(const struct adr *adr, struct assumption **ret, size_t *ret_count)
{
    *ret = NULL;
    *ret_count = 0;
    for (size_t i = 0; adr->dossier->store && i < adr->count; i++) {
        const struct adr_option *o = &adr->options[i];
        struct assumption *own;
        size_t count;
        bool known;
        if (!assumptions_read(adr->dossier->store, o->run->row.id, (int64_t)o->point + 1,
                              adr->arena, &own, &count, &known)) {
            return false;
        }
        struct assumption *all = arena_array(adr->arena, *ret_count + count + 1, sizeof *all);
        for (size_t k = 0; k < *ret_count; k++) {
            all[k] = (*ret)[k];
        }
        for (size_t k = 0; k < count; k++) {
            if (!is_of(all, *ret_count, &own[k])) {
                all[(*ret_count)++] = own[k];
            }
        }
        *ret = all;
    }
    return true;
}

static void write_all(const struct assumption *all, size_t count, struct buf *out)
{
    buf_printf(out,
               "No document gives %zu of the values that the numbers rest on; they are assumed",
               count);
    buf_add(out, count > ASSUMPTIONS_TOLD ? ". The first of them:\n\n" : ":\n\n");
    for (size_t i = 0; i < count && i < ASSUMPTIONS_TOLD; i++) {
        struct buf setting = BUF_INIT;
        buf_printf(&setting, "%s=%s", all[i].path, all[i].value ? all[i].value : "");
        buf_add(out, "- ");
        markdown_code(buf_text(&setting), false, out);
        if (all[i].source) {
            buf_add(out, ": ");
            adr_sentence(all[i].source, out);
        }
        buf_add_char(out, '\n');
        buf_release(&setting);
    }
    buf_add_char(out, '\n');
}

bool adr_assumptions(const struct adr *adr, struct buf *out)
{
    struct assumption *all;
    size_t count;
    bool read = gather(adr, &all, &count);
    if (count > 0) {
        write_all(all, count, out);
    }
    buf_add(out, count > 0 ? "All of them, with what they mean, are listed by:\n\n```sh\n"
                           : "Values of the scenario that rest on no document but on an assumption "
                             "are listed by:\n\n```sh\n");
    for (size_t i = 0; i < adr->count; i++) {
        if (!is_told_before(adr, i)) {
            buf_add(out, "ninefold check --assumptions ");
            shell_words_add(file_of(adr, i), out);
            buf_add_char(out, '\n');
        }
    }
    buf_add(out, "```\n\nWhich of them move the answer most, `ninefold sweep --design saltelli:N` "
                 "over them tells.\n\n");
    return read;
}
