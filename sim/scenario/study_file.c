/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/study_file.h"

#include <string.h>

#include "sim/base/names.h"
#include "sim/scenario/bundled.h"
#include "sim/schema/document.h"
#include "sim/schema/flow.h"
#include "sim/schema/text.h"

struct study {
    struct arena *arena;
    struct diag *diag;
    const char *file, *command;
    bool sizes; /* it says that it is one for `size`, which has more keys */
    struct study_file *out;
};

/* The last three of `size` alone. */
static const char *const keys[] = {"design",   "metrics",    "ninefold", "replications",
                                   "scenario", "set",        "study",    "vary",
                                   "budget",   "confidence", "minimise"};
enum { KEYS = sizeof keys / sizeof *keys, KEYS_OF_SIZE = 3 };

static const char *finish(struct study *s, struct buf *text)
{
    const char *copy = arena_strdup(s->arena, buf_text(text));

    buf_release(text);
    return copy;
}

static const struct node *take(struct study *s, const struct node *root, const char *key,
                               enum node_kind kind, const char *wanted)
{
    const struct node *n = node_get(root, key);

    if (n != NULL && (n->kind != kind || node_is_null(n))) {
        diag_error(s->diag, "S203", n->mark, key, "found %s, expected %s", node_kind_name(n),
                   wanted);
        return NULL;
    }
    return n;
}

static const char *take_text(struct study *s, const struct node *root, const char *key)
{
    const struct node *n = take(s, root, key, NODE_SCALAR, "a single value");

    return n == NULL ? NULL : n->text;
}

static const char *take_word(struct study *s, const struct node *root, const char *key,
                             struct mark *ret_mark)
{
    const char *text = take_text(s, root, key);

    if (text != NULL) {
        *ret_mark = node_get(root, key)->mark;
    }
    return text;
}

static struct study_words words_for(struct study *s, size_t count)
{
    return (struct study_words){.items = arena_array(s->arena, count + 1, sizeof(char *)),
                                .from =
                                    arena_array(s->arena, count + 1, sizeof(struct quotation *))};
}

/* from: one quotation a value of it. */
static void add_word(struct study_words *words, const char *text, const struct quotation *from)
{
    words->from[words->count] = from;
    words->items[words->count++] = text;
}

static struct quotation *quotations(struct study *s, size_t count)
{
    return arena_array(s->arena, count, sizeof(struct quotation));
}

static void read_set(struct study *s, const struct node *root)
{
    const struct node *n = take(s, root, "set", NODE_MAPPING, "a mapping from paths to values");

    s->out->set = words_for(s, n == NULL ? 0 : n->count);
    for (size_t i = 0; n != NULL && i < n->count; i++) {
        struct buf text = BUF_INIT;

        buf_printf(&text, "%s=", n->entries[i].key);
        flow_write(n->entries[i].value, &text);
        struct quotation *from = quotations(s, 1);
        *from = (struct quotation){n->entries[i].key_mark, n->entries[i].value->mark};
        add_word(&s->out->set, finish(s, &text), from);
    }
}

static void read_factor(struct study *s, const struct entry *e)
{
    const struct node *list = e->value;
    struct buf text = BUF_INIT;

    if (list->kind != NODE_SEQUENCE || list->count == 0) {
        diag_error(s->diag, "S203", list->mark, "vary",
                   "found %s for %s, expected a list of values",
                   list->kind == NODE_SEQUENCE ? "an empty list" : node_kind_name(list), e->key);
        return;
    }
    struct quotation *from = quotations(s, list->count);

    buf_printf(&text, "%s=", e->key);
    for (size_t i = 0; i < list->count; i++) {
        buf_add(&text, i == 0 ? "" : ",");
        flow_write(list->entries[i].value, &text);
        from[i] = (struct quotation){e->key_mark, list->entries[i].value->mark};
    }
    add_word(&s->out->vary, finish(s, &text), from);
}

static void read_vary(struct study *s, const struct node *root)
{
    const struct node *n =
        take(s, root, "vary", NODE_MAPPING, "a mapping from paths to lists of values");

    if (node_get(root, "vary") == NULL || (n != NULL && n->count == 0)) {
        diag_error(s->diag, "S202", root->mark, "vary", "is missing: what the study varies");
        diag_hint(s->diag, "write vary: {edge.probe.interval: [10s, 30s]}");
    }
    s->out->vary = words_for(s, n == NULL ? 0 : n->count);
    s->out->marks.vary = n == NULL ? root->mark : n->mark;
    for (size_t i = 0; n != NULL && i < n->count; i++) {
        read_factor(s, &n->entries[i]);
    }
}

