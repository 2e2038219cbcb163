/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the stores of a design cost in a year: what is provisioned for them, and what they write. */
#ifndef MODELS_COST_DATA_H
#define MODELS_COST_DATA_H

#include <stddef.h>

struct plan;

/* Writes a second that are offered to the store while everything is healthy: those of every group,
 * as far as the edge routes it to stamps that are bound to the store. */
double cost_data_writes(const struct plan *plan, size_t store);
/* Request units a second that each of its regions has: enough for the peak hour of the whole load,
 * in steps of 100. */
double cost_data_throughput(const struct plan *plan, size_t store);
/* vCores that each replica of any store has: enough for the same. */
double cost_data_vcores(const struct plan *plan);

/* Money a year of one store. */
double cost_data(const struct plan *plan, size_t store);
double cost_data_egress(const struct plan *plan, size_t store);

#endif
