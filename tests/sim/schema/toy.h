/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the schema share: a reader with its arena and diagnostics, texts read as trees,
 * and a small table with a field of every type. */
#ifndef TESTS_SIM_SCHEMA_TOY_H
#define TESTS_SIM_SCHEMA_TOY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/rng/dist.h"
#include "sim/schema/document.h"
#include "sim/schema/field.h"
#include "sim/schema/read.h"
#include "sim/schema/text.h"

struct toy {
    struct arena arena;
    struct diag diag;
    struct reader reader;
    size_t nodes;
};

static inline int toy_setup(void **state)
{
    struct toy *t = calloc(1, sizeof *t);

    arena_init(&t->arena, 0);
    diag_init(&t->diag);
    t->reader = (struct reader){.arena = &t->arena, .diag = &t->diag};
    *state = t;
    return 0;
}

static inline int toy_teardown(void **state)
{
    struct toy *t = *state;

    diag_release(&t->diag);
    arena_release(&t->arena);
    free(t);
    return 0;
}

static inline const struct node *toy_read_n(struct toy *t, const char *text, size_t length)
{
    const struct source *s = text_source(&t->arena, "toy.yaml", text, length);

    if (text_check(s, &t->diag) != 0) {
        return NULL;
    }
    return document_read(&t->arena, s, 0, ORIGIN_FILE, &t->nodes, &t->diag);
}

static inline const struct node *toy_read(struct toy *t, const char *text)
{
    return toy_read_n(t, text, strlen(text));
}

/* There is exactly one error, with this code, at this line and column. */
static inline void toy_expect(const struct toy *t, const char *code, uint32_t line, uint32_t column)
{
    assert_int_equal(t->diag.errors, 1);
    assert_string_equal(t->diag.first->code, code);
    assert_int_equal(t->diag.first->mark.line, line);
    assert_int_equal(t->diag.first->mark.column, column);
}

static inline void toy_forget(struct toy *t)
{
    diag_release(&t->diag);
    diag_init(&t->diag);
}

struct toy_inner {
    struct item item;
    int64_t depth;
    simtime wait;
};

enum { TOY_RED, TOY_GREEN, TOY_BLUE };

struct toy_all {
    struct item item;
    int64_t integer;
    uint64_t seed;
    double number, share, rate, size;
    simtime duration;
    bool flag;
    const char *text;
    int choice;
    struct name name;
    struct dist dist, amount;
    simtime skew;
    struct numbers numbers;
    struct names names;
    struct durations durations;
    struct toy_inner inner, bound, given;
    struct items map, list;
    int form, word;
    int64_t count;
};

