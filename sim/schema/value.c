/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/value.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/units.h"
#include "sim/rng/dist.h"
#include "sim/schema/distribution.h"
#include "sim/schema/value_list.h"

static int value_refuse(struct reader *r, const struct node *n, const struct path *p,
                        const char *code, const char *why, const char *hint)
{
    return report_problem(r,
                          &(struct problem){.code = code, .mark = n->mark, .path = p, .hint = hint},
                          "found %s, %s", report_found(r, n), why);
}

/* A number of the field's type as a user would write it. */
static void value_print(const struct field *f, double x, struct buf *out)
{
    switch (f->type) {
    case FIELD_DURATION:
    case FIELD_DIST:
        buf_add(out, x < 0 ? "-" : "");
        units_print_duration(out, simtime_from_seconds(fabs(x)));
        break;
    case FIELD_SHARE:
        units_print_share(out, x);
        break;
    case FIELD_RATE:
        units_print_rate(out, x);
        break;
    case FIELD_SIZE:
        units_print_size(out, x);
        break;
    default:
        buf_add_number(out, x);
    }
}

void value_print_range(const struct field *f, struct buf *out)
{
    bool low = f->min > -INFINITY, high = f->max < INFINITY;
    bool min_open = (f->flags & FIELD_MIN_OPEN) != 0, max_open = (f->flags & FIELD_MAX_OPEN) != 0;

    if (low && !(f->max > f->min)) {
        value_print(f, f->min, out);
        return;
    }
    if (low) {
        buf_add(out, min_open ? "above " : high ? "" : "at least ");
        value_print(f, f->min, out);
    }
    if (high) {
        buf_add(out, low && !min_open ? " to " : low ? ", " : "");
        buf_add(out, max_open ? "below " : low && !min_open ? "" : "at most ");
        value_print(f, f->max, out);
    }
}

static bool value_in_range(const struct field *f, double x)
{
    return ((f->flags & FIELD_MIN_OPEN) != 0 ? x > f->min : x >= f->min) &&
           ((f->flags & FIELD_MAX_OPEN) != 0 ? x < f->max : x <= f->max);
}

/* What was meant by a bare share above 1, if it can be told; else NULL. */
static const char *percent_hint(struct arena *a, const struct field *f, const char *text, double x)
{
    bool percent = strchr(text, '%') != NULL;

    return f->type == FIELD_SHARE && !percent && x > 1 && value_in_range(f, x / 100)
               ? arena_printf(a, "did you mean %s%%?", text)
               : NULL;
}

static int value_check_range(struct reader *r, const struct field *f, const struct node *n,
                             const struct path *p, double x)
{
    if (value_in_range(f, x)) {
        return 0;
    }
    struct buf range = BUF_INIT;

    buf_add(&range, "allowed is ");
    value_print_range(f, &range);
    value_refuse(r, n, p, "S206", buf_text(&range), percent_hint(r->arena, f, n->text, x));
    buf_release(&range);
    return -1;
}

static const char *parse_seed(const char *s, uint64_t *ret)
{
    char *end;

    for (const char *c = s; *c != '\0'; c++) {
        if (*c < '0' || *c > '9') {
            return "a seed is a whole number from 0 to 18446744073709551615";
        }
    }
    errno = 0;
    *ret = strtoull(s, &end, 10);
    return errno == ERANGE || *s == '\0' ? "a seed is at most 18446744073709551615" : NULL;
}

/* A sign stands before the whole of a compound duration. */
static const char *parse_duration(struct arena *a, const struct field *f, const char *s,
                                  simtime *ret)
{
    bool minus = (f->flags & FIELD_SIGNED) != 0 && s[0] == '-';
    const char *wrong = units_duration(a, s + minus, ret);

    if (wrong == NULL && minus) {
        *ret = -*ret;
    }
    return wrong;
}

