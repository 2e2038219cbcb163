/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/units.h"

typedef const char *parse_fn(struct arena *a, const char *s, double *ret);

struct value {
    const char *text;
    double x;
};

struct mistake {
    const char *text, *message;
};

static void check_values(parse_fn *parse, const struct value *values, size_t count)
{
    struct arena a = {0};

    for (size_t i = 0; i < count; i++) {
        double x = -42;

        assert_null(parse(&a, values[i].text, &x));
        assert_memory_equal(&x, &values[i].x, sizeof x);
    }
    arena_release(&a);
}

static void check_mistakes(parse_fn *parse, const struct mistake *mistakes, size_t count)
{
    struct arena a = {0};

    for (size_t i = 0; i < count; i++) {
        double x = -42;
        const char *wrong = parse(&a, mistakes[i].text, &x);

        assert_non_null(wrong);
        assert_string_equal(wrong, mistakes[i].message);
        assert_true(x == -42);
    }
    arena_release(&a);
}

#define CHECK(values, mistakes, parse)                                                             \
    check_values(parse, values, sizeof(values) / sizeof *(values));                                \
    check_mistakes(parse, mistakes, sizeof(mistakes) / sizeof *(mistakes))

static void numbers(void **state)
{
    static const struct value values[] = {
        {"0", 0},
        {"-0", -0.0},
        {"1", 1},
        {"+1", 1},
        {"-2.5", -2.5},
        {"0.1", 0.1},
        {".5", 0.5},
        {"1e3", 1000},
        {"1E-3", 1e-3},
        {"1e+300", 1e300},
        {"5e-324", 5e-324},
        {"0e-999", 0},
        {"007", 7},
        {"0.30000000000000004", 0.1 + 0.2},
        {"1.7976931348623157e308", DBL_MAX},
    };
    static const struct mistake mistakes[] = {
        {"", "a number is wanted, such as 1.5"},
        {"1 000", "a number has no white space in it: 1000?"},
        {"nan", "a number is wanted"},
        {"inf", "a number is wanted"},
        {"-inf", "a number is wanted"},
        {"abc", "a number is wanted"},
        {"-", "a number is wanted"},
        {".", "a number is wanted"},
        {"5.", "a number is wanted"},
        {"e5", "a number is wanted"},
        {"0x10", "a plain number is wanted: 0?"},
        {"30s", "a plain number is wanted: 30?"},
        {"1,5", "a plain number is wanted: 1?"},
        {"1e", "a plain number is wanted: 1?"},
        {"1e+", "a plain number is wanted: 1?"},
        {"--1", "a number is wanted"},
        {"1e309", "beyond the range of numbers"},
        {"-1e309", "beyond the range of numbers"},
        {"1e-400", "beyond the range of numbers"},
        {"1e99999999999999999999", "beyond the range of numbers"},
        {"1e-99999999999999999999", "beyond the range of numbers"},
    };

    (void)state;
    CHECK(values, mistakes, units_number);
}

static void shares(void **state)
{
    static const struct value values[] = {
        {"0", 0},           {"0%", 0},      {"20%", 0.2},       {"0.2", 0.2},
        {"99.99%", 0.9999}, {"7%", 0.07},   {"100%", 1},        {"0.01%", 0.0001},
        {"150%", 1.5},      {"-5%", -0.05}, {"1e-3%", 0.00001}, {"2E1%", 0.2},
        {".5%", 0.005},     {"29%", 0.29},  {"57%", 0.57},      {"33.333%", 0.33333},
    };
    static const struct mistake mistakes[] = {
        {"", "a share is wanted, such as 20%"},
        {"20 %", "a share has no white space in it: 20%?"},
        {"%", "a share is a number such as 0.2 or 20%"},
        {"20%%", "a share is a number such as 0.2 or 20%"},
        {"20pct", "a share is a number such as 0.2 or 20%"},
        {"nan", "a share is a number such as 0.2 or 20%"},
        {"nan%", "a share is a number such as 0.2 or 20%"},
        {"0x1%", "a share is a number such as 0.2 or 20%"},
        {"1e999%", "beyond the range of numbers"},
    };

    (void)state;
    CHECK(values, mistakes, units_share);
}

