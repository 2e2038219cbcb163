/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_sources.h"

#include <string.h>

#include "reports/html.h"
#include "reports/human.h"
#include "sim/store/sources.h"

/* Values that are alike but for the field, with the designs that have them. */
struct value {
    struct source_row row;
    size_t designs;
    const char *names; /* "a, b" */
    const char *paths; /* one a line */
    bool told;         /* with one above */
};

struct values {
    struct value *items;
    size_t count, room;
    size_t designs; /* that were read */
};

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same(const struct source_row *a, const struct source_row *b)
{
    return a->from.origin == b->from.origin && same_text(a->from.path, b->from.path) &&
           same_text(a->from.value, b->from.value) && same_text(a->from.source, b->from.source) &&
           same_text(a->from.where, b->from.where) && same_text(a->from.preset, b->from.preset);
}

static struct value *room_for(struct values *all, struct arena *a)
{
    if (all->count == all->room) {
        size_t room = all->room == 0 ? 256 : 2 * all->room;
        struct value *more = arena_array(a, room, sizeof *more);
        if (all->count > 0) {
            memcpy(more, all->items, all->count * sizeof *more);
        }
        all->items = more;
        all->room = room;
    }
    return &all->items[all->count++];
}

/* Two designs seldom differ in much: each value once, with those that have it. The search begins
 * where the last one ended, since designs tell their values in the same order. */
static void add_row(struct values *all, const struct source_row *row, const char *design,
                    size_t *start, struct arena *a)
{
    for (size_t k = 0; k < all->count; k++) {
        struct value *v = &all->items[(*start + k) % all->count];
        if (is_same(&v->row, row)) {
            v->designs++;
            v->names = arena_printf(a, "%s, %s", v->names, design);
            *start = (*start + k + 1) % all->count;
            return;
        }
    }
    *room_for(all, a) =
        (struct value){.row = *row, .designs = 1, .names = design, .paths = row->from.path};
}

static bool read_values(const struct page *p, const struct stored_run *run, struct values *ret)
{
    size_t points = run->kind == STORED_COMPARE ? run->count : 1;
    for (size_t i = 0; i < points; i++) {
        struct source_row *rows;
        size_t count = 0, start = 0;
        if (!sources_read(p->dossier->store, run->row.id, (int64_t)i + 1, p->arena, &rows,
                          &count)) {
            return false;
        }
        for (size_t k = 0; k < count; k++) {
            add_row(ret, &rows[k], run->points[i].name, &start, p->arena);
        }
        ret->designs += count > 0;
    }
    return true;
}

/* Stores, stamps and groups of clients have the same defaults each: one line for all of them. */
static bool are_alike(const struct value *a, const struct value *b)
{
    const struct provenance *x = &a->row.from, *y = &b->row.from;
    return x->origin == y->origin && x->origin < ORIGIN_FILE && same_text(x->value, y->value) &&
           same_text(x->source, y->source) && same_text(x->preset, y->preset) &&
           same_text(a->row.meaning, b->row.meaning) && same_text(a->names, b->names) &&
           *a->row.meaning != '\0';
}

static void gather_alike(struct values *all, struct arena *a)
{
    for (size_t i = 0; i < all->count; i++) {
        struct value *v = &all->items[i];
        for (size_t k = i + 1; !v->told && k < all->count; k++) {
            if (!all->items[k].told && are_alike(v, &all->items[k])) {
                v->paths = arena_printf(a, "%s\n%s", v->paths, all->items[k].row.from.path);
                all->items[k].told = true;
            }
        }
    }
}

static const struct factor *varied(const struct stored_run *run, const char *path)
{
    for (size_t i = 0; i < run->factors.count; i++) {
        if (strcmp(run->factors.items[i].path, path) == 0) {
            return &run->factors.items[i];
        }
    }
    return NULL;
}

static void add_origin(const struct stored_run *run, const struct provenance *from, struct buf *out)
{
    if (varied(run, from->path)) {
        buf_add(out, "varied by the study");
    } else if (from->origin == ORIGIN_DEFAULT) {
        buf_add(out, "default");
    } else if (from->origin == ORIGIN_PRESET) {
        buf_printf(out, "preset %s", from->preset ? from->preset : "");
    } else {
        buf_printf(out, "stated: %s", from->where ? from->where : "");
    }
}

