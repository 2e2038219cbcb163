/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/run_label.h"

#include <string.h>

#include "sim/base/shell_words.h"

static const char *name_of(const struct stored_run *r)
{
    const char *name = r->kind == STORED_COMPARE ? r->row.scenario : r->results[0]->name;
    return name && *name ? name : r->results[0]->file;
}

static bool share_name(const struct dossier *d, size_t i, size_t k)
{
    return strcmp(name_of(&d->runs[i]), name_of(&d->runs[k])) == 0;
}

static bool has_word(const struct shell_words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->items[i], word) == 0) {
            return true;
        }
    }
    return false;
}

struct labels {
    const struct dossier *d;
    struct shell_words *words; /* by run: what was given beside the file */
    struct arena *arena;
};

/* Whether all runs of that name were given the word. */
static bool is_common(const struct labels *l, size_t run, const char *word)
{
    for (size_t k = 0; k < l->d->count; k++) {
        if (share_name(l->d, run, k) && !has_word(&l->words[k], word)) {
            return false;
        }
    }
    return true;
}

/* "pair (edge.probe.interval=10s, --seed 8)": --set goes without saying. */
static const char *with_overrides(const struct labels *l, size_t run)
{
    const struct shell_words *words = &l->words[run];
    struct buf text = BUF_INIT;
    size_t told = 0;
    buf_add(&text, name_of(&l->d->runs[run]));
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i], *before = i > 0 ? words->items[i - 1] : "";
        bool follows = *before == '-' && strcmp(before, "--set") != 0 && *word != '-';
        bool goes_on = i + 1 < words->count && *words->items[i + 1] != '-';
        if (follows && !(is_common(l, run, before) && is_common(l, run, word))) {
            buf_printf(&text, "%s%s %s", told++ == 0 ? " (" : ", ", before, word);
        } else if (!follows && !is_common(l, run, word) && !(*word == '-' && goes_on)) {
            buf_printf(&text, "%s%s", told++ == 0 ? " (" : ", ", word);
        }
    }
    buf_add(&text, told > 0 ? ")" : "");
    const char *kept = arena_strdup(l->arena, buf_text(&text));
    buf_release(&text);
    return kept;
}

static const char *with_file(const struct labels *l, size_t run)
{
    const struct stored_run *r = &l->d->runs[run];
    return arena_printf(l->arena, "%s (%s)", name_of(r), r->results[0]->file);
}

static const char *name_alone(const struct labels *l, size_t run)
{
    return name_of(&l->d->runs[run]);
}

typedef const char *labeller(const struct labels *l, size_t run);

static bool is_alone(const struct labels *l, size_t run, labeller *by)
{
    const char *own = by(l, run);
    for (size_t k = 0; k < l->d->count; k++) {
        if (k != run && strcmp(by(l, k), own) == 0) {
            return false;
        }
    }
    return true;
}

const char *run_label(const struct dossier *d, size_t run, struct arena *a)
{
    static labeller *const ways[] = {name_alone, with_overrides, with_file};
    const struct labels l = {d, arena_array(a, d->count, sizeof *l.words), a};
    for (size_t k = 0; k < d->count; k++) {
        l.words[k] = shell_words_read(a, d->runs[k].row.overrides ? d->runs[k].row.overrides : "");
    }
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        bool tells = i == 0 || strcmp(ways[i](&l, run), name_of(&d->runs[run])) != 0;
        if (tells && is_alone(&l, run, ways[i])) {
            return ways[i](&l, run);
        }
    }
    return arena_printf(a, "%s (run %lld)", name_of(&d->runs[run]), (long long)d->runs[run].row.id);
}
