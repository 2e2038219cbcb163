/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files of the directories named, in place of libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size); /* NOLINT: libFuzzer's name */

static void replay_file(const char *path)
{
    enum { MOST = 8 << 20 };
    FILE *file = fopen(path, "rb");

    if (file == NULL) {
        die_world("cannot read %s", path);
    }
    uint8_t *bytes = xmalloc(MOST);
    size_t length = fread(bytes, 1, MOST, file);

    fclose(file);
    LLVMFuzzerTestOneInput(bytes, length);
    free(bytes);
}

static size_t replay_directory(const char *directory)
{
    DIR *d = opendir(directory);
    size_t count = 0;

    if (d == NULL) {
        die_world("cannot read %s", directory);
    }
    for (struct dirent *e = readdir(d); e != NULL; e = readdir(d)) {
        char path[4096];

        if (e->d_name[0] != '.') {
            snprintf(path, sizeof path, "%s/%s", directory, e->d_name);
            replay_file(path);
            count++;
        }
    }
    closedir(d);
    return count;
}

int main(int argc, char **argv)
{
    size_t count = 0;

    for (int i = 1; i < argc; i++) {
        count += replay_directory(argv[i]);
    }
    printf("%zu inputs\n", count);
    return count > 0 ? 0 : 1;
}
