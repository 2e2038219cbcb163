/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/sections.h"
#include "sim/scenario/store_regions.h"

/* The least bounds with several regions, COS-03. */
#define LEAST_WRITES 100000
#define LEAST_TIME (300 * SIMTIME_SECOND)

static const struct field staleness_fields[] = {
    {
        .key = "writes",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct staleness_input, writes),
        .min = 10,
        .max = 2147483647,
        .example = "100000",
        .help = "Writes that a replica may miss; at least 100000 with several regions (COS-03).",
    },
    {
        .key = "time",
        .type = FIELD_DURATION,
        .offset = offsetof(struct staleness_input, time),
        .min = 5,
        .max = 86400,
        .example = "300s",
        .help = "How old what it misses may be; at least 300 s with several regions (COS-03).",
    },
};

const struct section staleness_section = {
    .help = "Writes wait where a replica would come to trail by more.",
    SECTION_FIELDS(staleness_fields),
    .size = sizeof(struct staleness_input),
};

static void staleness_bounds(struct build *b, const struct store_input *in)
{
    const struct staleness_input *s = &in->staleness;

    if (in->regions.count < 2) {
        return;
    }
    if (item_has(&s->item, "writes") && s->writes < LEAST_WRITES) {
        item_error(b->reader, &s->item, "writes", "S212",
                   "found %lld, with several regions at least %d (COS-03)", (long long)s->writes,
                   LEAST_WRITES);
    }
    if (item_has(&s->item, "time") && s->time < LEAST_TIME) {
        item_error(b->reader, &s->item, "time", "S212",
                   "found %g s, with several regions at least 300s (COS-03)",
                   simtime_seconds(s->time));
    }
}

static void staleness_derive(struct build *b, struct store_input *in, struct store *out)
{
    bool one_copy = out->model == STORE_SYNC || out->model == STORE_ZONE_REDUNDANT;

    out->consistency = one_copy                          ? CONSISTENCY_STRONG
                       : out->model == STORE_MULTI_WRITE ? CONSISTENCY_SESSION
                                                         : CONSISTENCY_EVENTUAL;
    item_derive(b->reader, &in->item, "consistency",
                one_copy                          ? "strong"
                : out->model == STORE_MULTI_WRITE ? "session"
                                                  : "eventual");
}

void section_staleness_finish(struct build *b, struct store_input *in, struct store *out)
{
    bool replicated = out->model == STORE_ASYNC || out->model == STORE_MULTI_WRITE;

    if (item_has(&in->item, "consistency")) {
        out->consistency = (enum consistency)in->consistency;
    } else if (item_failed(&in->item, "consistency")) {
        return;
    } else {
        staleness_derive(b, in, out);
    }
    if (out->consistency == CONSISTENCY_STRONG && replicated) {
        item_error(b->reader, &in->item, "consistency", "S212",
                   out->model == STORE_MULTI_WRITE
                       ? "strong is not to be had with several writers (COS-02); it takes model "
                         "sync or zone-redundant"
                       : "strong takes commits that wait for every replica: model sync, or "
                         "zone-redundant");
    }
    if (out->consistency != CONSISTENCY_BOUNDED) {
        section_clash(b, &in->item, "staleness",
                      "is the bound of consistency bounded-staleness, which the store has not");
        return;
    }
    if (!item_has(&in->item, "staleness")) {
        item_error(b->reader, &in->item, "staleness", "S202",
                   "bounded-staleness needs staleness: {writes, time}");
        return;
    }
    staleness_bounds(b, in);
    out->staleness_writes = in->staleness.writes;
    out->staleness_time = in->staleness.time;
}
