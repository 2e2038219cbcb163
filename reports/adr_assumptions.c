/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the numbers rest on that no document says: the values themselves where the store has them,
 * and how to ask for them in any case. */
#include <string.h>

#include "reports/adr_parts.h"
#include "reports/human.h"
#include "reports/markdown.h"
#include "reports/relative_path.h"
#include "sim/base/shell_words.h"
#include "sim/store/sources.h"

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

struct assumptions {
    struct source_row *items;
    size_t count;
};

static bool has(const struct assumptions *all, const char *path)
{
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(all->items[i].from.path, path) == 0) {
            return true;
        }
    }
    return false;
}

/* Those of an option that are new. Of a grid the store keeps what its first point rests on. */
static bool gather_option(const struct adr *adr, const struct adr_option *o,
                          struct assumptions *all)
{
    bool designs = o->run->kind == STORED_RUN || o->run->kind == STORED_COMPARE;
    int64_t point = designs ? (int64_t)o->point + 1 : 1;
    struct source_row *rows;
    size_t count;
    if (!sources_read(adr->dossier->store, o->run->row.id, point, adr->arena, &rows, &count)) {
        return false;
    }
    struct source_row *items = arena_array(adr->arena, all->count + count, sizeof *items);
    if (all->count > 0) {
        memcpy(items, all->items, all->count * sizeof *items);
    }
    all->items = items;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].assumption && !has(all, rows[i].from.path)) {
            all->items[all->count++] = rows[i];
        }
    }
    return true;
}

/* The assumptions of all options, each path once. False if the store cannot be read. */
static bool gather(const struct adr *adr, struct assumptions *ret)
{
    bool read = true;
    *ret = (struct assumptions){.count = 0};
    for (size_t i = 0; read && adr->dossier->store && i < adr->count; i++) {
        read = gather_option(adr, &adr->options[i], ret);
    }
    return read;
}

static void write_all(const struct assumptions *all, struct buf *out)
{
    size_t count = all->count;
    human_assumptions(count, out);
    buf_add(out, count > ASSUMPTIONS_TOLD ? ". The first of them:\n\n" : ":\n\n");
    for (size_t i = 0; i < count && i < ASSUMPTIONS_TOLD; i++) {
        struct buf setting = BUF_INIT;
        const struct provenance *from = &all->items[i].from;
        buf_printf(&setting, "%s=%s", from->path, from->value ? from->value : "");
        buf_add(out, "- ");
        markdown_code(buf_text(&setting), false, out);
        if (from->source) {
            buf_add(out, ": ");
            adr_sentence(from->source, out);
        }
        buf_add_char(out, '\n');
        buf_release(&setting);
    }
    buf_add_char(out, '\n');
}

bool adr_assumptions(const struct adr *adr, struct buf *out)
{
    struct assumptions all;
    bool read = gather(adr, &all);
    if (all.count > 0) {
        write_all(&all, out);
    }
    buf_add(out, all.count > 0
                     ? "All of them, with what they mean, are listed by:\n\n```sh\n"
                     : "Values of the scenario that rest on no document but on an assumption "
                       "are listed by:\n\n```sh\n");
    for (size_t i = 0; i < adr->count; i++) {
        if (!is_told_before(adr, i)) {
            buf_add(out, "ninefold check --assumptions ");
            shell_words_add(file_of(adr, i), out);
            buf_add_char(out, '\n');
        }
    }
    buf_add(out,
            "```\n\n`ninefold sweep --design saltelli:N` over them tells which of them move the "
            "answer most.\n\n");
    return read;
}
