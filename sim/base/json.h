/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A streaming JSON writer into a buf: commas, quoting and indentation are its business; the order
 * of keys is the caller's. Numbers are printed with all significant digits (shortest that reads
 * back), NaN and infinity as null. Strings must be UTF-8; invalid bytes become U+FFFD. Misuse (a
 * key inside an array, unbalanced ends) is a BUG. Output is pretty-printed with two blanks a level;
 * a container opened with `json_compact` stays on one line. */
#ifndef SIM_BASE_JSON_H
#define SIM_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/base/buf.h"

enum { JSON_DEPTH = 64 };

struct json {
    struct buf *out;
    int depth;
    int compact_from; /* depth at which one-line mode began, -1: none */
    bool after_key;
    struct {
        bool array, used;
    } level[JSON_DEPTH];
};

void json_init(struct json *j, struct buf *out);
void json_object(struct json *j);
void json_array(struct json *j);
void json_compact(struct json *j); /* the next container, and all in it, on one line */
void json_end(struct json *j);     /* closes the innermost container */
void json_key(struct json *j, const char *key);
void json_string(struct json *j, const char *s); /* NULL gives null */
void json_number(struct json *j, double x);
void json_integer(struct json *j, int64_t x);
void json_unsigned(struct json *j, uint64_t x);
void json_bool(struct json *j, bool x);
void json_null(struct json *j);
void json_finish(struct json *j); /* verifies balance, ends with a newline */

#endif