/* The source, in which facts that were kept lead to what they say. */
static void add_source(const struct stored_run *run, const char *source, const struct fact *cited,
                       size_t count, struct buf *out)
{
    size_t length;
    for (const char *s = source; *s; s += length) {
        const struct fact *found = NULL;
        length = strcspn(s, " ,;:()");
        for (size_t i = 0; i < count && length > 0; i++) {
            bool is = strlen(cited[i].id) == length && strncmp(cited[i].id, s, length) == 0;
            found = is ? &cited[i] : found;
        }
        if (found) {
            buf_printf(out, "<a href=\"#run-%lld-%s\">", (long long)run->row.id, found->id);
        }
        length = length == 0 ? 1 : length;
        html_text_n(out, s, length);
        if (found) {
            buf_add(out, "</a>, grade ");
            html_text(out, found->grade);
        }
    }
}

struct grounds {
    const struct page *page;
    const struct stored_run *run;
    struct values values;
    struct fact *facts;
    size_t fact_count;
    bool several; /* designs */
};

static void add_paths(struct html_table *t, const char *paths)
{
    html_table_open(t);
    struct buf path = BUF_INIT;
    for (const char *s = paths; *s;) {
        size_t length = strcspn(s, "\n");
        buf_clear(&path);
        buf_add_n(&path, s, length);
        buf_add(t->out, s > paths ? "<br><code>" : "<code>");
        html_name(t->out, buf_text(&path));
        buf_add(t->out, "</code>");
        s += length + (s[length] == '\n');
    }
    buf_release(&path);
    html_table_close(t);
}

static void add_value(const struct grounds *s, struct html_table *t, const struct value *v)
{
    struct buf text = BUF_INIT;
    html_table_row(t);
    add_paths(t, v->paths);
    html_table_code(t, v->row.from.value);
    if (s->several) {
        html_table_text(t, v->designs == s->values.designs ? "all" : v->names);
    }
    html_table_prose(t, v->row.meaning);
    add_origin(s->run, &v->row.from, &text);
    html_table_text(t, buf_text(&text));
    buf_add(t->out, "<td class=\"prose\">");
    if (v->row.from.source) {
        add_source(s->run, v->row.from.source, s->facts, s->fact_count, t->out);
    }
    buf_add(t->out, "</td>");
    buf_release(&text);
}

/* Assumptions are what the study varies, too, if nobody stated the value otherwise. */
static bool belongs(const struct value *v, bool assumptions)
{
    return v->row.assumption == assumptions && !v->told;
}

static size_t count_values(const struct grounds *s, bool assumptions)
{
    size_t count = 0;
    for (size_t i = 0; i < s->values.count; i++) {
        count += belongs(&s->values.items[i], assumptions);
    }
    return count;
}

static void write_values(const struct grounds *s, bool assumptions, const char *caption)
{
    static const struct html_column all[] = {{"field", false},   {"value", false},
                                             {"designs", false}, {"meaning", false},
                                             {"from", false},    {"rests on", false}};
    struct html_column columns[sizeof all / sizeof *all];
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (i != 2 || s->several) {
            columns[count++] = all[i];
        }
    }
    struct html_table t = {.id = page_id(s->page, s->run, assumptions ? "assumptions" : "values"),
                           .caption = caption,
                           .columns = columns,
                           .count = count,
                           .filter = count_values(s, assumptions) > 20,
                           .out = s->page->out};
    html_table_begin(&t);
    for (size_t i = 0; i < s->values.count; i++) {
        if (belongs(&s->values.items[i], assumptions)) {
            add_value(s, &t, &s->values.items[i]);
        }
    }
    html_table_end(&t);
}

