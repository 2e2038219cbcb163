/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sim/base/diag.h"
#include "tests/sim/base/death.h"

static const struct mark nowhere = {0};

static void entries_are_kept_in_order(void **state)
{
    struct diag d;
    char path[] = "a.b";

    (void)state;
    diag_init(&d);
    assert_null(d.first);
    assert_int_equal(diag_error(&d, "E1", nowhere, path, "found %d", 30), -1);
    diag_hint(&d, "write %s", "30s");
    assert_int_equal(diag_warning(&d, "W2", nowhere, NULL, "odd"), -1);
    diag_second(&d, (struct mark){.line = 3}, "first %s", "here");
    path[0] = 'x';
    assert_int_equal(d.errors, 1);
    assert_int_equal(d.warnings, 1);
    assert_string_equal(d.first->path, "a.b");
    assert_string_equal(d.first->message, "found 30");
    assert_string_equal(d.first->hint, "write 30s");
    assert_string_equal(d.first->code, "E1");
    assert_int_equal(d.first->severity, SEVERITY_ERROR);
    assert_null(d.first->second_message);
    assert_ptr_equal(d.first->next, d.last);
    assert_int_equal(d.last->severity, SEVERITY_WARNING);
    assert_string_equal(d.last->path, "");
    assert_null(d.last->hint);
    assert_string_equal(d.last->second_message, "first here");
    assert_int_equal(d.last->second.line, 3);
    diag_release(&d);
    diag_release(&d);
}

/* A file with 10,000 warnings still shows its errors; what is left out keeps no hint. */
static void limit_holds_for_each_kind(void **state)
{
    struct diag d;
    size_t kept = 0;

    (void)state;
    diag_init(&d);
    assert_int_equal(d.limit, 100000);
    d.limit = 200;
    for (int i = 0; i < 10000; i++) {
        diag_warning(&d, "W1", nowhere, NULL, "warning %d", i);
        diag_hint(&d, "hint %d", i);
    }
    assert_string_equal(d.last->message, "warning 199");
    assert_string_equal(d.last->hint, "hint 199");
    diag_error(&d, "E1", nowhere, NULL, "error");
    assert_string_equal(d.last->message, "error");
    diag_hint(&d, "for the error");
    diag_second(&d, nowhere, "there");
    diag_warning(&d, "W1", nowhere, NULL, "too many");
    diag_hint(&d, "not for the error");
    diag_second(&d, nowhere, "not for the error");
    assert_string_equal(d.last->hint, "for the error");
    assert_string_equal(d.last->second_message, "there");
    assert_int_equal(d.warnings, 10001);
    assert_int_equal(d.errors, 1);
    assert_int_equal(d.suppressed, 9801);
    for (const struct diag_entry *e = d.first; e; e = e->next) {
        kept++;
    }
    assert_int_equal(kept, 201);
    diag_release(&d);
}

static void long_messages_are_kept_whole(void **state)
{
    struct diag d;

    (void)state;
    diag_init(&d);
    diag_error(&d, "E1", nowhere, NULL, "%*s", 100000, "end");
    assert_int_equal(strlen(d.first->message), 100000);
    diag_release(&d);
}

static void hint_without_entry(void *subject)
{
    diag_hint(subject, "lost");
}

static void hint_needs_an_entry(void **state)
{
    struct diag d;

    (void)state;
    diag_init(&d);
    assert_true(death_of(hint_without_entry, &d).aborted);
    diag_release(&d);
}

static void what_is_there_is_not_merged_again(void **state)
{
    const struct source one = {.name = "a.yaml", .text = "a=1", .length = 3},
                        other = {.name = "a.yaml", .text = "a=2", .length = 3}, again = one;
    struct diag all, d;

    (void)state;
    diag_init(&all);
    for (int i = 0; i < 3; i++) {
        const struct source *source = i == 0 ? &one : i == 1 ? &other : &again;
        diag_init(&d);
        diag_error(&d, "E1", (struct mark){source, 1, 3, 1}, "a", "found %s", "it");
        diag_hint(&d, "write");
        diag_second(&d, (struct mark){source, 1, 1, 1}, "here");
        diag_warning(&d, "W1", nowhere, "b", "odd");
        diag_merge(&all, &d);
        diag_release(&d);
    }
    assert_int_equal(all.errors, 2);
    assert_int_equal(all.warnings, 1);
    assert_string_equal(all.first->hint, "write");
    assert_string_equal(all.first->second_message, "here");
    assert_ptr_equal(all.last->mark.source, &other);
    diag_release(&all);
}

/* A sweep gives a field hundreds of values, each of which may be odd in the same way. */
static void what_is_said_of_any_value_of_an_option_is_said_once(void **state)
{
    const struct source options[] = {{.name = "--vary", .text = "a=1", .length = 3},
                                     {.name = "--vary", .text = "a=2", .length = 3},
                                     {.name = "--set", .text = "a=2", .length = 3}};
    struct diag all, d;

    (void)state;
    diag_init(&all);
    for (size_t i = 0; i < 3; i++) {
        diag_init(&d);
        diag_warning(&d, "W1", (struct mark){&options[i], 1, 3, 1}, "a", "has no effect");
        diag_warning(&d, "W2", (struct mark){&options[i], 1, 3, 1}, "a", "found %c",
                     options[i].text[2]);
        diag_merge(&all, &d);
        diag_release(&d);
    }
    assert_int_equal(all.warnings, 2 + 3); /* by --vary and by --set; of each value */
    diag_release(&all);
}

/* What was put together from a key and a value of a file is told where they stand. */
static void a_quotation_is_told_where_it_stands(void **state)
{
    const struct source file = {.name = "a.yaml", .text = "vary: {ä.b: [1, 2]}", .length = 20};
    const struct quotation q = {{&file, 1, 8, 3}, {&file, 1, 17, 1}};
    const struct source set = {.name = "--vary", .text = "ä.b=2", .length = 6, .quoted = &q};
    struct diag d;
    (void)state;
    diag_init(&d);
    diag_error(&d, "S201", (struct mark){&set, 1, 3, 1}, "", "no such key");
    assert_true(d.last->mark.source == &file && d.last->mark.column == 8);
    assert_int_equal(d.last->mark.length, 3);
    diag_error(&d, "S206", (struct mark){&set, 1, 5, 1}, "", "too much");
    assert_true(d.last->mark.source == &file && d.last->mark.column == 17);
    diag_second(&d, (struct mark){&set, 1, 1, 1}, "here");
    assert_true(d.last->second.source == &file && d.last->second.column == 8);
    diag_release(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_kept_in_order),
        cmocka_unit_test(what_is_there_is_not_merged_again),
        cmocka_unit_test(what_is_said_of_any_value_of_an_option_is_said_once),
        cmocka_unit_test(limit_holds_for_each_kind),
        cmocka_unit_test(long_messages_are_kept_whole),
        cmocka_unit_test(hint_needs_an_entry),
        cmocka_unit_test(a_quotation_is_told_where_it_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