/* Parses a quantity; *ret_x is what ranges are about. */
static const char *parse_quantity(struct arena *a, const struct field *f, const char *s,
                                  double *ret_x, simtime *ret_time, int64_t *ret_integer)
{
    const char *wrong;

    switch (f->type) {
    case FIELD_INTEGER:
        wrong = units_integer(a, s, ret_integer);
        *ret_x = wrong == NULL ? (double)*ret_integer : 0;
        return wrong;
    case FIELD_DURATION:
        wrong = parse_duration(a, f, s, ret_time);
        *ret_x = wrong == NULL ? simtime_seconds(*ret_time) : 0;
        return wrong;
    case FIELD_SHARE:
        return units_share(a, s, ret_x);
    case FIELD_RATE:
        return units_rate(a, s, ret_x);
    case FIELD_SIZE:
        return units_size(a, s, ret_x);
    default:
        return units_number(a, s, ret_x);
    }
}

static int read_quantity(struct reader *r, const struct field *f, const struct node *n,
                         const struct path *p, void *slot)
{
    double x = 0;
    simtime t = 0;
    int64_t i = 0;
    const char *wrong = parse_quantity(r->arena, f, n->text, &x, &t, &i);

    if (n->quoted && (f->type == FIELD_INTEGER || f->type == FIELD_NUMBER)) {
        return value_refuse(r, n, p, "S205", "expected a number, not text",
                            "write it without quotes");
    }
    if (wrong != NULL) {
        return value_refuse(r, n, p, "S205", wrong, NULL);
    }
    if (value_check_range(r, f, n, p, x) != 0) {
        return -1;
    }
    if (f->type == FIELD_INTEGER) {
        *(int64_t *)slot = i;
    } else if (f->type == FIELD_DURATION) {
        *(simtime *)slot = t;
    } else {
        *(double *)slot = x;
    }
    return 0;
}

static int read_seed(struct reader *r, const struct node *n, const struct path *p, void *slot)
{
    uint64_t seed;
    const char *wrong = n->quoted ? "expected a number, not text" : parse_seed(n->text, &seed);

    if (wrong != NULL) {
        return value_refuse(r, n, p, "S205", wrong, NULL);
    }
    *(uint64_t *)slot = seed;
    return 0;
}

static int read_bool(struct reader *r, const struct node *n, const struct path *p, void *slot)
{
    static const char *const yes[] = {"yes", "Yes", "YES",  "y",    "Y", "on",
                                      "On",  "ON",  "True", "TRUE", "1", "true"};
    static const char *const no[] = {"no",  "No",  "NO",    "n",     "N", "off",
                                     "Off", "OFF", "False", "FALSE", "0", "false"};
    const char *hint = NULL;

    if (!n->quoted && (strcmp(n->text, "true") == 0 || strcmp(n->text, "false") == 0)) {
        *(bool *)slot = n->text[0] == 't';
        return 0;
    }
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        hint = strcmp(n->text, yes[i]) == 0 ? "write true" : hint;
        hint = strcmp(n->text, no[i]) == 0 ? "write false" : hint;
    }
    return value_refuse(r, n, p, "S208", "expected true or false", hint);
}

void value_print_choices(const struct choice *c, struct buf *out)
{
    size_t left = 0;
    bool first = true;

    for (const struct choice *x = c; x->name != NULL; x++) {
        left += !x->later;
    }
    for (; c->name != NULL; c++) {
        if (!c->later) {
            buf_add(out, first ? "" : left == 1 ? " or " : ", ");
            buf_add(out, c->name);
            first = false;
            left--;
        }
    }
}

