/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/effective.h"

/* Equal in everything but places and origins. */
static void same(const struct node *a, const struct node *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->count, b->count);
    if (a->kind == NODE_SCALAR) {
        assert_string_equal(a->text, b->text);
        assert_int_equal(node_is_null(a), node_is_null(b));
    }
    for (size_t i = 0; i < a->count; i++) {
        if (a->kind == NODE_MAPPING) {
            assert_string_equal(a->entries[i].key, b->entries[i].key);
        }
        same(a->entries[i].value, b->entries[i].value);
    }
}

static const struct node *reads_back(struct toy *t, const struct node *n, struct buf *text)
{
    effective_write(n, text);
    const struct node *again = toy_read_n(t, text->text, text->len);

    assert_int_equal(t->diag.errors, 0);
    assert_non_null(again);
    same(n, again);
    return again;
}

static void odd_texts_read_back(void **state)
{
    struct toy *t = *state;
    struct buf b = BUF_INIT;

    reads_back(t,
               toy_read(t,
                        "a: \"two\\nlines\"\nb: 'it''s'\nc: \"null\"\nd: \"~\"\ne: [\"a, b\", c]\n"
                        "f: \"# no comment\"\ng: \"\\x01\\u2028\\uFEFF\"\nh: \"\"\ni: {}\n"
                        "j: []\nk: [{a: 1}, [b, {c: d}], e]\n\"l: m\": 5\n\"-\": x\n"
                        "n: plain text of:several words, [and] more\no: |\n  block\n  text\np: -5\n"
                        "q: \"true\"\n\xC3\xA9: \xF0\x9F\x98\x80\nr: a\\b\ns: \"\\\"\"\n"),
               &b);
    buf_release(&b);
}

/* Of the stem of a file's name. */
static void bytes_that_are_no_text_become_text(void **state)
{
    struct toy *t = *state;
    struct buf b = BUF_INIT;
    struct node *root = node_new(&t->arena, NODE_MAPPING, ORIGIN_DEFAULT, (struct mark){0});
    struct entry e = {.key = "a",
                      .value = node_scalar(&t->arena, ORIGIN_DEFAULT, (struct mark){0}, "w\xff")};

    node_append(&t->arena, root, e);
    effective_write(root, &b);
    assert_non_null(strstr(buf_text(&b), "a: \"w\\uFFFD\" "));
    buf_release(&b);
}

/* A mapping where the text is empty. */
static struct node *put_preset(struct toy *t, struct node *to, const char *key, const char *preset,
                               const char *text)
{
    struct node *n = *text == '\0'
                         ? node_new(&t->arena, NODE_MAPPING, ORIGIN_PRESET, (struct mark){0})
                         : node_scalar(&t->arena, ORIGIN_PRESET, (struct mark){0}, text);

    n->preset = preset;
    node_append(&t->arena, to, (struct entry){.key = key, .value = n});
    return n;
}

/* The comment, if it ends the line that begins so. */
static const char *origin_of(const struct buf *b, const char *line, const char *comment)
{
    const char *at = strstr(b->text, line);
    const char *found = at == NULL ? NULL : strstr(at, comment);

    return found == NULL || strchr(at, '\n') < found ? NULL : found;
}

static void origins_stand_behind_the_values(void **state)
{
    struct toy *t = *state;
    struct buf b = BUF_INIT;
    struct node *n = node_copy(&t->arena, toy_read(t, "a: 1\nb: {c: 2}\n"));
    struct node *inner = put_preset(t, n, "f", "x", "");

    put_preset(t, inner, "g", NULL, "4");
    put_preset(t, inner, "h", "y", "5");
    put_preset(t, inner, "i", NULL, "6");
    node_append(
        &t->arena, n,
        (struct entry){.key = "d",
                       .value = node_scalar(&t->arena, ORIGIN_DEFAULT, (struct mark){0}, "30s")});
    reads_back(t, n, &b);
    assert_non_null(strstr(b.text, "a: 1 "));
    assert_non_null(strstr(b.text, "# toy.yaml:1\n"));
    assert_non_null(strstr(b.text, "  c: 2 "));
    assert_non_null(strstr(b.text, "# toy.yaml:2\n"));
    assert_non_null(strstr(b.text, "# default\n"));
    assert_non_null(origin_of(&b, "  g: 4 ", "# preset x\n"));
    assert_non_null(origin_of(&b, "  h: 5 ", "# preset y\n"));
    assert_non_null(origin_of(&b, "  i: 6 ", "# preset x\n"));
    buf_release(&b);
}

static void writing_what_was_read_changes_nothing(void **state)
{
    struct toy *t = *state;
    struct toy_all *all =
        toy_fill(t, "inner: {depth: 1}\nmap: {a: {depth: 2}}\nlist: [{depth: 3, wait: 1m}]\n"
                    "form: {depth: 4}\nnumbers: [1, 2, 3]\ntext: \"a: b\"\n");
    struct buf once = BUF_INIT, twice = BUF_INIT;
    const struct node *again = reads_back(t, all->item.node, &once);

    reads_back(t, again, &twice);
    buf_release(&once);
    buf_release(&twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOY_TEST(odd_texts_read_back),
        TOY_TEST(bytes_that_are_no_text_become_text),
        TOY_TEST(origins_stand_behind_the_values),
        TOY_TEST(writing_what_was_read_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
