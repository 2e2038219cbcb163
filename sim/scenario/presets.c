/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/presets.h"

#include <string.h>

#include "sim/scenario/sections.h"
#include "sim/schema/document.h"
#include "sim/schema/path.h"

/* Sorted by name; a new one is a file and a row. */
const struct choice preset_choices[] = {
    {"aws-global-accelerator", 0, "AWS Global Accelerator, standard accelerator", false,
     &preset_aws_global_accelerator},
    {"aws-route53", 1, "Amazon Route 53 with health checks", false, &preset_aws_route53},
    {"azure-front-door", 2, "Azure Front Door, Standard and Premium", false,
     &preset_azure_front_door},
    {"azure-traffic-manager", 3, "Azure Traffic Manager, normal probing", false,
     &preset_azure_traffic_manager},
    {"gcp-load-balancer", 4, "Google Cloud global external Application Load Balancer", false,
     &preset_gcp_load_balancer},
    {NULL, 0, NULL, false, NULL},
};

/* Sorted by name, likewise. */
const struct choice store_preset_choices[] = {
    {"aws-aurora-global", 0, "Amazon Aurora Global Database", false, &preset_aws_aurora_global},
    {"aws-dynamodb-global", 1, "Amazon DynamoDB global tables, eventual consistency", false,
     &preset_aws_dynamodb_global},
    {"azure-cosmos-multi-write", 2, "Azure Cosmos DB for NoSQL, writes in every region", false,
     &preset_azure_cosmos_multi_write},
    {"azure-cosmos-single-write", 3, "Azure Cosmos DB for NoSQL, one write region", false,
     &preset_azure_cosmos_single_write},
    {"azure-sql-failover-group", 4, "Azure SQL Database, a failover group", false,
     &preset_azure_sql_failover_group},
    {NULL, 0, NULL, false, NULL},
};

/* Sorted by name, likewise. */
const struct choice price_book_choices[] = {
    {"azure-2026-europe", 0, "Azure's list prices as read in August 2026, in euros", false,
     &price_book_azure_2026_europe},
    {NULL, 0, NULL, false, NULL},
};

const struct choice rates_preset_choices[] = {
    {"documented-rates", 0, "How often things fail, by public records", false,
     &preset_documented_rates},
    {NULL, 0, NULL, false, NULL},
};

const struct preset_family preset_families[PRESET_FAMILIES] = {
    {"edge preset", "preset", "edge.", preset_choices},
    {"preset of failure rates", "preset", "", rates_preset_choices},
    {"store preset", "preset", "stores.*.", store_preset_choices},
    {"price book", "price book", "cost.", price_book_choices},
};

const struct preset *preset_find(const struct choice *choices, const char *name)
{
    for (const struct choice *c = choices; c->name != NULL; c++) {
        if (strcmp(c->name, name) == 0) {
            return c->detail;
        }
    }
    return NULL;
}

/* Whether a file says just what the preset does. */
static bool same(const struct node *a, const struct node *b)
{
    bool alike = a->kind == b->kind && a->count == b->count && a->quoted == b->quoted;

    if (a->kind == NODE_SCALAR) {
        return alike && strcmp(a->text, b->text) == 0;
    }
    for (size_t i = 0; alike && i < a->count; i++) {
        const char *key = a->entries[i].key, *other = b->entries[i].key;

        alike = (key == NULL ? other == NULL : other != NULL && strcmp(key, other) == 0) &&
                same(a->entries[i].value, b->entries[i].value);
    }
    return alike;
}

/* The mapping with the value at steps[0..count) unless something else is there; the same mapping if
 * so, or if the way is barred by what is no mapping (reading reports that).
 * What a file says alike is the preset's own if it `claims` it: --effective writes all rates and
 * prices, whether they act on something or not. */
static const struct node *preset_fill(struct arena *a, const struct node *n,
                                      const struct path_step *steps, size_t count,
                                      const struct node *value, bool claims)
{
    const struct node *old = node_get(n, steps[0].key);
    bool said =
        claims && count == 1 && old != NULL && old->origin == ORIGIN_FILE && same(old, value);

    if (old != NULL && !said && (count == 1 || old->kind != NODE_MAPPING)) {
        return n;
    }
    if (count > 1) {
        struct node *made = node_new(a, NODE_MAPPING, ORIGIN_PRESET, (struct mark){0});
        const struct node *inner = old != NULL ? old : made;

        made->preset = value->preset;
        value = preset_fill(a, inner, steps + 1, count - 1, value, claims);
    }
    struct entry e = {.key = steps[0].key, .value = value};
    struct node *copy = node_copy(a, n);

    if (old != NULL) {
        e.key_mark = node_entry(n, e.key)->key_mark;
    } else {
        e.key_mark = n->mark;
    }
    node_put(a, copy, e);
    return copy;
}

const struct preset_value *preset_value_at(const struct preset *p, const char *path)
{
    for (size_t i = 0; p != NULL && i < p->count; i++) {
        if (strcmp(p->values[i].path, path) == 0) {
            return &p->values[i];
        }
    }
    return NULL;
}

static const struct node *preset_node(struct arena *a, const char *name,
                                      const struct preset_value *v)
{
    struct node *n = node_copy(a, document_value(a, v->value, ORIGIN_PRESET));

    n->preset = name;
    n->cites = v->source;
    return n;
}

