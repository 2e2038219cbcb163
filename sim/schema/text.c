/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/text.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sim/base/die.h"
#include "sim/base/utf8.h"

static struct mark text_whole(struct arena *a, const char *name)
{
    struct source *s = arena_alloc(a, sizeof *s);

    s->name = arena_strdup(a, name);
    return (struct mark){.source = s};
}

static int text_refuse(struct arena *a, const char *name, struct mark from, const char *path,
                       const char *why, struct diag *d)
{
    if (from.source != NULL) {
        return diag_error(d, "S101", from, path, "cannot read %s: %s", name, why);
    }
    return diag_error(d, "S101", text_whole(a, name), NULL, "cannot read the file: %s", why);
}

struct source *text_source(struct arena *a, const char *name, const char *text, size_t length)
{
    struct source *s = arena_alloc(a, sizeof *s);

    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    s->name = arena_strdup(a, name);
    char *copy = arena_alloc(a, length + 1);
    if (length > 0) {
        memcpy(copy, text, length);
    }
    s->text = copy;
    s->length = length;
    return s;
}

const struct source *text_read(struct arena *a, const char *name, struct mark from,
                               const char *path, struct diag *d)
{
    FILE *file = fopen(name, "rb");
    struct stat status;

    if (file == NULL) {
        text_refuse(a, name, from, path, strerror(errno), d);
        return NULL;
    }
    if (fstat(fileno(file), &status) == 0 && S_ISDIR(status.st_mode)) {
        text_refuse(a, name, from, path, "it is a directory", d);
        fclose(file);
        return NULL;
    }
    /* One byte more than allowed tells a file that is too large from one that just fits. */
    size_t room = TEXT_MAX_BYTES + 4;
    char *bytes = xmalloc(room);
    size_t length = fread(bytes, 1, room, file);
    const struct source *s = NULL;

    if (ferror(file)) {
        text_refuse(a, name, from, path, strerror(errno), d);
    } else {
        s = text_source(a, name, bytes, length);
    }
    fclose(file);
    free(bytes);
    return s;
}

size_t text_break(const char *s, size_t n)
{
    if (s[0] == '\r') {
        return n > 1 && s[1] == '\n' ? 2 : 1;
    }
    if (s[0] == '\n') {
        return 1;
    }
    if (n > 1 && memcmp(s, "\xC2\x85", 2) == 0) {
        return 2;
    }
    return n > 2 && (memcmp(s, "\xE2\x80\xA8", 3) == 0 || memcmp(s, "\xE2\x80\xA9", 3) == 0) ? 3
                                                                                             : 0;
}

static bool text_allowed(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0x7E) || c == 0x85 ||
           (c >= 0xA0 && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF);
}

int text_check(const struct source *s, struct diag *d)
{
    struct mark m = {.source = s, .line = 1, .column = 1, .length = 1};

    if (s->length > TEXT_MAX_BYTES) {
        return diag_error(d, "S102", (struct mark){.source = s}, NULL,
                          "the file is over 4 MiB, the most a scenario may have");
    }
    for (size_t at = 0, n = 1; at < s->length; at += n) {
        bool valid;
        uint32_t c;

        n = utf8_decode(s->text + at, s->length - at, &c, &valid);
        if (!valid) {
            return diag_error(d, "S103", m, NULL, "byte 0x%02X is not UTF-8 here",
                              (unsigned)(unsigned char)s->text[at]);
        }
        if (!text_allowed(c)) {
            diag_error(d, "S103", m, NULL, "control character U+%04X is not allowed", c);
            if (c == 0) {
                diag_hint(d, "is this a text file?");
            }
            return -1;
        }
        m.column++;
        size_t line_break = text_break(s->text + at, s->length - at);

        if (line_break > 0) {
            n = line_break;
            m.line++;
            m.column = 1;
        }
    }
    return 0;
}
