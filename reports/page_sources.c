/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_sources.h"

#include <string.h>

#include "reports/html.h"
#include "reports/human.h"
#include "reports/source_values.h"

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
        const char *names = v->designs <= SOURCE_NAMES
                                ? v->names
                                : arena_printf(s->page->arena, "%s and %zu more", v->names,
                                               v->designs - SOURCE_NAMES);
        html_table_text(t, v->designs == s->values.designs ? "all" : names);
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
            strcmp(all->items[k].row.from.path, all->items[i].row.from.path) == 0) {
            return true;
        }
    }
    return false;
}

/* How many runs of single designs there are. */
static size_t count_single(const struct dossier *d)
{
    size_t count = 0;
    for (size_t i = 0; i < d->count; i++) {
        count += d->runs[i].kind == STORED_RUN;
    }
    return count;
}

static bool write_run(const struct page *p, size_t index)
{
    const struct stored_run *run = &p->dossier->runs[index];
    size_t single = run->kind == STORED_RUN ? count_single(p->dossier) : 1;
    struct grounds s = {.page = p, .run = run};
    bool read = source_values_read(p, run, &s.values) &&
                source_values_facts(p, run, &s.facts, &s.fact_count);
    if (!read) {
        return false;
    }
    size_t assumed = 0, stated = 0;
    for (size_t i = 0; i < s.values.count; i++) {
        bool assumption = s.values.items[i].row.assumption;
        assumed += assumption && !is_counted(&s.values, i);
        stated += !assumption;
    }
    source_values_gather(&s.values, p->arena);
    s.several = run->kind == STORED_COMPARE || single > 1;
    if (single > 1) {
        buf_printf(p->out, "<h3>The %zu runs of single designs</h3>\n", single);
    } else if (p->dossier->count > 1) {
        page_heading(p, index, NULL);
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
    size_t singles = 0;
    buf_add(p->out, "<section id=\"sources\" aria-labelledby=\"sources-title\">\n"
                    "<h2 id=\"sources-title\">Assumptions and sources</h2>\n");
    for (size_t i = 0; written && i < p->dossier->count; i++) {
        bool told = p->dossier->runs[i].kind == STORED_RUN && singles++ > 0; /* with the first */
        written = told || write_run(p, i);
    }
    buf_add(p->out, "</section>\n");
    return written;
}
