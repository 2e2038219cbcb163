/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/buf.h"
#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"

static const struct field retries_fields[] = {
    {
        .key = "attempts",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct retries_input, out.attempts),
        .def = "0",
        .min = 0,
        .max = 100,
        .help = "Repeats after the first attempt, made at once and routed afresh.",
        .source = "assumption: clients do not retry unless told",
    },
    {
        .key = "budget",
        .type = FIELD_SHARE,
        .offset = offsetof(struct retries_input, out.budget),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL,
        .derived = "no cap",
        .help = "Cap on repeats as a share of first attempts.",
        .source = "assumption",
    },
};

static const struct section retries_section = {
    .help = "What clients do about a failed request.",
    SECTION_FIELDS(retries_fields),
    .size = sizeof(struct retries_input),
};

static const struct field profile_fields[] = {
    {
        .key = "daily",
        .type = FIELD_NUMBERS,
        .offset = offsetof(struct profile_input, daily),
        .min = 0,
        .max = 1e6,
        .length = 24,
        .flags = FIELD_OPTIONAL,
        .derived = "1 in every hour",
        .help = "Factor on the request rate in each hour of the day (UTC), from midnight.",
        .source = "assumption",
    },
    {
        .key = "weekly",
        .type = FIELD_NUMBERS,
        .offset = offsetof(struct profile_input, weekly),
        .min = 0,
        .max = 1e6,
        .length = 7,
        .flags = FIELD_OPTIONAL,
        .derived = "1 on every day",
        .help = "Factor on the request rate on each day, from Monday.",
        .source = "assumption",
    },
};

static const struct section profile_section = {
    .help = "The request rate over the day and the week, in steps, not normalised.",
    SECTION_FIELDS(profile_fields),
    .size = sizeof(struct profile_input),
};

static const struct field client_fields[] = {
    {
        .key = "requests",
        .type = FIELD_RATE,
        .offset = offsetof(struct client_input, out.requests),
        .min = 0,
        .max = 1e12,
        .example = "500/s",
        .help = "Requests of the whole group, before profile and surges.",
    },
    {
        .key = "write_share",
        .type = FIELD_SHARE,
        .offset = offsetof(struct client_input, out.write_share),
        .def = "0%",
        .min = 0,
        .max = 1,
        .help = "Share of the requests that write; acts on data stores alone.",
        .source = "assumption: reads only unless told",
    },
    {
        .key = "pops",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct client_input, out.pops),
        .def = "1",
        .min = 1,
        .max = 100000,
        .help = "Points of presence of the edge that serve the group; each probes on its own.",
        .source = "assumption; Front Door had 192 edge locations in 2023 (AFD-13)",
    },
    {
        .key = "home",
        .type = FIELD_NAME,
        .offset = offsetof(struct client_input, home),
        .flags = FIELD_OPTIONAL,
        .names = "stamp",
        .help = "The stamp in which the group's data is at home; acts on multi-write stores alone.",
    },
    {
        .key = "latency",
        .type = FIELD_DURATIONS,
        .offset = offsetof(struct client_input, latency),
        .min = 0,
        .max = 3600,
        .flags = FIELD_OPTIONAL,
        .derived = "0s to every stamp",
        .names = "stamp",
        .help = "Round trip from the group's points of presence to each stamp.",
        .source = "assumption",
    },
    {
        .key = "sessions",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct client_input, sessions),
        .min = 0,
        .max = 1e15,
        .flags = FIELD_OPTIONAL,
        .help =
            "Live sessions of the group; they act on stores of session consistency, on stamps that "
            "keep sessions in-process, and on cost.edge of a dns edge.",
    },
    {
        .key = "session_length",
        .type = FIELD_DURATION,
        .offset = offsetof(struct client_input, out.session_length),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .derived = "30m",
        .help = "Mean length of a session.",
        .source = "assumption",
    },
    {
        .key = "request_size",
        .type = FIELD_SIZE,
        .offset = offsetof(struct client_input, out.request_size),
        .min = 0,
        .max = 1e18,
        .flags = FIELD_OPTIONAL,
        .help = "Mean size of a request; acts on cost.edge alone.",
    },
    {
        .key = "response_size",
        .type = FIELD_SIZE,
        .offset = offsetof(struct client_input, out.response_size),
        .min = 0,
        .max = 1e18,
        .flags = FIELD_OPTIONAL,
        .help = "Mean size of a response; acts on cost.edge alone.",
    },
    {
        .key = "timeout",
        .type = FIELD_DURATION,
        .offset = offsetof(struct client_input, out.timeout),
        .def = "5s",
        .min = 0,
        .max = 86400,
        .flags = FIELD_MIN_OPEN,
        .help = "A request fails unless it is answered in this time from its first attempt on.",
        .source = "assumption",
    },
    {
        .key = "retries",
        .type = FIELD_SECTION,
        .offset = offsetof(struct client_input, retries),
        .flags = FIELD_OPTIONAL,
        .section = &retries_section,
        .help = "What clients do about a failed request.",
    },
    {
        .key = "profile",
        .type = FIELD_SECTION,
        .offset = offsetof(struct client_input, profile),
        .flags = FIELD_OPTIONAL,
        .section = &profile_section,
        .help = "The request rate over the day and the week.",
    },
};

