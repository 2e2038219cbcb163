/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/scenario/sections.h"

static const struct choice kind_choices[] = {
    {"anycast", EDGE_ANYCAST, "decides for each request at the point of presence", false, NULL},
    {"dns", EDGE_DNS, "steering by DNS answers that age out", false, NULL},
    {"none", EDGE_NONE, "a single stamp that clients reach directly", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice unhealthy_choices[] = {
    {"route-to-all", ALL_UNHEALTHY_ROUTE, "route as if every enabled origin were healthy", false,
     NULL},
    {"fail", ALL_UNHEALTHY_FAIL, "refuse the request", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice pop_traffic_words[] = {
    {"uniform", 0, "the same for every point of presence", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field pop_traffic_fields[] = {
    {
        .key = "zipf",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct pop_traffic_input, zipf),
        .min = 0,
        .max = 100,
        .flags = FIELD_OPTIONAL,
        .help = "Exponent s: point of presence k of a group gets a share in proportion to k^-s.",
    },
    {
        .key = "shares",
        .type = FIELD_NUMBERS,
        .offset = offsetof(struct pop_traffic_input, shares),
        .min = 0,
        .max = 1e12,
        .flags = FIELD_OPTIONAL,
        .help = "The share of each point of presence of a group, in any unit.",
    },
};

static const struct section pop_traffic_section = {
    .help = "How a group's requests divide among its points of presence; zipf or shares.",
    SECTION_FIELDS(pop_traffic_fields),
    .size = sizeof(struct pop_traffic_input),
};

static const struct field pop_traffic_form_fields[] = {
    {
        .key = "word",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct edge_input, pop_traffic_word),
        .choices = pop_traffic_words,
        .help = "One of some words.",
    },
    {
        .key = "law",
        .type = FIELD_SECTION,
        .offset = offsetof(struct edge_input, pop_traffic),
        .section = &pop_traffic_section,
        .help = "a mapping {zipf: 1.0} or {shares: [...]}",
    },
};

static const struct section pop_traffic_forms = {SECTION_FIELDS(pop_traffic_form_fields)};

static const struct field edge_fields[] = {
    {
        .key = "preset",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct edge_input, preset),
        .flags = FIELD_OPTIONAL,
        .choices = preset_choices,
        .help = "A platform whose documented values are taken where none is given.",
    },
    {
        .key = "kind",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct edge_input, kind),
        .def = "anycast",
        .choices = kind_choices,
        .help = "How clients are steered.",
    },
    {
        .key = "observers",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct edge_input, out.observers),
        .min = 1,
        .max = 10000,
        .flags = FIELD_OPTIONAL,
        .derived = "1 for an edge of kind dns",
        .help = "Probing locations of a dns edge; the observers of others are their points of "
                "presence.",
        .source = "assumption: documents say that there are several, not how many (TM-04, R53-02)",
    },
    {
        .key = "ttl",
        .type = FIELD_DURATION,
        .offset = offsetof(struct edge_input, out.hold.ttl),
        .min = 0,
        .max = 604800,
        .flags = FIELD_OPTIONAL,
        .derived = "30s for an edge of kind dns",
        .help = "How long clients hold an answer of a dns edge.",
        .source = "TM-06, Azure CLI: 30 s",
    },
    {
        .key = "ttl_overrun",
        .type = FIELD_SECTION,
        .offset = offsetof(struct edge_input, overrun),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &overrun_section,
        .help = "Clients that hold an answer for longer than they should.",
    },
    {
        .key = "probe",
        .type = FIELD_SECTION,
        .offset = offsetof(struct edge_input, probe),
        .flags = FIELD_OPTIONAL,
        .section = &probe_section,
        .help = "How the edge learns whether a stamp is healthy.",
    },
    {
        .key = "additional_latency",
        .type = FIELD_DURATION,
        .offset = offsetof(struct edge_input, out.additional_latency),
        .def = "0s",
        .min = 0,
        .max = 3600,
        .help = "Stamps within this much of the fastest one, seen from a point of presence, share "
                "its requests by weight.",
        .source = "AFD-18, Front Door documentation; Terraform's default is 50 ms",
    },
    {
        .key = "session_affinity",
        .type = FIELD_BOOL,
        .offset = offsetof(struct edge_input, out.session_affinity),
        .def = "false",
        .help = "An anycast edge keeps a session at its origin until that is held unhealthy or one "
                "of a lower priority number can be used again; every request belongs to a session, "
                "which lasts session_length.",
        .source = "AFD-21, Front Door documentation: disabled",
    },
    {
        .key = "when_all_unhealthy",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct edge_input, when_all_unhealthy),
        .def = "route-to-all",
        .choices = unhealthy_choices,
        .help = "What is done with a request while no origin is healthy.",
        .source = "AFD-14, Front Door documentation",
    },
    {
        .key = "retry_on_connect_failure",
        .type = FIELD_BOOL,
        .offset = offsetof(struct edge_input, out.retry_on_connect_failure),
        .def = "true",
        .help = "A request whose connection is refused, or dropped for connect_timeout, is tried "
                "once at another origin.",
        .source = "AFD-22, Front Door documentation change of 2026",
    },
    {
        .key = "connect_timeout",
        .type = FIELD_DURATION,
        .offset = offsetof(struct edge_input, out.connect_timeout),
        .def = "5s",
        .min = 0,
        .max = 86400,
        .flags = FIELD_MIN_OPEN,
        .help = "How long a connection to a black hole is waited for.",
        .source = "assumption: no document gives it",
    },
    {
        .key = "propagation",
        .type = FIELD_DIST,
        .offset = offsetof(struct edge_input, out.propagation),
        .def = "{triangular: {min: 3m, mode: 20m, max: 45m}}",
        .min = 0,
        .max = INFINITY,
        .help = "Time until a configuration change is in force at the edge.",
        .source = "AFD-26, Front Door documentation over the years: 3, 20 and 45 minutes",
    },
    {
        .key = "pop_traffic",
        .type = FIELD_ONE_OF,
        .offset = offsetof(struct edge_input, pop_traffic_form),
        .def = "uniform",
        .flags = FIELD_TAGGED,
        .section = &pop_traffic_forms,
        .help = "How a group's requests divide among its points of presence.",
        .source = "assumption: no document gives it",
    },
    {
        .key = "pop_outage",
        .type = FIELD_SECTION,
        .offset = offsetof(struct edge_input, pop_outage),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &failure_section,
        .help = "Outages of points of presence drawn at random, each with clocks of its own.",
    },
    {
        .key = "pop_reroute",
        .type = FIELD_DURATION,
        .offset = offsetof(struct edge_input, out.pop_reroute),
        .def = "30s",
        .min = 0,
        .max = 86400,
        .help = "How long requests of a failed point of presence fail before others take them.",
        .source = "assumption",
    },
    {
        .key = "outage",
        .type = FIELD_SECTION,
        .offset = offsetof(struct edge_input, outage),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &edge_outage_section,
        .help = "Outages of the edge drawn at random.",
    },
};