static void write_facts(const struct grounds *s)
{
    static const struct html_column columns[] = {
        {"fact", false}, {"what it says", false}, {"grade", false}, {"where", false}};
    struct html_table t = {.id = page_id(s->page, s->run, "facts"),
                           .caption = "The facts that are cited, with their grades",
                           .columns = columns,
                           .count = sizeof columns / sizeof *columns,
                           .filter = s->fact_count > 20,
                           .out = s->page->out};
    struct buf *out = s->page->out;
    struct buf grade = BUF_INIT;
    html_table_begin(&t);
    for (size_t i = 0; i < s->fact_count; i++) {
        const struct fact *f = &s->facts[i];
        html_table_row(&t);
        buf_printf(out, "<th scope=\"row\" id=\"run-%lld-%s\">%s</th>", (long long)s->run->row.id,
                   f->id, f->id);
        t.column++;
        html_table_prose(&t, f->text);
        buf_clear(&grade);
        facts_explain_grade(f->grade, &grade);
        html_table_prose(&t, buf_text(&grade));
        html_table_prose(&t, *f->source ? f->source : "no document");
    }
    html_table_end(&t);
    buf_release(&grade);
}

static void write_kept(const struct grounds *s, size_t assumed, size_t stated)
{
    struct buf *out = s->page->out;
    if (assumed == 0) {
        html_element(out, "p", "Every value is stated in the scenario or rests on a document.");
    } else {
        buf_add(out, "<p>");
        human_assumptions(assumed, out);
        buf_add(out, ": look at these first. Each is set in the scenario at its field, or with "
                     "<code>--set FIELD=VALUE</code>.</p>\n");
        write_values(s, true, "Assumptions");
    }
    buf_printf(out,
               "<details>\n<summary>All other values: %zu, stated or from documents</summary>\n",
               stated);
    write_values(s, false, "Values that are stated, and defaults and presets with their sources");
    buf_add(out, "</details>\n");
    if (s->fact_count > 0) {
        buf_printf(out, "<details>\n<summary>The facts that are cited: %zu</summary>\n",
                   s->fact_count);
        html_element(out, "p",
                     "Grades: A, the vendor's reference says so; B, the vendor says it loosely, or "
                     "its staff do in an issue or a blog; C, a third party or an observation; D, "
                     "derived by arithmetic; U, not found.");
        write_facts(s);
        buf_add(out, "</details>\n");
    }
}

/* Whether one above is of the same field, as where designs differ in it. */
static bool is_counted(const struct values *all, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (all->items[k].row.assumption &&
            same_text(all->items[k].row.from.path, all->items[i].row.from.path)) {
            return true;
        }
    }
    return false;
}

static bool write_run(const struct page *p, const struct stored_run *run)
{
    struct grounds s = {.page = p, .run = run};
    bool read = read_values(p, run, &s.values) &&
                sources_facts(p->dossier->store, run->row.id, p->arena, &s.facts, &s.fact_count);
    if (!read) {
        return false;
    }
    size_t assumed = 0, stated = 0;
    for (size_t i = 0; i < s.values.count; i++) {
        bool assumption = s.values.items[i].row.assumption;
        assumed += assumption && !is_counted(&s.values, i);
        stated += !assumption;
    }
    gather_alike(&s.values, p->arena);
    s.several = run->kind == STORED_COMPARE;
    if (p->dossier->count > 1) {
        buf_printf(p->out, "<h3>Run %lld</h3>\n", (long long)run->row.id);
    }
    if (s.values.count == 0) {
        html_element(p->out, "p class=\"note\"",
                     "This run was stored before sources were kept with it: play it again to have "
                     "them here. Until then, ninefold check --assumptions tells of a scenario.");
        return true;
    }
    if (run->kind == STORED_SWEEP || run->kind == STORED_SIZE) {
        html_element(p->out, "p", "Told of the first point; the others differ by what is varied.");
    }
    write_kept(&s, assumed, stated);
    return true;
}

bool page_sources_write(const struct page *p)
{
    bool written = true;
    buf_add(p->out, "<section id=\"sources\" aria-labelledby=\"sources-title\">\n"
                    "<h2 id=\"sources-title\">Assumptions and sources</h2>\n");
    for (size_t i = 0; written && i < p->dossier->count; i++) {
        written = write_run(p, &p->dossier->runs[i]);
    }
    buf_add(p->out, "</section>\n");
    return written;
}
