/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/value.h"

/* Reads the text as the value of a field of the toy; the code of the error, or "". */
static const char *code_of(struct toy *t, const char *key, const char *text, void *slot)
{
    const struct node *n = toy_read(t, arena_printf(&t->arena, "%s: %s\n", key, text));
    const struct field *f = field_find(&toy_section, key);

    assert_non_null(n);
    toy_forget(t);
    int status = value_read(&t->reader, f, node_get(n, key), path_key(&t->arena, NULL, key), slot);

    assert_int_equal(status, t->diag.errors == 0 ? 0 : -1);
    assert_true(t->diag.errors <= 1);
    if (t->diag.errors == 0) {
        return "";
    }
    assert_string_equal(t->diag.first->path, key);
    assert_int_equal(t->diag.first->mark.line, 1);
    return t->diag.first->code;
}

static void bounds_are_in_or_out(void **state)
{
    static const struct {
        const char *key, *text, *code;
    } cases[] = {
        {"integer", "1", ""},          {"integer", "10", ""},
        {"integer", "0", "S206"},      {"integer", "11", "S206"},
        {"integer", "5.0", "S205"},    {"integer", "1e1", "S205"},
        {"integer", "0x5", "S205"},    {"integer", "\"5\"", "S205"},
        {"integer", "five", "S205"},   {"integer", "99999999999999999999", "S205"},
        {"number", "-1", ""},          {"number", "1.0", ""},
        {"number", "1.01", "S206"},    {"number", ".nan", "S205"},
        {"number", ".inf", "S205"},    {"number", "'0'", "S205"},
        {"share", "0.5", ""},          {"share", "50%", ""},
        {"share", "\"50%\"", ""},      {"share", "0", "S206"},
        {"share", "100%", "S206"},     {"share", "99.99%", ""},
        {"share", "-1%", "S206"},      {"share", "50 %", "S205"},
        {"share", "half", "S205"},     {"rate", "800/s", ""},
        {"rate", "0/s", ""},           {"rate", "800", "S205"},
        {"rate", "-1/s", "S205"},      {"rate", "8/w", "S205"},
        {"size", "2KB", ""},           {"size", "2", "S205"},
        {"size", "2 KB", "S205"},      {"duration", "1s", ""},
        {"duration", "60s", ""},       {"duration", "1m", ""},
        {"duration", "999ms", "S206"}, {"duration", "61s", "S206"},
        {"duration", "30", "S205"},    {"duration", "-5s", "S205"},
        {"duration", "\"30s\"", ""},   {"duration", "[30s]", "S203"},
        {"duration", "{}", "S203"},    {"duration", "~", "S204"},
        {"duration", "", "S204"},      {"duration", "300y", "S205"},
        {"skew", "-1m", ""},           {"skew", "-61s", "S206"},
        {"skew", "--5s", "S205"},      {"skew", "-5", "S205"},
    };
    struct toy *t = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        union {
            int64_t integer;
            double number;
            simtime time;
        } slot;
        const char *code = code_of(t, cases[i].key, cases[i].text, &slot);

        if (strcmp(code, cases[i].code) != 0) {
            fail_msg("%s: %s gave '%s'", cases[i].key, cases[i].text, code);
        }
    }
}

