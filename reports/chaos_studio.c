/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An experiment of Azure Chaos Studio: selectors of targets; a step with one branch of one action.
 */
#include <string.h>

#include "reports/chaos.h"
#include "sim/base/json.h"
#include "sim/schema/node.h"

struct parameter {
    const char *key, *value;
};

/* What the fault library has for a kind of fault (docs/facts.md, CHS). */
struct library_fault {
    enum fault_kind kind;
    const char *urn, *target; /* NULL: it has none, and `why` says what to do */
    const char *why;
    bool discrete; /* takes no duration */
    struct parameter parameters[10];
};

#define NSG                                                                                        \
    "Microsoft.Network/networkSecurityGroups/NAME/providers/Microsoft.Chaos/targets/"              \
    "Microsoft-NetworkSecurityGroup"
#define SHUTDOWN "urn:csci:microsoft:virtualMachineScaleSet:shutdown/2.0"
#define SCALE_SET                                                                                  \
    "Microsoft.Compute/virtualMachineScaleSets/NAME/providers/Microsoft.Chaos/"                    \
    "targets/Microsoft-VirtualMachineScaleSet"
#define AGENT                                                                                      \
    "Microsoft.Compute/virtualMachineScaleSets/NAME/providers/Microsoft.Chaos/targets/"            \
    "Microsoft-Agent"
#define DENY(direction_)                                                                           \
    {                                                                                              \
        {"name", "ninefold-drill"}, {"protocol", "Any"}, {"sourceAddresses", "[\"*\"]"},           \
            {"destinationAddresses", "[\"*\"]"}, {"action", "Deny"},                               \
            {"destinationPortRanges", "[\"*\"]"}, {"sourcePortRanges", "[\"*\"]"},                 \
            {"priority", "100"}, {"direction", direction_},                                        \
    }

static const struct library_fault library[] = {
    {FAULT_INSTANCE_CRASH,
     SHUTDOWN,
     SCALE_SET,
     NULL,
     false,
     {{"abruptShutdown", "true"}, {"instances", "[\"INSTANCE\"]"}}},
    {FAULT_ZONE_OUTAGE, SHUTDOWN, SCALE_SET, NULL, false, {{"abruptShutdown", "true"}}},
    {FAULT_REGION_OUTAGE, SHUTDOWN, SCALE_SET, NULL, false, {{"abruptShutdown", "true"}}},
    {FAULT_COMPONENT_DOWN,
     "urn:csci:microsoft:agent:stopService/1.0",
     AGENT,
     NULL,
     false,
     {{"serviceName", "SERVICE"}}},
    {FAULT_COMPONENT_DEGRADED,
     "urn:csci:microsoft:agent:networkLatency/1.1",
     AGENT,
     NULL,
     false,
     {{"latencyInMilliseconds", "LATENCY"}, {"destinationFilters", "FILTERS"}}},
    {FAULT_LINK_SLOW,
     "urn:csci:microsoft:agent:networkLatency/1.1",
     AGENT,
     NULL,
     false,
     {{"latencyInMilliseconds", "LATENCY"}, {"destinationFilters", "FILTERS"}}},
    {FAULT_LINK_PARTITION, "urn:csci:microsoft:networkSecurityGroup:securityRule/1.0", NSG, NULL,
     false, DENY("Outbound")},
    {FAULT_REGION_ISOLATION, "urn:csci:microsoft:networkSecurityGroup:securityRule/1.0", NSG, NULL,
     false, DENY("Inbound")},
    {FAULT_PROBE_LOSS,
     "urn:csci:microsoft:agent:networkPacketLoss/1.0",
     AGENT,
     NULL,
     false,
     {{"packetLossRate", "SHARE"}}},
    {FAULT_FORCED_FAILOVER,
     "urn:csci:microsoft:cosmosDB:failover/1.0",
     "Microsoft.DocumentDB/databaseAccounts/NAME/providers/Microsoft.Chaos/targets/"
     "Microsoft-CosmosDB",
     NULL,
     false,
     {{"readRegion", "REGION"}}},
    {FAULT_CONTROL_PLANE_OUTAGE,
     NULL,
     NULL,
     "the fault library can switch autoscale off and nothing else of a control plane: take away "
     "the permission of whoever deploys",
     false,
     {{0}}},
    {FAULT_BAD_DEPLOYMENT, NULL, NULL, "deploy a build that answers with errors", false, {{0}}},
    {FAULT_CLOCK_SKEW,
     "urn:csci:microsoft:agent:timeChange/1.0",
     AGENT,
     NULL,
     true,
     {{"dateTime", "TIME"}}},
    {FAULT_EDGE_OUTAGE,
     NULL,
     NULL,
     "the fault library has none for Front Door: point the name past it by hand",
     false,
     {{0}}},
    {FAULT_POP_OUTAGE,
     NULL,
     NULL,
     "points of presence belong to the platform: nobody but it can take one out",
     false,
     {{0}}},
    {FAULT_ORIGIN_DISABLED,
     NULL,
     NULL,
     "the fault library has none for Front Door: disable the origin in its origin group by hand, "
     "or with the command line of the platform",
     false,
     {{0}}},
    {FAULT_CONFIG_DRIFT,
     NULL,
     NULL,
     "the fault library changes no configuration: alter a setting of the stamp by hand",
     false,
     {{0}}},
    {FAULT_LOAD_SURGE,
     NULL,
     NULL,
     "use a load test: the fault library makes no requests",
     false,
     {{0}}},
    {FAULT_PLANNED_FAILOVER,
     NULL,
     NULL,
     "the fault library has none: start a planned failover by hand",
     false,
     {{0}}},
    {FAULT_FAILBACK, NULL, NULL, "the fault library has none: fail back by hand", false, {{0}}},
    {FAULT_REPLICATION_STALL,
     NULL,
     NULL,
     "the fault library has none: pause replication by hand where the store can",
     false,
     {{0}}},
    {FAULT_MAINTENANCE, NULL, NULL, "take the capacity out by scaling in", false, {{0}}},
};

