/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices, entry by entry. What is money comes from the scenario or its price book, and nothing else
 * stands for it; how much is needed of something is a property of the platform, and has a default
 * with or without a book. */
#include <math.h>
#include <stdlib.h>

#include "sim/scenario/prices.h"
#include "sim/scenario/sections.h"

#define AT(id) offsetof(struct prices_input, price[PRICE_##id])
/* In the currency of the scenario. */
#define MONEY(name, id, what)                                                                      \
    {                                                                                              \
        .key = (name), .type = FIELD_NUMBER, .offset = AT(id), .min = 0, .max = 1e15,              \
        .flags = FIELD_OPTIONAL, .derived = "the price book's; nothing without one",               \
        .help = (what), .source = "each price book, below"                                         \
    }
/* How much of something. */
#define AMOUNT(name, id, value, flag, what, from)                                                  \
    {                                                                                              \
        .key = (name), .type = FIELD_NUMBER, .offset = AT(id), .def = (value), .min = 0,           \
        .max = 1e12, .flags = (flag), .help = (what), .source = (from)                             \
    }

/* In the order of enum price. */
static const struct field prices_fields[PRICE_COUNT] = {
    MONEY("app_instance_hour", APP_INSTANCE_HOUR, "An instance of the component app, per hour."),
    MONEY("cache_instance_hour", CACHE_INSTANCE_HOUR,
          "An instance of the component cache, per hour."),
    MONEY("component_instance_hour", COMPONENT_INSTANCE_HOUR,
          "An instance of any other component, per hour."),
    MONEY("component_month", COMPONENT_MONTH,
          "A component without instances and without a store, per month."),
    MONEY("dns_check_month", DNS_CHECK_MONTH,
          "Health checks of one stamp by a dns edge, per month."),
    MONEY("dns_queries_million", DNS_QUERIES_MILLION, "A million queries that a dns edge answers."),
    MONEY("edge_client_gb", EDGE_CLIENT_GB, "Responses from the edge to clients, per GB."),
    MONEY("edge_month", EDGE_MONTH, "The edge itself, per month."),
    MONEY("edge_origin_gb", EDGE_ORIGIN_GB, "Requests from the edge to stamps, per GB."),
    MONEY("edge_requests_million", EDGE_REQUESTS_MILLION,
          "Requests at the edge, per million of them."),
    MONEY("egress_gb", EGRESS_GB, "Writes replicated to another region, per GB and region."),
    AMOUNT("incident_engineers", INCIDENT_ENGINEERS, "2", 0,
           "People at work while an incident is open, each at cost.engineer_hour.",
           "assumption: one who acts and one who talks"),
    MONEY("probe_million", PROBE_MILLION, "Probes at the stamps, per million of them."),
    MONEY("ru_hour", RU_HOUR, "100 request units a second, per hour and region."),
    AMOUNT("ru_least", RU_LEAST, "400", 0, "Least request units a second of a region.",
           "PRI-10: the least that can be provisioned without autoscale"),
    AMOUNT("ru_multi_write_factor", RU_MULTI_WRITE_FACTOR, "2", 0,
           "Factor on ru_hour of a multi-write store.", "COS-08"),
    AMOUNT("ru_read", RU_READ, "1", 0, "Request units of a read.", "PRI-10: of 1 KB, by its key"),
    AMOUNT("ru_strong_factor", RU_STRONG_FACTOR, "2", 0,
           "Factor on ru_read of a store of consistency strong or bounded-staleness.", "COS-05"),
    AMOUNT("ru_write", RU_WRITE, "5", 0, "Request units of a write.",
           "PRI-10: of 1 KB without an index; 50 of 100 KB"),
    AMOUNT("ru_zone_factor", RU_ZONE_FACTOR, "1.25", 0,
           "Factor on ru_hour in a region of several zones; not of a multi-write store.", "COS-08"),
    MONEY("vcore_hour", VCORE_HOUR, "A vCore of a database, per hour."),
    MONEY("vcore_license_hour", VCORE_LICENSE_HOUR, "The license of a vCore, per hour."),
    AMOUNT("vcore_operations", VCORE_OPERATIONS, "250", FIELD_MIN_OPEN,
           "Reads and writes a second that a vCore does.",
           "assumption: measure your own, queries differ by orders of magnitude"),
    AMOUNT("vcore_zone_factor", VCORE_ZONE_FACTOR, "1.6", 0,
           "Factor on vcore_hour in a region of several zones, and of a zone-redundant store.",
           "PRI-09: 266.68 on 444.47 USD"),
    AMOUNT("vcores_least", VCORES_LEAST, "2", 0, "Least vCores of a replica.",
           "assumption: the smallest size that is provisioned"),
    MONEY("write_million", WRITE_MILLION,
          "Writes to a store, per million of them, beside what is provisioned for it."),
};

const struct section prices_section = {
    .help = "Prices in cost.currency and what they are counted by. An entry that is given here "
            "takes the place of the price book's; without a book, what is money counts only where "
            "it is given.",
    SECTION_FIELDS(prices_fields),
    .size = sizeof(struct prices_input),
};

/* Of what the design has, the money entries that neither the scenario nor a book gives. */
static void prices_missing(struct build *b)
{
    const struct cost_input *in = &b->in->cost;
    struct buf missing = BUF_INIT;

    for (int id = 0; id < PRICE_COUNT; id++) {
        const char *key = prices_fields[id].key;

        if (!item_has(&in->prices.item, key) && !item_failed(&in->prices.item, key) &&
            prices_needed(b->sc, (enum price)id)) {
            buf_printf(&missing, "%s%s", missing.len == 0 ? "" : ", ", key);
        }
    }
    if (missing.len > 0) {
        item_warning(b->reader, &in->item, "prices", "S218",
                     "counts nothing for what it gives no price: %s", buf_text(&missing));
    }
    buf_release(&missing);
}

static void prices_idle(struct build *b)
{
    const struct item *item = &b->in->cost.prices.item;

    for (int id = 0; id < PRICE_COUNT; id++) {
        const char *key = prices_fields[id].key;

        const char *def = prices_fields[id].def;
        bool usual = def != NULL && !(fabs(strtod(def, NULL) - b->in->cost.prices.price[id]) > 0);

        if (item_given(item, key) && !usual && !prices_acts(b->sc, (enum price)id)) {
            item_warning(b->reader, item, key, "S215",
                         "has no effect: the design has nothing that is counted by it");
        }
    }
}

void section_prices_finish(struct build *b)
{
    const struct prices_input *in = &b->in->cost.prices;
    struct cost *out = &b->sc->cost;

    for (int id = 0; id < PRICE_COUNT; id++) {
        out->price[id] = item_has(&in->item, prices_fields[id].key) ? in->price[id] : 0;
    }
    if (b->reader->diag->errors == 0) {
        prices_missing(b);
        prices_idle(b);
    }
}
