/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claim_fields.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/names.h"
#include "sim/base/units.h"

static void hint_closest(struct claim_fields *f, const char *word, const char *const *known,
                         size_t count)
{
    const char *near = names_closest(word, known, count);
    if (near) {
        diag_hint(f->diag, "did you mean %s?", near);
    }
}

static const char *list_of(struct claim_fields *f, const char *const *words, size_t count)
{
    struct buf list = BUF_INIT;
    for (size_t i = 0; i < count; i++) {
        buf_printf(&list, "%s%s", i == 0 ? "" : i + 1 == count ? " and " : ", ", words[i]);
    }
    const char *kept = arena_strdup(f->arena, buf_text(&list));
    buf_release(&list);
    return kept;
}

void claim_fields_known(struct claim_fields *f, const struct node *n, const char *what,
                        const char *const *keys, size_t count)
{
    for (size_t i = 0; i < n->count; i++) {
        bool known = false;
        for (size_t k = 0; k < count; k++) {
            known = known || strcmp(keys[k], n->entries[i].key) == 0;
        }
        if (!known) {
            diag_error(f->diag, "S201", n->entries[i].key_mark, n->entries[i].key,
                       "no such key of %s; known here are %s", what, list_of(f, keys, count));
            hint_closest(f, n->entries[i].key, keys, count);
        }
    }
}

const struct node *claim_fields_get(struct claim_fields *f, const struct node *n, const char *key,
                                    enum node_kind kind)
{
    static const char *const wanted[] = {
        [NODE_SCALAR] = "a single value", [NODE_MAPPING] = "a mapping", [NODE_SEQUENCE] = "a list"};
    const struct node *value = n ? node_get(n, key) : NULL;
    if (!value || (value->kind == NODE_SCALAR && node_is_null(value))) {
        return NULL;
    }
    if (value->kind != kind) {
        diag_error(f->diag, "S203", value->mark, key, "found %s, expected %s",
                   node_kind_name(value), wanted[kind]);
        return NULL;
    }
    return value;
}

const char *claim_fields_text(struct claim_fields *f, const struct node *n, const char *key,
                              bool required)
{
    const struct node *value = claim_fields_get(f, n, key, NODE_SCALAR);
    const struct node *there = node_get(n, key);
    if (required && (!there || (there->kind == NODE_SCALAR && node_is_null(there)))) {
        diag_error(f->diag, "S202", n->mark, key, "is missing");
    }
    return value ? value->text : NULL;
}

/* Half of what the last digit of a decimal is worth, of which `value` was read in some unit. */
static double grain_of(const char *text, double value)
{
    const char *c = text + strspn(text, "+-0123456789");
    long decimals = 0;
    if (*c == '.') {
        decimals = (long)strspn(c + 1, "0123456789");
        c += 1 + decimals;
    }
    char *end;
    double number = strtod(text, &end);
    long exponent = (*c == 'e' || *c == 'E') && end > c ? strtol(c + 1, NULL, 10) : 0;
    double unit = number != 0 ? value / number : 1;
    return 0.5 * pow(10, (double)(exponent - decimals)) * fabs(unit);
}

static const char *parse(struct claim_fields *f, const char *text, const struct metric *metric,
                         double *ret)
{
    simtime t;
    const char *wrong = units_number(f->arena, text, ret);
    if (wrong && metric && strcmp(metric->unit, "s") == 0) {
        wrong = units_duration(f->arena, text, &t);
        *ret = wrong ? (double)NAN : (double)t / 1e9;
    } else if (wrong && metric && strcmp(metric->unit, "1") == 0) {
        wrong = units_share(f->arena, text, ret);
    }
    return wrong;
}

double claim_fields_number(struct claim_fields *f, const struct node *value, const char *key,
                           const struct metric *metric, double *ret_grain)
{
    double x = (double)NAN;
    if (!value || (value->kind == NODE_SCALAR && node_is_null(value))) {
        return (double)NAN;
    }
    if (value->kind != NODE_SCALAR) {
        diag_error(f->diag, "S203", value->mark, key, "found %s, expected a number",
                   node_kind_name(value));
        return (double)NAN;
    }
    const char *wrong = parse(f, value->text, metric, &x);
    if (wrong) {
        diag_error(f->diag, "S205", value->mark, key, "found %s, %s", value->text, wrong);
        return (double)NAN;
    }
    if (ret_grain) {
        *ret_grain = grain_of(value->text, x);
    }
    return x;
}

int64_t claim_fields_integer(struct claim_fields *f, const struct node *n, const char *key,
                             int64_t least, int64_t most, int64_t otherwise)
{
    const struct node *value = claim_fields_get(f, n, key, NODE_SCALAR);
    int64_t x;
    if (!value) {
        return otherwise;
    }
    const char *wrong = units_integer(f->arena, value->text, &x);
    if (wrong) {
        diag_error(f->diag, "S205", value->mark, key, "found %s, %s", value->text, wrong);
        return otherwise;
    }
    if (x < least || x > most) {
        diag_error(f->diag, "S206", value->mark, key, "found %s, allowed is %lld to %lld",
                   value->text, (long long)least, (long long)most);
        return otherwise;
    }
    return x;
}

int claim_fields_word(struct claim_fields *f, const struct node *n, const char *key,
                      const char *const *words, size_t count)
{
    const struct node *value = claim_fields_get(f, n, key, NODE_SCALAR);
    if (!value) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], value->text) == 0) {
            return (int)i;
        }
    }
    diag_error(f->diag, "S207", value->mark, key, "found %s, allowed are %s", value->text,
               list_of(f, words, count));
    hint_closest(f, value->text, words, count);
    return -1;
}

bool claim_fields_bool(struct claim_fields *f, const struct node *n, const char *key,
                       bool otherwise)
{
    static const char *const words[] = {"false", "true"};
    int word = claim_fields_word(f, n, key, words, 2);
    return word < 0 ? otherwise : word == 1;
}

const struct metric *claim_fields_metric(struct claim_fields *f, const struct node *n,
                                         const char *key)
{
    const struct node *value = claim_fields_get(f, n, key, NODE_SCALAR);
    int m = value ? metric_find(f->metrics, value->text) : -1;
    if (value && m < 0) {
        const char **names = arena_array(f->arena, f->metrics->count + 1, sizeof *names);
        for (size_t i = 0; i < f->metrics->count; i++) {
            names[i] = f->metrics->metrics[i].name;
        }
        diag_error(f->diag, "S301", value->mark, key, "there is no metric %s", value->text);
        hint_closest(f, value->text, names, f->metrics->count);
    }
    return m < 0 ? NULL : &f->metrics->metrics[m];
}