const struct section edge_section = {
    .help = "The global layer in front of the stamps.",
    SECTION_FIELDS(edge_fields),
    .size = sizeof(struct edge_input),
};

static void edge_shares(struct build *b, const struct edge_input *in, struct edge *out)
{
    const struct numbers *given = &in->pop_traffic.shares;
    const struct client_input *groups = b->in->clients.first;
    double *shares = arena_array(b->reader->arena, given->count, sizeof *shares);
    double sum = 0;

    for (size_t i = 0; i < given->count; i++) {
        sum += given->first[i];
    }
    for (size_t i = 0; i < given->count; i++) {
        shares[i] = given->first[i] / sum;
    }
    if (!(sum > 0)) {
        item_error(b->reader, &in->pop_traffic.item, "shares", "S212", "the shares are all 0");
    }
    for (size_t i = 0; i < b->in->clients.count; i++) {
        const struct path *p = in->pop_traffic.item.path;

        if (item_has(&groups[i].item, "pops") && groups[i].out.pops != (int64_t)given->count) {
            report_problem(b->reader,
                           &(struct problem){.code = "S303",
                                             .mark = item_mark(&in->pop_traffic.item, "shares"),
                                             .path = path_key(b->reader->arena, p, "shares"),
                                             .second = item_mark(&groups[i].item, "pops"),
                                             .second_message = "the group"},
                           "found %zu shares, group %s has %lld pops", given->count,
                           groups[i].item.name, (long long)groups[i].out.pops);
        }
    }
    out->shares = shares;
    out->share_count = given->count;
}

static void edge_pop_traffic(struct build *b, const struct edge_input *in, struct edge *out)
{
    bool zipf =
        in->pop_traffic_form == POP_TRAFFIC_TABLE && item_has(&in->pop_traffic.item, "zipf");
    bool shares = in->pop_traffic_form == POP_TRAFFIC_TABLE && in->pop_traffic.shares.count > 0;

    if (in->pop_traffic_form != POP_TRAFFIC_TABLE) {
        out->pop_traffic = POP_TRAFFIC_UNIFORM;
        return;
    }
    if (zipf == shares) {
        if (in->pop_traffic.item.raw->count == 0 || zipf) {
            item_error(b->reader, &in->item, "pop_traffic", "S212",
                       "expected either zipf or shares");
        }
        return;
    }
    out->pop_traffic = zipf ? POP_TRAFFIC_ZIPF : POP_TRAFFIC_SHARES;
    out->zipf = in->pop_traffic.zipf;
    if (shares) {
        edge_shares(b, in, out);
    }
}

/* Without an edge clients reach the one stamp directly, and nobody probes. */
static void edge_none(struct build *b, struct edge_input *in)
{
    const struct stamp_input *stamps = b->in->stamps.first;

    if (b->in->stamps.count > 1) {
        report_problem(b->reader,
                       &(struct problem){.code = "S212",
                                         .mark = item_mark(&in->item, "kind"),
                                         .path = path_key(b->reader->arena, in->item.path, "kind"),
                                         .second = stamps[1].item.mark,
                                         .second_message = "the second stamp"},
                       "an edge of kind none takes exactly one stamp, there are %zu",
                       b->in->stamps.count);
    }
    if (item_given(&in->item, "probe")) {
        item_error(b->reader, &in->item, "probe", "S212", "an edge of kind none does not probe");
    }
    if (item_given(&in->item, "preset")) {
        item_error(b->reader, &in->item, "preset", "S212",
                   "a preset describes an edge, and the kind is none");
    }
    node_remove(in->item.node, "probe");
}

void section_edge_finish(struct build *b)
{
    struct edge_input *in = &b->in->edge;
    struct edge *out = &b->sc->edge;

    *out = in->out;
    out->mark = in->item.mark;
    out->preset = NULL;
    for (const struct choice *c = preset_choices; c->name != NULL; c++) {
        if (item_has(&in->item, "preset") && c->value == in->preset) {
            out->preset = c->name;
        }
    }
    out->kind = (enum edge_kind)in->kind;
    out->when_all_unhealthy =
        in->when_all_unhealthy == ALL_UNHEALTHY_FAIL ? ALL_UNHEALTHY_FAIL : ALL_UNHEALTHY_ROUTE;
    edge_pop_traffic(b, in, out);
    section_probe_finish(b);
    section_dns_finish(b);
    if (item_has(&in->item, "kind") && in->kind == EDGE_NONE) {
        edge_none(b, in);
    }
}