static void values_are_stored(void **state)
{
    struct toy *t = *state;
    int64_t integer = 0;
    double x = 0;
    simtime time = 0;
    uint64_t seed = 0;
    bool flag = false;
    const char *text = NULL;
    struct name name = {0};
    int choice = -1;

    assert_string_equal(code_of(t, "integer", "7", &integer), "");
    assert_int_equal(integer, 7);
    assert_string_equal(code_of(t, "share", "20%", &x), "");
    assert_true(x == 0.2);
    assert_string_equal(code_of(t, "rate", "120/m", &x), "");
    assert_true(x == 2);
    assert_string_equal(code_of(t, "duration", "1s", &time), "");
    assert_int_equal(time, SIMTIME_SECOND);
    assert_string_equal(code_of(t, "skew", "-1.5s", &time), "");
    assert_int_equal(time, -3 * SIMTIME_SECOND / 2);
    assert_string_equal(code_of(t, "seed", "18446744073709551615", &seed), "");
    assert_true(seed == UINT64_MAX);
    assert_string_equal(code_of(t, "seed", "18446744073709551616", &seed), "S205");
    assert_string_equal(code_of(t, "seed", "-1", &seed), "S205");
    assert_string_equal(code_of(t, "flag", "true", &flag), "");
    assert_true(flag);
    assert_string_equal(code_of(t, "text", "12", &text), "");
    assert_string_equal(text, "12");
    assert_string_equal(code_of(t, "text", "\"\"", &text), "");
    assert_string_equal(code_of(t, "name", "we", &name), "");
    assert_string_equal(name.text, "we");
    assert_int_equal(name.mark.column, 7);
    assert_string_equal(code_of(t, "name", "\"\"", &name), "S205");
    assert_string_equal(code_of(t, "choice", "red", &choice), "");
    assert_int_equal(choice, TOY_RED);
}

static void only_true_and_false_are_booleans(void **state)
{
    struct toy *t = *state;
    static const char *const yes[] = {"yes", "on", "True", "TRUE", "y", "1", "\"true\""};
    static const char *const no[] = {"no", "off", "False", "N", "0", "'false'"};
    bool flag = true;

    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        assert_string_equal(code_of(t, "flag", yes[i], &flag), "S208");
        assert_string_equal(t->diag.first->hint, "write true");
    }
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
        assert_string_equal(code_of(t, "flag", no[i], &flag), "S208");
        assert_string_equal(t->diag.first->hint, "write false");
    }
    assert_string_equal(code_of(t, "flag", "maybe", &flag), "S208");
    assert_null(t->diag.first->hint);
    assert_true(flag);
}

static void choices_are_hinted_and_later_ones_refused(void **state)
{
    struct toy *t = *state;
    int choice = -1;

    assert_string_equal(code_of(t, "choice", "rde", &choice), "S207");
    assert_string_equal(t->diag.first->hint, "did you mean red?");
    assert_non_null(strstr(t->diag.first->message, "red or green"));
    assert_string_equal(code_of(t, "choice", "blue", &choice), "S402");
    assert_int_equal(choice, -1);
}

static void ranges_are_told_in_the_field_s_unit(void **state)
{
    static const struct {
        const char *key, *text;
    } cases[] = {{"integer", "1 to 10"},   {"share", "above 0%, below 100%"},
                 {"duration", "1s to 1m"}, {"skew", "-1m to 1m"},
                 {"amount", "at least 0"}, {"rate", "at least 0/s"},
                 {"size", "at least 0B"}};
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf b = BUF_INIT;

        value_print_range(field_find(&toy_section, cases[i].key), &b);
        assert_string_equal(buf_text(&b), cases[i].text);
        buf_release(&b);
    }
}

static void names_must_fit_into_paths(void **state)
{
    (void)state;
    assert_null(value_check_name("we"));
    assert_null(value_check_name("West Europe-1_b"));
    assert_null(value_check_name("\xC3\xA9"));
    assert_non_null(value_check_name(""));
    assert_non_null(value_check_name("~"));
    assert_non_null(value_check_name("a.b"));
    assert_non_null(value_check_name("a[0]"));
    assert_non_null(value_check_name("a=b"));
    assert_non_null(value_check_name("a/b"));
    assert_non_null(value_check_name("a\tb"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(bounds_are_in_or_out),
        TOY_TEST(values_are_stored),
        TOY_TEST(only_true_and_false_are_booleans),
        TOY_TEST(choices_are_hinted_and_later_ones_refused),
        TOY_TEST(ranges_are_told_in_the_field_s_unit),
        TOY_TEST(names_must_fit_into_paths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
