/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/prices.h"

#include <string.h>

bool prices_by_throughput(const struct store *s)
{
    static const char cosmos[] = "azure-cosmos-";

    return s->model == STORE_MULTI_WRITE ||
           (s->preset != NULL && strncmp(s->preset, cosmos, sizeof cosmos - 1) == 0);
}

bool prices_used(const struct scenario *sc, size_t store)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        for (size_t c = 0; c < sc->stamps[s].component_count; c++) {
            if (sc->stamps[s].components[c].store == (int)store) {
                return true;
            }
        }
    }
    return false;
}

/* A stamp that has the same component in the same region, and is the one that pays for it: one of
 * that region, or the first of those elsewhere. */
static bool prices_other_pays(const struct scenario *sc, size_t stamp, const struct component *c)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        for (size_t k = 0; k < sc->stamps[s].component_count; k++) {
            const struct component *other = &sc->stamps[s].components[k];
            bool same = other->located_in == c->located_in && other->store == SCENARIO_NONE &&
                        strcmp(other->name, c->name) == 0;

            if (same && (s < stamp || sc->stamps[s].region == c->located_in)) {
                return true;
            }
        }
    }
    return false;
}

bool prices_pays(const struct scenario *sc, size_t stamp, size_t component)
{
    const struct component *c = &sc->stamps[stamp].components[component];

    if (c->store != SCENARIO_NONE) {
        return false;
    }
    return c->located_in == sc->stamps[stamp].region || !prices_other_pays(sc, stamp, c);
}

enum price prices_of_component(const struct component *c)
{
    if (c->instances == 0) {
        return PRICE_COMPONENT_MONTH;
    }
    return strcmp(c->name, "app") == 0     ? PRICE_APP_INSTANCE_HOUR
           : strcmp(c->name, "cache") == 0 ? PRICE_CACHE_INSTANCE_HOUR
                                           : PRICE_COMPONENT_INSTANCE_HOUR;
}

static bool needed_by_components(const struct scenario *sc, enum price id)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        for (size_t c = 0; c < sc->stamps[s].component_count; c++) {
            if (prices_of_component(&sc->stamps[s].components[c]) == id && prices_pays(sc, s, c)) {
                return true;
            }
        }
    }
    return false;
}

static bool needed_by_stores(const struct scenario *sc, enum price id)
{
    bool writes = false;

    for (size_t g = 0; g < sc->group_count; g++) {
        writes = writes || sc->groups[g].requests * sc->groups[g].write_share > 0;
    }
    for (size_t k = 0; k < sc->store_count; k++) {
        const struct store *s = &sc->stores[k];
        bool here = id == PRICE_WRITE_MILLION ? writes
                    : id == PRICE_EGRESS_GB   ? writes && s->write_size > 0 && s->region_count > 1
                                              : (id == PRICE_RU_HOUR) == prices_by_throughput(s);

        if (here && prices_used(sc, k)) {
            return true;
        }
    }
    return false;
}

static bool needed_by_edge(const struct scenario *sc, enum price id)
{
    bool any = id == PRICE_EDGE_MONTH || id == PRICE_PROBE_MILLION;

    for (size_t g = 0; g < sc->group_count; g++) {
        const struct client_group *group = &sc->groups[g];
        double size = id == PRICE_EDGE_CLIENT_GB   ? group->response_size
                      : id == PRICE_EDGE_ORIGIN_GB ? group->request_size
                                                   : 1;

        any = any || size * group->requests > 0;
    }
    return any && (sc->edge.kind == EDGE_ANYCAST ||
                   (sc->edge.kind == EDGE_DNS && id == PRICE_PROBE_MILLION));
}

static bool needed_by_dns(const struct scenario *sc, enum price id)
{
    bool asked = false;

    for (size_t g = 0; g < sc->group_count; g++) {
        asked = asked || sc->groups[g].requests > 0;
    }
    return sc->edge.kind == EDGE_DNS && (asked || id == PRICE_DNS_CHECK_MONTH);
}

