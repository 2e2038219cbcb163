/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"
#include "sim/scenario/store_regions.h"

static const struct choice policy_choices[] = {
    {"lww", POLICY_LWW, "the highest value of `path` wins, a delete always; the loser is gone",
     false, NULL},
    {"merge", POLICY_MERGE, "a procedure reconciles; what it cannot goes to the feed", false, NULL},
    {"keep-live", POLICY_KEEP_LIVE, "like lww, but a delete beats no newer or equal update", false,
     NULL},
    {"append", POLICY_APPEND, "events are only added: nothing to conflict on", false, NULL},
    {"counter", POLICY_COUNTER, "amounts are only added up: nothing to conflict on", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice path_choices[] = {
    {"timestamp", CONFLICT_PATH_TIMESTAMP, "when the region's clock says it was accepted", false,
     NULL},
    {"version", CONFLICT_PATH_VERSION, "a number that the application raises with every write",
     false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice track_choices[] = {
    {"horizon", 0, "over the whole horizon", false, NULL},
    {"incidents", 1, "between opening and closing of incidents", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice feed_words[] = {
    {"unread", 0, "nobody reads it", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field feed_fields[] = {
    {
        .key = "drained_every",
        .type = FIELD_DURATION,
        .offset = offsetof(struct feed_input, drained_every),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN,
        .example = "15m",
        .help = "A worker starts on it at this interval.",
    },
    {
        .key = "rate",
        .type = FIELD_RATE,
        .offset = offsetof(struct feed_input, rate),
        .min = 0,
        .max = 1e12,
        .flags = FIELD_MIN_OPEN,
        .example = "50/m",
        .help = "Items that the worker resolves until the feed is empty.",
    },
};

static const struct section feed_section = {
    .help = "Conflicts that wait for somebody, and who empties the feed.",
    SECTION_FIELDS(feed_fields),
    .size = sizeof(struct feed_input),
};

static const struct field feed_form_fields[] = {
    {
        .key = "word",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct conflicts_input, feed_word),
        .choices = feed_words,
        .help = "One of some words.",
    },
    {
        .key = "table",
        .type = FIELD_SECTION,
        .offset = offsetof(struct conflicts_input, feed),
        .section = &feed_section,
        .help = "a mapping {drained_every: 15m, rate: 50/m}",
    },
};

static const struct section feed_forms = {SECTION_FIELDS(feed_form_fields)};

static const struct field conflicts_fields[] = {
    {
        .key = "policy",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct conflicts_input, policy),
        .def = "lww",
        .choices = policy_choices,
        .help = "What decides.",
        .source = "COS-16, Cosmos DB documentation",
    },
    {
        .key = "path",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct conflicts_input, path),
        .flags = FIELD_OPTIONAL,
        .derived = "timestamp, with policies that compare",
        .choices = path_choices,
        .help = "What lww, keep-live and a failed merge compare.",
        .source = "COS-16, Cosmos DB documentation: /_ts",
    },
    {
        .key = "granularity",
        .type = FIELD_DURATION,
        .offset = offsetof(struct conflicts_input, out.granularity),
        .min = 0,
        .max = 86400,
        .flags = FIELD_OPTIONAL,
        .derived = "1s, of path timestamp",
        .help = "Timestamps are whole multiples of this; a tie goes to the region listed first.",
        .source = "COS-17, Cosmos DB: _ts counts seconds",
    },
    {
        .key = "clock_skew",
        .type = FIELD_DURATIONS,
        .offset = offsetof(struct conflicts_input, clock_skew),
        .min = -86400,
        .max = 86400,
        .flags = FIELD_OPTIONAL | FIELD_SIGNED,
        .derived = "0s in every region",
        .names = "region",
        .help = "How far the clock of a region is ahead, or with a minus behind.",
        .source = "assumption",
    },
    {
        .key = "fails",
        .type = FIELD_SHARE,
        .offset = offsetof(struct conflicts_input, out.fails),
        .min = 0,
        .max = 1,
        .flags = FIELD_OPTIONAL,
        .help = "Share of conflicts that the procedure cannot merge, 100% if there is none; must "
                "be given for merge.",
    },
    {
        .key = "feed",
        .type = FIELD_ONE_OF,
        .offset = offsetof(struct conflicts_input, feed_form),
        .flags = FIELD_OPTIONAL | FIELD_TAGGED,
        .section = &feed_forms,
        .help = "Who resolves what the procedure could not; must be given for merge.",
    },
    {
        .key = "track",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct conflicts_input, track),
        .def = "horizon",
        .choices = track_choices,
        .help = "When conflicts are counted.",
    },
};

const struct section conflicts_section = {
    .help = "Two writes of an entity conflict if neither region had applied the other's. The hub, "
            "the first of the store's regions that can be reached, decides once (COS-14).",
    SECTION_FIELDS(conflicts_fields),
    .size = sizeof(struct conflicts_input),
};

static void conflicts_skew(struct build *b, const struct conflicts_input *in, struct store *out)
{
    struct arena *a = b->reader->arena;
    const struct path *p = path_key(a, in->item.path, "clock_skew");

    out->conflicts.clock_skew =
        arena_array(a, out->region_count + 1, sizeof *out->conflicts.clock_skew);
    for (size_t i = 0; i < in->clock_skew.count; i++) {
        const struct duration_entry *e = &in->clock_skew.first[i];
        const struct path *at = path_key(a, p, e->name.text);
        int region = resolve_region(b, at, e->name);
        int place = store_regions_find(out, region);

        if (place != SCENARIO_NONE) {
            out->conflicts.clock_skew[place] = e->value;
        } else if (region != SCENARIO_NONE) {
            report_problem(b->reader,
                           &(struct problem){.code = "S302", .mark = e->name.mark, .path = at},
                           "the store has no replica in %s", e->name.text);
        }
    }
}

/* What wins: the path and what belongs to it. */
static void conflicts_path(struct build *b, struct conflicts_input *in, struct conflicts *out)
{
    struct item *item = &in->item;

    out->path = in->path == CONFLICT_PATH_VERSION ? CONFLICT_PATH_VERSION : CONFLICT_PATH_TIMESTAMP;
    if (in->policy == POLICY_APPEND || in->policy == POLICY_COUNTER) {
        section_clash(b, item, "path", "policies append and counter compare nothing");
        section_clash(b, item, "granularity", "policies append and counter compare nothing");
        section_idle(b, item, "clock_skew", "with a policy that compares nothing");
        out->granularity = 0;
        return;
    }
    if (!item_has(item, "path") && !item_failed(item, "path")) {
        item_derive(b->reader, item, "path", "timestamp");
    }
    if (out->path == CONFLICT_PATH_VERSION) {
        section_idle(b, item, "granularity", "with path version");
        section_idle(b, item, "clock_skew", "with path version");
        out->granularity = 0;
    } else if (!item_has(item, "granularity")) {
        out->granularity = SIMTIME_SECOND;
        if (!item_failed(item, "granularity")) {
            item_derive(b->reader, item, "granularity", "1s");
        }
    }
}

static void conflicts_needs(struct build *b, const struct conflicts_input *in, const char *key,
                            const char *what)
{
    if (!item_has(&in->item, key) && !item_failed(&in->item, key)) {
        item_error(b->reader, &in->item, key, "S202", "policy merge needs %s: %s", key, what);
    }
}

static void conflicts_merge(struct build *b, struct conflicts_input *in, struct conflicts *out)
{
    if (in->policy != POLICY_MERGE) {
        section_clash(b, &in->item, "fails", "only policy merge can fail");
        section_clash(b, &in->item, "feed", "only policy merge has a feed (COS-16)");
        out->fails = 0;
        return;
    }
    conflicts_needs(b, in, "fails", "the share of conflicts that its procedure cannot merge");
    conflicts_needs(b, in, "feed", "unread, or {drained_every, rate}");
    out->unread = in->feed_form != FEED_TABLE;
    if (!out->unread) {
        out->drained_every = in->feed.drained_every;
        out->drain_rate = in->feed.rate;
    }
}

/* Sums forget the order, so what depends on it is taken in order of acceptance. */
static void conflicts_counter(struct build *b, const struct store_input *in)
{
    static const struct {
        const char *key;
        enum operation operation;
    } ordered[] = {{"update", OPERATION_UPDATE}, {"delete", OPERATION_DELETE}};

    for (size_t i = 0; i < 2; i++) {
        if (item_given(&in->operations.item, ordered[i].key) &&
            in->operations.of[ordered[i].operation] > 0) {
            item_warning(b->reader, &in->operations.item, ordered[i].key, "S217",
                         "a counter only adds: %s is taken in order of acceptance, as append does",
                         ordered[i].key);
        }
    }
}

void section_conflicts_finish(struct build *b, struct store_input *store, struct store *out)
{
    struct conflicts_input *in = &store->conflicts;

    if (out->model != STORE_MULTI_WRITE) {
        out->conflicts = (struct conflicts){.policy = POLICY_LWW};
        out->conflicts.clock_skew =
            arena_array(b->reader->arena, out->region_count + 1, sizeof(simtime));
        section_clash(b, &store->item, "conflicts",
                      "only a multi-write store has conflicts: in others one region writes");
        return;
    }
    out->conflicts = in->out;
    out->conflicts.policy =
        item_has(&in->item, "policy") ? (enum conflict_policy)in->policy : POLICY_LWW;
    out->conflicts.track_incidents = in->track == 1;
    out->conflicts.drained_every = SIMTIME_NEVER;
    conflicts_skew(b, in, out);
    if (item_failed(&in->item, "policy")) {
        return;
    }
    conflicts_path(b, in, &out->conflicts);
    conflicts_merge(b, in, &out->conflicts);
    if (in->policy == POLICY_COUNTER && out->has_operations) {
        conflicts_counter(b, store);
    }
}