static int read_choice(struct reader *r, const struct field *f, const struct node *n,
                       const struct path *p, void *slot)
{
    for (const struct choice *c = f->choices; c->name != NULL; c++) {
        if (strcmp(c->name, n->text) != 0) {
            continue;
        }
        if (c->later) {
            return report_problem(r, &(struct problem){.code = "S402", .mark = n->mark, .path = p},
                                  "%s is not supported yet: %s", c->name, c->help);
        }
        *(int *)slot = c->value;
        return 0;
    }
    struct buf allowed = BUF_INIT;
    const char *near = report_is_full(r) ? NULL : choice_closest(f->choices, n->text);

    buf_add(&allowed, "allowed is ");
    value_print_choices(f->choices, &allowed);
    value_refuse(r, n, p, "S207", buf_text(&allowed),
                 near == NULL ? NULL : arena_printf(r->arena, "did you mean %s?", near));
    buf_release(&allowed);
    return -1;
}

static int read_text(struct reader *r, const struct field *f, const struct node *n,
                     const struct path *p, void *slot)
{
    if (f->type == FIELD_STRING) {
        *(const char **)slot = n->text;
        return 0;
    }
    if (n->text[0] == '\0') {
        return value_refuse(r, n, p, "S205", "expected a name", NULL);
    }
    *(struct name *)slot = (struct name){.text = n->text, .mark = n->mark};
    return 0;
}

static int read_scalar(struct reader *r, const struct field *f, const struct node *n,
                       const struct path *p, void *slot)
{
    if (n->kind != NODE_SCALAR) {
        return report_problem(r, &(struct problem){.code = "S203", .mark = n->mark, .path = p},
                              "found %s, expected %s", node_kind_name(n), field_type_words(f));
    }
    switch (f->type) {
    case FIELD_SEED:
        return read_seed(r, n, p, slot);
    case FIELD_BOOL:
        return read_bool(r, n, p, slot);
    case FIELD_CHOICE:
        return read_choice(r, f, n, p, slot);
    case FIELD_STRING:
    case FIELD_NAME:
        return read_text(r, f, n, p, slot);
    default:
        return read_quantity(r, f, n, p, slot);
    }
}

int value_read(struct reader *r, const struct field *f, const struct node *n, const struct path *p,
               void *slot)
{
    if (node_is_null(n)) {
        return report_problem(r,
                              &(struct problem){.code = "S204",
                                                .mark = n->mark,
                                                .path = p,
                                                .hint = "give it one, or leave the key out"},
                              "has no value, expected %s", field_type_words(f));
    }
    switch (f->type) {
    case FIELD_DIST:
    case FIELD_DIST_NUMBER:
        return distribution_read(r, f, n, p, slot);
    case FIELD_NUMBERS:
        return value_read_numbers(r, f, n, p, slot);
    case FIELD_NAMES:
        return value_read_names(r, f, n, p, slot);
    case FIELD_DURATIONS:
        return value_read_durations(r, f, n, p, slot);
    default:
        return read_scalar(r, f, n, p, slot);
    }
}

void value_absent(const struct field *f, void *slot)
{
    switch (f->type) {
    case FIELD_INTEGER:
        *(int64_t *)slot = 0;
        break;
    case FIELD_SEED:
        *(uint64_t *)slot = 0;
        break;
    case FIELD_NUMBER:
    case FIELD_SHARE:
    case FIELD_RATE:
    case FIELD_SIZE:
        *(double *)slot = (double)NAN;
        break;
    case FIELD_DURATION:
        *(simtime *)slot = SIMTIME_NEVER;
        break;
    case FIELD_CHOICE:
    case FIELD_ONE_OF:
        *(int *)slot = -1;
        break;
    case FIELD_DIST:
    case FIELD_DIST_NUMBER:
        *(struct dist *)slot = dist_constant(0);
        break;
    default:
        break; /* the rest is zeroed memory: NULL, false, empty */
    }
}

const char *value_check_name(const char *name)
{
    if (name[0] == '\0' || strcmp(name, "~") == 0) {
        return "a name must not be empty";
    }
    return name[strcspn(name, ".[]=/\n\r\t")] == '\0'
               ? NULL
               : "a name must not contain any of . [ ] = / nor tabs or line breaks";
}
