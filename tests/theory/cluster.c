/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/cluster.h"

#include <stdlib.h>

#include "sim/base/die.h"

const double cluster_failure_rate[CLASSES] = {1.0 / 500, 1.0 / 500, 1.0 / 4000, 1.0 / 4000,
                                              1.0 / 5000};
const double cluster_repair_rate[CLASSES] = {2, 2, 0.25, 0.25, 0.125};

const struct cluster_published cluster_published[CLUSTER_PUBLISHED] = {
    {2, 276, "0.9999615335623628", "2.33982336e-6", "1.1583955752e-3", "2.201599927e-6",
     "99.87643558", "4.659192405e-3", "17.36977828"},
    {4, 820, "0.9999212408513793", "3.70112986e-6", "1.822105149e-3", "3.321706859e-6",
     "99.87593254", "7.363146871e-3", "33.34469884"},
};

bool cluster_serves(const struct cluster_state *s, int wanted)
{
    int left = s->up[LEFT_STATION], right = s->up[RIGHT_STATION];
    bool joined = s->up[LEFT_SWITCH] && s->up[RIGHT_SWITCH] && s->up[BACKBONE];
    return (left >= wanted && s->up[LEFT_SWITCH]) || (right >= wanted && s->up[RIGHT_SWITCH]) ||
           (left + right >= wanted && joined);
}

/* A state of the chain: what is up, and the class under repair (CLASSES: none). */
struct place {
    struct cluster_state state;
    int repaired;
};

static int most(int stations, int class)
{
    return class <= RIGHT_STATION ? stations : 1;
}

static size_t code(const struct place *p, int stations)
{
    size_t number = (size_t)p->repaired;
    for (int k = 0; k < CLASSES; k++) {
        number = number * (size_t)(most(stations, k) + 1) + (size_t)p->state.up[k];
    }
    return number;
}

/* Breadth first: places in the order in which they are found, and where each code stands. */
struct search {
    struct cluster_chain *chain;
    int stations;
    size_t codes, count;
    size_t *index; /* by code: 1 + place, or 0 */
    struct place *places;
};

static size_t find(struct search *s, const struct place *p)
{
    size_t *index = &s->index[code(p, s->stations)];
    if (*index == 0) {
        s->places[s->count++] = *p;
        *index = s->count;
    }
    return *index - 1;
}

static void leave(struct search *s, size_t from)
{
    struct place here = s->places[from];
    struct ctmc *ctmc = &s->chain->ctmc;
    for (int k = 0; k < CLASSES; k++) {
        struct place to = here;
        int up = here.state.up[k];
        to.state.up[k]--;
        if (up > 0) {
            ctmc_add(ctmc, from, find(s, &to), up * cluster_failure_rate[k]);
        }
        to = here;
        to.repaired = k;
        if (here.repaired == CLASSES && up < most(s->stations, k)) {
            ctmc_add(ctmc, from, find(s, &to), CLUSTER_INSPECTION_RATE);
        }
        to.repaired = CLASSES;
        to.state.up[k]++;
        if (here.repaired == k) {
            ctmc_add(ctmc, from, find(s, &to), cluster_repair_rate[k]);
        }
    }
}

static void describe(struct cluster_chain *c, size_t n, const struct place *p, int stations)
{
    const int *up = p->state.up;
    c->below_minimum[n] = !cluster_serves(&p->state, cluster_minimum(stations));
    c->below_premium[n] = !cluster_serves(&p->state, stations);
    c->stations_up[n] = (up[LEFT_STATION] + up[RIGHT_STATION]) / (2.0 * stations);
    c->repairs[n] = p->repaired < CLASSES ? cluster_repair_rate[p->repaired] : 0;
}

void cluster_chain_init(struct cluster_chain *c, int stations, bool absorb)
{
    struct search s = {.chain = c, .stations = stations};
    struct place first = {.repaired = CLASSES};
    for (int k = 0; k < CLASSES; k++) {
        first.state.up[k] = most(stations, k);
    }
    s.codes = code(&first, stations) + 1;
    s.index = xcalloc(s.codes, sizeof *s.index);
    s.places = xcalloc(s.codes, sizeof *s.places);
    ctmc_init(&c->ctmc, s.codes);
    find(&s, &first);
    for (size_t n = 0; n < s.count; n++) {
        if (!absorb || cluster_serves(&s.places[n].state, cluster_minimum(stations))) {
            leave(&s, n);
        }
    }
    c->ctmc.states = s.count;
    c->below_minimum = xcalloc(s.count, sizeof(double));
    c->below_premium = xcalloc(s.count, sizeof(double));
    c->stations_up = xcalloc(s.count, sizeof(double));
    c->repairs = xcalloc(s.count, sizeof(double));
    for (size_t n = 0; n < s.count; n++) {
        describe(c, n, &s.places[n], stations);
    }
    free(s.index);
    free(s.places);
}

void cluster_chain_release(struct cluster_chain *c)
{
    free(c->below_minimum);
    free(c->below_premium);
    free(c->stations_up);
    free(c->repairs);
    ctmc_release(&c->ctmc);
}
