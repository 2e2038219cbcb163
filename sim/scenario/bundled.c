/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/bundled.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/base/die.h"
#include "sim/base/names.h"

#define ENDING ".yaml"
#define VARIABLE "NINEFOLD_DATA_DIR"

enum { DEPTH_MAX = 2, NAMES_MAX = 4096 };

static bool is_file(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

static const char *scenarios_in(struct arena *a, const char *data)
{
    struct stat status;
    const char *path = arena_printf(a, "%s/scenarios", data);

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode) ? path : NULL;
}

/* The folder of the program; NULL where the system does not tell. */
static const char *program_folder(struct arena *a)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

    while (length > 0 && path[length - 1] != '/') {
        length--;
    }
    return length > 1 ? arena_strndup(a, path, (size_t)length - 1) : NULL;
}

static bool lies_in(const char *path, const char *folder)
{
    size_t length = strlen(folder);

    return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

const char *bundled_folder(struct arena *a)
{
    const char *told = getenv(VARIABLE), *own = program_folder(a);
    const char *found = NULL;

    if (told != NULL && *told != '\0') {
        return scenarios_in(a, told);
    }
    if (own != NULL) {
        found = scenarios_in(a, arena_printf(a, "%s/" BUNDLED_FROM_PROGRAM, own));
    }
    if (found == NULL && (own == NULL || lies_in(own, BUNDLED_BUILD))) {
        found = scenarios_in(a, BUNDLED_SOURCE);
    }
    return found != NULL ? found : scenarios_in(a, BUNDLED_INSTALLED);
}

static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);

    return length > tail && strcmp(text + length - tail, ending) == 0;
}

bool bundled_is_name(const char *text)
{
    return *text != '\0' && *text != '/' && *text != '.' && strstr(text, "/.") == NULL &&
           !ends_in(text, ENDING) && !ends_in(text, ".yml");
}

const char *bundled_path(struct arena *a, const char *path, const char *text)
{
    if (!bundled_is_name(text) || access(path, F_OK) == 0) {
        return path;
    }
    const char *folder = bundled_folder(a);
    const char *file = folder == NULL ? path : arena_printf(a, "%s/%s" ENDING, folder, text);

    return is_file(file) ? file : path;
}

struct listing {
    struct arena *arena;
    const char **names;
    size_t count;
};

/* Files of a folder, and of those in it; prefix: "ladder/". */
static void list(struct listing *l, const char *folder, const char *prefix, int depth)
{
    DIR *dir = opendir(folder);

    for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
        const char *path = arena_printf(l->arena, "%s/%s", folder, e->d_name);

        if (e->d_name[0] == '.') {
            continue;
        }
        if (ends_in(e->d_name, ENDING) && is_file(path) && l->count < NAMES_MAX) {
            l->names[l->count++] = arena_printf(
                l->arena, "%s%.*s", prefix, (int)(strlen(e->d_name) - strlen(ENDING)), e->d_name);
        } else if (depth < DEPTH_MAX && !is_file(path)) {
            list(l, path, arena_printf(l->arena, "%s%s/", prefix, e->d_name), depth + 1);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **bundled_names(struct arena *a, size_t *ret_count)
{
    struct listing l = {.arena = a, .names = arena_array(a, NAMES_MAX, sizeof *l.names)};
    const char *folder = bundled_folder(a);

    if (folder != NULL) {
        list(&l, folder, "", 1);
    }
    qsort(l.names, l.count, sizeof *l.names, by_name);
    *ret_count = l.count;
    return l.names;
}

/* What is left of a path without its ending, and without its folders if no name has those. */
static const char *nearest(struct arena *a, const char *path, const char **ret_stem)
{
    size_t count, length = strlen(path) - (ends_in(path, ENDING) ? strlen(ENDING) : 0);
    const char **names = bundled_names(a, &count), *slash = strrchr(path, '/');
    const char *whole = arena_strndup(a, path, length);
    const char *near = names_closest(whole, names, count);

    *ret_stem = near != NULL || slash == NULL ? whole : whole + (slash + 1 - path);
    return names_closest(*ret_stem, names, count);
}

void bundled_hint(struct arena *a, const char *path, struct diag *d)
{
    const char *stem, *told = getenv(VARIABLE);

    if (access(path, F_OK) == 0) {
        return;
    }
    if (told != NULL && *told != '\0' && bundled_folder(a) == NULL) {
        diag_hint(d, VARIABLE " is %s, which has no folder scenarios", told);
        return;
    }
    const char *near = nearest(a, path, &stem);

    if (near != NULL && strcmp(near, stem) == 0) {
        diag_hint(d, "%s, without %s, is a scenario that comes with the program", near,
                  ends_in(path, ENDING) ? "an ending" : "folders");
    } else if (near != NULL) {
        diag_hint(d, "of those that come with the program, %s is the nearest", near);
    }
}
