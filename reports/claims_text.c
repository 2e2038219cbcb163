/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_text.h"

#include <string.h>

#include "sim/base/buf.h"
#include "sim/schema/text.h"

/* Adds words with one blank between them. */
static void add_words(const char *s, size_t length, struct buf *out)
{
    for (size_t i = 0; i < length; i++) {
        bool blank = s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r';
        if (!blank) {
            buf_add_char(out, s[i]);
        } else if (out->len > 0 && out->text[out->len - 1] != ' ') {
            buf_add_char(out, ' ');
        }
    }
}

static void trim(struct buf *text)
{
    if (text->len > 0 && text->text[text->len - 1] == ' ') {
        text->text[--text->len] = '\0';
    }
}

static void words_of(const char *s, size_t length, struct buf *ret)
{
    buf_clear(ret);
    add_words(s, length, ret);
    trim(ret);
}

static size_t common(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] && a[i] == b[i]) {
        i++;
    }
    return i;
}

static bool read_line(struct claims_blocks *l, struct buf *ret)
{
    const char *c = l->next;
    if (c >= l->end) {
        return false;
    }
    while (c < l->end && text_break(c, (size_t)(l->end - c)) == 0) {
        c++;
    }
    words_of(l->next, (size_t)(c - l->next), ret);
    l->next = c < l->end ? c + text_break(c, (size_t)(l->end - c)) : c;
    l->number++;
    return true;
}

/* Goes over the lines of the text. */
struct claims_blocks claims_text_blocks(const struct claims_text *t)
{
    struct claims_blocks l = {.next = t->page->text, .end = t->page->text + t->page->length};
    struct buf skipped = BUF_INIT;
    while (l.number + 1 < t->first && read_line(&l, &skipped)) {
    }
    buf_release(&skipped);
    return l;
}

/* Whether a line has it; the nearest one has at least so many bytes of it at its beginning. */
static bool find(const struct claims_text *t, const char *wanted, size_t least,
                 struct mark *ret_nearest)
{
    struct claims_blocks l = claims_text_blocks(t);
    struct buf line = BUF_INIT;
    bool found = false;
    size_t best = least;
    *ret_nearest = (struct mark){0};
    while (!found && read_line(&l, &line)) {
        size_t alike = common(buf_text(&line), wanted);
        found = strstr(buf_text(&line), wanted) != NULL;
        if (alike >= best && alike > 0) {
            best = alike + 1;
            *ret_nearest = (struct mark){.source = t->page, .line = l.number, .column = 1};
        }
    }
    buf_release(&line);
    return found;
}

/* Bytes of the first two cells of a row. */
static size_t two_cells(const char *row)
{
    size_t bars = 0, i = 0;
    for (; row[i] && bars < 3; i++) {
        bars += row[i] == '|' && (i == 0 || row[i - 1] != '\\');
    }
    return i;
}

bool claims_text_row(const struct claims_text *t, const char *row, struct mark *ret_nearest)
{
    struct buf wanted = BUF_INIT;
    words_of(row, strlen(row), &wanted);
    bool found = find(t, buf_text(&wanted), two_cells(buf_text(&wanted)), ret_nearest);
    buf_release(&wanted);
    return found;
}

bool claims_text_words(const struct claims_text *t, const char *words, struct mark *ret_nearest)
{
    enum { ENOUGH = 12 }; /* bytes to know a line by */
    struct buf wanted = BUF_INIT, all = BUF_INIT, line = BUF_INIT;
    struct claims_blocks l = claims_text_blocks(t);
    words_of(words, strlen(words), &wanted);
    while (read_line(&l, &line)) {
        buf_add(&all, buf_text(&line));
        buf_add_char(&all, ' ');
    }
    bool found = strstr(buf_text(&all), buf_text(&wanted)) != NULL;
    if (!found) {
        size_t least = wanted.len < ENOUGH ? wanted.len : ENOUGH;
        find(t, buf_text(&wanted), least, ret_nearest);
    }
    buf_release(&wanted);
    buf_release(&all);
    buf_release(&line);
    return found;
}

static bool is_fence(const struct buf *line)
{
    return strncmp(buf_text(line), "```", 3) == 0 || strncmp(buf_text(line), "~~~", 3) == 0;
}

/* Whether a line goes on with the paragraph or the item before it. */
static bool goes_on(const struct buf *line)
{
    const char *text = buf_text(line);
    return *text && !strchr("|#<", *text) && !is_fence(line) && strncmp(text, "- ", 2) != 0 &&
           strncmp(text, "* ", 2) != 0 && strncmp(text, "+ ", 2) != 0;
}

static void add_rest(struct claims_blocks *b, struct buf *ret)
{
    struct buf line = BUF_INIT;
    struct claims_blocks ahead = *b;
    while (read_line(&ahead, &line) && goes_on(&line)) {
        buf_add_char(ret, ' ');
        buf_add(ret, buf_text(&line));
        *b = ahead;
    }
    buf_release(&line);
}

bool claims_text_prose(struct claims_blocks *b, struct buf *ret, uint32_t *ret_line)
{
    while (read_line(b, ret)) {
        if (is_fence(ret)) {
            b->code = !b->code;
        } else if (!b->code && ret->len > 0 && *buf_text(ret) != '|') {
            *ret_line = b->number;
            add_rest(b, ret);
            return true;
        }
    }
    return false;
}
