/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/base/die.h"
#include "sim/scenario/sections.h"

static const struct field until_fields[] = {
    {
        .key = "metric",
        .type = FIELD_STRING,
        .offset = offsetof(struct until_input, metric),
        .example = "availability.requests",
        .help = "The metric whose mean must become known well enough.",
    },
    {
        .key = "relative",
        .type = FIELD_SHARE,
        .offset = offsetof(struct until_input, relative),
        .min = 0,
        .max = 1,
        .flags = FIELD_MIN_OPEN,
        .example = "5%",
        .help = "Half the width of the 95 % interval as a share of the mean (of availability: of "
                "what it lacks to 1) at which to stop.",
    },
};

static const struct section until_section = {
    .help = "Replications stop once the mean of a metric is known to a relative precision.",
    SECTION_FIELDS(until_fields),
    .size = sizeof(struct until_input),
};

static const struct field replications_until_fields[] = {
    {
        .key = "min",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct replications_input, min),
        .def = "50",
        .min = 2,
        .max = 4294967295.0,
        .help = "At least so many replications.",
        .source = "assumption: fewer say little about an interval",
    },
    {
        .key = "max",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct replications_input, max),
        .def = "20000",
        .min = 2,
        .max = 4294967295.0,
        .help = "At most so many replications.",
        .source = "assumption",
    },
    {
        .key = "until",
        .type = FIELD_SECTION,
        .offset = offsetof(struct replications_input, until),
        .section = &until_section,
        .help = "When to stop between min and max.",
    },
};

static const struct section replications_until_section = {
    .help = "A bounded number of replications, as many as a precision needs.",
    SECTION_FIELDS(replications_until_fields),
    .size = sizeof(struct replications_input),
};

static const struct field replications_form_fields[] = {
    {
        .key = "number",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct top_input, replications_count),
        .min = 1,
        .max = 4294967295.0,
        .help = "So many replications.",
    },
    {
        .key = "until",
        .type = FIELD_SECTION,
        .offset = offsetof(struct top_input, replications),
        .section = &replications_until_section,
        .help = "a mapping {min, max, until: {metric, relative}}",
    },
};

static const struct section replications_forms = {SECTION_FIELDS(replications_form_fields)};

