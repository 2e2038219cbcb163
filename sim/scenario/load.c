/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/load.h"

#include <stdint.h>
#include <string.h>
#include <sys/types.h>

#include <sha2.h>

#include "sim/scenario/bundled.h"
#include "sim/scenario/client_use.h"
#include "sim/scenario/component_use.h"
#include "sim/scenario/edge_use.h"
#include "sim/scenario/extends.h"
#include "sim/scenario/failure_use.h"
#include "sim/scenario/fault_sources.h"
#include "sim/scenario/fault_use.h"
#include "sim/scenario/presets.h"
#include "sim/scenario/reading.h"
#include "sim/scenario/region_use.h"
#include "sim/scenario/section_causes.h"
#include "sim/scenario/store_use.h"
#include "sim/scenario/tree.h"
#include "sim/schema/assign.h"

/* What reading leaves behind, be there errors or not; NULL where it did not get so far. */
struct leavings {
    const struct node *tree; /* with preset and defaults */
    const struct replications *rule;
};

/* Overrides lie over the file and its bases, and the preset below them all. */
static const struct node *load_overlay(struct reader *r, const struct node *root,
                                       const struct override *overrides, size_t count)
{
    /* what is no scenario at all is told of the file, and not of every override */
    bool holds = root->kind == NODE_MAPPING || node_is_null(root);
    for (size_t i = 0; holds && i < count; i++) {
        root = assign(r, &top_section, root, overrides[i].name, overrides[i].assignment,
                      overrides[i].quoted);
    }
    const struct node *extends = node_get(root, "extends");

    if (extends != NULL && extends->origin == ORIGIN_OVERRIDE) {
        diag_error(r->diag, "S214", extends->mark, "extends", "can be set in a file only");
    }
    return preset_apply(r->arena, root);
}

/* What acts on nothing. After everything is resolved, and not where there was an error, since what
 * is in error may be what it acts on. */
static void load_check_use(struct build *b)
{
    if (b->reader->diag->errors > 0) {
        return;
    }
    client_use_check(b);
    edge_use_check(b);
    region_use_check(b);
    component_use_check(b);
    fault_use_check(b);
    failure_use_check(b);
}

static void load_resolve(struct build *b, const char *file)
{
    section_top_finish(b, file);
    section_regions_finish(b);
    section_links_finish(b);
    section_operations_finish(b);
    section_stores_finish(b);
    section_stamps_finish(b);
    section_clients_finish(b);
    section_edge_finish(b);
    section_faults_finish(b);
    section_gameday_finish(b);
    section_jobs_finish(b);
    section_causes_finish(b);
    fault_sources_append(b);
    section_cost_finish(b);
    store_use_check(b);
    load_check_use(b);
}

/* A study is no scenario, and would lack all that one has to have. */
static bool refuse_study(struct reader *r, const struct node *root)
{
    const struct entry *study = node_entry(root, "study");

    if (study != NULL) {
        diag_error(r->diag, "S201", study->key_mark, "study",
                   "this is a study of a scenario, and not a scenario");
        diag_hint(r->diag, "`ninefold sweep` and `ninefold size` play studies, `ninefold check` "
                           "looks at every point");
    }
    return study != NULL;
}

/* Of the files read after `last`: all that are no scenarios. */
static void sum_tables(const struct texts *texts, const struct text_link *last, char ret[65])
{
    const struct text_link *link = last == NULL ? texts->first : last->next;
    SHA2_CTX sha;

    if (link == NULL) {
        return;
    }
    SHA256Init(&sha);
    for (; link != NULL; link = link->next) {
        uint64_t length = link->source->length;
        SHA256Update(&sha, (const uint8_t *)&length, sizeof length);
        SHA256Update(&sha, (const uint8_t *)link->source->text, link->source->length);
    }
    SHA256End(&sha, ret);
}

static const struct scenario *load_tree(struct reader *r, const struct extends *x, const char *file,
                                        const struct override *overrides, size_t override_count,
                                        size_t errors_before, struct leavings *ret)
{
    struct top_input *in = arena_alloc(r->arena, sizeof *in);
    struct scenario *sc = arena_alloc(r->arena, sizeof *sc);
    struct build b = {.reader = r, .in = in, .sc = sc};
    const struct text_link *scenarios = r->texts.last;

    if (x->root == NULL || refuse_study(r, x->root)) {
        return NULL;
    }
    const struct node *root = load_overlay(r, x->root, overrides, override_count);

    read_section(r, &top_section, root, NULL, root->mark, NULL, &in->item);
    if (root->kind != NODE_MAPPING) {
        return NULL;
    }
    load_resolve(&b, file);
    sc->tree = in->item.node;
    memcpy(sc->sha256, x->sha256, sizeof sc->sha256);
    sum_tables(&r->texts, scenarios, sc->tables);
    sc->reading = reading_note(r->arena, file, &r->texts, overrides, override_count);
    *ret = (struct leavings){.tree = in->item.node, .rule = &sc->replications};
    return r->diag->errors == errors_before ? sc : NULL;
}

static const struct scenario *load_file(struct arena *a, const char *path,
                                        const struct override *overrides, size_t override_count,
                                        struct diag *d, struct leavings *ret)
{
    struct reader r = {.arena = a, .diag = d};
    struct extends x = {.reader = &r};
    size_t errors = d->errors;

    *ret = (struct leavings){0};
    path = bundled_path(a, arena_strdup(a, path), path);
    extends_read(&x, path);
    return load_tree(&r, &x, path, overrides, override_count, errors, ret);
}

const struct scenario *tree_load(struct arena *a, const char *path,
                                 const struct override *overrides, size_t override_count,
                                 struct diag *d, const struct node **ret_tree)
{
    struct leavings left;
    const struct scenario *sc = load_file(a, path, overrides, override_count, d, &left);

    *ret_tree = left.tree;
    return sc;
}

const struct scenario *scenario_load_rule(struct arena *a, const char *path,
                                          const struct override *overrides, size_t override_count,
                                          struct diag *d, const struct replications **ret_rule)
{
    struct leavings left;
    const struct scenario *sc = load_file(a, path, overrides, override_count, d, &left);

    *ret_rule = left.rule;
    return sc;
}

const struct scenario *scenario_load(struct arena *a, const char *path,
                                     const struct override *overrides, size_t override_count,
                                     struct diag *d)
{
    struct leavings left;

    return load_file(a, path, overrides, override_count, d, &left);
}

const struct scenario *scenario_load_text(struct arena *a, const char *name, const char *text,
                                          size_t length, const struct override *overrides,
                                          size_t override_count, struct diag *d)
{
    struct reader r = {.arena = a, .diag = d, .no_files = true};
    struct extends x = {.reader = &r};
    size_t errors = d->errors;
    struct leavings left;

    extends_read_text(&x, name, text, length);
    return load_tree(&r, &x, arena_strdup(a, name), overrides, override_count, errors, &left);
}

const struct scenario *scenario_load_again(struct arena *a, const struct reading *reading,
                                           struct diag *d)
{
    const struct text_link *texts = reading->texts;
    struct reader r = {.arena = a, .diag = d, .instead = &texts};
    struct extends x = {.reader = &r};
    size_t errors = d->errors;
    struct leavings left;

    extends_read(&x, reading->path);
    return load_tree(&r, &x, arena_strdup(a, reading->path), reading->overrides,
                     reading->override_count, errors, &left);
}
