/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chronicle in words. */
#include <math.h>
#include <string.h>

#include "models/chronicle.h"
#include "models/plan.h"
#include "sim/base/die.h"
#include "sim/scenario/fault_ids.h"

enum about { ABOUT_NOBODY, ABOUT_FAULT, ABOUT_OBSERVER, ABOUT_REGION, ABOUT_STAMP, ABOUT_STORE };

struct word {
    const char *name;
    enum about subject, object;
    const char
        *text; /* %S: the subject, %O: the object, %P: the value as a share, %N: as a count */
};

static const struct word words[HAPPENING_COUNT] = {
    [HAPPENING_AGREED_HEALTHY] = {"agreed.healthy", ABOUT_STAMP, ABOUT_NOBODY,
                                  "enough observers hold %S healthy"},
    [HAPPENING_AGREED_UNHEALTHY] = {"agreed.unhealthy", ABOUT_STAMP, ABOUT_NOBODY,
                                    "too few observers hold %S healthy"},
    [HAPPENING_FAULT_BEGINS] = {"fault.begins", ABOUT_FAULT, ABOUT_NOBODY, "%S begins"},
    [HAPPENING_FAULT_ENDS] = {"fault.ends", ABOUT_FAULT, ABOUT_NOBODY, "%S is over"},
    [HAPPENING_GLASS_BROKEN] = {"glass.broken", ABOUT_NOBODY, ABOUT_NOBODY,
                                "the name is switched: clients are sent past the edge"},
    [HAPPENING_GLASS_MENDED] = {"glass.mended", ABOUT_NOBODY, ABOUT_NOBODY,
                                "the name is switched back: clients are sent by the edge"},
    [HAPPENING_GLASS_NOTICED] = {"glass.noticed", ABOUT_NOBODY, ABOUT_NOBODY,
                                 "somebody notices that the edge is out"},
    [HAPPENING_INCIDENT_CLOSES] = {"incident.closes", ABOUT_NOBODY, ABOUT_NOBODY,
                                   "the incident closes"},
    [HAPPENING_INCIDENT_OPENS] = {"incident.opens", ABOUT_NOBODY, ABOUT_NOBODY,
                                  "an incident opens"},
    [HAPPENING_ORIGIN_DISABLED] = {"origin.disabled", ABOUT_STAMP, ABOUT_NOBODY,
                                   "%S is taken out of rotation at all points of presence"},
    [HAPPENING_ORIGIN_ENABLED] = {"origin.enabled", ABOUT_STAMP, ABOUT_NOBODY,
                                  "%S is back in rotation"},
    [HAPPENING_ORIGIN_SICK] = {"origin.sick", ABOUT_STAMP, ABOUT_NOBODY,
                               "%S no longer serves the success ratio of its requests"},
    [HAPPENING_ORIGIN_WELL] = {"origin.well", ABOUT_STAMP, ABOUT_NOBODY,
                               "%S serves its requests again"},
    [HAPPENING_OUTAGE_BEGINS] = {"outage.begins", ABOUT_NOBODY, ABOUT_NOBODY,
                                 "outage: %P of requests succeed"},
    [HAPPENING_OUTAGE_ENDS] = {"outage.ends", ABOUT_NOBODY, ABOUT_NOBODY,
                               "the outage is over: %P of requests succeed"},
    [HAPPENING_POP_HEALTHY] = {"pop.healthy", ABOUT_OBSERVER, ABOUT_STAMP, "%S holds %O healthy"},
    [HAPPENING_POP_UNHEALTHY] = {"pop.unhealthy", ABOUT_OBSERVER, ABOUT_STAMP,
                                 "%S holds %O unhealthy"},
    [HAPPENING_STORE_CALLED_OFF] = {"store.called_off", ABOUT_STORE, ABOUT_NOBODY,
                                    "the failover of %S is called off: its writer is back"},
    [HAPPENING_STORE_DECIDES] = {"store.decides", ABOUT_STORE, ABOUT_NOBODY,
                                 "the writer of %S is gone: its failover is being decided"},
    [HAPPENING_STORE_DRAINS] = {"store.drains", ABOUT_STORE, ABOUT_REGION,
                                "planned failover: writes to %S pause until %O has all of them"},
    [HAPPENING_STORE_FENCED] = {"store.fenced", ABOUT_STORE, ABOUT_REGION,
                                "forced failover of %S: %O is left behind"},
    [HAPPENING_STORE_LOSES] = {"store.loses", ABOUT_STORE, ABOUT_NOBODY,
                               "%S has lost %N acknowledged writes for good"},
    [HAPPENING_STORE_NOTICED] = {"store.noticed", ABOUT_STORE, ABOUT_NOBODY,
                                 "people have noticed that the writer of %S is gone"},
    [HAPPENING_STORE_PROMOTED] = {"store.promoted", ABOUT_STORE, ABOUT_REGION,
                                  "%O is the writer of %S"},
    [HAPPENING_STORE_PROMOTES] = {"store.promotes", ABOUT_STORE, ABOUT_REGION,
                                  "%O is being promoted to the writer of %S"},
    [HAPPENING_STORE_RESTORES] = {"store.restores", ABOUT_STORE, ABOUT_NOBODY,
                                  "%S is being restored from a backup"},
    [HAPPENING_STORE_RETURNS] = {"store.returns", ABOUT_STORE, ABOUT_REGION,
                                 "%S points back at %O, whose data have not caught up"},
    [HAPPENING_STORE_SWITCHED] = {"store.switched", ABOUT_STORE, ABOUT_REGION,
                                  "writers of %S find %O"},
    [HAPPENING_WRITES_FAIL] = {"writes.fail", ABOUT_NOBODY, ABOUT_NOBODY,
                               "writes fail: %P of them succeed"},
    [HAPPENING_WRITES_SUCCEED] = {"writes.succeed", ABOUT_NOBODY, ABOUT_NOBODY,
                                  "writes succeed again: %P of them"},
};

