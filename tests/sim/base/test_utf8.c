/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sim/base/utf8.h"

static void every_point_decodes(void **state)
{
    (void)state;
    for (uint32_t p = 0; p <= 0x10ffff; p++) {
        char s[4];
        size_t n = p < 0x80 ? 1 : p < 0x800 ? 2 : p < 0x10000 ? 3 : 4;
        bool surrogate = p >= 0xd800 && p <= 0xdfff, valid;
        uint32_t rest = p, point;

        for (size_t i = n; i-- > 1; rest >>= 6) {
            s[i] = (char)(0x80 | (rest & 0x3f));
        }
        s[0] = (char)(n == 1 ? rest : (0xf00u >> n) | rest);
        assert_int_equal(utf8_decode(s, n, &point, &valid), surrogate ? 1 : n);
        assert_int_equal(valid, !surrogate);
        assert_int_equal(point, surrogate ? (uint32_t)UTF8_REPLACEMENT : p);
        if (n > 1) { /* cut short */
            assert_int_equal(utf8_decode(s, n - 1, &point, &valid), 1);
            assert_false(valid);
        }
    }
}

static void invalid_is_found(void **state)
{
    static const struct {
        const char *text;
        size_t offset;
    } cases[] = {
        {"\x80", 0},             /* a continuation alone */
        {"ab\xff", 2},           /* never occurs */
        {"\xc0\xaf", 0},         /* overlong */
        {"\xc1\xbf", 0},         /* overlong */
        {"a\xe0\x80\xaf", 1},    /* overlong */
        {"\xf0\x80\x80\xaf", 0}, /* overlong */
        {"\xed\xa0\x80", 0},     /* surrogate */
        {"\xf4\x90\x80\x80", 0}, /* above U+10FFFF */
        {"\xf5\x80\x80\x80", 0}, /* above U+10FFFF */
        {"ok \xe2\x82", 3},      /* cut */
        {"\xc3\xa9\xc3(", 2},    /* continuation missing */
    };
    size_t offset;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(utf8_valid(cases[i].text, strlen(cases[i].text), &offset));
        assert_int_equal(offset, cases[i].offset);
    }
    assert_true(utf8_valid("", 0, &offset));
    assert_true(utf8_valid("a\0b", 3, &offset));
    assert_true(utf8_valid("Z\xc3\xbcrich \xe2\x82\xac \xf0\x9f\x98\x80", 16, &offset));
}

static void width_counts_characters(void **state)
{
    (void)state;
    assert_int_equal(utf8_width("", 0), 0);
    assert_int_equal(utf8_width("abc", 3), 3);
    assert_int_equal(utf8_width("Z\xc3\xbcrich", 7), 6);
    assert_int_equal(utf8_width("\xff\xfe", 2), 2);
    assert_int_equal(utf8_width("\xe2\x82", 2), 2);
}

static void controls_are_known(void **state)
{
    static const uint32_t controls[] = {0,      '\n',   0x1b,   0x7f,   0x80,   0x9f,
                                        0x2028, 0x2029, 0x202e, 0x2066, 0x2069, 0x200f};
    static const uint32_t others[] = {' ', '~', 0xa0, 0xe9, 0x2027, 0x202f, 0x20ac, 0x1f600};

    (void)state;
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) {
        assert_true(utf8_is_control(controls[i]));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(utf8_is_control(others[i]));
    }
}

static void shown_is_harmless(void **state)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"", ""},
        {"Z\xc3\xbcrich ~", "Z\xc3\xbcrich ~"},
        {"a\033[31mred\n\tnew\r\x7f", "a?[31mred? new??"},
        {"\xc2\x9b"
         "31m\xe2\x80\xae",
         "?31m?"},
        {"\xff\xe2\x82", "???"},
    };
    struct buf out = BUF_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_clear(&out);
        utf8_show(&out, cases[i].text);
        assert_string_equal(buf_text(&out), cases[i].shown);
    }
    buf_clear(&out);
    assert_int_equal(utf8_show_one(&out, "\xc3\xbcx", 3), 2);
    assert_string_equal(buf_text(&out), "\xc3\xbc");
    buf_release(&out);
}

static void long_ones_are_cut_off(void **state)
{
    struct buf out = BUF_INIT;

    (void)state;
    utf8_show_within(&out,
                     "\xc3\xbc"
                     "bel",
                     4);
    assert_string_equal(buf_text(&out), "\xc3\xbc"
                                        "bel");
    buf_clear(&out);
    utf8_show_within(&out,
                     "\xc3\xbc"
                     "b\nler",
                     4);
    assert_string_equal(buf_text(&out), "\xc3\xbc"
                                        "b?…");
    buf_clear(&out);
    utf8_show_within(&out, "", 4);
    assert_string_equal(buf_text(&out), "");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_point_decodes),     cmocka_unit_test(invalid_is_found),
        cmocka_unit_test(width_counts_characters), cmocka_unit_test(controls_are_known),
        cmocka_unit_test(shown_is_harmless),       cmocka_unit_test(long_ones_are_cut_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