static void rates(void **state)
{
    static const struct value values[] = {
        {"800/s", 800}, {"50/m", 50.0 / 60},       {"5/h", 5.0 / 3600}, {"1/d", 1.0 / 86400},
        {"0/s", 0},     {"2/y", 2.0 / 31536000.0}, {"1e3/s", 1000},     {"0.5/s", 0.5},
    };
    static const struct mistake mistakes[] = {
        {"", "a rate is wanted, such as 800/s"},
        {"800", "a rate needs a unit: 800/s?"},
        {"0", "a rate needs a unit: 0/s?"},
        {"800s", "a rate needs a unit: 800/s?"},
        {"800 /s", "a rate has no white space in it: 800/s?"},
        {"800/", "a rate is per s, m, h, d or y: 800/s?"},
        {"800/sec", "a rate is per s, m, h, d or y: 800/s?"},
        {"800/min", "a rate is per s, m, h, d or y: 800/m?"},
        {"800 per minute", "a rate has no white space in it: 800/m?"},
        {"10%", "a rate is a number and a unit, such as 800/s"},
        {"99.9 %", "a rate has no white space in it, as in 800/s"},
        {"800/ms", "a rate is per s, m, h, d or y: 800/s?"},
        {"800/us", "a rate is per s, m, h, d or y: 800/s?"},
        {"800/s/s", "a rate is per s, m, h, d or y: 800/s?"},
        {"-1/s", "a rate cannot be negative"},
        {"/s", "a rate is a number and a unit, such as 800/s"},
        {"inf/s", "a rate is a number and a unit, such as 800/s"},
        {"1e999/s", "beyond the range of numbers"},
    };

    (void)state;
    CHECK(values, mistakes, units_rate);
}

static void sizes(void **state)
{
    static const struct value values[] = {
        {"0B", 0},
        {"100B", 100},
        {"2KB", 2000},
        {"1MB", 1e6},
        {"1GB", 1e9},
        {"1.5TB", 15e11},
        {"4KiB", 4096},
        {"1MiB", 1048576},
        {"1GiB", 1073741824},
        {"1TiB", 1099511627776.0},
        {"0.5KB", 500},
        {"1e3B", 1000},
    };
    static const char units[] = "B, KB, MB, GB, TB, KiB, MiB, GiB or TiB";
    static const struct mistake mistakes[] = {
        {"", "a size is wanted, such as 2KB"},
        {"2", "a size needs a unit: 2KB?"},
        {"0", "a size needs a unit: 0KB?"},
        {"2 KB", "a size has no white space in it: 2KB?"},
        {"KB", "a size is a number and a unit, such as 2KB"},
        {"-2KB", "a size cannot be negative"},
        {"1e308KB", "beyond the range of numbers"},
        {"1e309B", "beyond the range of numbers"},
    };
    struct arena a = {0};
    double x = -42;

    (void)state;
    CHECK(values, mistakes, units_size);
    assert_string_equal(units_size(&a, "2kb", &x), "no unit of size is called kb: 2KB?");
    assert_string_equal(units_size(&a, "1.5mib", &x), "no unit of size is called mib: 1.5MiB?");
    assert_non_null(strstr(units_size(&a, "2KBs", &x), "no unit of size is called KBs: "));
    assert_non_null(strstr(units_size(&a, "2KBs", &x), units));
    assert_true(x == -42);
    arena_release(&a);
}

static void integers(void **state)
{
    static const char whole[] = "a whole number is wanted";
    static const char range[] = "beyond the range of whole numbers (64 bits)";
    static const struct mistake mistakes[] = {
        {"", "a whole number is wanted, such as 3"},
        {"1 0", "a whole number has no white space in it: 10?"},
        {"1.5", whole},
        {"1.0", whole},
        {"1e3", whole},
        {"0x10", whole},
        {"-", whole},
        {"+-1", whole},
        {"3x", whole},
        {"9223372036854775808", range},
        {"-9223372036854775809", range},
        {"99999999999999999999999999", range},
    };
    struct arena a = {0};
    int64_t x = 0;

    (void)state;
    assert_null(units_integer(&a, "0", &x));
    assert_true(x == 0);
    assert_null(units_integer(&a, "+17", &x));
    assert_true(x == 17);
    assert_null(units_integer(&a, "0010", &x));
    assert_true(x == 10);
    assert_null(units_integer(&a, "9223372036854775807", &x));
    assert_true(x == INT64_MAX);
    assert_null(units_integer(&a, "-9223372036854775808", &x));
    assert_true(x == INT64_MIN);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        assert_string_equal(units_integer(&a, mistakes[i].text, &x), mistakes[i].message);
        assert_true(x == INT64_MIN);
    }
    arena_release(&a);
}

/* The exponent is behind the number that is read, not somewhere in what follows. */
static void digits_may_be_many(void **state)
{
    enum { LENGTH = 10000 };
    char *text = malloc(LENGTH + 10);
    struct arena a = {0};
    double x = 0;

    (void)state;
    memset(text, '0', LENGTH);
    text[1] = '.';
    strcpy(text + LENGTH, "1e10000%");
    assert_null(units_share(&a, text, &x));
    assert_true(x == 1e-1);
    free(text);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers), cmocka_unit_test(shares),   cmocka_unit_test(rates),
        cmocka_unit_test(sizes),   cmocka_unit_test(integers), cmocka_unit_test(digits_may_be_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
