/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jobs: what must run once each period, and who says where. */
#include "sim/scenario/resolve.h"
#include "sim/scenario/sections.h"

static const struct choice authority_choices[] = {
    {"none", AUTHORITY_NONE, "every region runs it that does not see another one", false, NULL},
    {"lease", AUTHORITY_LEASE, "the holder of a lease does, and another once that has run out",
     false, NULL},
    {"global", AUTHORITY_GLOBAL, "its region says, until the authority is moved", false, NULL},
    {NULL, 0, NULL, false, NULL},
};

static const struct field job_fields[] = {
    {
        .key = "region",
        .type = FIELD_NAME,
        .offset = offsetof(struct job_input, region),
        .names = "region",
        .example = "westeurope",
        .help = "The region that runs it at first.",
    },
    {
        .key = "period",
        .type = FIELD_DURATION,
        .offset = offsetof(struct job_input, out.period),
        .min = 0,
        .max = INFINITY,
        .flags = FIELD_MIN_OPEN,
        .example = "10m",
        .help = "From one run to the next.",
    },
    {
        .key = "authority",
        .type = FIELD_CHOICE,
        .offset = offsetof(struct job_input, authority),
        .def = "none",
        .choices = authority_choices,
        .help = "Who says which region runs it.",
        .source = "assumption: a scheduler in every stamp, and nothing that keeps them apart",
    },
    {
        .key = "lease",
        .type = FIELD_DURATION,
        .offset = offsetof(struct job_input, out.lease),
        .def = "60s",
        .min = 0,
        .max = INFINITY,
        .help = "How long a lease lives that is not renewed; of authority lease.",
        .source = "assumption",
    },
    {
        .key = "idempotent",
        .type = FIELD_BOOL,
        .offset = offsetof(struct job_input, out.idempotent),
        .def = "false",
        .help = "Whether a second run does no harm; then it does not count in jobs.harmful.",
        .source = "assumption: the worse",
    },
};

const struct section job_section = {
    .help = "A job that must run once each period, in whichever region.",
    SECTION_FIELDS(job_fields),
    .size = sizeof(struct job_input),
};

static bool has_stamp(const struct scenario *sc, int region)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        if (sc->stamps[s].region == region) {
            return true;
        }
    }
    return false;
}

void section_jobs_finish(struct build *b)
{
    struct job_input *in = b->in->jobs.first;
    size_t count = b->in->jobs.count;
    struct job *jobs = arena_array(b->reader->arena, count + 1, sizeof *jobs);

    for (size_t i = 0; i < count; i++) {
        const struct path *path = path_key(b->reader->arena, in[i].item.path, "region");

        jobs[i] = in[i].out;
        jobs[i].name = in[i].item.name;
        jobs[i].authority = (enum job_authority)in[i].authority;
        jobs[i].region = resolve_region(b, path, in[i].region);
        if (jobs[i].region != SCENARIO_NONE && !has_stamp(b->sc, jobs[i].region)) {
            item_error(b->reader, &in[i].item, "region", "S212",
                       "no stamp stands in %s: nobody is there to run it",
                       b->sc->regions[jobs[i].region].name);
        }
        if (jobs[i].authority != AUTHORITY_LEASE) {
            section_idle(b, &in[i].item, "lease", "without authority: lease");
        }
    }
    b->sc->jobs = jobs;
    b->sc->job_count = count;
}