static const struct choice rare_choices[] = {
    {"off", 0, "as they come", false, NULL},
    {"bias", 1,
     "failures come faster while some origins are gone and others are not, and replications are "
     "weighted for it: means keep their meaning, percentiles are not given",
     false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field top_fields[] = {
    {
        .key = "ninefold",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct top_input, format),
        .min = 1,
        .max = 1,
        .example = "1",
        .help = "Version of the format of this file.",
    },
    {
        .key = "extends",
        .type = FIELD_STRING,
        .offset = offsetof(struct top_input, extends),
        .flags = FIELD_OPTIONAL,
        .help = "Another scenario, relative to this file, or the name of one that comes with the "
                "program, over which this one is laid: mappings merge, lists replace, and a null "
                "value (~) deletes the inherited key.",
    },
    {
        .key = "name",
        .type = FIELD_STRING,
        .offset = offsetof(struct top_input, out.name),
        .flags = FIELD_OPTIONAL,
        .derived = "the name of the file without its ending",
        .help = "Short name of the scenario in tables and in the store.",
    },
    {
        .key = "title",
        .type = FIELD_STRING,
        .offset = offsetof(struct top_input, out.title),
        .flags = FIELD_OPTIONAL,
        .derived = "the name",
        .help = "One line that says what the scenario shows.",
    },
    {
        .key = "preset",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct top_input, preset),
        .flags = FIELD_OPTIONAL,
        .choices = rates_preset_choices,
        .help = "Rates of failures that stand wherever the scenario gives none of its own; without "
                "it, nothing fails by itself that does not say so.",
    },
    {
        .key = "horizon",
        .type = FIELD_DURATION,
        .offset = offsetof(struct top_input, out.horizon),
        .def = "1y",
        .min = 0,
        .max = 250.0 * 365 * 86400,
        .flags = FIELD_MIN_OPEN,
        .help = "Simulated time in one replication, from Monday 00:00 UTC.",
        .source = "assumption: availability targets are stated for a year",
    },
    {
        .key = "replications",
        .type = FIELD_ONE_OF,
        .offset = offsetof(struct top_input, replications_form),
        .def = "1000",
        .section = &replications_forms,
        .help = "How many times the horizon is simulated, each time with its own chances.",
        .source = "assumption: percentiles up to the 99th get an interval",
    },
    {
        .key = "seed",
        .type = FIELD_SEED,
        .offset = offsetof(struct top_input, out.seed),
        .def = "1",
        .min = 0,
        .max = 18446744073709551615.0,
        .help = "What all chances follow from; equal seeds give equal results.",
        .source = "assumption: any number will do",
    },
    {
        .key = "rare_events",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct top_input, rare_events),
        .def = "off",
        .choices = rare_choices,
        .help = "How losses of one origin while another is gone come about often enough to be "
                "counted.",
        .source = "assumption: as they come, unless told",
    },
    {
        .key = "targets",
        .type = FIELD_SECTION,
        .offset = offsetof(struct top_input, targets),
        .flags = FIELD_OPTIONAL,
        .section = &targets_section,
        .help = "What the design must reach, and when the service counts as up.",
    },
    {
        .key = "clients",
        .type = FIELD_MAP,
        .offset = offsetof(struct top_input, clients),
        .min = 1,
        .max = 10000,
        .section = &client_section,
        .names = "client group",
        .example = "{web: {requests: 500/s}}",
        .help = "Who sends requests, by name of the group.",
    },
    {
        .key = "edge",
        .type = FIELD_SECTION,
        .offset = offsetof(struct top_input, edge),
        .section = &edge_section,
        .help = "The global layer that probes the stamps and routes requests to them.",
        .example = "{preset: azure-front-door}",
    },
    {
        .key = "regions",
        .type = FIELD_MAP,
        .offset = offsetof(struct top_input, regions),
        .min = 1,
        .max = 10000,
        .section = &region_section,
        .names = "region",
        .example = "{westeurope: {}}",
        .help = "Where stamps can stand, by name.",
    },
    {
        .key = "links",
        .type = FIELD_LIST,
        .offset = offsetof(struct top_input, links),
        .min = 0,
        .max = 100000,
        .flags = FIELD_OPTIONAL,
        .section = &link_section,
        .names = "link",
        .help = "Network between two regions. Without one a round trip between them takes no time.",
    },
    {
        .key = "stamps",
        .type = FIELD_MAP,
        .offset = offsetof(struct top_input, stamps),
        .min = 1,
        .max = SCENARIO_MAX_STAMPS,
        .section = &stamp_section,
        .names = "stamp",
        .example = "{we: {region: westeurope}}",
        .help = "Full copies of the service, each in one region, by name.",
    },
    {
        .key = "faults",
        .type = FIELD_LIST,
        .offset = offsetof(struct top_input, faults),
        .min = 0,
        .max = 100000,
        .flags = FIELD_OPTIONAL,
        .section = &fault_section,
        .names = "fault",
        .help = "Scripted faults, in any order.",
    },
    {
        .key = "common_cause",
        .type = FIELD_LIST,
        .offset = offsetof(struct top_input, causes),
        .min = 0,
        .max = 1000,
        .flags = FIELD_OPTIONAL,
        .section = &cause_section,
        .names = "common cause",
        .help = "What takes several things down at once, at random.",
    },
    {
        .key = "deployments",
        .type = FIELD_SECTION,
        .offset = offsetof(struct top_input, deployments),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &deployments_section,
        .help = "Releases to all stamps at a fixed period, of which some are bad.",
    },
    {
        .key = "stores",
        .type = FIELD_MAP,
        .offset = offsetof(struct top_input, stores),
        .min = 0,
        .max = 1000,
        .flags = FIELD_OPTIONAL,
        .section = &store_section,
        .names = "store",
        .help = "Data stores with replication, failover and conflicts, by name.",
    },
    {
        .key = "jobs",
        .type = FIELD_MAP,
        .offset = offsetof(struct top_input, jobs),
        .min = 0,
        .max = 1000,
        .flags = FIELD_OPTIONAL,
        .section = &job_section,
        .names = "job",
        .help = "Jobs that must run once each period, by name.",
    },
    {
        .key = "operations",
        .type = FIELD_SECTION,
        .offset = offsetof(struct top_input, operations),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &operations_section,
        .help = "What people do in an incident.",
    },
    {
        .key = "gameday",
        .type = FIELD_LIST,
        .offset = offsetof(struct top_input, drills),
        .min = 0,
        .max = 1000,
        .flags = FIELD_OPTIONAL,
        .section = &drill_section,
        .help =
            "A ladder of drills, each of which `ninefold drill` plays on its own, in this order.",
    },
    {
        .key = "cost",
        .type = FIELD_SECTION,
        .offset = offsetof(struct top_input, cost),
        .flags = FIELD_OPTIONAL | FIELD_IF_GIVEN,
        .section = &cost_section,
        .help = "What the design costs, and what failures cost.",
    },
};

