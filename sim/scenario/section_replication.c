/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a store's settings of replication mean something with its model. Their rows stand in
 * section_stores.c. */
#include "sim/scenario/sections.h"

/* Of a store that has replicas. */
static const char *const replica_keys[] = {"round_trips", "lag",       "lag_of",
                                           "order",       "coherence", "throughput",
                                           "batch",       "reseed",    "on_partition"};
/* Of a store whose replicas apply a write some time after its acknowledgement. */
static const char *const lag_keys[] = {"lag", "lag_of", "order", "coherence"};

static void replication_idle(struct build *b, struct item *item, const char *const *keys,
                             size_t count, const char *why)
{
    for (size_t i = 0; i < count; i++) {
        section_idle(b, item, keys[i], why);
    }
}

static void replication_derive(struct build *b, struct store_input *in, struct store *out)
{
    out->lag_of = out->model == STORE_MULTI_WRITE ? LAG_OF_WRITE : LAG_OF_STREAM;
    if (item_has(&in->item, "lag_of")) {
        out->lag_of = (enum lag_of)in->lag_of;
    } else if (!item_failed(&in->item, "lag_of")) {
        item_derive(b->reader, &in->item, "lag_of",
                    out->lag_of == LAG_OF_WRITE ? "write" : "stream");
    }
    out->order = in->order == ORDER_FIFO ? ORDER_FIFO : ORDER_NONE;
    out->on_partition = in->on_partition == PARTITION_DEGRADE ? PARTITION_DEGRADE : PARTITION_BLOCK;
    if (!item_has(&in->item, "throughput")) {
        out->throughput = (double)INFINITY;
    }
    if (!item_has(&in->item, "batch")) {
        out->batch = 0;
    }
}

static void replication_lag(struct build *b, struct store_input *in, const struct store *out)
{
    if (out->lag_of == LAG_OF_STREAM && out->model == STORE_MULTI_WRITE) {
        item_error(b->reader, &in->item, "lag_of", "S212",
                   "a multi-write store ships every write with a lag of its own: lag_of: write");
        return;
    }
    if (out->lag_of == LAG_OF_STREAM) {
        section_clash(b, &in->item, "order", "a stream is in order: order goes with lag_of: write");
    } else {
        section_clash(b, &in->item, "coherence",
                      "writes have their lags each for itself: coherence goes with lag_of: stream");
    }
}

/* A write is applied when it is acknowledged, or, once degraded, as soon as the link is back. */
static void replication_sync(struct build *b, struct item *item, const struct store *out)
{
    section_clash(b, item, "batch", "a sync store ships nothing later: there is no batch");
    replication_idle(b, item, lag_keys, sizeof lag_keys / sizeof lag_keys[0],
                     "on a sync store, which applies a write before it acknowledges it");
    if (out->on_partition == PARTITION_BLOCK) {
        section_idle(b, item, "throughput", "on a sync store that blocks: no backlog grows");
    }
}

static void replication_trailing(struct build *b, struct store_input *in, const struct store *out)
{
    section_idle(b, &in->item, "round_trips", "on a store whose commits wait for nobody");
    section_idle(b, &in->item, "on_partition", "on a store whose commits wait for nobody");
    if (out->model == STORE_MULTI_WRITE) {
        section_clash(b, &in->item, "batch", "batches of a multi-write store are not supported");
    }
    replication_lag(b, in, out);
}

void section_replication_finish(struct build *b, struct store_input *in, struct store *out)
{
    replication_derive(b, in, out);
    if (out->model == STORE_ZONE_REDUNDANT) {
        replication_idle(b, &in->item, replica_keys, sizeof replica_keys / sizeof replica_keys[0],
                         "on a zone-redundant store, which has no replica");
    } else if (out->model == STORE_SYNC) {
        replication_sync(b, &in->item, out);
    } else {
        replication_trailing(b, in, out);
    }
}
