/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often things fail and for how long, of each sort what public records support (facts RATE-01
 * to RATE-07). A rate a year is taken as one over the mean up time. They are lower bounds where
 * they count published events alone. */
#include "sim/scenario/presets.h"

#define INSTANCES "stamps.*.components.*.fail"

static const struct preset_value of_instances[] = {
    {INSTANCES ".every", "{exponential: {mean: 3128.571429h}}",
     "RATE-01: 2.8 a year, mean time to failure of a server of 4.3 months",
     "37 % of failures come in bursts of two or more nodes, which this does not show: "
     "name common causes"},
    {INSTANCES ".for", "{lognormal: {median: 5m, p95: 20.573669m}}",
     "RATE-01: fewer than 10 % last longer than 15 minutes", NULL},
};

static const struct preset_value of_services[] = {
    {INSTANCES ".every", "{exponential: {mean: 64888.888889h}}",
     "RATE-07: 2.67 incidents of a cloud service a year, of which 5 % are taken to hit "
     "(assumption)",
     "status pages of single regions show 1.7 to 45 incidents of any service a year"},
    {INSTANCES ".for", "{lognormal: {median: 190m, p95: 1612.165826m}}",
     "RATE-07: durations of the Cloud Uptime Archive", NULL},
};

static const struct preset_value of_the_rest[] = {
    {"regions.*.zone_outage.every", "{exponential: {mean: 584000h}}",
     "RATE-02: 0.015 a year, a lower bound of 0.01 to 0.02", NULL},
    {"regions.*.zone_outage.for", "{lognormal: {median: 320m, p95: 1316.714786m}}",
     "RATE-02: four Azure zone events of 104 to 696 minutes", NULL},
    {"regions.*.outage.every", "{exponential: {mean: 324444.444444h}}",
     "RATE-03: 6 events in 225.5 region-years, 0.027 a year (95 % 0.0098 to 0.058)",
     "0.75 a year for the region hit most, 11 events in 14.66 years"},
    {"regions.*.outage.for", "{lognormal: {median: 458m, p95: 2751.109702m}}",
     "RATE-03: AWS post-event summaries, 15 durations", NULL},
    {"links[].partition.every", "{exponential: {mean: 8760h}}",
     "assumption: RATE-04, 1 a year; 0.51 a year and router in CENIC's network", NULL},
    {"links[].partition.for", "{lognormal: {median: 2.7m, p95: 19.887752m}}",
     "RATE-04: CENIC, partitions with a software cause",
     "with a hardware cause median 32 minutes, mean 8.2 h, 95th percentile 3.7 d"},
    {"edge.pop_outage.every", "{exponential: {mean: 8760h}}", "assumption: RATE-05, 1 a year",
     NULL},
    {"edge.pop_outage.for", "{lognormal: {median: 30m, p95: 155.407548m}}", "assumption: RATE-05",
     NULL},
    {"edge.outage.every", "{exponential: {mean: 29200h}}",
     "assumption: RATE-06, 0.3 a year; no published rate", NULL},
    {"edge.outage.for", "{lognormal: {median: 300m, p95: 1318.369123m}}",
     "RATE-06: Front Door 300 and 504 minutes in October 2025, Fastly 168 in 2021", NULL},
};

static const struct preset services = {
    .values = of_services,
    .count = sizeof of_services / sizeof of_services[0],
    .only_without = "instances",
};

static const struct preset instances = {
    .values = of_instances,
    .count = sizeof of_instances / sizeof of_instances[0],
    .only_with = "instances",
    .also = &services,
};

const struct preset preset_documented_rates = {
    .values = of_the_rest,
    .count = sizeof of_the_rest / sizeof of_the_rest[0],
    .also = &instances,
};
