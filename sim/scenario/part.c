/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/part.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILES_MAX = 200, LINES_MAX = 200 }; /* that are looked at */

/* What is missing, or names what is not there. */
static bool lacks_something(const struct diag *d)
{
    for (const struct diag_entry *e = d->first; e; e = e->next) {
        if (e->severity == SEVERITY_ERROR && strcmp(e->code, "S301") != 0 &&
            strcmp(e->code, "S202") != 0) {
            return false;
        }
    }
    return d->errors > 0;
}

static bool is_scenario(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* Whether a line is "extends: NAME", in quotes or not. */
static bool names(const char *line, const char *name)
{
    static const char key[] = "extends:";
    if (strncmp(line, key, sizeof key - 1) != 0) {
        return false;
    }
    line += sizeof key - 1;
    line += strspn(line, " \"'");
    line += strncmp(line, "./", 2) == 0 ? 2 : 0;
    size_t length = strlen(name);
    return strncmp(line, name, length) == 0 && (!line[length] || strchr(" \"'#\r\n", line[length]));
}

static bool extends(const char *path, const char *name)
{
    char line[512];
    bool found = false;
    FILE *file = fopen(path, "r");
    for (int i = 0; file && !found && i < LINES_MAX && fgets(line, sizeof line, file); i++) {
        found = names(line, name);
    }
    if (file) {
        fclose(file);
    }
    return found;
}

/* The first by name of those that extend it; NULL if none does. */
static const char *first_extension(struct arena *a, const char *file, size_t *ret_count)
{
    const char *slash = strrchr(file, '/'), *first = NULL, *name = slash ? slash + 1 : file;
    const char *folder = slash ? arena_strndup(a, file, (size_t)(slash - file) + 1) : "./";
    DIR *dir = opendir(folder);
    struct dirent *entry;
    *ret_count = 0;
    for (int i = 0; dir && i < FILES_MAX && (entry = readdir(dir)) != NULL;) {
        i += is_scenario(entry);
        if (is_scenario(entry) && extends(arena_printf(a, "%s%s", folder, entry->d_name), name)) {
            ++*ret_count;
            first =
                !first || strcmp(entry->d_name, first) < 0 ? arena_strdup(a, entry->d_name) : first;
        }
    }
    if (dir) {
        closedir(dir);
    }
    return first;
}

void part_tell(struct arena *a, const char *file, struct diag *d)
{
    size_t count;
    const char *first = lacks_something(d) ? first_extension(a, file, &count) : NULL;
    if (!first || !d->first->mark.source) {
        return;
    }
    diag_error(d, "S115", (struct mark){.source = d->first->mark.source}, NULL,
               "this is a part that others extend, and it lacks what they add");
    diag_hint(d,
              count > 1 ? "play %s, or another of the %zu beside it that extend it"
                        : "play %s beside it, which extends it",
              first, count);
}