bool prices_needed(const struct scenario *sc, enum price id)
{
    switch (id) {
    case PRICE_APP_INSTANCE_HOUR:
    case PRICE_CACHE_INSTANCE_HOUR:
    case PRICE_COMPONENT_INSTANCE_HOUR:
    case PRICE_COMPONENT_MONTH:
        return needed_by_components(sc, id);
    case PRICE_EGRESS_GB:
    case PRICE_RU_HOUR:
    case PRICE_VCORE_HOUR:
    case PRICE_VCORE_LICENSE_HOUR:
    case PRICE_WRITE_MILLION:
        return needed_by_stores(sc, id);
    case PRICE_DNS_CHECK_MONTH:
    case PRICE_DNS_QUERIES_MILLION:
        return needed_by_dns(sc, id);
    case PRICE_EDGE_CLIENT_GB:
    case PRICE_EDGE_MONTH:
    case PRICE_EDGE_ORIGIN_GB:
    case PRICE_EDGE_REQUESTS_MILLION:
    case PRICE_PROBE_MILLION:
        return needed_by_edge(sc, id);
    case PRICE_INCIDENT_ENGINEERS:
    case PRICE_RU_LEAST:
    case PRICE_RU_MULTI_WRITE_FACTOR:
    case PRICE_RU_READ:
    case PRICE_RU_STRONG_FACTOR:
    case PRICE_RU_WRITE:
    case PRICE_RU_ZONE_FACTOR:
    case PRICE_VCORE_OPERATIONS:
    case PRICE_VCORE_ZONE_FACTOR:
    case PRICE_VCORES_LEAST:
    case PRICE_COUNT:
        break;
    }
    return false;
}

/* What a store that somebody uses is paid by. */
static bool acts_on_store(const struct scenario *sc, const struct store *s, enum price id)
{
    bool throughput = prices_by_throughput(s), multi = s->model == STORE_MULTI_WRITE;
    bool strong = s->consistency == CONSISTENCY_STRONG || s->consistency == CONSISTENCY_BOUNDED;
    bool zones = s->model == STORE_ZONE_REDUNDANT;

    for (size_t i = 0; i < s->region_count; i++) {
        zones = zones || sc->regions[s->regions[i]].zones > 1;
    }
    switch (id) {
    case PRICE_EGRESS_GB:
        return s->region_count > 1;
    case PRICE_RU_LEAST:
    case PRICE_RU_READ:
    case PRICE_RU_WRITE:
        return throughput;
    case PRICE_RU_MULTI_WRITE_FACTOR:
        return throughput && multi;
    case PRICE_RU_STRONG_FACTOR:
        return throughput && strong;
    case PRICE_RU_ZONE_FACTOR:
        return throughput && !multi && zones;
    case PRICE_VCORE_ZONE_FACTOR:
        return !throughput && zones;
    default: /* of vCores */
        return !throughput;
    }
}

static bool acts_on_stores(const struct scenario *sc, enum price id)
{
    for (size_t k = 0; k < sc->store_count; k++) {
        if (prices_used(sc, k) && acts_on_store(sc, &sc->stores[k], id)) {
            return true;
        }
    }
    return false;
}

bool prices_acts(const struct scenario *sc, enum price id)
{
    switch (id) {
    case PRICE_EDGE_CLIENT_GB:
    case PRICE_EDGE_ORIGIN_GB:
        return sc->edge.kind == EDGE_ANYCAST;
    case PRICE_INCIDENT_ENGINEERS:
        return true;
    case PRICE_EGRESS_GB:
    case PRICE_RU_LEAST:
    case PRICE_RU_MULTI_WRITE_FACTOR:
    case PRICE_RU_READ:
    case PRICE_RU_STRONG_FACTOR:
    case PRICE_RU_WRITE:
    case PRICE_RU_ZONE_FACTOR:
    case PRICE_VCORE_OPERATIONS:
    case PRICE_VCORE_ZONE_FACTOR:
    case PRICE_VCORES_LEAST:
        return acts_on_stores(sc, id);
    default:
        return prices_needed(sc, id);
    }
}
