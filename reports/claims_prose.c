/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_prose.h"

#include <math.h>
#include <string.h>

#include "reports/claim_row.h"
#include "reports/human_difference.h"

struct prose {
    const struct checked_claim *items;
    size_t count;
    struct buf *numbers, *turned; /* by item: as the program writes it in a sentence, and of a
                                   * difference as the other option sees it */
    struct diag *diag;
    struct claims_prose *out;
    struct mark mark; /* of the block that is looked at */
    const char *block;
    bool told; /* it has a number of a claim, or should */
};

/* Up to the end of the interval; a unit of money stands behind it. */
static void write_number(const struct checked_claim *c, bool turned, struct buf *ret)
{
    if (c->kind == CHECKED_CLAIM && !turned) {
        claim_estimate(&c->then, c->metric, ret);
    } else if (c->kind == CHECKED_DIFFERENCE) {
        const struct claim_difference *x = &c->then_difference;
        struct difference d = {x->mean, x->lo, x->hi, (double)NAN, x->paired};
        if (turned) {
            d = (struct difference){-x->mean, -x->hi, -x->lo, (double)NAN, x->paired};
        }
        human_difference(c->metric, &d, true, ret);
    }
    const char *end = strchr(buf_text(ret), ']');
    if (end) {
        ret->len = (size_t)(end - buf_text(ret)) + 1;
        ret->text[ret->len] = '\0';
    }
}

static bool is_named(const struct prose *p, const struct checked_claim *c)
{
    const char *metric = c->kind == CHECKED_CLAIM        ? c->then.metric
                         : c->kind == CHECKED_DIFFERENCE ? c->then_difference.metric
                                                         : NULL;
    size_t length = metric ? strlen(metric) : 0;
    for (const char *s = metric ? strstr(p->block, metric) : NULL; s; s = strstr(s + 1, metric)) {
        if (s > p->block && s[-1] == '`' && s[length] == '`') {
            return true;
        }
    }
    return false;
}

/* Bytes of what stands behind a value in the place of its interval, or of the interval: two ends
 * with a digit in them, which is no link. */
static size_t interval_at(const char *s)
{
    static const char *const words[] = {"(constant)", "(none seen)", "(no interval)"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strncmp(s, words[i], strlen(words[i])) == 0) {
            return strlen(words[i]);
        }
    }
    size_t inside = *s == '[' ? strcspn(s + 1, "[]") : 0;
    const char *comma = inside > 0 ? strstr(s, ", ") : NULL;
    bool ends =
        comma && comma < s + inside && s[inside + 1] == ']' && strcspn(s, "0123456789") <= inside;
    return ends && s[inside + 2] != '(' && s[inside + 2] != '[' ? inside + 2 : 0;
}

/* The end of the next number with its interval, or NULL; *ret_start is where its interval begins.
 */
static const char *next_number(const char *s, const char **ret_start)
{
    for (; *s; s++) {
        size_t length = interval_at(s);
        if (length > 0) {
            *ret_start = s;
            return s + length;
        }
    }
    return NULL;
}

/* Whether the text up to `end` has this number as a whole: 15 s is not 5 s. */
static bool ends_with(const char *text, const char *end, const struct buf *number)
{
    const char *at =
        number->len > 0 && (size_t)(end - text) >= number->len ? end - number->len : NULL;
    return at && memcmp(at, buf_text(number), number->len) == 0 &&
           (at == text || strchr(" (*_", at[-1]));
}

/* ", where ≤ 60 s is asked for" */
static bool asks_the_same(const char *rest, const struct checked_claim *c)
{
    struct buf limit = BUF_INIT;
    bool asked = strncmp(rest, ", where ", 8) == 0 && c->kind == CHECKED_CLAIM && c->then.judged;
    if (asked) {
        buf_add(&limit, ", where ");
        claim_limit(&c->then, c->metric, &limit);
        buf_add(&limit, " is asked for");
    }
    bool same = !asked || strncmp(rest, buf_text(&limit), limit.len) == 0;
    buf_release(&limit);
    return same;
}

