/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/buf.h"

static void empty_is_safe(void **state)
{
    struct buf b = BUF_INIT;

    (void)state;
    assert_string_equal(buf_text(&b), "");
    buf_clear(&b);
    buf_add_n(&b, "", 0);
    assert_string_equal(b.text, "");
    buf_release(&b);
    assert_null(b.text);
    buf_release(&b);
}

static void pieces_add_up(void **state)
{
    struct buf b = BUF_INIT;

    (void)state;
    buf_add(&b, "one");
    buf_add_char(&b, ' ');
    buf_add_n(&b, "two and more", 3);
    buf_pad(&b, '.', 3);
    buf_pad(&b, '!', 0);
    buf_printf(&b, "%d%s", 3, "x");
    assert_string_equal(b.text, "one two...3x");
    assert_int_equal(b.len, 12);
    buf_clear(&b);
    assert_string_equal(b.text, "");
    assert_int_equal(b.len, 0);
    buf_add(&b, "again");
    assert_string_equal(b.text, "again");
    buf_release(&b);
}

/* Every length around the sizes at which memory grows, by each way to append. */
static void printf_grows_at_every_length(void **state)
{
    (void)state;
    for (int n = 0; n < 298; n++) {
        struct buf b = BUF_INIT;

        buf_printf(&b, "%*s|", n, "");
        assert_int_equal(b.len, n + 1);
        assert_int_equal(strlen(b.text), n + 1);
        buf_printf(&b, "%*s", 300 - n, "end");
        assert_int_equal(strlen(b.text), 301);
        assert_string_equal(b.text + 298, "end");
        buf_release(&b);
    }
}

static void holds_a_million_characters(void **state)
{
    struct buf b = BUF_INIT;

    (void)state;
    for (size_t i = 0; i < 1000000; i++) {
        buf_add_char(&b, (char)('a' + i % 26));
    }
    assert_int_equal(b.len, 1000000);
    assert_int_equal(strlen(b.text), 1000000);
    for (size_t i = 0; i < 1000000; i++) {
        assert_true(b.text[i] == (char)('a' + i % 26));
    }
    buf_release(&b);
}

static void keeps_zero_bytes(void **state)
{
    struct buf b = BUF_INIT;

    (void)state;
    buf_add_n(&b, "a\0b", 3);
    assert_int_equal(b.len, 3);
    assert_memory_equal(b.text, "a\0b", 4);
    buf_release(&b);
}

static void numbers_are_short(void **state)
{
    static const struct {
        double x;
        const char *text;
    } cases[] = {
        {0, "0"},
        {-0.0, "-0"},
        {1, "1"},
        {0.1, "0.1"},
        {-2.5, "-2.5"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3, "0.3333333333333333"},
        {84096000000.0, "84096000000"},
        {1e15, "1e+15"},
        {123456789012345.0, "123456789012345"},
        {9007199254740993.0, "9007199254740992"},
        {1e300, "1e+300"},
        {5e-324, "5e-324"},
        {DBL_MAX, "1.7976931348623157e+308"},
        {DBL_MIN, "2.2250738585072014e-308"},
        {NAN, "null"},
        {INFINITY, "null"},
        {-INFINITY, "null"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = BUF_INIT;

        buf_add_number(&b, cases[i].x);
        assert_string_equal(b.text, cases[i].text);
        buf_release(&b);
    }
}

/* 100,000 bit patterns of a fixed sequence: all exponents, subnormal numbers, both signs. */
static void numbers_read_back(void **state)
{
    uint64_t bits = 1;
    struct buf b = BUF_INIT;

    (void)state;
    for (int i = 0; i < 100000; i++) {
        uint64_t pattern;
        double x, back;

        bits = bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        pattern = i % 10 ? bits : bits & UINT64_C(0x800fffffffffffff);
        memcpy(&x, &pattern, sizeof x);
        if (!isfinite(x)) {
            continue;
        }
        buf_clear(&b);
        buf_add_number(&b, x);
        back = strtod(b.text, NULL);
        assert_memory_equal(&back, &x, sizeof x);
        assert_true(b.len <= 24);
    }
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_is_safe),
        cmocka_unit_test(pieces_add_up),
        cmocka_unit_test(printf_grows_at_every_length),
        cmocka_unit_test(holds_a_million_characters),
        cmocka_unit_test(keeps_zero_bytes),
        cmocka_unit_test(numbers_are_short),
        cmocka_unit_test(numbers_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
