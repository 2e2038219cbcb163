/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/jsonschema_value.h"

static const char *members(struct toy *t, const char *key)
{
    struct buf b = BUF_INIT;
    struct json j;

    json_init(&j, &b);
    json_compact(&j);
    json_object(&j);
    jsonschema_value(&j, field_find(&toy_section, key));
    json_end(&j);
    json_finish(&j);
    b.text[b.len - 1] = '\0';
    const char *text = arena_strdup(&t->arena, b.text);

    buf_release(&b);
    return text;
}

static void types_become_schemas(void **state)
{
    struct toy *t = *state;

    assert_string_equal(members(t, "integer"),
                        "{\"type\": \"integer\", \"minimum\": 1, \"maximum\": 10}");
    assert_string_equal(members(t, "rate"), "{\"$ref\": \"#/$defs/rate\"}");
    assert_string_equal(members(t, "dist"), "{\"$ref\": \"#/$defs/distribution\"}");
    assert_string_equal(members(t, "amount"), "{\"$ref\": \"#/$defs/number_distribution\"}");
    assert_string_equal(members(t, "skew"), "{\"$ref\": \"#/$defs/signed_duration\"}");
    assert_string_equal(members(t, "flag"), "{\"type\": \"boolean\"}");
    assert_string_equal(members(t, "choice"), "{\"enum\": [\"red\", \"green\"]}");
    assert_string_equal(members(t, "text"), "{\"type\": [\"string\", \"number\", \"boolean\"]}");
    assert_string_equal(
        members(t, "durations"),
        "{\"type\": \"object\", \"additionalProperties\": {\"$ref\": \"#/$defs/duration\"}}");
}

static const char *default_of(struct toy *t, const char *def)
{
    const struct field f = {.def = def};
    struct buf b = BUF_INIT;
    struct json j;

    json_init(&j, &b);
    jsonschema_default(&j, &f);
    json_finish(&j);
    b.text[b.len - 1] = '\0';
    const char *text = arena_strdup(&t->arena, b.text);

    buf_release(&b);
    return text;
}

static void defaults_have_the_type_that_yaml_sees(void **state)
{
    struct toy *t = *state;

    assert_string_equal(default_of(t, "5"), "5");
    assert_string_equal(default_of(t, "true"), "true");
    assert_string_equal(default_of(t, "30s"), "\"30s\"");
    assert_string_equal(default_of(t, "20%"), "\"20%\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(types_become_schemas),
        TOY_TEST(defaults_have_the_type_that_yaml_sees),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
