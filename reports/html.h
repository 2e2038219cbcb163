/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text into HTML. What a scenario says is somebody's: every string that is not a literal of this
 * program goes through these functions, and comes out as text and nothing else. */
#ifndef REPORTS_HTML_H
#define REPORTS_HTML_H

#include "sim/base/buf.h"

/* Fit to stand between tags and within an attribute in quotes. What must not reach a terminal
 * (utf8_is_control) becomes U+FFFD, as does an invalid byte; a newline stays and a tab is a blank.
 */
void html_text(struct buf *out, const char *s);
void html_text_n(struct buf *out, const char *s, size_t n);
void html_textf(struct buf *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A name of several parts, "rto.detect_last", that may break where they meet. */
void html_name(struct buf *out, const char *s);

/* A value with its unit and its interval, "61 s [60 s, 62 s]", in which only commas and brackets
 * part lines. */
void html_value(struct buf *out, const char *s);

/* Part of an identifier: letters, digits, - and _; anything else becomes -. */
void html_id(struct buf *out, const char *s);

/* "<TAG>text</TAG>"; the tag may have attributes, "p class=note". Nothing where there is no text.
 */
void html_element(struct buf *out, const char *tag, const char *text);

/* What has been gathered in `text` as elements of that tag, one for each part between blank lines;
 * empties it. */
void html_paragraphs(struct buf *out, const char *tag, struct buf *text);

#endif