const struct section top_section = {
    .help = "A scenario: one YAML document.",
    SECTION_FIELDS(top_fields),
    .size = sizeof(struct top_input),
};

/* The file's name without directories and ending. */
static const char *top_stem(struct arena *a, const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *base = slash == NULL ? file : slash + 1;
    const char *dot = strrchr(base, '.');

    return arena_strndup(a, base, dot == NULL || dot == base ? strlen(base) : (size_t)(dot - base));
}

static void top_replications(struct build *b)
{
    struct top_input *in = b->in;
    const struct replications_input *bounded = &in->replications;
    struct replications *out = &b->sc->replications;

    if (in->replications_form != REPLICATIONS_UNTIL) {
        *out = (struct replications){.min = in->replications_count, .max = in->replications_count};
        return;
    }
    *out = (struct replications){.min = bounded->min,
                                 .max = bounded->max,
                                 .until_metric = bounded->until.metric,
                                 .until_mark = item_mark(&bounded->until.item, "metric"),
                                 .until_relative = bounded->until.relative};
    if (item_has(&bounded->item, "min") && item_has(&bounded->item, "max") &&
        bounded->min > bounded->max) {
        item_error(b->reader, &bounded->item, "min", "S212", "found min %lld above max %lld",
                   (long long)bounded->min, (long long)bounded->max);
    }
}

static void top_rare_events(struct build *b)
{
    static const char *const percentiles[] = {"rto", "rpo"};
    const struct item *targets = &b->in->targets.item;

    b->sc->rare_events = b->in->rare_events == 1;
    for (size_t i = 0; b->sc->rare_events && i < 2; i++) {
        if (item_given(targets, percentiles[i])) {
            item_warning(b->reader, targets, percentiles[i], "S221",
                         "stays undecided: rare_events: bias gives no percentiles");
        }
    }
}

void section_top_finish(struct build *b, const char *file)
{
    struct top_input *in = b->in;
    struct scenario *sc = b->sc;

    *sc = in->out;
    sc->file = file;
    node_remove(in->item.node, "extends");
    if (sc->name == NULL) {
        sc->name = top_stem(b->reader->arena, file);
        item_derive(b->reader, &in->item, "name", sc->name);
    }
    if (sc->title == NULL) {
        sc->title = sc->name;
        item_derive(b->reader, &in->item, "title", sc->title);
    }
    top_replications(b);
    top_rare_events(b);
    section_targets_finish(b);
}
