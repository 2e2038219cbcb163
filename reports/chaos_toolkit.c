/* SPDX-License-Identifier: GPL-3.0-or-later */
/* https://chaostoolkit.org/reference/api/experiment/: title, description, steady-state-hypothesis,
 * method, rollbacks; values from the environment under configuration. */
#include <math.h>

#include "reports/chaos.h"
#include "sim/base/json.h"
#include "sim/base/units.h"
#include "sim/scenario/fault_ids.h"

static void text(struct json *j, const char *key, const char *value)
{
    json_key(j, key);
    json_string(j, value);
}

/* As the scenario names it. */
static void write_target(const struct scenario *sc, const struct fault *f, struct buf *out)
{
    if (f->region != SCENARIO_NONE) {
        buf_add(out, sc->regions[f->region].name);
    } else if (f->store != SCENARIO_NONE) {
        buf_add(out, sc->stores[f->store].name);
    } else if (f->stamp != SCENARIO_NONE) {
        buf_add(out, sc->stamps[f->stamp].name);
    } else if (f->stamp_count > 0) {
        buf_add(out, sc->stamps[f->stamps[0]].name);
    } else {
        buf_add(out, f->group != SCENARIO_NONE ? sc->groups[f->group].name : "edge");
    }
    if (f->stamp != SCENARIO_NONE && f->component != SCENARIO_NONE) {
        buf_printf(out, ".%s", sc->stamps[f->stamp].components[f->component].name);
    }
}

void chaos_fault_write(const struct scenario *sc, const struct fault *f, struct buf *out)
{
    buf_printf(out, "%s of ", fault_kind_name(f->kind));
    write_target(sc, f, out);
    if (f->region_b != SCENARIO_NONE) {
        buf_printf(out, " and %s", sc->regions[f->region_b].name);
    }
    if (f->duration != SIMTIME_NEVER) {
        buf_add(out, " for ");
        units_human_seconds(out, simtime_seconds(f->duration));
    }
}

static void from_environment(struct json *j, const char *name, const char *variable)
{
    json_key(j, name);
    json_object(j);
    text(j, "type", "env");
    text(j, "key", variable);
    json_end(j);
}

static void steady_state(struct json *j, const struct scenario *sc)
{
    json_key(j, "steady-state-hypothesis");
    json_object(j);
    text(j, "title", "The service answers");
    json_key(j, "probes");
    json_array(j);
    json_object(j);
    text(j, "type", "probe");
    text(j, "name", "the service answers");
    json_key(j, "tolerance");
    json_integer(j, 200);
    json_key(j, "provider");
    json_object(j);
    text(j, "type", "http");
    text(j, "url", "${health_url}");
    json_key(j, "timeout");
    json_integer(j, (int64_t)ceil(simtime_seconds(sc->groups[0].timeout)));
    json_end(j);
    json_end(j);
    json_end(j);
    json_end(j);
}

/* A command of the user's own begins and ends the fault: it is told what, to whom and for how long.
 */
static void action(struct json *j, const struct scenario *sc, const struct drill *d, bool begin)
{
    struct buf arguments = BUF_INIT, name = BUF_INIT;
    buf_add(&name, begin ? "begin: " : "end: ");
    chaos_fault_write(sc, &d->fault, &name);
    buf_printf(&arguments, "%s %s ", begin ? "begin" : "end", fault_kind_name(d->fault.kind));
    write_target(sc, &d->fault, &arguments);
    json_object(j);
    text(j, "type", "action");
    text(j, "name", buf_text(&name));
    json_key(j, "provider");
    json_object(j);
    text(j, "type", "process");
    text(j, "path", "${inject}");
    text(j, "arguments", buf_text(&arguments));
    json_end(j);
    if (begin && d->fault.duration != SIMTIME_NEVER) {
        json_key(j, "pauses");
        json_object(j);
        json_key(j, "after");
        json_number(j, simtime_seconds(d->fault.duration));
        json_end(j);
    }
    json_end(j);
    buf_release(&arguments);
    buf_release(&name);
}

static void describe(const struct scenario *sc, const struct drill *d, struct buf *out)
{
    buf_add(out, "Drill of the scenario ");
    buf_add(out, sc->name);
    buf_add(out, ": ");
    chaos_fault_write(sc, &d->fault, out);
    if (d->targets.rto != SIMTIME_NEVER) {
        buf_add(out, "; the service is to be back within ");
        units_human_seconds(out, simtime_seconds(d->targets.rto));
    }
    if (d->targets.rpo != SIMTIME_NEVER) {
        buf_add(out, "; at most the writes of ");
        units_human_seconds(out, simtime_seconds(d->targets.rpo));
        buf_add(out, " may be lost");
    }
    buf_add(out,
            ". Set NINEFOLD_HEALTH_URL to an address that answers 200 while the service is up, "
            "and NINEFOLD_INJECT to a command that takes begin or end, the kind of fault and "
            "its target.");
}

void chaos_toolkit_write(const struct scenario *sc, const struct drill *d, struct buf *out)
{
    struct json j;
    struct buf description = BUF_INIT;
    describe(sc, d, &description);
    json_init(&j, out);
    json_object(&j);
    text(&j, "version", "1.0.0");
    text(&j, "title", d->name);
    text(&j, "description", buf_text(&description));
    json_key(&j, "tags");
    json_array(&j);
    json_string(&j, "ninefold");
    json_string(&j, fault_kind_name(d->fault.kind));
    json_end(&j);
    json_key(&j, "configuration");
    json_object(&j);
    from_environment(&j, "health_url", "NINEFOLD_HEALTH_URL");
    from_environment(&j, "inject", "NINEFOLD_INJECT");
    json_end(&j);
    steady_state(&j, sc);
    json_key(&j, "method");
    json_array(&j);
    action(&j, sc, d, true);
    json_end(&j);
    json_key(&j, "rollbacks");
    json_array(&j);
    if (d->fault.duration != SIMTIME_NEVER) {
        action(&j, sc, d, false);
    }
    json_end(&j);
    json_end(&j);
    json_finish(&j);
    buf_release(&description);
}
