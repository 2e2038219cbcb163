/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a design costs in a year of 365 days, in money of cost.currency, part by part.
 *
 * What follows from the scenario alone is worked out once, in closed form: from instances, replicas
 * and offered rates (the profiles' weekly means; of a peak hour where capacity is provisioned). A
 * request that fails is paid like one that succeeds, and surges and repeats are left out, so that
 * no outage makes a design cheaper. Probes and the work in incidents follow from a replication, and
 * are projected from its horizon to a year. Formulas: docs/model.md. */
#ifndef MODELS_COST_H
#define MODELS_COST_H

struct cost;
struct plan;
struct row;
struct world;

#define HOURS_PER_YEAR 8760.0
#define MONTHS_PER_YEAR 12.0
#define SECONDS_PER_YEAR 31536000.0
/* What prices are of. */
#define GIGABYTE 1e9
#define MILLION 1e6

/* Money a year; all 0 where the scenario has no prices. */
struct cost_parts {
    double compute, data, egress, edge, drills; /* edge: without probes */
};

/* Needs the traffic and the stores of the plan. */
void cost_plan(const struct plan *plan, struct cost_parts *ret);

/* The metrics cost.annual and its parts, of a replication that has come to its end and whose
 * probe.load is collected already; none where the scenario has no prices. */
void cost_collect(const struct world *w, struct row *row);

/* The field without which a metric of money has no value; NULL if it has one, or is none of money.
 */
const char *cost_lacks(const struct cost *cost, const char *metric);

#endif
