/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/manners.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/base/die.h"

/* What one replication gives: the metrics, the length of the first incident, and their number. */
enum { LENGTH = METRIC_COUNT, INCIDENTS, QUANTITIES };

static const double KS_CRITICAL = 2.4704; /* 2 exp(-2 k^2) = 1e-5 */

struct sample {
    size_t n;
    double *value, *censored; /* by quantity and replication */
    uint64_t skipped;
};

static struct sample sample_new(uint32_t replications)
{
    size_t cells = (size_t)QUANTITIES * replications;
    return (struct sample){.n = replications,
                           .value = xcalloc(cells, sizeof(double)),
                           .censored = xcalloc(cells, sizeof(double))};
}

static void sample_release(struct sample *s)
{
    free(s->value);
    free(s->censored);
}

static double length(const struct incident_row *incident)
{
    return simtime_seconds(incident->closed - incident->opened);
}

static void note(struct sample *s, const struct fixture *f, size_t r)
{
    const struct incident_row *first = f->row.incident_count > 0 ? f->row.incidents : NULL;
    for (size_t m = 0; m < METRIC_COUNT; m++) {
        bool of_incident = metric_table.metrics[m].scope == SCOPE_INCIDENT;
        s->value[m * s->n + r] = fixture_value(f, (enum metric_id)m);
        s->censored[m * s->n + r] = of_incident ? first && first->censored[m] : f->row.censored[m];
    }
    s->value[LENGTH * s->n + r] = first ? length(first) : NAN;
    s->value[INCIDENTS * s->n + r] = (double)f->row.incident_count;
    s->skipped += f->row.skipped_probes;
}

static struct sample play(const struct manners *m, bool exact)
{
    struct fixture f;
    struct sample s = sample_new(m->replications);
    m->make(&f, m->argument);
    f.scenario.seed = exact ? m->exact_seed : m->seed;
    fixture_plan(&f, exact);
    for (uint32_t r = 0; r < m->replications; r++) {
        fixture_run(&f, r + 1);
        note(&s, &f, r);
    }
    fixture_release(&f);
    return s;
}

/* Moves the values that exist to the front; `missing` says where there was none. */
static size_t split(double *x, size_t all, double *ret_missing)
{
    size_t n = 0;
    for (size_t r = 0; r < all; r++) {
        ret_missing[r] = isnan(x[r]);
        if (!isnan(x[r])) {
            x[n++] = x[r];
        }
    }
    return n;
}

static bool varies(const double *x, const double *y, size_t n)
{
    bool any = false;
    for (size_t r = 0; r < n; r++) {
        any |= x[r] < *x || x[r] > *x || y[r] < *x || y[r] > *x;
    }
    return any;
}

static void compare_shares(struct comparisons *c, const char *label, const char *what, double *x,
                           double *y, size_t n)
{
    char text[160];
    if (varies(x, y, n)) {
        snprintf(text, sizeof text, "%s, %s", label, what);
        compare_samples(c, text, x, n, y, n, KS_CRITICAL);
    }
}

static void compare_quantity(struct comparisons *c, const char *label, size_t q, struct sample *x,
                             struct sample *y)
{
    size_t all = x->n;
    double *missing[2] = {xcalloc(all, sizeof(double)), xcalloc(all, sizeof(double))};
    double *values[2] = {&x->value[q * all], &y->value[q * all]};
    size_t n = split(values[0], all, missing[0]), m = split(values[1], all, missing[1]);
    if (n >= 2 && m >= 2) {
        compare_samples(c, label, values[0], n, values[1], m, KS_CRITICAL);
    }
    compare_shares(c, label, "share without", missing[0], missing[1], all);
    compare_shares(c, label, "share censored", &x->censored[q * all], &y->censored[q * all], all);
    free(missing[0]);
    free(missing[1]);
}

static bool is_left_out(const struct manners *m, size_t q)
{
    for (size_t i = 0; i < m->left_out_count; i++) {
        if (m->left_out[i] == q) {
            return true;
        }
    }
    return false;
}

void manners_compare(struct comparisons *c, const char *name, const struct manners *m)
{
    struct sample stepping = play(m, false), exact = play(m, true);
    assert_int_equal(exact.skipped, 0);
    assert_true(stepping.skipped > 0);
    for (size_t q = 0; q < QUANTITIES; q++) {
        char label[120];
        const char *quantity = q == LENGTH      ? "length of the incident"
                               : q == INCIDENTS ? "incidents"
                                                : metric_table.metrics[q].name;
        snprintf(label, sizeof label, "%s: %s", name, quantity);
        if (!is_left_out(m, q)) {
            compare_quantity(c, label, q, &stepping, &exact);
        }
    }
    sample_release(&stepping);
    sample_release(&exact);
}
