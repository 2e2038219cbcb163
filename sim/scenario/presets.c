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
    {"aws-route53", 1, "steering by DNS", true, NULL},
    {"azure-front-door", 2, "Azure Front Door, Standard and Premium", false,
     &preset_azure_front_door},
    {"azure-traffic-manager", 3, "steering by DNS", true, NULL},
    {"gcp-load-balancer", 4, "Google Cloud global external Application Load Balancer", false,
     &preset_gcp_load_balancer},
    {NULL, 0, NULL, false, NULL},
};

const struct preset *preset_find(const char *name)
{
    for (const struct choice *c = preset_choices; c->name != NULL; c++) {
        if (strcmp(c->name, name) == 0) {
            return c->detail;
        }
    }
    return NULL;
}

/* The mapping with the value at steps[0..count) unless something is there; the same mapping if so,
 * or if the way is barred by what is no mapping (reading reports that). */
static const struct node *preset_fill(struct arena *a, const struct node *n,
                                      const struct path_step *steps, size_t count,
                                      const struct node *value)
{
    const struct node *old = node_get(n, steps[0].key);

    if (count == 1 ? old != NULL : old != NULL && old->kind != NODE_MAPPING) {
        return n;
    }
    if (count > 1) {
        const struct node *inner =
            old != NULL ? old : node_new(a, NODE_MAPPING, ORIGIN_PRESET, (struct mark){0});

        value = preset_fill(a, inner, steps + 1, count - 1, value);
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

const struct node *preset_apply(struct arena *a, const struct node *root)
{
    const struct node *edge = node_get(root, "edge");
    const struct node *name = edge == NULL ? NULL : node_get(edge, "preset");
    const struct preset *p =
        name == NULL || name->kind != NODE_SCALAR ? NULL : preset_find(name->text);

    if (p == NULL) {
        return root;
    }
    for (size_t i = 0; i < p->count; i++) {
        const struct preset_value *v = &p->values[i];
        struct path_step *steps = NULL;
        size_t count = 0;

        path_parse(a, v->path, strlen(v->path), &steps, &count);
        edge = preset_fill(a, edge, steps, count, document_value(a, v->value, ORIGIN_PRESET));
    }
    struct entry e = *node_entry(root, "edge");
    struct node *copy = node_copy(a, root);

    e.value = edge;
    node_put(a, copy, e);
    return copy;
}
