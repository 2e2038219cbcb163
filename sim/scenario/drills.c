/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/drills.h"

#include "sim/base/buf.h"
#include "sim/schema/flow.h"

static const struct node *get(const struct node *n, const char *key)
{
    return n == NULL ? NULL : node_get(n, key);
}

struct making {
    struct arena *arena;
    struct override *list;
    size_t count, room;
};

static void add(struct making *m, const char *assignment)
{
    if (m->count == m->room) {
        struct override *list = arena_array(m->arena, 2 * m->room + 16, sizeof *list);

        for (size_t i = 0; i < m->count; i++) {
            list[i] = m->list[i];
        }
        m->list = list;
        m->room = 2 * m->room + 16;
    }
    m->list[m->count++] = (struct override){.name = "--set", .assignment = assignment};
}

/* Takes away what somebody has written; what comes from a preset goes with that. */
static void take(struct making *m, const struct node *n, const char *key, const char *path)
{
    const struct node *value = get(n, key);

    if (value != NULL && (value->origin == ORIGIN_FILE || value->origin == ORIGIN_OVERRIDE)) {
        add(m, arena_printf(m->arena, "%s%s%s=~", path, path[0] == '\0' ? "" : ".", key));
    }
}

static void take_each(struct making *m, const struct node *map, const char *path,
                      const char *const *keys)
{
    for (size_t i = 0; map != NULL && i < map->count; i++) {
        const char *entry = map->kind == NODE_MAPPING
                                ? arena_printf(m->arena, "%s.%s", path, map->entries[i].key)
                                : arena_printf(m->arena, "%s[%zu]", path, i);

        for (const char *const *key = keys; *key != NULL; key++) {
            take(m, map->entries[i].value, *key, entry);
        }
    }
}

/* Everything that fails, or is done, at random or at its own hours. */
static void take_chance(struct making *m, const struct node *tree)
{
    static const char *const top[] = {"preset", "rare_events", "common_cause", "deployments",
                                      "gameday"};
    static const char *const regions[] = {"outage", "zone_outage", "control_plane_outage",
                                          "maintenance", NULL};
    static const char *const links[] = {"partition", NULL}, *const components[] = {"fail", NULL};
    static const char *const stamp[] = {"drift", NULL};
    const struct node *stamps = get(tree, "stamps");

    for (size_t i = 0; i < sizeof top / sizeof top[0]; i++) {
        take(m, tree, top[i], "");
    }
    take(m, get(tree, "edge"), "outage", "edge");
    take(m, get(tree, "edge"), "pop_outage", "edge");
    take_each(m, get(tree, "regions"), "regions", regions);
    take_each(m, get(tree, "links"), "links", links);
    take_each(m, stamps, "stamps", stamp);
    for (size_t i = 0; stamps != NULL && i < stamps->count; i++) {
        const char *path = arena_printf(m->arena, "stamps.%s.components", stamps->entries[i].key);

        take_each(m, get(stamps->entries[i].value, "components"), path, components);
    }
}

static void set(struct making *m, const char *path, const struct node *value)
{
    struct buf text = BUF_INIT;

    flow_write(value, &text);
    add(m, arena_printf(m->arena, "%s=%s", path, buf_text(&text)));
    buf_release(&text);
}

static void set_fault(struct making *m, const struct node *drill)
{
    struct node *list = node_new(m->arena, NODE_SEQUENCE, ORIGIN_OVERRIDE, drill->mark);
    struct node *fault = node_copy(m->arena, drill);

    node_remove(fault, "name");
    node_remove(fault, "tier");
    node_remove(fault, "targets");
    node_append(m->arena, list, (struct entry){.value = fault});
    set(m, "faults", list);
}

/* Limits are the drill's own; how they are measured is the scenario's unless it says otherwise. */
static void set_targets(struct making *m, const struct node *tree, const struct node *drill)
{
    static const char *const limits[] = {"availability", "rto", "rpo"};
    static const char *const measures[] = {"percentile", "success_ratio", "stable_for"};
    const struct node *own = get(drill, "targets"), *base = get(tree, "targets");

    for (size_t i = 0; i < 3; i++) {
        const struct node *limit = get(own, limits[i]), *measure = get(own, measures[i]);

        if (limit != NULL) {
            set(m, arena_printf(m->arena, "targets.%s", limits[i]), limit);
        } else {
            take(m, base, limits[i], "targets");
        }
        if (measure != NULL && measure->origin != ORIGIN_DEFAULT) {
            set(m, arena_printf(m->arena, "targets.%s", measures[i]), measure);
        }
    }
}

const struct override *drill_overrides(struct arena *a, const struct scenario *sc, size_t k,
                                       size_t *ret_count)
{
    struct making m = {.arena = a};
    const struct node *drill = get(sc->tree, "gameday")->entries[k].value;

    take_chance(&m, sc->tree);
    set_fault(&m, drill);
    set_targets(&m, sc->tree, drill);
    *ret_count = m.count;
    return m.list;
}