/* The value before an interval: one word or two, the first of which has a digit. */
static const char *value_before(const char *text, const char *interval)
{
    const char *s = interval;
    for (int words = 0; words < 2 && s > text; words++) {
        while (s > text && s[-1] == ' ') {
            s--;
        }
        while (s > text && s[-1] != ' ') {
            s--;
        }
        if (strcspn(s, "0123456789") < strcspn(s, " ")) {
            break;
        }
    }
    return s;
}

static void add_line(struct prose *p)
{
    struct claims_prose *o = p->out;
    if (o->stale_count == 0 || o->stale[o->stale_count - 1] != p->mark.line) {
        o->stale[o->stale_count++] = p->mark.line;
    }
}

static bool gives(const struct prose *p, size_t i, const char *end)
{
    bool against = strstr(p->block, "; against ") != NULL;
    return (ends_with(p->block, end, &p->numbers[i]) && asks_the_same(end, &p->items[i])) ||
           (against && ends_with(p->block, end, &p->turned[i]));
}

/* One number of the block; `start` to `end` is its interval. */
static void check_number(struct prose *p, const char *start, const char *end)
{
    const struct checked_claim *named = NULL, *found = NULL;
    for (size_t i = 0; i < p->count && !found; i++) {
        if (is_named(p, &p->items[i])) {
            named = named ? named : &p->items[i];
            found = gives(p, i, end) ? &p->items[i] : NULL;
        }
    }
    if (!named) {
        return;
    }
    p->told = true;
    p->out->numbers += found != NULL;
    if (found && found->standing == STANDING_BROKEN) {
        add_line(p);
    } else if (!found) {
        const char *asked = strncmp(end, ", where ", 8) == 0 ? strstr(end, " is asked for") : NULL;
        const char *value = value_before(p->block, start);
        p->out->otherwise++;
        diag_error(p->diag, "A105", p->mark, NULL,
                   "the text gives a number that no claim about a metric named with it gives: %.*s",
                   (int)((asked ? asked + strlen(" is asked for") : end) - value), value);
        diag_hint(p->diag, "the table has the numbers of the claims; what is no claim may stand "
                           "where no metric is named as code");
    }
}

static void check_block(struct prose *p)
{
    const char *start;
    p->told = false;
    for (const char *s = p->block; (s = next_number(s, &start)) != NULL;) {
        check_number(p, start, s);
    }
    p->out->others += !p->told && p->block[strcspn(p->block, "0123456789")] != '\0';
}

void claims_prose_check(const struct claims_text *text, const struct checked_claim *items,
                        size_t count, struct arena *a, struct diag *d, struct claims_prose *ret)
{
    struct claims_blocks blocks = claims_text_blocks(text);
    struct buf block = BUF_INIT;
    struct prose p = {.items = items,
                      .count = count,
                      .numbers = arena_array(a, count + 1, sizeof *p.numbers),
                      .turned = arena_array(a, count + 1, sizeof *p.turned),
                      .diag = d,
                      .out = ret};
    *ret = (struct claims_prose){.looked_at = true};
    ret->stale = arena_array(a, text->page->length + 1, sizeof *ret->stale);
    for (size_t i = 0; i < count; i++) {
        p.numbers[i] = p.turned[i] = (struct buf)BUF_INIT;
        write_number(&items[i], false, &p.numbers[i]);
        write_number(&items[i], true, &p.turned[i]);
    }
    while (claims_text_prose(&blocks, &block, &p.mark.line)) {
        p.mark.source = text->page;
        p.mark.column = 1;
        p.block = buf_text(&block);
        check_block(&p);
    }
    for (size_t i = 0; i < count; i++) {
        buf_release(&p.numbers[i]);
        buf_release(&p.turned[i]);
    }
    buf_release(&block);
}