/* A section with the values of the preset that it names under a key; itself where it names none. */
static const struct node *preset_apply_section(struct arena *a, const struct node *section,
                                               const char *key, const struct choice *choices)
{
    const struct node *name = section == NULL ? NULL : node_get(section, key);
    const struct preset *p =
        name == NULL || name->kind != NODE_SCALAR ? NULL : preset_find(choices, name->text);
    bool book = choices == price_book_choices;

    for (size_t i = 0; p != NULL && i < p->count; i++) {
        const struct preset_value *v = &p->values[i];
        struct path_step *steps = NULL;
        size_t count = 0;

        path_parse(a, v->path, strlen(v->path), &steps, &count);
        section = preset_fill(a, section, steps, count, preset_node(a, name->text, v), book);
    }
    return section;
}

/* The mapping with another value under a key that it has. */
static const struct node *preset_replace(struct arena *a, const struct node *mapping,
                                         const char *key, const struct node *value)
{
    struct entry e = *node_entry(mapping, key);
    struct node *copy = node_copy(a, mapping);

    e.value = value;
    node_put(a, copy, e);
    return copy;
}

static const struct node *preset_apply_stores(struct arena *a, const struct node *stores)
{
    struct node *copy = NULL;

    for (size_t i = 0; stores->kind == NODE_MAPPING && i < stores->count; i++) {
        const struct node *store = stores->entries[i].value;
        const struct node *filled = preset_apply_section(a, store, "preset", store_preset_choices);

        if (filled != store) {
            copy = copy == NULL ? node_copy(a, stores) : copy;
            copy->entries[i].value = filled;
        }
    }
    return copy == NULL ? stores : copy;
}

static bool preset_concerns(const struct preset *p, const struct node *n)
{
    return (p->only_with == NULL || node_get(n, p->only_with) != NULL) &&
           (p->only_without == NULL || node_get(n, p->only_without) == NULL);
}

/* Fills in a value under every name or entry that the steps mean. */
static const struct node *preset_spread(struct arena *a, const struct node *n,
                                        const struct path_step *steps, size_t count,
                                        const struct preset *p, const struct node *value)
{
    bool more = false;

    for (size_t i = 0; i < count; i++) {
        more |= strcmp(steps[i].key, "*") == 0;
    }
    if (!more) {
        bool fits = n->kind == NODE_MAPPING && preset_concerns(p, n);

        return fits ? preset_fill(a, n, steps, count, value, true) : n;
    }
    if (strcmp(steps[0].key, "*") != 0) {
        const struct node *inner = node_get(n, steps[0].key);

        return inner == NULL
                   ? n
                   : preset_replace(a, n, steps[0].key,
                                    preset_spread(a, inner, steps + 1, count - 1, p, value));
    }
    struct node *copy = node_copy(a, n);

    for (size_t i = 0; i < copy->count; i++) {
        copy->entries[i].value =
            preset_spread(a, n->entries[i].value, steps + 1, count - 1, p, value);
    }
    return copy;
}

static const char *preset_starred(struct arena *a, const char *path)
{
    const char *brackets = strstr(path, "[]");

    return brackets == NULL
               ? path
               : arena_printf(a, "%.*s.*%s", (int)(brackets - path), path, brackets + 2);
}

static const struct node *preset_spread_all(struct arena *a, const struct node *root,
                                            const char *name, const struct preset *p, bool edge)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct node *value = preset_node(a, name, &p->values[i]);
        const char *path = preset_starred(a, p->values[i].path);
        struct path_step *steps = NULL;
        size_t count = 0;

        path_parse(a, path, strlen(path), &steps, &count);
        if (edge || strncmp(path, "edge.", 5) != 0) {
            root = preset_spread(a, root, steps, count, p, value);
        }
    }
    return root;
}

/* Rates of failures. What is not there does not fail: without an edge its own are left out. */
static const struct node *preset_apply_rates(struct arena *a, const struct node *root)
{
    const struct node *name = node_get(root, "preset"), *edge = node_get(root, "edge");
    const struct node *kind = edge == NULL ? NULL : node_get(edge, "kind");
    bool direct = kind != NULL && kind->kind == NODE_SCALAR && strcmp(kind->text, "none") == 0;
    const struct preset *p = name == NULL || name->kind != NODE_SCALAR
                                 ? NULL
                                 : preset_find(rates_preset_choices, name->text);

    for (; p != NULL; p = p->also) {
        root = preset_spread_all(a, root, name->text, p, edge != NULL && !direct);
    }
    return root;
}

const struct node *preset_apply(struct arena *a, const struct node *root)
{
    root = preset_apply_rates(a, root);
    const struct node *edge = node_get(root, "edge"), *stores = node_get(root, "stores");
    const struct node *cost = node_get(root, "cost");

    if (edge != NULL) {
        root = preset_replace(a, root, "edge",
                              preset_apply_section(a, edge, "preset", preset_choices));
    }
    if (cost != NULL) {
        root = preset_replace(a, root, "cost",
                              preset_apply_section(a, cost, "price_book", price_book_choices));
    }
    if (stores != NULL) {
        root = preset_replace(a, root, "stores", preset_apply_stores(a, stores));
    }
    return root;
}
