/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/units.h"
#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"

static const struct choice rule_choices[] = {
    {"window", RULE_WINDOW, "healthy while enough of the last sample_size probes succeeded", false,
     NULL},
    {"consecutive", RULE_CONSECUTIVE,
     "flips after down_after failures or up_after successes in a row", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice phase_words[] = {
    {"uniform", 0, "any phase with equal chance, for each observer and origin", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice agree_words[] = {
    {"each", 0, "each observer acts on its own verdict", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct choice path_words[] = {
    {"deep", PATH_DEEP, "exercises every component that is probed", false, NULL},
    {"shallow", PATH_SHALLOW, "sees the app tier only", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field phase_form_fields[] = {
    {
        .key = "word",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct probe_input, phase_word),
        .choices = phase_words,
        .help = "One of some words.",
    },
    {
        .key = "fixed",
        .type = FIELD_DURATION,
        .offset = offsetof(struct probe_input, out.phase),
        .min = 0,
        .max = INFINITY,
        .help = "The same phase for all, for tests.",
    },
};

static const struct field agree_form_fields[] = {
    {
        .key = "word",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct probe_input, agree_word),
        .choices = agree_words,
        .help = "One of some words.",
    },
    {
        .key = "share",
        .type = FIELD_SHARE,
        .offset = offsetof(struct probe_input, out.agree),
        .min = 0,
        .max = 1,
        .help = "All act on one verdict: healthy while more than this share of them say so.",
    },
};

static const struct field path_form_fields[] = {
    {
        .key = "word",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct probe_input, path_word),
        .choices = path_words,
        .help = "One of some words.",
    },
    {
        .key = "list",
        .type = FIELD_NAMES,
        .offset = offsetof(struct probe_input, listed),
        .names = "component",
        .help = "Exactly the components that it exercises.",
    },
};

static const struct section phase_forms = {SECTION_FIELDS(phase_form_fields)};
static const struct section agree_forms = {SECTION_FIELDS(agree_form_fields)};
static const struct section path_forms = {SECTION_FIELDS(path_form_fields)};

static const struct field probe_fields[] = {
    {
        .key = "interval",
        .type = FIELD_DURATION,
        .offset = offsetof(struct probe_input, out.interval),
        .def = "30s",
        .min = 1,
        .max = 86400,
        .help = "Time from one probe of an observer to its next; Front Door allows 1 s to 255 s.",
        .source = "AFD-02, Front Door concept page; its REST reference says 240 s",
    },
    {
        .key = "timeout",
        .type = FIELD_DURATION,
        .offset = offsetof(struct probe_input, out.timeout),
        .min = 0,
        .max = 86400,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .derived = "10s, or the interval if that is shorter",
        .help = "When a probe that nothing answers counts as failed; may exceed the interval.",
        .source = "assumption: undocumented for Front Door (AFD-03)",
    },
    {
        .key = "jitter",
        .type = FIELD_DURATION,
        .offset = offsetof(struct probe_input, out.jitter),
        .def = "0s",
        .min = 0,
        .max = 86400,
        .help = "Random shift of each single probe; below the interval.",
        .source = "assumption",
    },
    {
        .key = "phase",
        .type = FIELD_ONE_OF,
        .offset = offsetof(struct probe_input, phase_form),
        .def = "uniform",
        .section = &phase_forms,
        .help = "When in the interval an observer probes.",
        .source = "assumption: points of presence are not in step (AFD-10)",
    },
    {
        .key = "rule",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct probe_input, rule),
        .def = "window",
        .choices = rule_choices,
        .help = "How outcomes become a verdict.",
        .source = "AFD-07, Front Door documentation",
    },
    {
        .key = "sample_size",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct probe_input, out.sample_size),
        .def = "4",
        .min = 1,
        .max = 255,
        .help = "How many of the last outcomes the window rule looks at.",
        .source = "AFD-07, Front Door documentation",
    },
    {
        .key = "successful_samples_required",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct probe_input, out.successful_samples_required),
        .def = "3",
        .min = 1,
        .max = 255,
        .help = "How many of them must be successes for the origin to be healthy.",
        .source = "AFD-07, Front Door documentation",
    },
    {
        .key = "down_after",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct probe_input, out.down_after),
        .def = "3",
        .min = 1,
        .max = 1000,
        .help = "Failures in a row after which the consecutive rule holds an origin unhealthy.",
        .source = "GA-02, AWS Global Accelerator documentation: threshold count 3",
    },
    {
        .key = "up_after",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct probe_input, out.up_after),
        .def = "3",
        .min = 1,
        .max = 1000,
        .help = "Successes in a row after which it holds it healthy again.",
        .source = "GA-02, AWS Global Accelerator documentation: threshold count 3",
    },
    {
        .key = "agree",
        .type = FIELD_ONE_OF,
        .offset = offsetof(struct probe_input, agree_form),
        .def = "each",
        .section = &agree_forms,
        .help = "Whether observers act each for itself, or on what they agree on.",
        .source = "AFD-07, Front Door documentation: each edge environment for itself",
        .example = "18%",
    },
    {
        .key = "path",
        .type = FIELD_ONE_OF,
        .offset = offsetof(struct probe_input, path_form),
        .def = "deep",
        .section = &path_forms,
        .help = "What a probe exercises.",
        .source = "assumption; documents disagree on what to probe (AFD-16)",
    },
    {
        .key = "loss",
        .type = FIELD_SHARE,
        .offset = offsetof(struct probe_input, out.loss),
        .def = "0%",
        .min = 0,
        .max = 1,
        .help = "Share of probes that fail for no fault of the origin.",
        .source = "assumption",
    },
    {
        .key = "low_traffic_slowdown",
        .type = FIELD_NUMBER,
        .offset = offsetof(struct probe_input, out.low_traffic_slowdown),
        .def = "1",
        .min = 1,
        .max = 1000,
        .help = "Factor on the interval of an observer with less than one request an interval.",
        .source = "assumption: Front Door documents that it slows down, not how much (AFD-12)",
    },
    {
        .key = "fast_interval",
        .type = FIELD_DURATION,
        .offset = offsetof(struct probe_input, out.fast_interval),
        .min = 0,
        .max = 86400,
        .flags = FIELD_OPTIONAL | FIELD_MIN_OPEN,
        .derived = "the interval",
        .help = "From a probe that failed to the next one, until one succeeds or the origin is "
                "held unhealthy.",
        .source = "assumption: no platform's default",
    },
};

