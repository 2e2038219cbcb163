/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/texts.h"

#include <string.h>

#include "sim/schema/report.h"
#include "sim/schema/text.h"

void texts_add(struct texts *s, struct arena *a, const struct source *source)
{
    struct text_link *link = arena_alloc(a, sizeof *link);

    link->source = source;
    if (s->last == NULL) {
        s->first = link;
    } else {
        s->last->next = link;
    }
    s->last = link;
}

/* The order tells which is meant: a file that is read twice may have changed in between. */
static const struct source *texts_next(struct reader *r, const char *name, struct mark from,
                                       const char *path)
{
    const struct text_link *link = *r->instead;

    if (link == NULL || strcmp(link->source->name, name) != 0) {
        diag_error(r->diag, "S101", from, path, "%s is not among the texts given for it", name);
        return NULL;
    }
    *r->instead = link->next;
    return link->source;
}

const struct source *texts_read(struct reader *r, const char *name, struct mark from,
                                const char *path)
{
    const struct source *source = r->instead != NULL
                                      ? texts_next(r, name, from, path)
                                      : text_read(r->arena, name, from, path, r->diag);

    if (source != NULL) {
        texts_add(&r->texts, r->arena, source);
    }
    return source;
}
