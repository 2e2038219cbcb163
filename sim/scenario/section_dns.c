/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to edges of kind dns alone: probing locations of their own, and answers that age. */
#include "sim/base/units.h"
#include "sim/scenario/sections.h"

static const struct field overrun_fields[] = {
    {
        .key = "share",
        .type = FIELD_SHARE,
        .offset = offsetof(struct overrun_input, share),
        .min = 0,
        .max = 1,
        .example = "5%",
        .help = "Share of clients that do.",
    },
    {
        .key = "extra",
        .type = FIELD_DIST,
        .offset = offsetof(struct overrun_input, extra),
        .min = 0,
        .max = INFINITY,
        .example = "{uniform: {min: 5m, max: 30m}}",
        .help = "By how much longer than the TTL.",
    },
};

const struct section overrun_section = {
    .help = "Resolvers and clients that do not keep to the TTL.",
    SECTION_FIELDS(overrun_fields),
    .size = sizeof(struct overrun_input),
};

static const char *const dns_keys[] = {"observers", "ttl", "ttl_overrun"};

/* An edge that clients come to at a point of presence gives no answers that age. */
static void without_answers(struct build *b, struct edge_input *in)
{
    for (size_t i = 0; i < sizeof dns_keys / sizeof dns_keys[0]; i++) {
        if (item_given(&in->item, dns_keys[i])) {
            item_error(b->reader, &in->item, dns_keys[i], "S212",
                       in->kind == EDGE_NONE
                           ? "belongs to an edge of kind dns, and this one is of kind none"
                           : "belongs to an edge of kind dns, and this one is of kind anycast, "
                             "which decides for each request at a point of presence");
        }
    }
}

/* A dns edge sees no request: there is nobody to try again, or to keep a session where it is. */
static void without_requests(struct build *b, struct edge_input *in, struct edge *out)
{
    if (item_given(&in->item, "retry_on_connect_failure") && out->retry_on_connect_failure) {
        item_error(b->reader, &in->item, "retry_on_connect_failure", "S212",
                   "a dns edge sees no request that it could try again: let the clients do it "
                   "(retries)");
    }
    out->retry_on_connect_failure = false;
    node_remove(in->item.node, "retry_on_connect_failure");
    if (item_given(&in->probe.item, "low_traffic_slowdown") &&
        out->probe.low_traffic_slowdown != 1) {
        item_warning(b->reader, &in->probe.item, "low_traffic_slowdown", "S215",
                     "has no effect: the observers of a dns edge have no traffic");
    }
}

static void without_affinity(struct build *b, struct edge_input *in, struct edge *out)
{
    if (out->kind != EDGE_ANYCAST && out->session_affinity) {
        item_error(b->reader, &in->item, "session_affinity", "S212",
                   "belongs to an edge of kind anycast: nobody else sees a session's requests");
        out->session_affinity = false;
    }
}

static void agreement(struct build *b, struct edge_input *in, struct edge *out)
{
    if (out->observers > 1 && !out->probe.agrees) {
        item_error(b->reader, &in->item, "observers", "S212",
                   "%lld probing locations give one answer: say how many must hold an origin "
                   "healthy, with probe.agree (Route 53: 18%%)",
                   (long long)out->observers);
    }
}

void section_dns_finish(struct build *b)
{
    struct edge_input *in = &b->in->edge;
    struct edge *out = &b->sc->edge;

    without_affinity(b, in, out);
    if (out->kind != EDGE_DNS) {
        without_answers(b, in);
        out->hold = (struct hold){0};
        out->observers = 0;
        return;
    }
    if (!item_has(&in->item, "observers")) {
        out->observers = 1;
        item_derive(b->reader, &in->item, "observers", "1");
    }
    if (!item_has(&in->item, "ttl")) {
        out->hold.ttl = 30 * SIMTIME_SECOND;
        item_derive(b->reader, &in->item, "ttl", "30s");
    }
    out->hold.overrun = item_has(&in->item, "ttl_overrun") ? in->overrun.share : 0;
    out->hold.extra = in->overrun.extra;
    without_requests(b, in, out);
    agreement(b, in, out);
}
