/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fault_ids.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/die.h"
#include "sim/scenario/sections.h"

const char *fault_kind_name(enum fault_kind kind)
{
    for (const struct choice *c = fault_kind_choices; c->name != NULL; c++) {
        if (!c->later && c->value == (int)kind) {
            return c->name;
        }
    }
    BUG("no fault kind has the number %d", (int)kind);
}

static int fault_compare(const void *a, const void *b)
{
    const struct fault *const *x = a, *const *y = b;
    int order = strcmp((*x)->id, (*y)->id);

    return order != 0 ? order : *x < *y ? -1 : *x > *y;
}

void fault_ids(struct arena *a, struct fault *faults, const char *const *targets, size_t count)
{
    struct fault **sorted = xcalloc(count + 1, sizeof *sorted);

    for (size_t i = 0; i < count; i++) {
        struct buf id = BUF_INIT;

        buf_add(&id, fault_kind_name(faults[i].kind));
        if (targets[i][0] != '\0') {
            buf_printf(&id, "/%s", targets[i]);
        }
        buf_add_char(&id, '@');
        buf_add_number(&id, simtime_seconds(faults[i].at));
        buf_add_char(&id, 's');
        faults[i].id = arena_strdup(a, buf_text(&id));
        buf_release(&id);
        sorted[i] = &faults[i];
    }
    qsort(sorted, count, sizeof(struct fault *), fault_compare);
    const char *first = NULL;

    for (size_t i = 0, n = 1; i < count; i++) {
        n = first != NULL && strcmp(first, sorted[i]->id) == 0 ? n + 1 : 1;
        first = n == 1 ? sorted[i]->id : first;
        if (n > 1) {
            sorted[i]->id = arena_printf(a, "%s#%zu", first, n);
        }
    }
    free(sorted);
}
