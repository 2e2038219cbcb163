/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/write_script.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

enum { HORIZON_S = 100, CUTS = 6, LOOKS = 8, SKEWS = 2 };

static simtime draw(gsl_rng *rng, simtime below)
{
    return (simtime)(gsl_rng_uniform(rng) * (double)below);
}

static size_t pick(gsl_rng *rng, size_t count)
{
    return gsl_rng_uniform_int(rng, count);
}

static double pick_value(gsl_rng *rng, const double *list, size_t count)
{
    return list[pick(rng, count)];
}

static struct dist draw_lag(gsl_rng *rng)
{
    double mean = 0.1 * pow(100, gsl_rng_uniform(rng));
    switch (pick(rng, 4)) {
    case 0:
        return dist_constant(mean);
    case 1:
        return dist_lognormal_mean_sd(mean, mean);
    case 2:
        return (struct dist){.kind = DIST_UNIFORM, .a = mean / 2, .b = 2 * mean};
    default:
        return (struct dist){.kind = DIST_EXPONENTIAL, .a = mean};
    }
}

static void draw_conflicts(struct write_script *s, gsl_rng *rng, enum conflict_policy policy)
{
    static const double fails[] = {0, 0.3, 1};
    struct conflicts *c = &s->store.conflicts;
    c->policy = policy;
    c->path = pick(rng, 2) ? CONFLICT_PATH_TIMESTAMP : CONFLICT_PATH_VERSION;
    c->granularity = (simtime)pick(rng, 3) * 5 * SIMTIME_SECOND;
    c->clock_skew = s->skew;
    for (size_t r = 0; pick(rng, 2) && r < VERSION_REGIONS; r++) {
        s->skew[r] = draw(rng, 10 * SIMTIME_SECOND) - 5 * SIMTIME_SECOND;
    }
    c->fails = pick_value(rng, fails, 3);
    c->unread = pick(rng, 3) == 0;
    c->drained_every = SIMTIME_SECOND + draw(rng, 30 * SIMTIME_SECOND);
    c->drain_rate = 0.1 * pow(100, gsl_rng_uniform(rng));
}

static void draw_store(struct write_script *s, gsl_rng *rng)
{
    static int regions[VERSION_REGIONS] = {0, 1, 2};
    struct store *store = &s->store;
    double sum = 0;
    store->name = "ledger";
    store->model = STORE_MULTI_WRITE;
    store->regions = regions;
    store->region_count = 2 + pick(rng, 2);
    store->lag = draw_lag(rng);
    store->lag_of = LAG_OF_WRITE;
    store->order = pick(rng, 2) ? ORDER_FIFO : ORDER_NONE;
    store->throughput = pick(rng, 2) ? INFINITY : 0.5 * pow(40, gsl_rng_uniform(rng));
    store->durable_after = pick(rng, 3) ? 0 : draw(rng, 5 * SIMTIME_SECOND);
    store->entities.count = 1 + (int64_t)pick(rng, WBW_ENTITIES);
    store->entities.zipf = pick(rng, 2);
    store->entities.exponent = 1;
    store->entities.home_share = 0.5;
    store->has_operations = pick(rng, 8) > 0;
    for (size_t i = 0; i < OPERATION_COUNT; i++) {
        store->operations[i] = store->has_operations ? gsl_rng_uniform(rng) : i == OPERATION_UPDATE;
        sum += store->operations[i];
    }
    for (size_t i = 0; i < OPERATION_COUNT; i++) {
        store->operations[i] /= sum;
    }
    store->has_value = true;
    store->value = (struct dist){.kind = DIST_UNIFORM, .a = 1, .b = 100};
}

