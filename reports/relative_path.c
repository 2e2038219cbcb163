/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/relative_path.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "sim/base/buf.h"

struct steps {
    const char **items;
    size_t count;
};

/* Adds the steps of a path: "." is none, ".." takes one off. */
static void add_steps(struct arena *a, const char *path, struct steps *to)
{
    for (const char *s = path + strspn(path, "/"); *s; s += strspn(s, "/")) {
        size_t length = strcspn(s, "/");
        if (length == 2 && strncmp(s, "..", 2) == 0) {
            to->count -= to->count > 0;
        } else if (length != 1 || *s != '.') {
            to->items[to->count++] = arena_strndup(a, s, length);
        }
        s += length;
    }
}

static struct steps steps_for(struct arena *a, const char *one, const char *other)
{
    size_t room = strlen(one) + strlen(other) + 1;
    return (struct steps){.items = arena_array(a, room, sizeof(const char *))};
}

const char *relative_path(struct arena *a, const char *here, const char *folder, const char *file)
{
    struct steps from = steps_for(a, folder, ""), to = steps_for(a, here, file);
    struct buf path = BUF_INIT;
    size_t common = 0;
    add_steps(a, folder, &from);
    if (*file != '/') {
        add_steps(a, here, &to);
    }
    add_steps(a, file, &to);
    while (common < from.count && common + 1 < to.count &&
           strcmp(from.items[common], to.items[common]) == 0) {
        common++;
    }
    for (size_t i = common; i < from.count; i++) {
        buf_add(&path, "../");
    }
    for (size_t i = common; i < to.count; i++) {
        buf_add(&path, i == common ? "" : "/");
        buf_add(&path, to.items[i]);
    }
    const char *told = common == 0 && from.count > 0 ? file : arena_strdup(a, buf_text(&path));
    buf_release(&path);
    return told;
}