const char *happening_name(enum happening what)
{
    return words[what].name;
}

const char *line_name(enum line_kind kind)
{
    static const char *const names[LINE_KIND_COUNT] = {[LINE_CONFLICTS] = "conflicts",
                                                       [LINE_FEED_DEPTH] = "feed.depth",
                                                       [LINE_SUCCESS] = "success",
                                                       [LINE_WRITE_SUCCESS] = "success.writes"};
    return names[kind];
}

/* "region-outage of westeurope" */
static void write_fault(const struct scenario *sc, const struct fault *fault, struct buf *out)
{
    buf_add(out, fault_kind_name(fault->kind));
    if (fault->kind == FAULT_LINK_PARTITION || fault->kind == FAULT_LINK_SLOW) {
        buf_printf(out, " of %s %s %s", sc->regions[fault->region].name,
                   fault->one_way ? "to" : "-", sc->regions[fault->region_b].name);
    } else if (fault->kind == FAULT_ZONE_OUTAGE) {
        buf_printf(out, " in %s", sc->regions[fault->region].name);
    } else if (fault->region != SCENARIO_NONE) {
        buf_printf(out, " of %s", sc->regions[fault->region].name);
    } else if (fault->store != SCENARIO_NONE) {
        buf_printf(out, " of %s", sc->stores[fault->store].name);
    } else if (fault->stamp != SCENARIO_NONE && fault->component != SCENARIO_NONE) {
        buf_printf(out, " of %s.%s", sc->stamps[fault->stamp].name,
                   sc->stamps[fault->stamp].components[fault->component].name);
    } else if (fault->stamp != SCENARIO_NONE) {
        buf_printf(out, " of %s", sc->stamps[fault->stamp].name);
    } else if (fault->group != SCENARIO_NONE) {
        buf_printf(out, " of %s", sc->groups[fault->group].name);
    }
}

/* A point of presence is one of its group's. */
static void write_observer(const struct plan *plan, int observer, struct buf *out)
{
    size_t group = plan->observers[observer].group;
    if (plan->sc->edge.kind == EDGE_DNS) {
        buf_printf(out, "location %d", observer + 1);
        return;
    }
    buf_printf(out, "%s/%zu", plan->sc->groups[group].name,
               (size_t)observer - plan->first_pop[group] + 1);
}

static void write_about(const struct plan *plan, enum about about, int which, struct buf *out)
{
    if (which < 0) {
        return;
    }
    switch (about) {
    case ABOUT_NOBODY:
        break;
    case ABOUT_FAULT:
        write_fault(plan->sc, &plan->sc->faults[which], out);
        break;
    case ABOUT_OBSERVER:
        write_observer(plan, which, out);
        break;
    case ABOUT_REGION:
        buf_add(out, plan->sc->regions[which].name);
        break;
    case ABOUT_STAMP:
        buf_add(out, plan->sc->stamps[which].name);
        break;
    case ABOUT_STORE:
        buf_add(out, plan->sc->stores[which].name);
        break;
    }
}

void chronicle_subject(const struct plan *plan, const struct happened *e, struct buf *out)
{
    write_about(plan, words[e->what].subject, e->subject, out);
}

void chronicle_object(const struct plan *plan, const struct happened *e, struct buf *out)
{
    write_about(plan, words[e->what].object, e->object, out);
}

void chronicle_write(const struct plan *plan, const struct happened *e, struct buf *out)
{
    const char *text = words[e->what].text;
    for (const char *percent; (percent = strchr(text, '%')); text = percent + 2) {
        buf_add_n(out, text, (size_t)(percent - text));
        switch (percent[1]) {
        case 'S':
            chronicle_subject(plan, e, out);
            break;
        case 'O':
            chronicle_object(plan, e, out);
            break;
        case 'P':
            buf_printf(out, "%.4g %%", 100 * e->value);
            break;
        default:
            buf_printf(out, "%.0f", e->value);
        }
    }
    buf_add(out, text);
}
