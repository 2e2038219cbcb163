/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "sim/base/json.h"
#include "tests/sim/base/death.h"

static void document_is_laid_out(void **state)
{
    struct buf out = BUF_INIT;
    struct json j;

    (void)state;
    json_init(&j, &out);
    json_object(&j);
    json_key(&j, "name");
    json_string(&j, "pair");
    json_key(&j, "ci95");
    json_compact(&j);
    json_array(&j);
    json_number(&j, 60.1);
    json_number(&j, NAN);
    json_object(&j);
    json_key(&j, "a");
    json_null(&j);
    json_key(&j, "b");
    json_bool(&j, false);
    json_end(&j);
    json_end(&j);
    json_key(&j, "list");
    json_array(&j);
    json_integer(&j, INT64_MIN);
    json_unsigned(&j, UINT64_MAX);
    json_end(&j);
    json_key(&j, "empty");
    json_object(&j);
    json_end(&j);
    json_key(&j, "none");
    json_array(&j);
    json_end(&j);
    json_end(&j);
    json_finish(&j);
    assert_string_equal(out.text, "{\n"
                                  "  \"name\": \"pair\",\n"
                                  "  \"ci95\": [60.1, null, {\"a\": null, \"b\": false}],\n"
                                  "  \"list\": [\n"
                                  "    -9223372036854775808,\n"
                                  "    18446744073709551615\n"
                                  "  ],\n"
                                  "  \"empty\": {},\n"
                                  "  \"none\": []\n"
                                  "}\n");
    buf_release(&out);
}

static void compact_holds_for_one_container(void **state)
{
    struct buf out = BUF_INIT;
    struct json j;

    (void)state;
    json_init(&j, &out);
    json_array(&j);
    for (int i = 0; i < 2; i++) {
        json_compact(&j);
        json_object(&j);
        json_key(&j, "i");
        json_integer(&j, i);
        json_key(&j, "in");
        json_compact(&j); /* already on one line */
        json_array(&j);
        json_end(&j);
        json_end(&j);
    }
    json_array(&j);
    json_bool(&j, true);
    json_end(&j);
    json_end(&j);
    json_finish(&j);
    assert_string_equal(out.text, "[\n  {\"i\": 0, \"in\": []},\n  {\"i\": 1, \"in\": []},\n"
                                  "  [\n    true\n  ]\n]\n");
    buf_release(&out);
}

static void check_string(const char *s, const char *expected)
{
    struct buf out = BUF_INIT;
    struct json j;

    json_init(&j, &out);
    json_string(&j, s);
    json_finish(&j);
    assert_string_equal(out.text, expected);
    buf_release(&out);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    check_string("", "\"\"\n");
    check_string(NULL, "null\n");
    check_string("a\"b\\c/", "\"a\\\"b\\\\c/\"\n");
    check_string("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"\n");
    check_string("\x01\x1b\x1f\x7f", "\"\\u0001\\u001b\\u001f\\u007f\"\n");
    check_string("Z\xc3\xbcrich \xf0\x9f\x98\x80", "\"Z\xc3\xbcrich \xf0\x9f\x98\x80\"\n");
    check_string("\xff|\xe2\x82|\xc0\xaf",
                 "\"\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf\xbd\"\n");
}

/* Keys go the same way as strings. */
static void keys_are_escaped(void **state)
{
    struct buf out = BUF_INIT;
    struct json j;

    (void)state;
    json_init(&j, &out);
    json_object(&j);
    json_key(&j, "a\"\n");
    json_null(&j);
    json_end(&j);
    json_finish(&j);
    assert_string_equal(out.text, "{\n  \"a\\\"\\n\": null\n}\n");
    buf_release(&out);
}

static void depth_reaches_the_limit(void **state)
{
    struct buf out = BUF_INIT;
    struct json j;

    (void)state;
    json_init(&j, &out);
    json_compact(&j);
    for (int i = 0; i < JSON_DEPTH - 1; i++) {
        json_array(&j);
    }
    for (int i = 0; i < JSON_DEPTH - 1; i++) {
        json_end(&j);
    }
    json_finish(&j);
    assert_int_equal(out.len, 2 * (JSON_DEPTH - 1) + 1);
    buf_release(&out);
}

/* Each letter is one call: o object, a array, k key, n null, e end, f finish. */
static void play(void *subject)
{
    struct buf out = BUF_INIT;
    struct json j;

    json_init(&j, &out);
    for (const char *s = subject; *s; s++) {
        switch (*s) {
        case 'o':
            json_object(&j);
            break;
        case 'a':
            json_array(&j);
            break;
        case 'k':
            json_key(&j, "key");
            break;
        case 'n':
            json_null(&j);
            break;
        case 'e':
            json_end(&j);
            break;
        default:
            json_finish(&j);
        }
    }
    buf_release(&out);
}

static void misuse_is_a_bug(void **state)
{
    char wrong[][8] = {"ak", "on", "okk", "oke", "e", "nn", "k", "f", "af", "okf", "nne", "aeae"};
    char right[][8] = {"nf", "aef", "oknef", "aanenef"};
    char deep[JSON_DEPTH + 1] = {0};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct death d = death_of(play, wrong[i]);

        assert_true(d.aborted);
        assert_non_null(strstr(d.message, "json.c"));
    }
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_int_equal(death_of(play, right[i]).exit_status, 99);
    }
    memset(deep, 'a', JSON_DEPTH);
    assert_true(death_of(play, deep).aborted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_is_laid_out),
        cmocka_unit_test(compact_holds_for_one_container),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(keys_are_escaped),
        cmocka_unit_test(depth_reaches_the_limit),
        cmocka_unit_test(misuse_is_a_bug),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