static void draw_rates(struct write_script *s, gsl_rng *rng)
{
    size_t r_count = s->store.region_count;
    double writes = 10 * pow(20, gsl_rng_uniform(rng));
    for (size_t i = 0; i < WRITE_SCRIPT_RATES; i++) {
        double sum = 0;
        s->rates_at[i] = i == 0 ? 0 : s->rates_at[i - 1] + draw(rng, s->horizon / 3);
        for (size_t k = 0; k < r_count * r_count; k++) {
            bool some = popularity_count(s->popularity, k % r_count) > 0 && pick(rng, 3) > 0;
            s->rates[i][k] = some ? gsl_rng_uniform(rng) : 0;
            sum += s->rates[i][k];
        }
        for (size_t k = 0; sum > 0 && k < r_count * r_count; k++) {
            s->rates[i][k] *= writes / HORIZON_S / sum;
        }
    }
}

static struct wbw_change *add(struct write_script *s, enum wbw_kind kind, simtime at)
{
    VERIFY(s->change_count < WBW_CHANGES);
    struct wbw_change *c = &s->changes[s->change_count++];
    *c = (struct wbw_change){.kind = kind, .at = at};
    return c;
}

static void add_cut(struct write_script *s, gsl_rng *rng)
{
    size_t from = pick(rng, s->store.region_count);
    size_t to = (from + 1 + pick(rng, s->store.region_count - 1)) % s->store.region_count;
    simtime begin = draw(rng, s->horizon), end = begin + draw(rng, s->horizon / 2);
    for (size_t i = 0; i < s->change_count; i++) { /* not two of one link at a time */
        const struct wbw_change *c = &s->changes[i];
        if ((c->kind == WBW_CUT || c->kind == WBW_OPEN) && c->from == from && c->to == to) {
            return;
        }
    }
    struct wbw_change *c = add(s, WBW_CUT, begin);
    c->from = from;
    c->to = to;
    if (end < s->horizon) {
        c = add(s, WBW_OPEN, end);
        c->from = from;
        c->to = to;
    }
}

static struct wbw_change *add_loss(struct write_script *s, gsl_rng *rng, size_t region,
                                   simtime from, simtime to)
{
    simtime begin = from + draw(rng, (to - from) / 2);
    struct wbw_change *c = add(s, WBW_DOWN, begin);
    c->region = region;
    c->data_lost = pick(rng, 2);
    add(s, WBW_UP, begin + 1 + draw(rng, (to - from) / 2))->region = region;
    return c;
}

static void add_losses(struct write_script *s, gsl_rng *rng, enum write_script_losses losses)
{
    size_t count = s->store.region_count, region = pick(rng, count);
    simtime half = s->horizon / 2;
    switch (losses) {
    case WRITE_SCRIPT_NO_LOSS:
        break;
    case WRITE_SCRIPT_ONE_LOSS:
        add_loss(s, rng, region, 0, s->horizon);
        break;
    case WRITE_SCRIPT_TWO_LOSSES:
        add_loss(s, rng, region, 0, half);
        add_loss(s, rng, pick(rng, count), half, s->horizon);
        break;
    case WRITE_SCRIPT_OVERLAPPING:
    case WRITE_SCRIPT_OVERLAPPING_LOST:
        s->store.durable_after = 0; /* a hub that cannot move has nothing to go back to */
        add_loss(s, rng, region, 0, s->horizon)->data_lost &=
            losses == WRITE_SCRIPT_OVERLAPPING_LOST && count > 2;
        region = (region + 1 + pick(rng, count - 1)) % count;
        add_loss(s, rng, region, 0, s->horizon)->data_lost = false;
        break;
    }
}

