/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/cell.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/unit.h"

static bool has_unit(const struct metric *metric, const char *unit)
{
    return strcmp(metric->unit, unit) == 0;
}

/* The smallest in which the greatest has no more than three digits. */
static struct cell_unit time_unit(double most)
{
    static const struct cell_unit units[] = {
        {"ms", 0.001}, {"s", 1}, {"min", 60}, {"h", 3600}, {"d", 86400}};
    size_t i = 0;
    while (i + 1 < sizeof units / sizeof *units && most >= 999.5 * units[i].size) {
        i++;
    }
    return units[i];
}

struct cell_unit cell_unit_of(const struct metric *metric, double most)
{
    if (has_unit(metric, "s")) {
        return time_unit(isnan(most) ? 1 : most);
    }
    if (has_unit(metric, "1")) {
        return (struct cell_unit){"%", 0.01};
    }
    bool plain = has_unit(metric, "count") || has_unit(metric, "nines") || unit_is_money(metric);
    return (struct cell_unit){plain ? "" : metric->unit, 1};
}

/* With so many digits, and no power of ten where people would have to work it out. */
static void write_digits(double x, int digits, struct buf *out)
{
    double size = fabs(x);
    if (size >= pow(10, digits) - 0.5 && size < 1e15) {
        buf_printf(out, "%.0f", x);
    } else if (size < 1e-4 && size >= 1e-6) {
        int first = (int)ceil(-log10(size)); /* the place of the first digit that is not 0 */
        int length = snprintf(NULL, 0, "%.*f", first + digits - 1, x);
        char text[32];
        snprintf(text, sizeof text, "%.*f", first + digits - 1, x);
        while (text[length - 1] == '0') {
            length--;
        }
        buf_printf(out, "%.*s", length, text);
    } else {
        buf_printf(out, "%.*g", digits, x);
    }
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* "≥ 99.7 %" of a mean that can be told no better. */
static bool write_bound(const struct column *c, const struct result *r, struct buf *out)
{
    struct buf text = BUF_INIT;
    human_mean(&r->metrics->metrics[c->metric], &r->summaries[c->metric], &text);
    const char *word = buf_text(&text);
    bool bound = c->statistic == STATISTIC_MEAN && !human_censored_all(&r->summaries[c->metric]) &&
                 (begins(word, "≥") || begins(word, "≤"));
    buf_add(out, bound ? word : "");
    buf_release(&text);
    return bound;
}

static bool is_cut_off(const struct column *c, const struct result *r)
{
    const struct summary *s = &r->summaries[c->metric];
    double p = human_statistic(statistic_name(c->statistic));
    return p > 0 ? human_censored_at(s, p) : human_censored_all(s);
}

/* Three digits of it, or of what is lacking to all of it. */
static void write_share(const struct metric *metric, double x, struct buf *out)
{
    human_estimate(metric, x, fmin(fabs(x), fabs(1 - x)) / 10, out);
}

/* The sign that all have. */
static void drop_percent(struct buf *out)
{
    if (out->len > 2 && strcmp(out->text + out->len - 2, " %") == 0) {
        out->len -= 2;
        out->text[out->len] = '\0';
    }
}

const char *cell_unit_word(const struct cell_unit *unit)
{
    static const char *const words[][2] = {{"min", "minutes"}, {"h", "hours"}, {"d", "days"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(unit->name, words[i][0]) == 0) {
            return words[i][1];
        }
    }
    return unit->name;
}

void cell_value(const struct cell_unit *unit, const struct metric *metric, double x,
                struct buf *out)
{
    if (isnan(x)) {
        buf_add_char(out, '-');
    } else if (strcmp(unit->name, "%") == 0) {
        write_share(metric, x, out);
        drop_percent(out);
    } else {
        write_digits(x / unit->size, 3, out);
    }
}

void cell_half(const struct cell_unit *unit, double half, struct buf *out)
{
    double x = half / unit->size;
    write_digits(x, x < 1e-4 ? 1 : 2, out); /* as wide as those before */
}

void cell_write(const struct cell_unit *unit, const struct column *c, const struct result *r,
                struct buf *out)
{
    double x = column_value(c, r);
    if (!isnan(x) && write_bound(c, r, out)) {
        drop_percent(out);
    } else {
        bool time = !isnan(x) && strcmp(unit->name, "%") != 0;
        buf_add(out, time && is_cut_off(c, r) ? "≥ " : "");
        cell_value(unit, &r->metrics->metrics[c->metric], x, out);
    }
}
