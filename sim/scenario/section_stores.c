/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"
#include "sim/scenario/store_regions.h"

static const struct choice model_choices[] = {
    {"zone-redundant", STORE_ZONE_REDUNDANT, "all in one region, which it is down with", false,
     NULL},
    {"async", STORE_ASYNC, "one region writes, the others follow", false, NULL},
    {"sync", STORE_SYNC, "one region writes, and a commit waits for the others", false, NULL},
    {"multi-write", STORE_MULTI_WRITE, "every region writes, and conflicts are resolved", false,
     NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice consistency_choices[] = {
    {"strong", CONSISTENCY_STRONG, "a read sees every write acknowledged before it", false, NULL},
    {"bounded-staleness", CONSISTENCY_BOUNDED,
     "writes are slowed down where a replica would trail by more than `staleness`", false, NULL},
    {"session", CONSISTENCY_SESSION, "a session sees its own writes while it stays in a region",
     false, NULL},
    {"consistent-prefix", CONSISTENCY_PREFIX, "a read sees writes in order, the last ones missing",
     false, NULL},
    {"eventual", CONSISTENCY_EVENTUAL, "a read sees whatever has arrived", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice lag_of_choices[] = {
    {"stream", LAG_OF_STREAM,
     "a replica trails by the lag, in order: what a promotion loses is as old as the lag", false,
     NULL},
    {"write", LAG_OF_WRITE, "every write is delayed by a lag of its own", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice order_choices[] = {
    {"none", ORDER_NONE, "writes are applied as they arrive", false, NULL},
    {"fifo", ORDER_FIFO, "no write is applied before an earlier one", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice partition_choices[] = {
    {"block", PARTITION_BLOCK, "writes fail until the regions reach each other", false, NULL},
    {"degrade-to-async", PARTITION_DEGRADE, "writes go on in one region, and may be lost", false,
     NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field store_fields[] = {
    {
        .key = "preset",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct store_input, preset),
        .flags = FIELD_OPTIONAL,
        .choices = store_preset_choices,
        .help = "A service whose documented values are taken where none is given.",
    },
    {
        .key = "model",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct store_input, model),
        .flags = FIELD_OPTIONAL,
        .derived = "the preset's; must be given without one",
        .choices = model_choices,
        .example = "async",
        .help = "Who writes, and what the loss of a region costs.",
    },
    {
        .key = "regions",
        .type = FIELD_NAMES,
        .offset = offsetof(struct store_input, regions),
        .names = "region",
        .example = "[westeurope, northeurope]",
        .help = "Where it has a replica; the first is the hub that decides conflicts (COS-14).",
    },
    {
        .key = "writer",
        .type = FIELD_NAME,
        .offset = offsetof(struct store_input, writer),
        .flags = FIELD_OPTIONAL,
        .derived = "the first of regions; of a multi-write store every one",
        .names = "region",
        .help = "The region that writes at first.",
    },
    {
        .key = "consistency",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct store_input, consistency),
        .flags = FIELD_OPTIONAL,
        .derived = "strong for sync and zone-redundant, session for multi-write (COS-01), "
                   "eventual for async",
        .choices = consistency_choices,
        .help = "What a read may miss, and when writes are slowed down.",
        .source = "assumption for async; COS-01 for multi-write",
    },
    {
        .key = "staleness",
        .type = FIELD_SECTION,
        .offset = offsetof(struct store_input, staleness),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &staleness_section,
        .help = "The bound of consistency bounded-staleness.",
    },
    {
        .key = "round_trips",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct store_input, out.round_trips),
        .def = "1",
        .min = 0,
        .max = 100,
        .help = "Round trips of the link that a commit of a sync store waits for.",
        .source = "assumption; Cosmos DB documents 2 (COS-05)",
    },
    {
        .key = "lag",
        .type = FIELD_DIST,
        .offset = offsetof(struct store_input, out.lag),
        .def = "1s",
        .min = 0,
        .max = INFINITY,
        .help = "Time from the acknowledgement of a write to its application elsewhere.",
        .source = "assumption: no histogram is published for SQL geo-replication or Cosmos DB "
                  "(LAG-06)",
    },
    {
        .key = "lag_of",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct store_input, lag_of),
        .flags = FIELD_OPTIONAL,
        .derived = "stream for async and sync, write for multi-write",
        .choices = lag_of_choices,
        .help = "What the lag is of; the same mean can be an RPO of a second or of minutes.",
    },
    {
        .key = "order",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct store_input, order),
        .def = "none",
        .choices = order_choices,
        .help = "In which order writes with a lag of their own are applied.",
    },
    {
        .key = "coherence",
        .type = FIELD_DURATION,
        .offset = offsetof(struct store_input, out.coherence),
        .def = "60s",
        .min = 0,
        .max = 31536000,
        .flags = FIELD_MIN_OPEN,
        .help = "Mean time for which the lag of a stream stays the same.",
        .source = "assumption",
    },
    {
        .key = "throughput",
        .type = FIELD_RATE,
        .offset = offsetof(struct store_input, out.throughput),
        .min = 0,
        .max = 1e12,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .derived = "unlimited",
        .help = "Writes that each directed link ships at most; a backlog drains so fast.",
        .source = "assumption",
    },
    {
        .key = "durable_after",
        .type = FIELD_DURATION,
        .offset = offsetof(struct store_input, out.durable_after),
        .def = "0s",
        .min = 0,
        .max = 86400,
        .help = "How long an acknowledged write can still be lost by the region that took it.",
        .source = "assumption: a write is durable when it is acknowledged",
    },
    {
        .key = "batch",
        .type = FIELD_DURATION,
        .offset = offsetof(struct store_input, out.batch),
        .min = 0,
        .max = 31536000,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .derived = "none: writes are shipped as they come",
        .help = "Writes of an async store are shipped together at this interval.",
        .source = "assumption",
    },
    {
        .key = "backup",
        .type = FIELD_SECTION,
        .offset = offsetof(struct store_input, backup),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &backup_section,
        .help = "Snapshots from which a store without a replica is restored; it acts on model "
                "zone-redundant alone.",
    },
    {
        .key = "reseed",
        .type = FIELD_DIST,
        .offset = offsetof(struct store_input, out.reseed),
        .def = "0s",
        .min = 0,
        .max = INFINITY,
        .help = "How long the replica of a region that is back takes to be seeded anew after a "
                "failover or a loss of its data.",
        .source = "assumption; SQL Database seeds up to 500 GB an hour (SQL-08)",
    },
    {
        .key = "on_partition",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct store_input, on_partition),
        .def = "block",
        .choices = partition_choices,
        .help = "What a sync store does while its regions do not reach each other.",
    },
    {
        .key = "failover",
        .type = FIELD_SECTION,
        .offset = offsetof(struct store_input, failover),
        .flags = FIELD_OPTIONAL,
        .section = &failover_section,
        .help = "How another region comes to write.",
    },
    {
        .key = "entities",
        .type = FIELD_SECTION,
        .offset = offsetof(struct store_input, entities),
        .flags = FIELD_OPTIONAL,
        .section = &entities_section,
        .help = "What writes are of: how many things, and which are written most.",
    },
    {
        .key = "operations",
        .type = FIELD_SECTION,
        .offset = offsetof(struct store_input, operations),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &shares_section,
        .help = "What writes do, in shares that sum to 1; a ledger is then kept and checked.",
    },
    {
        .key = "value",
        .type = FIELD_DIST_NUMBER,
        .offset = offsetof(struct store_input, out.value),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL,
        .example = "{lognormal: {median: 40, p95: 400}}",
        .help = "The amount of one operation, in cost.currency.",
    },
    {
        .key = "conflicts",
        .type = FIELD_SECTION,
        .offset = offsetof(struct store_input, conflicts),
        .flags = FIELD_OPTIONAL,
        .section = &conflicts_section,
        .help = "What becomes of writes that did not know of each other; of a multi-write store.",
    },
    {
        .key = "write_size",
        .type = FIELD_SIZE,
        .offset = offsetof(struct store_input, out.write_size),
        .min = 0,
        .max = 1e18,
        .flags = FIELD_OPTIONAL,
        .help = "Mean size of a write as it is replicated; acts on cost.egress alone.",
    },
};

const struct section store_section = {
    .help = "A data store: its replicas, how far they trail, and what happens when a region is "
            "lost.",
    SECTION_FIELDS(store_fields),
    .size = sizeof(struct store_input),
};

void section_idle(struct build *b, struct item *item, const char *key, const char *why)
{
    if (item_given(item, key)) {
        item_warning(b->reader, item, key, "S215", "has no effect %s", why);
    } else {
        node_remove(item->node, key);
    }
}

void section_clash(struct build *b, struct item *item, const char *key, const char *why)
{
    if (item_given(item, key)) {
        item_error(b->reader, item, key, "S212", "%s", why);
    } else {
        node_remove(item->node, key);
    }
}

static void stores_one(struct build *b, struct store_input *in, struct store *out)
{
    *out = in->out;
    out->name = in->item.name;
    out->mark = in->item.mark;
    for (const struct choice *c = store_preset_choices; c->name != NULL; c++) {
        if (item_has(&in->item, "preset") && c->value == in->preset) {
            out->preset = c->name;
        }
    }
    store_regions_resolve(b, in, out);
    if (!item_has(&in->item, "model")) {
        if (!item_failed(&in->item, "model") && !item_failed(&in->item, "preset")) {
            item_error(b->reader, &in->item, "model", "S202",
                       "is missing: without a preset it "
                       "must be given");
        }
        return;
    }
    out->model = (enum store_model)in->model;
    store_regions_check(b, in, out);
    section_staleness_finish(b, in, out);
    section_replication_finish(b, in, out);
    section_backup_finish(b, in, out);
    section_failover_finish(b, in, out);
    section_entities_finish(b, in, out);
    section_shares_finish(b, in, out);
    out->has_value = item_has(&in->item, "value");
    out->write_size = item_has(&in->item, "write_size") ? out->write_size : 0;
    section_conflicts_finish(b, in, out);
}

void section_stores_finish(struct build *b)
{
    struct store_input *in = b->in->stores.first;
    size_t count = b->in->stores.count;
    struct store *stores = arena_array(b->reader->arena, count + 1, sizeof *stores);

    for (size_t i = 0; i < count; i++) {
        stores_one(b, &in[i], &stores[i]);
    }
    b->sc->stores = stores;
    b->sc->store_count = count;
}
