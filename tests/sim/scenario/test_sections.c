/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every row of every table must keep to. */
#include "tests/sim/scenario/fixture.h"

#include "sim/base/die.h"
#include "sim/scenario/sections.h"
#include "sim/schema/document.h"
#include "sim/schema/value.h"

static bool is_number(enum field_type type)
{
    return type == FIELD_INTEGER || type == FIELD_SEED || type == FIELD_NUMBER ||
           type == FIELD_SHARE || type == FIELD_DURATION || type == FIELD_RATE ||
           type == FIELD_SIZE || type == FIELD_DIST || type == FIELD_DIST_NUMBER;
}

static void check_words(const char *path, const struct field *f)
{
    size_t length = strlen(f->help);

    if ((f->flags & FIELD_LATER) == 0 && f->help[length - 1] != '.' && f->type != FIELD_SECTION) {
        fail_msg("%s: help is no sentence: %s", path, f->help);
    }
    if (is_number(f->type) && (f->flags & FIELD_LATER) == 0) {
        assert_true(f->max > f->min || (f->max == 1 && f->min == 1));
        if ((f->def != NULL || f->derived != NULL) && f->source == NULL) {
            fail_msg("%s has a numeric default and no source", path);
        }
    }
    if (field_is_required(f) && f->type != FIELD_SECTION && f->example == NULL) {
        fail_msg("%s is required and has no example", path);
    }
}

static void check_choices(const struct field *f)
{
    assert_non_null(f->choices);
    for (const struct choice *c = f->choices; c->name != NULL; c++) {
        assert_true(strlen(c->help) > 0);
        for (const struct choice *other = f->choices; other < c; other++) {
            assert_string_not_equal(other->name, c->name);
        }
    }
}

/* The default goes through the parser that reads what users write. */
static void check_default(struct fixture *x, const char *path, const struct field *f)
{
    union {
        max_align_t any;
        char bytes[256];
    } slot;
    struct reader r = {.arena = &x->arena, .diag = &x->diag};

    memset(&slot, 0, sizeof slot);
    if (f->type == FIELD_ONE_OF || f->type == FIELD_ANY) {
        return; /* loading the minimal scenario reads it */
    }
    const struct node *n = document_value(&x->arena, f->def, ORIGIN_DEFAULT);

    if (value_read(&r, f, n, NULL, &slot) != 0) {
        fail_msg("%s: default %s: %s", path, f->def, x->diag.first->message);
    }
}

static void check_section(struct fixture *x, const struct section *s, const char *prefix,
                          bool is_forms)
{
    assert_true(is_forms || strlen(s->help) > 0);
    assert_true(is_forms || s->size >= sizeof(struct item));
    for (size_t i = 0; i < s->count; i++) {
        const struct field *f = &s->fields[i];
        const char *path = arena_printf(&x->arena, "%s.%s", prefix, f->key);

        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(s->fields[k].key, f->key);
        }
        assert_true(strlen(f->help) > 0);
        if (!is_forms) {
            check_words(path, f);
        }
        if (f->type == FIELD_CHOICE) {
            check_choices(f);
        }
        if (f->def != NULL) {
            check_default(x, path, f);
        }
        if (!is_forms && (f->flags & FIELD_LATER) == 0) {
            assert_true(f->offset >= sizeof(struct item) && f->offset < s->size);
        }
        if (f->section != NULL) {
            check_section(x, f->section, path, f->type == FIELD_ONE_OF);
        }
    }
}

static void every_row_is_whole(void **state)
{
    check_section(*state, &top_section, "", false);
}

static void every_name_of_something_says_of_what(void **state)
{
    static const struct section *const all[] = {
        &client_section,    &region_section, &link_section,      &stamp_section,
        &component_section, &store_section,  &conflicts_section, &fault_section};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(all); i++) {
        for (size_t k = 0; k < all[i]->count; k++) {
            const struct field *f = &all[i]->fields[k];

            if (f->type == FIELD_NAME || f->type == FIELD_NAMES || f->type == FIELD_DURATIONS) {
                assert_non_null(f->names);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(every_row_is_whole),
        cmocka_unit_test(every_name_of_something_says_of_what),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
