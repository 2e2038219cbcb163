/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/value_list.h"

#include "sim/schema/value.h"

/* Of the length that the field asks for. */
static int list_check(struct reader *r, const struct field *f, const struct node *n,
                      const struct path *p)
{
    const struct problem wrong = {.code = "S203", .mark = n->mark, .path = p};

    if (n->kind != NODE_SEQUENCE) {
        return report_problem(r, &wrong, "found %s, expected %s", report_found(r, n),
                              field_type_words(f));
    }
    if (n->count == 0) {
        return report_problem(r, &wrong, "the list is empty");
    }
    if (f->length != 0 && n->count != f->length) {
        const struct problem count = {.code = "S210", .mark = n->mark, .path = p};

        return report_problem(r, &count, "expected %zu entries, found %zu", f->length, n->count);
    }
    return 0;
}

int value_read_numbers(struct reader *r, const struct field *f, const struct node *n,
                       const struct path *p, struct numbers *ret)
{
    struct field each = *f;
    int status = list_check(r, f, n, p);

    if (status != 0) {
        return -1;
    }
    double *values = arena_array(r->arena, n->count, sizeof *values);

    each.type = FIELD_NUMBER;
    for (size_t i = 0; i < n->count; i++) {
        if (value_read(r, &each, n->entries[i].value, path_index(r->arena, p, i), &values[i]) !=
            0) {
            status = -1;
        }
    }
    if (status == 0) {
        *ret = (struct numbers){.first = values, .count = n->count, .mark = n->mark};
    }
    return status;
}

int value_read_names(struct reader *r, const struct field *f, const struct node *n,
                     const struct path *p, struct names *ret)
{
    struct field each = *f;
    int status = list_check(r, f, n, p);

    if (status != 0) {
        return -1;
    }
    struct name *values = arena_array(r->arena, n->count, sizeof *values);

    each.type = FIELD_NAME;
    for (size_t i = 0; i < n->count; i++) {
        if (value_read(r, &each, n->entries[i].value, path_index(r->arena, p, i), &values[i]) !=
            0) {
            status = -1;
        }
    }
    if (status == 0) {
        *ret = (struct names){.first = values, .count = n->count, .mark = n->mark};
    }
    return status;
}

int value_read_durations(struct reader *r, const struct field *f, const struct node *n,
                         const struct path *p, struct durations *ret)
{
    struct field each = *f;
    int status = 0;

    if (n->kind != NODE_MAPPING) {
        const struct problem wrong = {.code = "S203", .mark = n->mark, .path = p};

        return report_problem(r, &wrong, "found %s, expected %s", report_found(r, n),
                              field_type_words(f));
    }
    struct duration_entry *values = arena_array(r->arena, n->count + 1, sizeof *values);

    each.type = FIELD_DURATION;
    for (size_t i = 0; i < n->count; i++) {
        const struct entry *e = &n->entries[i];

        values[i].name = (struct name){.text = e->key, .mark = e->key_mark};
        if (value_read(r, &each, e->value, path_key(r->arena, p, e->key), &values[i].value) != 0) {
            status = -1;
        }
    }
    if (status == 0) {
        *ret = (struct durations){.first = values, .count = n->count, .mark = n->mark};
    }
    return status;
}
