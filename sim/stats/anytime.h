/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far data speak against a hypothesis, however often one looks at them.
 *
 * Whoever looks after every few replications and stops when it looks good is fooled more often than
 * whoever looks once: a limit of 5 % at each of ten looks errs in some 20 %. So what is bet against
 * the hypothesis is followed instead: the likelihood of the data under what else might hold, each
 * alternative with its weight, over that under the hypothesis. While the hypothesis is true, this
 * wealth exceeds w at any time, now or later, with a chance of at most 1 / w (Ville 1939; Robbins
 * 1970). Its inverse is therefore an error that is good for any number of looks, at instants chosen
 * by any rule; it is what all functions return, at most 1. It costs: an error of 5 % takes 2.8 to
 * 3.4 standard errors instead of 1.65.
 *
 * Of shares this is exact. Of means it is as good as the central limit theorem makes it at the
 * first look (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024). What is lost in faults is far
 * from normal: few replications have most of it, and a sample that has none of these yet looks both
 * good and certain. Three things are done about that. One value more, as bad as the worst so far,
 * is taken in, as Clopper and Pearson do with shares. The number of standard errors is corrected
 * for the skewness of the values, downwards alone (Hall 1992). And Student's t has as many degrees
 * of freedom as their kurtosis leaves the estimate of the variance, 2 n / (kurtosis - 1). Of losses
 * that one replication in ten has, with deviations of one to three times their mean, an error of
 * 1.25 % then is one in 0.3 % to 2 % of the cases; without, in 10 % to 38 %. */
#ifndef SIM_STATS_ANYTIME_H
#define SIM_STATS_ANYTIME_H

#include <stddef.h>

/* Against a true share of `limit` or less, when `hits` of `trials` have been counted, neither of
 * which need be whole; `first`: trials at the first look. Alternatives are the shares above, the
 * more weight the closer to the limit, as far as the first look could tell apart. */
double anytime_share_above(double hits, double trials, double limit, double first);
/* Against a true share of `limit` or more. */
double anytime_share_below(double hits, double trials, double limit, double first);

/* Against a true mean of 0 or less, when the estimate lies z standard errors above 0, with so many
 * degrees of freedom, from `growth` times the data of the first look. Alternatives are normal, the
 * half above 0; they spread as far as lets the wealth grow fastest from the first look on. */
double anytime_normal_above(double z, double freedom, double growth);

/* The same of n values x[i] + shift, with what is said above about values that are not normal.
 * Values that are all equal are taken to be certain, and fewer than two to say nothing. */
double anytime_mean_above(const double *x, size_t n, double shift, double growth);
/* Against a true mean of 0 or more. */
double anytime_mean_below(const double *x, size_t n, double shift, double growth);

#endif