static int by_time(const void *a, const void *b)
{
    const struct wbw_change *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

void write_script_draw(struct write_script *s, gsl_rng *rng, enum conflict_policy policy,
                       enum write_script_losses losses)
{
    memset(s, 0, sizeof *s);
    s->horizon = HORIZON_S * SIMTIME_SECOND;
    draw_store(s, rng);
    draw_conflicts(s, rng, policy);
    s->popularity = popularity_new(&s->arena, &s->store.entities, s->store.region_count);
    draw_rates(s, rng);
    for (size_t i = pick(rng, CUTS + 1); i > 0; i--) {
        add_cut(s, rng);
    }
    for (size_t i = pick(rng, SKEWS + 1); i > 0; i--) {
        struct wbw_change *c = add(s, WBW_SKEW, draw(rng, s->horizon));
        c->region = pick(rng, s->store.region_count);
        c->skew = draw(rng, 10 * SIMTIME_SECOND) - 5 * SIMTIME_SECOND;
    }
    for (size_t i = 0; i < LOOKS; i++) {
        add(s, WBW_LOOK, draw(rng, s->horizon));
    }
    add_losses(s, rng, losses);
    qsort(s->changes, s->change_count, sizeof *s->changes, by_time);
}

void write_script_release(struct write_script *s)
{
    popularity_release(s->popularity);
    arena_release(&s->arena);
}

/* Of a region that is down without its data nothing is asked. */
static void look(const struct write_script *s, struct multi_write *m, struct wbw_change *c,
                 const bool *data_lost)
{
    multi_write_advance(m, c->at);
    c->conflicts = multi_write_account(m)->conflicts;
    c->feed_depth = multi_write_account(m)->feed_depth;
    c->waiting = multi_write_waiting(m);
    for (size_t a = 0; a < s->store.region_count; a++) {
        for (size_t b = 0; b < s->store.region_count; b++) {
            c->unapplied[a][b] = a == b || data_lost[b] ? 0 : multi_write_unapplied(m, a, b);
        }
    }
}

/* The rates in force at t, without those of regions that are down. */
static void set_rates(const struct write_script *s, struct multi_write *m, simtime t,
                      const bool *down)
{
    size_t last = 0, r_count = s->store.region_count;
    double rates[VERSION_REGIONS * VERSION_REGIONS];
    for (size_t i = 0; i < WRITE_SCRIPT_RATES; i++) {
        last = s->rates_at[i] <= t ? i : last;
    }
    for (size_t k = 0; k < r_count * r_count; k++) {
        rates[k] = down[k / r_count] ? 0 : s->rates[last][k];
    }
    multi_write_rates(m, t, rates);
}

static void apply(const struct write_script *s, struct multi_write *m, struct wbw_change *c,
                  bool *down, bool *data_lost)
{
    switch (c->kind) {
    case WBW_CUT:
    case WBW_OPEN:
        multi_write_cut(m, c->at, c->from, c->to, c->kind == WBW_CUT);
        break;
    case WBW_SKEW:
        multi_write_skew(m, c->at, c->region, c->skew);
        break;
    case WBW_DOWN:
        down[c->region] = true;
        data_lost[c->region] = c->data_lost;
        set_rates(s, m, c->at, down);
        multi_write_down(m, c->at, c->region, c->data_lost, &c->lost, &c->stranded);
        break;
    case WBW_UP:
        multi_write_up(m, c->at, c->region);
        down[c->region] = data_lost[c->region] = false;
        set_rates(s, m, c->at, down);
        break;
    case WBW_LOOK:
        look(s, m, c, data_lost);
        break;
    }
}

void write_script_play(struct write_script *s, struct multi_write *m, uint64_t seed)
{
    bool down[VERSION_REGIONS] = {false}, data_lost[VERSION_REGIONS] = {false};
    size_t next = 0;
    multi_write_reset(m, seed, 1);
    multi_write_track(m, 0, true);
    for (size_t i = 0; i < WRITE_SCRIPT_RATES; i++) {
        simtime until = i + 1 < WRITE_SCRIPT_RATES ? s->rates_at[i + 1] : s->horizon;
        set_rates(s, m, s->rates_at[i], down);
        for (; next < s->change_count && s->changes[next].at < until; next++) {
            apply(s, m, &s->changes[next], down, data_lost);
        }
    }
    multi_write_finish(m, s->horizon);
}
