/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One or more distributions of every kind, ends of the parameters included, for the tests of
 * drawing and of the law. */
#ifndef TESTS_SIM_RNG_LAWS_H
#define TESTS_SIM_RNG_LAWS_H

#include <stdbool.h>

#include "sim/rng/dist.h"

static const double laws_values[] = {0, 1, 1, 2, 2.5, 7, 7, 7, 30, 1000};
static const double laws_value[] = {42};

static const struct dist_part laws_parts[] = {
    {0.2, {.kind = DIST_EXPONENTIAL, .a = 3}},
    {0.5, {.kind = DIST_TRIANGULAR, .a = 10, .b = 11, .c = 20}},
    {0.1, {.kind = DIST_CONSTANT, .a = 12}},
    {0, {.kind = DIST_PARETO, .a = 1, .b = 0.5}},
    {0.2, {.kind = DIST_GAMMA, .a = 2, .b = 4}},
};
static const struct dist_part laws_nested[] = {
    {0.5, {.kind = DIST_MIXTURE, .parts = laws_parts, .count = 5}},
    {0.5, {.kind = DIST_EMPIRICAL, .values = laws_values, .count = 10}},
};

static const struct {
    const char *name;
    struct dist dist;
    bool heavy; /* too heavy a tail for the fourth moment of a sample of 20,000 */
} laws[] = {
    {"constant", {.kind = DIST_CONSTANT, .a = 30}, false},
    {"zero", {.kind = DIST_CONSTANT, .a = 0}, false},
    {"exponential", {.kind = DIST_EXPONENTIAL, .a = 250}, false},
    {"exponential of years", {.kind = DIST_EXPONENTIAL, .a = 1.1e9}, false},
    {"lognormal", {.kind = DIST_LOGNORMAL, .a = 1.5, .b = 0.6}, false},
    {"lognormal with a tail", {.kind = DIST_LOGNORMAL, .a = -2, .b = 2.2}, true},
    {"lognormal without spread", {.kind = DIST_LOGNORMAL, .a = 2, .b = 0}, false},
    {"weibull of infant mortality", {.kind = DIST_WEIBULL, .a = 0.5, .b = 10}, true},
    {"weibull", {.kind = DIST_WEIBULL, .a = 2, .b = 10}, false},
    {"weibull of wear", {.kind = DIST_WEIBULL, .a = 30, .b = 10}, false},
    {"gamma below 1", {.kind = DIST_GAMMA, .a = 0.3, .b = 7}, false},
    {"gamma 1", {.kind = DIST_GAMMA, .a = 1, .b = 7}, false},
    {"gamma", {.kind = DIST_GAMMA, .a = 4.5, .b = 0.01}, false},
    {"gamma like a normal", {.kind = DIST_GAMMA, .a = 400, .b = 1}, false},
    {"uniform", {.kind = DIST_UNIFORM, .a = 2, .b = 5}, false},
    {"uniform from 0", {.kind = DIST_UNIFORM, .a = 0, .b = 30}, false},
    {"uniform of one value", {.kind = DIST_UNIFORM, .a = 4, .b = 4}, false},
    {"triangular", {.kind = DIST_TRIANGULAR, .a = 180, .b = 1200, .c = 2700}, false},
    {"triangular, mode at min", {.kind = DIST_TRIANGULAR, .a = 1, .b = 1, .c = 3}, false},
    {"triangular, mode at max", {.kind = DIST_TRIANGULAR, .a = 1, .b = 3, .c = 3}, false},
    {"triangular of one value", {.kind = DIST_TRIANGULAR, .a = 6, .b = 6, .c = 6}, false},
    {"pareto", {.kind = DIST_PARETO, .a = 5, .b = 30}, false},
    {"pareto without mean", {.kind = DIST_PARETO, .a = 5, .b = 0.9}, true},
    {"pareto without sd", {.kind = DIST_PARETO, .a = 5, .b = 1.5}, true},
    {"empirical", {.kind = DIST_EMPIRICAL, .values = laws_values, .count = 10}, false},
    {"empirical of one value", {.kind = DIST_EMPIRICAL, .values = laws_value, .count = 1}, false},
    {"mixture", {.kind = DIST_MIXTURE, .parts = laws_parts, .count = 5}, false},
    {"mixture in a mixture", {.kind = DIST_MIXTURE, .parts = laws_nested, .count = 2}, false},
};

static const size_t laws_count = sizeof laws / sizeof laws[0];

#endif
