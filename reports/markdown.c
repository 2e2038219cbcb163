/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CommonMark takes a backslash before any punctuation of ASCII for the sign itself. So few signs
 * are escaped as will do, for the text is to be read as it stands, too; links without brackets,
 * which GitHub makes of any "://", "www." and "@", lose the sign that makes them. */
#include "reports/markdown.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "sim/base/utf8.h"

/* Shown as a terminal may, on one line and without blanks to spare. */
static void add_trimmed(const char *s, struct buf *out)
{
    struct buf line = BUF_INIT, shown = BUF_INIT;
    for (const char *c = s; *c; c++) {
        buf_add_char(&line, strchr("\t\n\r", *c) ? ' ' : *c);
    }
    utf8_show(&shown, buf_text(&line));
    for (const char *c = buf_text(&shown); *c; c++) {
        if (*c != ' ' || (out->len > 0 && c[strspn(c, " ")] && c[1] != ' ')) {
            buf_add_char(out, *c);
        }
    }
    buf_release(&line);
    buf_release(&shown);
}

static bool makes_link(const char *text, const char *c)
{
    return (*c == ':' && strncmp(c, "://", 3) == 0) ||
           (*c == '.' && c - text >= 3 && strncasecmp(c - 3, "www", 3) == 0);
}

/* "lost_writes": within a word it emphasises nothing. */
static bool is_within_word(const char *text, const char *c)
{
    return *c == '_' && c > text && isalnum((unsigned char)c[-1]) && isalnum((unsigned char)c[1]);
}

static void add_escaped(const char *text, struct buf *out)
{
    for (const char *c = text; *c; c++) {
        bool acts = strchr("\\`*_{}[]<>#|~&$@", *c) != NULL && !is_within_word(text, c);
        if (acts || makes_link(text, c)) {
            buf_add_char(out, '\\');
        }
        buf_add_char(out, *c);
    }
}

void markdown_text(const char *s, struct buf *out)
{
    struct buf text = BUF_INIT;
    add_trimmed(s, &text);
    add_escaped(buf_text(&text), out);
    buf_release(&text);
}

void markdown_heading(const char *s, struct buf *out)
{
    struct buf text = BUF_INIT;
    add_trimmed(s, &text);
    while (text.len > 0 && strchr(" .,;:!", text.text[text.len - 1])) {
        text.text[--text.len] = '\0';
    }
    add_escaped(text.len > 0 ? buf_text(&text) : "(no name)", out);
    buf_release(&text);
}

/* The longest run of backticks. */
static size_t longest_run(const char *s)
{
    size_t longest = 0;
    for (; *s; s++) {
        size_t run = strspn(s, "`");
        longest = run > longest ? run : longest;
    }
    return longest;
}

void markdown_code(const char *s, bool table, struct buf *out)
{
    struct buf text = BUF_INIT;
    add_trimmed(s, &text);
    const char *shown = text.len > 0 ? buf_text(&text) : "-";
    size_t fence = longest_run(shown) + 1;
    bool apart = *shown == '`' || shown[strlen(shown) - 1] == '`';
    buf_pad(out, '`', fence);
    buf_add(out, apart ? " " : "");
    for (const char *c = shown; *c; c++) {
        buf_add(out, table && *c == '|' ? "\\" : "");
        buf_add_char(out, *c);
    }
    buf_add(out, apart ? " " : "");
    buf_pad(out, '`', fence);
    buf_release(&text);
}
