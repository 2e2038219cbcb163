/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/extends.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>

#include <sha2.h>

#include "sim/base/buf.h"
#include "sim/scenario/bundled.h"
#include "sim/scenario/sections.h"
#include "sim/schema/document.h"
#include "sim/schema/merge.h"
#include "sim/schema/text.h"

enum { EXTENDS_MAX_FILES = 32 };

/* One file of the chain; `by` extends it. */
struct link_up {
    const struct link_up *by;
    const char *name;
    dev_t device; /* with the inode: which file it is, whatever it is called */
    ino_t inode;
};

struct chain {
    struct reader *reader;
    SHA2_CTX sha;
    size_t nodes;
};

static const struct node *chain_read(struct chain *c, const struct link_up *by, const char *name,
                                     struct mark from);

static void chain_names(const struct link_up *f, struct buf *out)
{
    if (f != NULL) {
        chain_names(f->by, out);
        buf_printf(out, "%s -> ", f->name);
    }
}

/* -1 if the file is among those that led to it, or too many did. Texts given instead of files come
 * to an end by themselves. */
static int chain_check(struct chain *c, const struct link_up *by, struct link_up *file,
                       struct mark from)
{
    struct stat status;
    int length = 0;

    if (stat(file->name, &status) == 0) {
        file->device = status.st_dev;
        file->inode = status.st_ino;
    }
    for (const struct link_up *f = by; f != NULL; f = f->by) {
        length++;
        if (f->device == file->device && f->inode == file->inode) {
            struct buf names = BUF_INIT;

            chain_names(by, &names);
            diag_error(c->reader->diag, "S114", from, "extends", "comes back to itself: %s%s",
                       buf_text(&names), file->name);
            buf_release(&names);
            return -1;
        }
    }
    if (length >= EXTENDS_MAX_FILES) {
        return diag_error(c->reader->diag, "S114", from, "extends",
                          "a chain of over %d files, the most there may be", EXTENDS_MAX_FILES);
    }
    return 0;
}

static const char *extends_name(struct arena *a, const char *from, const char *other)
{
    const char *slash = strrchr(from, '/');

    if (other[0] == '/' || slash == NULL) {
        return other;
    }
    return arena_printf(a, "%.*s/%s", (int)(slash - from), from, other);
}

/* The file that `extends` means: beside the file that says so, or one that comes with the program.
 * Where texts are given instead of files, the one that it was when they were read. */
static const char *chain_base(const struct chain *c, const char *from, const char *other)
{
    const char *beside = extends_name(c->reader->arena, from, other);

    if (c->reader->instead == NULL) {
        return bundled_path(c->reader->arena, beside, other);
    }
    const struct text_link *next = *c->reader->instead;

    return next != NULL && bundled_is_name(other) ? next->source->name : beside;
}

/* The tree laid over what it extends. */
static const struct node *chain_overlay(struct chain *c, const struct link_up *file,
                                        const struct node *n)
{
    const struct node *base = node_get(n, "extends");

    if (base == NULL) {
        return n;
    }
    /* What would be wrong without the base is not worth telling. */
    if (base->kind != NODE_SCALAR || node_is_null(base)) {
        diag_error(c->reader->diag, node_is_null(base) ? "S204" : "S203", base->mark, "extends",
                   "found %s, expected the path of a scenario", node_kind_name(base));
        return NULL;
    }
    if (c->reader->no_files) {
        diag_error(c->reader->diag, "S114", base->mark, "extends",
                   "a scenario that is no file itself cannot extend one");
        return NULL;
    }
    const struct node *below =
        chain_read(c, file, chain_base(c, file->name, base->text), base->mark);

    if (below == NULL) {
        return NULL;
    }
    if (below->kind != NODE_MAPPING) {
        diag_error(c->reader->diag, "S203", below->mark, NULL, "found %s, expected a mapping",
                   report_found(c->reader, below));
        return NULL;
    }
    return merge_overlay(c->reader->arena, place_root(&top_section), below, n);
}

static const struct node *chain_parse(struct chain *c, const struct link_up *file,
                                      const struct source *s)
{
    if (text_check(s, c->reader->diag) != 0) {
        return NULL;
    }
    const struct node *n =
        document_read(c->reader->arena, s, 0, ORIGIN_FILE, &c->nodes, c->reader->diag);

    return n == NULL ? NULL : chain_overlay(c, file, n);
}

static const struct node *chain_read(struct chain *c, const struct link_up *by, const char *name,
                                     struct mark from)
{
    const struct source *s = texts_read(c->reader, name, from, by == NULL ? NULL : "extends");

    if (s == NULL) {
        bundled_hint(c->reader->arena, name, c->reader->diag);
        return NULL;
    }
    struct link_up file = {.by = by, .name = name};

    if (c->reader->instead == NULL && chain_check(c, by, &file, from) != 0) {
        return NULL;
    }
    SHA256Update(&c->sha, (const uint8_t *)s->text, s->length);
    return chain_parse(c, &file, s);
}

void extends_read(struct extends *x, const char *path)
{
    struct chain c = {.reader = x->reader};

    SHA256Init(&c.sha);
    x->root = chain_read(&c, NULL, arena_strdup(x->reader->arena, path), (struct mark){0});
    SHA256End(&c.sha, x->sha256);
}

void extends_read_text(struct extends *x, const char *name, const char *text, size_t length)
{
    struct chain c = {.reader = x->reader};
    const struct source *s = text_source(x->reader->arena, name, text, length);
    struct link_up file = {.name = s->name};

    texts_add(&x->reader->texts, x->reader->arena, s);
    SHA256Init(&c.sha);
    SHA256Update(&c.sha, (const uint8_t *)s->text, s->length);
    x->root = chain_parse(&c, &file, s);
    SHA256End(&c.sha, x->sha256);
}