static void read_metrics(struct study *s, const struct node *root)
{
    const struct node *n = take(s, root, "metrics", NODE_SEQUENCE, "a list of metrics");

    s->out->metrics = words_for(s, n == NULL ? 0 : n->count);
    for (size_t i = 0; n != NULL && i < n->count; i++) {
        const struct node *word = n->entries[i].value;

        if (word->kind != NODE_SCALAR) {
            diag_error(s->diag, "S203", word->mark, "metrics", "found %s, expected a name",
                       node_kind_name(word));
            continue;
        }
        struct quotation *from = quotations(s, 1);
        *from = (struct quotation){word->mark, word->mark};
        add_word(&s->out->metrics, word->text, from);
    }
}

static void report_key(struct study *s, const struct entry *e, size_t count)
{
    const char *near = names_closest(e->key, keys, count);

    diag_error(s->diag, "S201", e->key_mark, e->key,
               "no such key of a study; known here are %sdesign, metrics, %sninefold, "
               "replications, scenario, set, study and vary",
               s->sizes ? "budget, confidence, " : "", s->sizes ? "minimise, " : "");
    if (near != NULL) {
        diag_hint(s->diag, "did you mean %s?", near);
    }
}

static void check_keys(struct study *s, const struct node *root)
{
    size_t count = s->sizes ? KEYS : KEYS - KEYS_OF_SIZE;

    for (size_t i = 0; i < root->count; i++) {
        bool known = false;

        for (size_t k = 0; k < count; k++) {
            known = known || strcmp(keys[k], root->entries[i].key) == 0;
        }
        if (!known) {
            report_key(s, &root->entries[i], count);
        }
    }
}

static void check_word(struct study *s, const struct node *root, const char *key,
                       const char *wanted)
{
    const char *text = take_text(s, root, key);

    if (node_get(root, key) == NULL) {
        diag_error(s->diag, "S202", root->mark, key, "is missing");
        diag_hint(s->diag, "write %s: %s", key, wanted);
    } else if (text != NULL && strcmp(text, wanted) != 0) {
        diag_error(s->diag, "S207", node_get(root, key)->mark, key, "found %s, allowed is %s", text,
                   wanted);
    }
}

/* A study for another command is in the wrong hands. */
static void hint_command(struct study *s, const char *kind)
{
    if (s->command != NULL && kind != NULL && strcmp(kind, s->command) != 0 &&
        (strcmp(kind, "size") == 0 || strcmp(kind, "sweep") == 0)) {
        diag_hint(s->diag, "`ninefold %s` plays it", kind);
    }
}

static const char *beside(struct study *s, const char *name)
{
    const char *slash = strrchr(s->file, '/');

    if (name == NULL || name[0] == '/' || slash == NULL) {
        return name;
    }
    return arena_printf(s->arena, "%.*s/%s", (int)(slash - s->file), s->file, name);
}

static void read_study(struct study *s, const struct node *root)
{
    const struct node *study = node_get(root, "study");
    const char *kind = study->kind == NODE_SCALAR && !node_is_null(study) ? study->text : NULL;

    s->sizes = kind != NULL && strcmp(kind, "size") == 0;
    check_keys(s, root);
    check_word(s, root, "ninefold", "1");
    check_word(s, root, "study", s->command != NULL ? s->command : s->sizes ? "size" : "sweep");
    hint_command(s, kind);
    s->out->scenario = beside(s, take_text(s, root, "scenario"));
    if (node_get(root, "scenario") == NULL) {
        diag_error(s->diag, "S202", root->mark, "scenario", "is missing: the file that is played");
    }
    struct study_marks *m = &s->out->marks;

    s->out->design = take_word(s, root, "design", &m->design);
    s->out->replications = take_word(s, root, "replications", &m->replications);
    if (s->sizes) {
        s->out->minimise = take_word(s, root, "minimise", &m->minimise);
        s->out->confidence = take_word(s, root, "confidence", &m->confidence);
        s->out->budget = take_word(s, root, "budget", &m->budget);
    }
    read_set(s, root);
    read_vary(s, root);
    read_metrics(s, root);
}

bool study_file_read(struct arena *a, const char *path, const char *command, struct diag *d,
                     struct study_file *ret)
{
    struct diag own;
    size_t nodes = 0;

    *ret = (struct study_file){0};
    path = bundled_path(a, path, path);
    diag_init(&own);
    const struct source *source = text_read(a, path, (struct mark){0}, NULL, &own);
    const struct node *root = source == NULL || text_check(source, &own) != 0
                                  ? NULL
                                  : document_read(a, source, 0, ORIGIN_FILE, &nodes, &own);
    bool is_study = root != NULL && node_get(root, "study") != NULL;

    if (is_study) {
        diag_merge(d, &own);
        read_study(
            &(struct study){.arena = a, .diag = d, .file = path, .command = command, .out = ret},
            root);
    }
    diag_release(&own);
    return is_study;
}
