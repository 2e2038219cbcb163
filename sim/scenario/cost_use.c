/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/cost_use.h"

#include <string.h>

#include "sim/base/units.h"
#include "sim/scenario/prices.h"

static const char *const client_sizes[] = {"request_size", "response_size"};

enum { CLIENT_SIZES = sizeof client_sizes / sizeof client_sizes[0] };

void cost_use_unpriced(struct build *b)
{
    static const char why[] = "without cost.price_book or cost.prices";
    struct client_input *clients = b->in->clients.first;
    struct store_input *stores = b->in->stores.first;

    for (size_t g = 0; g < b->in->clients.count; g++) {
        for (size_t i = 0; i < CLIENT_SIZES; i++) {
            section_idle(b, &clients[g].item, client_sizes[i], why);
        }
    }
    for (size_t k = 0; k < b->in->stores.count; k++) {
        section_idle(b, &stores[k].item, "write_size", why);
    }
}

static void use_list(struct buf *list, const char *section, const char *name, const char *key)
{
    buf_printf(list, "%s%s.%s.%s", list->len == 0 ? "" : ", ", section, name, key);
}

static void use_client_sizes(struct build *b, struct buf *missing)
{
    struct client_input *in = b->in->clients.first;

    for (size_t g = 0; g < b->in->clients.count; g++) {
        for (size_t i = 0; i < CLIENT_SIZES && b->sc->edge.kind == EDGE_ANYCAST; i++) {
            const char *key = client_sizes[i];

            if (!item_has(&in[g].item, key) && !item_failed(&in[g].item, key)) {
                use_list(missing, "clients", in[g].item.name, key);
            }
        }
    }
}

/* Clients reach the stamp by a way that no price is known of. */
static void use_direct(struct build *b)
{
    struct client_input *in = b->in->clients.first;
    bool direct = b->sc->edge.kind != EDGE_ANYCAST, dns = b->sc->edge.kind == EDGE_DNS;

    for (size_t g = 0; direct && g < b->in->clients.count; g++) {
        const struct item *item = &in[g].item;

        section_idle(b, &in[g].item, "request_size",
                     dns ? "with an edge of kind dns" : "with an edge of kind none");
        if (item_given(item, "response_size") && in[g].out.response_size > 0) {
            item_warning(b->reader, item, "response_size", "S218",
                         "counts nothing: no price is taken for what a stamp sends to clients "
                         "itself");
        }
    }
}

static void use_write_sizes(struct build *b, struct buf *missing)
{
    struct store_input *in = b->in->stores.first;

    for (size_t k = 0; k < b->in->stores.count; k++) {
        bool copied = b->sc->stores[k].region_count > 1 && prices_used(b->sc, k);

        if (!copied) {
            section_idle(b, &in[k].item, "write_size", "where nothing is replicated");
        } else if (!item_has(&in[k].item, "write_size") &&
                   !item_failed(&in[k].item, "write_size")) {
            use_list(missing, "stores", in[k].item.name, "write_size");
        }
    }
}

static bool use_foreign(const char *preset)
{
    return preset != NULL && strncmp(preset, "azure-", strlen("azure-")) != 0;
}

/* The one book there is knows Azure alone. */
static void use_platform(struct build *b)
{
    const struct scenario *sc = b->sc;
    struct buf foreign = BUF_INIT;

    if (use_foreign(sc->edge.preset)) {
        buf_add(&foreign, sc->edge.preset);
    }
    for (size_t k = 0; k < sc->store_count; k++) {
        if (use_foreign(sc->stores[k].preset)) {
            buf_printf(&foreign, "%s%s", foreign.len == 0 ? "" : ", ", sc->stores[k].preset);
        }
    }
    if (foreign.len > 0) {
        item_warning(b->reader, &b->in->cost.item, "price_book", "S218",
                     "prices %s as if it stood in Azure; give its prices in `prices`",
                     buf_text(&foreign));
    }
    buf_release(&foreign);
}

/* One bad hour is a bad hour every hour of the year: rarely what was meant. */
static void use_horizon(struct build *b)
{
    const struct scenario *sc = b->sc;
    const struct cost *cost = &sc->cost;
    const struct {
        const char *key, *metric;
        bool counts;
    } paid[] = {
        {"engineer_hour", "cost.operations",
         cost->price[PRICE_INCIDENT_ENGINEERS] * cost->engineer_hour > 0},
        {"downtime_per_minute", "cost.downtime", cost->downtime_per_minute > 0},
        {"lost_write", "cost.lost_writes", cost->lost_write > 0 && sc->store_count > 0},
    };
    const char *key = NULL;
    struct buf metrics = BUF_INIT, horizon = BUF_INIT;

    for (size_t i = 0; i < sizeof paid / sizeof *paid; i++) {
        if (paid[i].counts) {
            buf_printf(&metrics, "%s%s", key == NULL ? "" : ", ", paid[i].metric);
            key = key == NULL ? paid[i].key : key;
        }
    }
    if (key != NULL && scenario_has_scripted_faults(sc) && sc->horizon > 0 &&
        sc->horizon < SIMTIME_YEAR) {
        units_print_duration(&horizon, sc->horizon);
        item_warning(b->reader, &b->in->cost.item, key, "S219",
                     "is paid as if the faults scripted within %s came again every %s of a year "
                     "(%s; downtime is counted so, too): a horizon of 1y has them once",
                     buf_text(&horizon), buf_text(&horizon), buf_text(&metrics));
    }
    buf_release(&metrics);
    buf_release(&horizon);
}

void cost_use_priced(struct build *b)
{
    const struct item *cost = &b->in->cost.item;
    struct buf missing = BUF_INIT;

    use_client_sizes(b, &missing);
    use_direct(b);
    use_write_sizes(b, &missing);
    if (missing.len > 0) {
        item_warning(
            b->reader, cost, "prices", "S218",
            "counts no transfers where a size is missing (0B says that there are none): %s",
            buf_text(&missing));
    }
    buf_release(&missing);
    if (!item_has(cost, "engineer_hour") && !item_failed(cost, "engineer_hour")) {
        item_warning(b->reader, cost, "engineer_hour", "S218",
                     "is missing: work in incidents counts nothing");
    }
    if (item_has(cost, "price_book")) {
        use_platform(b);
    }
    use_horizon(b);
}
