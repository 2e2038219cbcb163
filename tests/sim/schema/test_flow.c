/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sim/schema/document.h"

/* Reads a value and writes it again. */
static void assert_written(const char *text, const char *wanted)
{
    struct arena a;
    struct buf out = BUF_INIT;
    arena_init(&a, 0);
    flow_write(document_value(&a, text, ORIGIN_FILE), &out);
    assert_string_equal(buf_text(&out), wanted);
    struct buf again = BUF_INIT;
    flow_write(document_value(&a, buf_text(&out), ORIGIN_FILE), &again);
    assert_string_equal(buf_text(&again), wanted);
    buf_release(&again);
    buf_release(&out);
    arena_release(&a);
}

static void as_one_would_write_it(void **state)
{
    (void)state;
    assert_written("30s", "30s");
    assert_written("[10s,  30s]", "[10s, 30s]");
    assert_written("{n: 4, list: [a, {b: c}]}", "{n: 4, list: [a, {b: c}]}");
    assert_written("two words", "two words");
}

static void in_quotes_where_it_has_to_be(void **state)
{
    (void)state;
    assert_written("['30']", "[\"30\"]");
    assert_written("[\"a, b\"]", "[\"a, b\"]");
    assert_written("[\"say \\\"x\\\" \\\\ y\"]", "[\"say \\\"x\\\" \\\\ y\"]");
    assert_written("[\"tab\\there\"]", "[\"tab\\x09here\"]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_one_would_write_it),
        cmocka_unit_test(in_quotes_where_it_has_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