static const struct library_fault *find(enum fault_kind kind)
{
    for (size_t i = 0; i < sizeof library / sizeof *library; i++) {
        if (library[i].kind == kind) {
            return &library[i];
        }
    }
    return NULL;
}

static void text(struct json *j, const char *key, const char *value)
{
    json_key(j, key);
    json_string(j, value);
}

/* ISO 8601, as a whole number of seconds: "PT2700S". */
static void duration(struct json *j, simtime lasts)
{
    struct buf b = BUF_INIT;
    long long seconds = lasts == SIMTIME_NEVER ? 600 : (long long)(simtime_seconds(lasts) + 0.5);
    buf_printf(&b, "PT%lldS", seconds);
    text(j, "duration", buf_text(&b));
    buf_release(&b);
}

static void write_action(struct json *j, const struct drill *d, const struct library_fault *f)
{
    json_object(j);
    text(j, "type", f->discrete ? "discrete" : "continuous");
    text(j, "name", f->urn);
    if (!f->discrete) {
        duration(j, d->fault.duration);
    }
    text(j, "selectorId", "targets");
    json_key(j, "parameters");
    json_array(j);
    for (size_t i = 0; i < sizeof f->parameters / sizeof *f->parameters && f->parameters[i].key;
         i++) {
        json_object(j);
        text(j, "key", f->parameters[i].key);
        text(j, "value", f->parameters[i].value);
        json_end(j);
    }
    json_end(j);
    json_end(j);
}

static void write_selector(struct json *j, const struct drill *d, const struct library_fault *f)
{
    struct buf id = BUF_INIT;
    buf_printf(&id, "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/%s", f->target);
    json_object(j);
    text(j, "type", "List");
    text(j, "id", "targets");
    json_key(j, "targets");
    json_array(j);
    json_object(j);
    text(j, "type", "ChaosTarget");
    text(j, "id", buf_text(&id));
    json_end(j);
    json_end(j);
    if (d->fault.kind == FAULT_ZONE_OUTAGE) {
        json_key(j, "filter");
        json_object(j);
        text(j, "type", "Simple");
        json_key(j, "parameters");
        json_object(j);
        json_key(j, "zones");
        json_array(j);
        json_string(j, "ZONE");
        json_end(j);
        json_end(j);
        json_end(j);
    }
    json_end(j);
    buf_release(&id);
}

static void write_steps(struct json *j, const struct drill *d, const struct library_fault *f)
{
    json_key(j, "steps");
    json_array(j);
    json_object(j);
    text(j, "name", d->name);
    json_key(j, "branches");
    json_array(j);
    json_object(j);
    text(j, "name", "fault");
    json_key(j, "actions");
    json_array(j);
    write_action(j, d, f);
    json_end(j);
    json_end(j);
    json_end(j);
    json_end(j);
    json_end(j);
}

static bool is_cosmos(const struct scenario *sc, int store)
{
    const struct node *all = sc->tree ? node_get(sc->tree, "stores") : NULL;
    const struct node *s = all ? node_get(all, sc->stores[store].name) : NULL;
    const struct node *preset = s ? node_get(s, "preset") : NULL;
    return preset && preset->text && strncmp(preset->text, "azure-cosmos", 12) == 0;
}

bool chaos_studio_write(const struct scenario *sc, const struct drill *d, struct buf *out,
                        const char **ret_why)
{
    const struct library_fault *f = find(d->fault.kind);
    struct json j;
    *ret_why = f ? f->why : "the fault library has none for it";
    if (!f || !f->urn) {
        return false;
    }
    if (f->kind == FAULT_FORCED_FAILOVER && !is_cosmos(sc, d->fault.store)) {
        *ret_why = "the fault library fails over accounts of Cosmos DB alone: start it by hand";
        return false;
    }
    json_init(&j, out);
    json_object(&j);
    text(&j, "location", "LOCATION");
    json_key(&j, "identity");
    json_object(&j);
    text(&j, "type", "SystemAssigned");
    json_end(&j);
    json_key(&j, "properties");
    json_object(&j);
    json_key(&j, "selectors");
    json_array(&j);
    write_selector(&j, d, f);
    json_end(&j);
    write_steps(&j, d, f);
    json_end(&j);
    json_end(&j);
    json_finish(&j);
    return true;
}