const struct section probe_section = {
    .help = "Observers (points of presence) probe each enabled origin on their own.",
    SECTION_FIELDS(probe_fields),
    .size = sizeof(struct probe_input),
};

static const struct component *probe_find_component(const struct scenario *sc, const char *name)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        for (size_t c = 0; c < sc->stamps[s].component_count; c++) {
            if (strcmp(sc->stamps[s].components[c].name, name) == 0) {
                return &sc->stamps[s].components[c];
            }
        }
    }
    return NULL;
}

/* A stamp without a component `app` has an app tier that never fails. */
static void probe_listed(struct build *b, const struct probe_input *in, struct probe *out)
{
    struct arena *a = b->reader->arena;
    const char **listed = arena_array(a, in->listed.count, sizeof *listed);
    const struct path *p = path_key(a, in->item.path, "path");

    for (size_t i = 0; i < in->listed.count; i++) {
        const struct name *n = &in->listed.first[i];

        listed[i] = n->text;
        if (strcmp(n->text, "app") != 0 && probe_find_component(b->sc, n->text) == NULL) {
            report_problem(
                b->reader,
                &(struct problem){.code = "S301", .mark = n->mark, .path = path_index(a, p, i)},
                "no stamp has a component called %s", n->text);
        }
    }
    out->path = PATH_LISTED;
    out->listed = listed;
    out->listed_count = in->listed.count;
}

/* What belongs to the other rule is either a mistake worth a word, or a default to leave out. */
static void probe_unused(struct build *b, struct probe_input *in, const char *key, const char *rule)
{
    if (item_given(&in->item, key)) {
        item_warning(b->reader, &in->item, key, "S215", "has no effect with rule: %s", rule);
    } else {
        node_remove(in->item.node, key);
    }
}

static void probe_rule(struct build *b, struct probe_input *in, struct probe *out)
{
    out->rule = in->rule == RULE_CONSECUTIVE ? RULE_CONSECUTIVE : RULE_WINDOW;
    if (out->rule == RULE_CONSECUTIVE) {
        probe_unused(b, in, "sample_size", "consecutive");
        probe_unused(b, in, "successful_samples_required", "consecutive");
        return;
    }
    probe_unused(b, in, "down_after", "window");
    probe_unused(b, in, "up_after", "window");
    if (item_has(&in->item, "sample_size") && item_has(&in->item, "successful_samples_required") &&
        out->successful_samples_required > out->sample_size) {
        const char *key = item_given(&in->item, "successful_samples_required")
                              ? "successful_samples_required"
                              : "sample_size";

        item_error(b->reader, &in->item, key, "S212",
                   "%lld successes cannot be had from %lld samples",
                   (long long)out->successful_samples_required, (long long)out->sample_size);
    }
}

static void probe_below_interval(struct build *b, const struct probe_input *in, const char *key,
                                 simtime value)
{
    struct buf found = BUF_INIT;

    if (item_has(&in->item, key) && item_has(&in->item, "interval") && value >= in->out.interval) {
        units_print_duration(&found, in->out.interval);
        item_error(b->reader, &in->item, key, "S212", "must be below the interval of %s",
                   buf_text(&found));
    }
    buf_release(&found);
}

static void probe_agree(struct build *b, const struct probe_input *in, struct probe *out)
{
    out->agrees = in->agree_form == AGREE_SHARE;
    if (out->agrees && in->out.agree >= 1) {
        item_error(b->reader, &in->item, "agree", "S212",
                   "more than all observers never say so: no origin would be healthy");
    }
}

void section_probe_finish(struct build *b)
{
    struct probe_input *in = &b->in->edge.probe;
    struct probe *out = &b->sc->edge.probe;

    *out = in->out;
    if (!item_has(&in->item, "timeout")) {
        struct buf text = BUF_INIT;

        out->timeout = out->interval < 10 * SIMTIME_SECOND ? out->interval : 10 * SIMTIME_SECOND;
        units_print_duration(&text, out->timeout);
        item_derive(b->reader, &in->item, "timeout", buf_text(&text));
        buf_release(&text);
    }
    probe_below_interval(b, in, "jitter", out->jitter);
    out->fast_interval = item_has(&in->item, "fast_interval") ? in->out.fast_interval : 0;
    probe_below_interval(b, in, "fast_interval", out->fast_interval);
    probe_agree(b, in, out);
    if (in->phase_form == PHASE_FIXED) {
        probe_below_interval(b, in, "phase", out->phase);
    } else {
        out->phase = SIMTIME_NEVER;
    }
    if (in->path_form == PATH_FORM_LIST) {
        probe_listed(b, in, out);
    } else {
        out->path = in->path_word == PATH_SHALLOW ? PATH_SHALLOW : PATH_DEEP;
    }
    probe_rule(b, in, out);
}
