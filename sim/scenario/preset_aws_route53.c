/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amazon Route 53: records with health checks from locations all over the world, which vote. */
#include "sim/scenario/presets.h"

static const struct preset_value values[] = {
    {"kind", "dns", "Route 53 documentation: it answers DNS queries and sees no request", NULL},
    {"observers", "16", "assumption: more than a dozen checkers (R53-02)",
     "third parties counted about 15"},
    {"ttl", "60s", "R53-03, Route 53 documentation: 60 s or less for records with health checks",
     NULL},
    {"probe.interval", "30s", "R53-01, Route 53 documentation: standard checks",
     "10 s for fast ones, at an extra charge"},
    {"probe.timeout", "4s", "R53-01, Route 53 documentation: a connection within 4 s",
     "and then an answer within 2 s"},
    {"probe.rule", "consecutive", "R53-01, Route 53 documentation: results in a row", NULL},
    {"probe.down_after", "3", "R53-01, Route 53 documentation: failure threshold, default 3", NULL},
    {"probe.up_after", "3", "R53-01, Route 53 documentation: the same threshold in both directions",
     NULL},
    {"probe.agree", "18%",
     "R53-01, Route 53 documentation: healthy while more than 18 % of checkers say so", NULL},
    {"probe.path", "deep", "assumption: the path that is probed is the user's own", NULL},
    {"when_all_unhealthy", "route-to-all",
     "R53-04, Route 53 documentation: with none healthy all are taken to be", NULL},
    {"connect_timeout", "5s", "assumption: the client's, no document gives it", NULL},
    {"propagation", "{uniform: {min: 0s, max: 60s}}",
     "R53-05, Route 53 documentation: a change is at the name servers within 60 s", NULL},
};

const struct preset preset_aws_route53 = {
    .values = values,
    .count = sizeof values / sizeof values[0],
};
