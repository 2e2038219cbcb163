/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/owner.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* Of /proc/PID/stat, counted behind the name, which may hold blanks and brackets. */
enum { START_FIELD = 20, HOST_SIZE = 256 };

/* 0 where it cannot be told; *ret_dead: it is, though nobody has asked after it yet. */
static unsigned long long start_of(long pid, bool *ret_dead)
{
    char path[64], text[1024];
    *ret_dead = false;
    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    FILE *file = fopen(path, "r");
    if (!file) {
        return 0;
    }
    size_t n = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[n] = '\0';
    char *at = strrchr(text, ')');
    *ret_dead = at && strlen(at) > 2 && strchr("ZXx", at[2]);
    for (int field = 0; at && field < START_FIELD; field++) {
        at = strchr(at + 1, ' ');
    }
    return at ? strtoull(at + 1, NULL, 10) : 0;
}

static void host_name(char *host)
{
    if (gethostname(host, HOST_SIZE) != 0) {
        host[0] = '\0';
    }
    host[HOST_SIZE - 1] = '\0';
}

void owner_write(struct buf *out)
{
    char host[HOST_SIZE];
    bool dead;
    long pid = (long)getpid();
    host_name(host);
    buf_printf(out, "%s %ld %llu", host, pid, start_of(pid, &dead));
}

bool owner_lives(const char *owner)
{
    char host[HOST_SIZE];
    host_name(host);
    size_t length = strlen(host);
    if (!owner || strncmp(owner, host, length) != 0 || owner[length] != ' ') {
        return false;
    }
    char *end;
    long pid = strtol(owner + length + 1, &end, 10);
    unsigned long long start = strtoull(end, NULL, 10);
    bool there = pid > 0 && (kill((pid_t)pid, 0) == 0 || errno == EPERM), dead;
    return there && start_of(pid, &dead) == start && !dead;
}