const struct section client_section = {
    .help = "Clients with a common request rate, place and patience. Their requests are a fluid: "
            "rates that are split and multiplied, not single requests.",
    SECTION_FIELDS(client_fields),
    .size = sizeof(struct client_input),
};

/* A forgotten round trip is 0, which makes that stamp the nearest: say so if any is given. */
static void clients_warn_latency(struct build *b, const struct client_input *in, const bool *given)
{
    const struct stamp_input *stamps = b->in->stamps.first;
    struct buf missing = BUF_INIT;

    for (size_t s = 0; s < b->in->stamps.count; s++) {
        if (!given[s]) {
            buf_add(&missing, missing.len == 0 ? "" : ", ");
            buf_add(&missing, stamps[s].item.name);
        }
    }
    if (missing.len > 0) {
        item_warning(b->reader, &in->item, "latency", "S216",
                     "no round trip is given to %s: 0s is taken", buf_text(&missing));
    }
    buf_release(&missing);
}

static simtime *clients_latency(struct build *b, const struct client_input *in)
{
    struct arena *a = b->reader->arena;
    const struct path *p = path_key(a, in->item.path, "latency");
    simtime *latency = arena_array(a, b->in->stamps.count + 1, sizeof *latency);
    bool *given = arena_array(a, b->in->stamps.count + 1, sizeof *given);

    for (size_t i = 0; i < in->latency.count; i++) {
        const struct duration_entry *e = &in->latency.first[i];
        int stamp = resolve_stamp(b, path_key(a, p, e->name.text), e->name);

        if (stamp != SCENARIO_NONE) {
            latency[stamp] = e->value;
            given[stamp] = true;
        }
    }
    if (in->latency.count > 0) {
        clients_warn_latency(b, in, given);
    }
    return latency;
}

static void clients_sessions(struct build *b, struct client_input *in, struct client_group *out)
{
    out->sessions = (double)in->sessions;
    if (!item_has(&in->item, "session_length")) {
        out->session_length = 30 * SIMTIME_MINUTE;
        if ((in->sessions > 0 || b->in->edge.out.session_affinity) &&
            !item_failed(&in->item, "session_length")) {
            item_derive(b->reader, &in->item, "session_length", "30m");
        }
    }
}

static void clients_profile(const struct profile_input *in, struct profile *out)
{
    out->flat = in->daily.count == 0 && in->weekly.count == 0;
    for (size_t i = 0; i < 24; i++) {
        out->daily[i] = in->daily.count == 24 ? in->daily.first[i] : 1;
    }
    for (size_t i = 0; i < 7; i++) {
        out->weekly[i] = in->weekly.count == 7 ? in->weekly.first[i] : 1;
    }
}

void section_clients_finish(struct build *b)
{
    struct client_input *in = b->in->clients.first;
    size_t count = b->in->clients.count;
    struct client_group *groups = arena_array(b->reader->arena, count + 1, sizeof *groups);

    for (size_t i = 0; i < count; i++) {
        struct client_group *g = &groups[i];

        *g = in[i].out;
        g->name = in[i].item.name;
        g->mark = in[i].item.mark;
        g->home = resolve_stamp(b, path_key(b->reader->arena, in[i].item.path, "home"), in[i].home);
        g->latency = clients_latency(b, &in[i]);
        clients_sessions(b, &in[i], g);
        g->retries = in[i].retries.out;
        if (!item_has(&in[i].retries.item, "budget")) {
            g->retries.budget = (double)INFINITY;
        }
        clients_profile(&in[i].profile, &g->profile);
        g->request_size = item_has(&in[i].item, "request_size") ? g->request_size : 0;
        g->response_size = item_has(&in[i].item, "response_size") ? g->response_size : 0;
    }
    b->sc->groups = groups;
    b->sc->group_count = count;
}
