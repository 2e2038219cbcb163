/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/explain.h"

static void fields_tell_everything(void **state)
{
    struct buf b = BUF_INIT;

    (void)state;
    assert_true(explain_path(&toy_section, "integer", &b));
    assert_string_equal(buf_text(&b), "integer (whole number)\n"
                                      "  A whole number.\n"
                                      "  allowed: 1 to 10\n"
                                      "  default: 5\n"
                                      "  source: assumption: a toy\n");
    buf_clear(&b);
    assert_true(explain_path(&toy_section, "choice", &b));
    assert_non_null(strstr(buf_text(&b), "choice (red or green)"));
    assert_non_null(strstr(buf_text(&b), "blue: like the sky (not supported yet)"));
    buf_clear(&b);
    assert_true(explain_path(&toy_section, "later", &b));
    assert_non_null(strstr(buf_text(&b), "not supported yet"));
    buf_clear(&b);
    assert_true(explain_path(&toy_section, "idle", &b));
    assert_non_null(strstr(buf_text(&b), "has no effect yet"));
    assert_non_null(strstr(buf_text(&b), "since: 0.2\n"));
    buf_release(&b);
}

static void any_name_or_index_will_do(void **state)
{
    static const char *const known[] = {
        "map.x.depth", "map.*.depth", "map.x", "list[0].depth", "list[].depth", "list[*].depth",
        "list[7]",     "map",         "form",  "form.depth",    "inner.wait",   "list",
    };
    static const char *const unknown[] = {
        "",        "x",          "map.x.y", "list.depth", "integer.x", "map[0]",
        "list[x]", "integer[0]", "map..x",  "inner.",     "list[",
    };
    struct buf b = BUF_INIT;
    (void)state;

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        buf_clear(&b);
        if (!explain_path(&toy_section, known[i], &b) || b.len == 0) {
            fail_msg("%s is not known", known[i]);
        }
    }
    buf_clear(&b);
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        if (explain_path(&toy_section, unknown[i], &b) || b.len > 0) {
            fail_msg("%s is known", unknown[i]);
        }
    }
    buf_release(&b);
}

static void count_path(void *to, const char *path, const struct field *f)
{
    struct buf b = BUF_INIT;

    assert_non_null(f);
    assert_true(explain_path(&toy_section, path, &b));
    buf_release(&b);
    ++*(size_t *)to;
}

static void each_path_explains_itself(void **state)
{
    size_t count = 0;

    (void)state;
    explain_each(&toy_section, count_path, &count);
    assert_int_equal(count, toy_section.count + 5 * toy_inner_section.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_tell_everything),
        cmocka_unit_test(any_name_or_index_will_do),
        cmocka_unit_test(each_path_explains_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
