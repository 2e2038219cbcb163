/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claim_fields.h"

#include <string.h>

#include "sim/schema/document.h"
#include "sim/schema/text.h"
#include "tests/reports/fixture.h"

static struct arena arena;
static struct diag diag;
static struct claim_fields fields;

static const struct node *node_of(const char *text)
{
    size_t nodes = 0;
    arena_init(&arena, 0);
    diag_init(&diag);
    fields = (struct claim_fields){&arena, &diag, &fixture_table};
    return document_read(&arena, text_source(&arena, "adr.md", text, strlen(text)), 0, ORIGIN_FILE,
                         &nodes, &diag);
}

static void forget(void)
{
    diag_release(&diag);
    arena_release(&arena);
}

static void assert_number(const char *text, int metric, double wanted, double grain)
{
    double found = 0;
    double x =
        claim_fields_number(&fields, node_of(text), "value", &fixture_metrics[metric], &found);
    assert_int_equal(diag.errors, 0);
    assert_true((isnan(x) && isnan(wanted)) || x == wanted);
    assert_true(fabs(found - grain) <= 1e-12);
    forget();
}

static void numbers_with_what_their_last_digit_is_worth(void **state)
{
    (void)state;
    assert_number("69.8", F_SERVICE, 69.8, 0.05);
    assert_number("70", F_SERVICE, 70, 0.5);
    assert_number("1m", F_SERVICE, 60, 30);
    assert_number("69.8s", F_SERVICE, 69.8, 0.05);
    assert_number("99.9%", F_REQUESTS, 0.999, 0.0005);
    assert_number("1.5e-3", F_LOAD, 0.0015, 0.00005);
    assert_number("~", F_LOAD, NAN, 0);
}

static void words_switches_and_integers(void **state)
{
    (void)state;
    static const char *const words[] = {"no", "maybe"};
    const struct node *n = node_of("{a: maybe, b: true, c: 12, d: x}");
    assert_int_equal(claim_fields_word(&fields, n, "a", words, 2), 1);
    assert_int_equal(claim_fields_word(&fields, n, "z", words, 2), -1);
    assert_true(claim_fields_bool(&fields, n, "b", false) &&
                claim_fields_bool(&fields, n, "z", true));
    assert_int_equal(claim_fields_integer(&fields, n, "c", 1, 12, 0), 12);
    assert_int_equal(diag.errors, 0);
    assert_int_equal(claim_fields_integer(&fields, n, "c", 1, 11, 5), 5);
    assert_int_equal(claim_fields_integer(&fields, n, "d", 1, 11, 5), 5);
    assert_int_equal(claim_fields_word(&fields, n, "d", words, 2), -1);
    assert_false(claim_fields_bool(&fields, n, "d", false));
    assert_int_equal(diag.errors, 4);
    forget();
}

static void keys_kinds_and_metrics(void **state)
{
    (void)state;
    static const char *const keys[] = {"metric", "list"};
    const struct node *n = node_of("{metric: rto.service, list: [1], other: ~, last: x}");
    claim_fields_known(&fields, n, "a claim", keys, 2);
    assert_int_equal(diag.errors, 2);
    assert_string_equal(claim_fields_metric(&fields, n, "metric")->name, "rto.service");
    assert_non_null(claim_fields_get(&fields, n, "list", NODE_SEQUENCE));
    assert_null(claim_fields_get(&fields, n, "other", NODE_SEQUENCE));
    assert_int_equal(diag.errors, 2);
    assert_null(claim_fields_get(&fields, n, "list", NODE_MAPPING));
    assert_null(claim_fields_metric(&fields, n, "last"));
    assert_null(claim_fields_text(&fields, n, "missing", true));
    assert_null(claim_fields_text(&fields, n, "missing", false));
    assert_int_equal(diag.errors, 5);
    forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_with_what_their_last_digit_is_worth),
        cmocka_unit_test(words_switches_and_integers),
        cmocka_unit_test(keys_kinds_and_metrics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