static const struct choice toy_colours[] = {
    {"red", TOY_RED, "like a rose", false, NULL},
    {"green", TOY_GREEN, "like grass", false, NULL},
    {"blue", TOY_BLUE, "like the sky", true, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice toy_words[] = {
    {"all", 7, "every one", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

#define TOY_INNER(member) offsetof(struct toy_inner, member)
static const struct field toy_inner_fields[] = {
    {.key = "depth",
     .type = FIELD_INTEGER,
     .offset = TOY_INNER(depth),
     .min = 0,
     .max = 9,
     .example = "3",
     .help = "How deep."},
    {.key = "wait",
     .type = FIELD_DURATION,
     .offset = TOY_INNER(wait),
     .def = "2s",
     .min = 0,
     .max = INFINITY,
     .help = "How long.",
     .source = "assumption"},
};

static const struct section toy_inner_section = {
    .help = "Something inside.",
    SECTION_FIELDS(toy_inner_fields),
    .size = sizeof(struct toy_inner),
};

#define TOY(member) offsetof(struct toy_all, member)
static const struct field toy_form_fields[] = {
    {.key = "word",
     .type = FIELD_CHOICE,
     .offset = TOY(word),
     .choices = toy_words,
     .help = "One word."},
    {.key = "count",
     .type = FIELD_INTEGER,
     .offset = TOY(count),
     .min = 1,
     .max = 5,
     .help = "So many."},
    {.key = "bound",
     .type = FIELD_SECTION,
     .offset = TOY(bound),
     .section = &toy_inner_section,
     .help = "a mapping {depth, wait}"},
};

static const struct section toy_forms = {SECTION_FIELDS(toy_form_fields)};

static const struct field toy_fields[] = {
    {.key = "integer",
     .type = FIELD_INTEGER,
     .offset = TOY(integer),
     .def = "5",
     .min = 1,
     .max = 10,
     .help = "A whole number.",
     .source = "assumption: a toy"},
    {.key = "seed",
     .type = FIELD_SEED,
     .offset = TOY(seed),
     .flags = FIELD_OPTIONAL,
     .max = 18446744073709551615.0,
     .help = "A seed."},
    {.key = "number",
     .type = FIELD_NUMBER,
     .offset = TOY(number),
     .flags = FIELD_OPTIONAL,
     .min = -1,
     .max = 1,
     .help = "A number."},
    {.key = "share",
     .type = FIELD_SHARE,
     .offset = TOY(share),
     .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN | FIELD_MAX_OPEN,
     .min = 0,
     .max = 1,
     .help = "A share."},
    {.key = "rate",
     .type = FIELD_RATE,
     .offset = TOY(rate),
     .flags = FIELD_OPTIONAL,
     .max = INFINITY,
     .help = "A rate."},
    {.key = "size",
     .type = FIELD_SIZE,
     .offset = TOY(size),
     .flags = FIELD_OPTIONAL,
     .max = INFINITY,
     .help = "A size."},
    {.key = "duration",
     .type = FIELD_DURATION,
     .offset = TOY(duration),
     .flags = FIELD_OPTIONAL,
     .min = 1,
     .max = 60,
     .help = "A duration."},
    {.key = "flag", .type = FIELD_BOOL, .offset = TOY(flag), .def = "true", .help = "A flag."},
    {.key = "text",
     .type = FIELD_STRING,
     .offset = TOY(text),
     .flags = FIELD_OPTIONAL,
     .help = "A text."},
    {.key = "choice",
     .type = FIELD_CHOICE,
     .offset = TOY(choice),
     .def = "green",
     .choices = toy_colours,
     .help = "A colour."},
    {.key = "name",
     .type = FIELD_NAME,
     .offset = TOY(name),
     .flags = FIELD_OPTIONAL,
     .names = "thing",
     .help = "A name."},
    {.key = "dist",
     .type = FIELD_DIST,
     .offset = TOY(dist),
     .def = "{exponential: {mean: 30s}}",
     .max = INFINITY,
     .help = "A distribution.",
     .source = "assumption"},
    {.key = "amount",
     .type = FIELD_DIST_NUMBER,
     .offset = TOY(amount),
     .flags = FIELD_OPTIONAL,
     .max = INFINITY,
     .help = "A distribution of numbers."},
    {.key = "skew",
     .type = FIELD_DURATION,
     .offset = TOY(skew),
     .flags = FIELD_OPTIONAL | FIELD_SIGNED,
     .min = -60,
     .max = 60,
     .help = "A duration with a sign."},
    {.key = "numbers",
     .type = FIELD_NUMBERS,
     .offset = TOY(numbers),
     .flags = FIELD_OPTIONAL,
     .length = 3,
     .max = 10,
     .help = "Three numbers."},
    {.key = "names",
     .type = FIELD_NAMES,
     .offset = TOY(names),
     .flags = FIELD_OPTIONAL,
     .names = "thing",
     .help = "Names."},
    {.key = "durations",
     .type = FIELD_DURATIONS,
     .offset = TOY(durations),
     .flags = FIELD_OPTIONAL,
     .max = 100,
     .names = "thing",
     .help = "Durations."},
    {.key = "inner",
     .type = FIELD_SECTION,
     .offset = TOY(inner),
     .flags = FIELD_OPTIONAL,
     .section = &toy_inner_section,
     .help = "A section."},
    {.key = "given",
     .type = FIELD_SECTION,
     .offset = TOY(given),
     .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
     .section = &toy_inner_section,
     .help = "A section that may be left out."},
    {.key = "map",
     .type = FIELD_MAP,
     .offset = TOY(map),
     .flags = FIELD_OPTIONAL,
     .min = 1,
     .max = 3,
     .names = "thing",
     .section = &toy_inner_section,
     .help = "Sections by name."},
    {.key = "list",
     .type = FIELD_LIST,
     .offset = TOY(list),
     .flags = FIELD_OPTIONAL,
     .max = 3,
     .names = "thing",
     .section = &toy_inner_section,
     .help = "Sections in order."},
    {.key = "form",
     .type = FIELD_ONE_OF,
     .offset = TOY(form),
     .def = "all",
     .section = &toy_forms,
     .help = "One of three forms."},
    {.key = "later", .type = FIELD_ANY, .flags = FIELD_LATER, .help = "something to come"},
    {.key = "fixed",
     .type = FIELD_BOOL,
     .flags = FIELD_LATER,
     .def = "false",
     .help = "something that is off"},
    {.key = "idle",
     .type = FIELD_DURATION,
     .offset = TOY(duration),
     .flags = FIELD_OPTIONAL | FIELD_NO_EFFECT,
     .max = INFINITY,
     .help = "Nothing yet.",
     .since = "0.2"},
};

static const struct section toy_section = {
    .help = "A toy.",
    SECTION_FIELDS(toy_fields),
    .size = sizeof(struct toy_all),
};

/* The text read as a toy; `inner` has a required key, so it is given unless the text gives it. */
static inline struct toy_all *toy_fill(struct toy *t, const char *text)
{
    struct toy_all *all = arena_alloc(&t->arena, sizeof *all);
    const struct node *n = toy_read(t, text);

    assert_non_null(n);
    read_section(&t->reader, &toy_section, n, NULL, n->mark, NULL, &all->item);
    return all;
}

#define TOY_TEST(f) cmocka_unit_test_setup_teardown(f, toy_setup, toy_teardown)

#endif
