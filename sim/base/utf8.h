/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading UTF-8 one character at a time, strictly: overlong forms, surrogates, values above
 * U+10FFFF and cut sequences are invalid. */
#ifndef SIM_BASE_UTF8_H
#define SIM_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/buf.h"

enum { UTF8_REPLACEMENT = 0xfffd };

/* Decodes the character at s, of which n > 0 bytes may be read, and returns the bytes it takes. An
 * invalid byte takes one and gives UTF8_REPLACEMENT with *ret_valid false. */
size_t utf8_decode(const char *s, size_t n, uint32_t *ret_point, bool *ret_valid);
/* True if all n bytes are valid; else *ret_offset is the place of the first invalid one. */
bool utf8_valid(const char *s, size_t n, size_t *ret_offset);
/* The columns a terminal needs: one a character, one an invalid byte. Neither combining marks nor
 * wide East Asian characters are told apart. */
size_t utf8_width(const char *s, size_t n);
/* True for what must not reach a terminal: control characters of ASCII and Latin-1, line and
 * paragraph separators, and marks that turn the direction of writing. */
bool utf8_is_control(uint32_t point);
/* Appends the character at s, of which n > 0 bytes may be read, as a terminal may show it: a tab as
 * a blank, a control character or an invalid byte as '?'. Returns the bytes it takes. */
size_t utf8_show_one(struct buf *out, const char *s, size_t n);
/* Appends the whole string so: the filter between a user's text and a terminal. */
void utf8_show(struct buf *out, const char *s);

/* The same, cut off with an ellipsis where it is longer than so many characters. */
void utf8_show_within(struct buf *out, const char *s, size_t columns);

#endif
