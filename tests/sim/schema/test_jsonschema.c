/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That the schema is valid and accepts what the loader accepts is tested with a validator in
 * tests/sim/scenario/schema_accepts.py; here stands what it must say. */
#include "tests/sim/schema/toy.h"

#include "sim/schema/jsonschema.h"

/* JSON is YAML: the reader of scenarios reads it. */
static const struct node *schema(struct toy *t)
{
    struct buf b = BUF_INIT;

    jsonschema_write(&toy_section, "Toy", &b);
    const struct node *n = toy_read_n(t, b.text, b.len);

    buf_release(&b);
    assert_non_null(n);
    assert_int_equal(t->diag.errors, 0);
    return n;
}

static const struct node *walk(const struct node *n, const char *a, const char *b, const char *c)
{
    n = node_get(n, a);
    n = n == NULL || b == NULL ? n : node_get(n, b);
    return n == NULL || c == NULL ? n : node_get(n, c);
}

static void it_declares_its_draft(void **state)
{
    const struct node *n = schema(*state);

    assert_string_equal(node_get(n, "$schema")->text,
                        "https://json-schema.org/draft/2020-12/schema");
    assert_string_equal(node_get(n, "title")->text, "Toy");
    assert_string_equal(walk(n, "then", "$ref", NULL)->text, "#/$defs/overlay");
}

static void a_whole_document_requires_and_an_overlay_does_not(void **state)
{
    const struct node *n = schema(*state), *inner;

    inner = walk(walk(n, "$defs", "whole", "properties"), "map", "additionalProperties", NULL);
    assert_string_equal(node_get(inner, "required")->entries[0].value->text, "depth");
    assert_string_equal(node_get(inner, "additionalProperties")->text, "false");
    inner = walk(walk(n, "$defs", "overlay", "properties"), "map", "anyOf", NULL);
    inner = walk(inner->entries[0].value, "additionalProperties", "anyOf", NULL);
    assert_null(node_get(inner->entries[0].value, "required"));
    assert_string_equal(node_get(inner->entries[1].value, "type")->text, "null");
}

static void fields_keep_their_bounds(void **state)
{
    const struct node *p = walk(schema(*state), "$defs", "whole", "properties");

    assert_string_equal(walk(p, "integer", "maximum", NULL)->text, "10");
    assert_string_equal(walk(p, "integer", "default", NULL)->text, "5");
    assert_string_equal(walk(p, "numbers", "maxItems", NULL)->text, "3");
    assert_int_equal(walk(p, "choice", "enum", NULL)->count, 2);
    assert_int_equal(walk(p, "form", "anyOf", NULL)->count, 3);
    assert_int_equal(walk(p, "later", "not", NULL)->count, 0);
    assert_string_equal(walk(p, "fixed", "const", NULL)->text, "false");
    assert_string_equal(walk(p, "map", "minProperties", NULL)->text, "1");
    assert_string_equal(walk(p, "list", "maxItems", NULL)->text, "3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(it_declares_its_draft),
        TOY_TEST(a_whole_document_requires_and_an_overlay_does_not),
        TOY_TEST(fields_keep_their_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
