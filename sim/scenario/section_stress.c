/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stamps under stress: instances added under overload, cold caches, configuration that drifts. */
#include <math.h>

#include "sim/scenario/sections.h"

static const struct field autoscale_fields[] = {
    {
        .key = "after",
        .type = FIELD_DURATION,
        .offset = offsetof(struct autoscale_input, out.after),
        .def = "5m",
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN,
        .help = "How long the app tier is overloaded before all instances are added at once; they "
                "go when the load would have fitted without them for as long.",
        .source = "assumption",
    },
    {
        .key = "max_instances",
        .type = FIELD_INTEGER,
        .offset = offsetof(struct autoscale_input, out.max_instances),
        .min = 1,
        .max = 1e6,
        .example = "12",
        .help = "Instances of the component app with those added.",
    },
};

const struct section autoscale_section = {
    .help = "Instances of the app tier added under overload.",
    SECTION_FIELDS(autoscale_fields),
    .size = sizeof(struct autoscale_input),
};

static const struct field warm_up_fields[] = {
    {
        .key = "initial_capacity",
        .type = FIELD_SHARE,
        .offset = offsetof(struct warm_up_input, out.initial),
        .def = "60%",
        .min = 0,
        .max = 1,
        .help = "Share of its capacity that a stamp has when it returns, or first gets diverted "
                "traffic in an incident.",
        .source = "assumption",
    },
    {
        .key = "time_constant",
        .type = FIELD_DURATION,
        .offset = offsetof(struct warm_up_input, out.time_constant),
        .def = "3m",
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN,
        .help = "After this long 63 % of what is missing is back, after twice as long 86 %.",
        .source = "assumption",
    },
};

const struct section warm_up_section = {
    .help = "Capacity lost while caches are cold.",
    SECTION_FIELDS(warm_up_fields),
    .size = sizeof(struct warm_up_input),
};

static const struct field drift_fields[] = {
    {
        .key = "every",
        .type = FIELD_DIST,
        .offset = offsetof(struct drift_input, every),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN | FIELD_NEVER | FIELD_OPTIONAL,
        .example = "{exponential: {mean: 60d}}",
        .help = "Time from the start or a repair to the next difference; without it, or with "
                "never, only config-drift faults make one.",
    },
    {
        .key = "affects",
        .type = FIELD_SHARE,
        .offset = offsetof(struct drift_input, out.affects),
        .def = "30%",
        .min = 0,
        .max = 1,
        .help = "Share of the diverted traffic, which the stamp does not normally serve, that it "
                "fails.",
        .source = "assumption",
    },
    {
        .key = "check_every",
        .type = FIELD_DURATION,
        .offset = offsetof(struct drift_input, out.check_every),
        .def = "24h",
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN,
        .help = "From one check for differences to the next; the phase is drawn.",
        .source = "assumption: a nightly terraform plan",
    },
    {
        .key = "fix_after",
        .type = FIELD_DIST,
        .offset = offsetof(struct drift_input, fix_after),
        .def = "2h",
        .min = 0,
        .max = INFINITY,
        .help = "From the check that finds it until it is put right.",
        .source = "assumption",
    },
};

const struct section drift_section = {
    .help = "Configuration that comes to differ from what it should be.",
    SECTION_FIELDS(drift_fields),
    .size = sizeof(struct drift_input),
};

static void finish_autoscale(struct build *b, struct stamp_input *in, struct stamp *s)
{
    struct autoscale_input *scale = &in->autoscale;
    bool app = s->app != SCENARIO_NONE;
    const struct component *c = app ? &s->components[s->app] : NULL;

    if (!item_has(&scale->item, "max_instances")) {
        return;
    }
    if (!app || c->instances == 0 || !isfinite(c->capacity)) {
        section_idle(b, &in->item, "autoscale",
                     "without instances and capacity of the component app");
        return;
    }
    if (scale->out.max_instances < c->instances) {
        item_error(b->reader, &scale->item, "max_instances", "S212",
                   "the component app has %lld instances already", (long long)c->instances);
    } else if (scale->out.max_instances == c->instances) {
        section_idle(b, &scale->item, "max_instances",
                     "where the component app has as many instances already");
    } else {
        s->autoscale = scale->out;
    }
}

static bool has_capacity(const struct stamp *s)
{
    for (size_t c = 0; c < s->component_count; c++) {
        if (s->components[c].required && isfinite(s->components[c].capacity)) {
            return true;
        }
    }
    return false;
}

static void finish_warm_up(struct build *b, struct stamp_input *in, struct stamp *s)
{
    if (!item_has(&in->item, "warm_up")) {
        return;
    }
    if (!has_capacity(s)) {
        section_idle(b, &in->item, "warm_up",
                     "where no component that requests need has a capacity");
        return;
    }
    s->warm_up = in->warm_up.out;
}

void section_stress_finish(struct build *b, struct stamp_input *in, struct stamp *s)
{
    finish_autoscale(b, in, s);
    finish_warm_up(b, in, s);
    s->drift = in->drift.out;
    if (!item_has(&in->item, "drift")) {
        s->drift = (struct drift){.affects = 0.3};
    }
}
