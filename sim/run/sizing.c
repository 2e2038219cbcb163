/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/sizing.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"

/* A point and what has been played of it. */
struct stage {
    struct scenario scenario; /* the point's, without a stopping rule */
    struct account account;
    struct standing standing;
    struct series series; /* of the metric that is to be small */
    int64_t first;        /* replications at the first look */
};

struct course {
    const struct sizing *sizing;
    struct stage *stages;
    struct contender *contenders;
    struct selection selection;
    int64_t played, limit; /* replications of all points together, and at most */
    int64_t *goals;        /* by point: that it is to have had after this tour */
    size_t next;           /* point of the tour that is begun next */
};

static int64_t fewer(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* A stopping rule says how many replications are too few to tell anything. */
static int64_t first_of(const struct scenario *sc)
{
    const struct replications *r = &sc->replications;
    bool more = r->until_metric && r->min > ACCOUNT_BATCH;
    return fewer(more ? r->min : ACCOUNT_BATCH, r->max);
}

int64_t sizing_least(const struct study_point *points, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += first_of(points[i].scenario);
    }
    return sum;
}

/* How long a catastrophe may last of which no replication has told yet (assumption): a day may be
 * lost as a whole, a year may not. */
static const simtime CATASTROPHE = SIMTIME_WEEK;

static double unseen_of(const struct scenario *sc)
{
    return scenario_has_chance(sc) ? fmin(1, (double)CATASTROPHE / (double)sc->horizon) : 0;
}

static void stage_init(struct stage *g, const struct sizing *s, const struct scenario *sc)
{
    *g = (struct stage){.scenario = *sc, .first = first_of(sc)};
    g->scenario.replications.until_metric = NULL;
    account_init(&g->account, &g->scenario, s->engine);
    standing_init(&g->standing, &sc->targets, s->engine->metrics);
    g->standing.unseen = unseen_of(sc);
    series_init_for(&g->series, s->engine->metrics, s->minimise);
}

static void course_init(struct course *c, const struct sizing *s)
{
    *c = (struct course){.sizing = s};
    c->stages = xcalloc(s->count, sizeof *c->stages);
    c->contenders = xcalloc(s->count, sizeof *c->contenders);
    c->goals = xcalloc(s->count, sizeof *c->goals);
    for (size_t i = 0; i < s->count; i++) {
        stage_init(&c->stages[i], s, s->points[i].scenario);
        c->limit += s->points[i].scenario->replications.max;
        VERIFY(c->stages[i].standing.count == c->stages[0].standing.count);
    }
    c->limit = s->budget < c->limit ? s->budget : c->limit;
    VERIFY(c->limit >= sizing_least(s->points, s->count));
}

static void course_release(struct course *c)
{
    for (size_t i = 0; i < c->sizing->count; i++) {
        account_release(&c->stages[i].account);
        standing_release(&c->stages[i].standing);
        series_release(&c->stages[i].series);
    }
    free(c->stages);
    free(c->goals);
}

static void take(void *subject, size_t point, const struct row *row)
{
    struct course *c = subject;
    standing_add(&c->stages[point].standing, row);
    series_add(&c->stages[point].series, row);
}

static void show(void *subject, int64_t done, int64_t ahead)
{
    const struct course *c = subject;
    done += c->played;
    c->sizing->progress(c->sizing->progress_subject, done, done + ahead, c->limit);
}

static bool begin(void *subject, struct leg *ret)
{
    struct course *c = subject;
    const struct sizing *s = c->sizing;
    while (c->next < s->count && c->goals[c->next] <= c->stages[c->next].account.done) {
        c->next++;
    }
    if (c->next == s->count) {
        return false;
    }
    size_t point = c->next++;
    struct stage *g = &c->stages[point];
    *ret = (struct leg){.point = point,
                        .scenario = &g->scenario,
                        .exact = s->exact,
                        .first = 1,
                        .account = &g->account,
                        .goal = c->goals[point],
                        .row = take,
                        .row_subject = c};
    if (s->keeper) {
        ret->keeper = s->keeper->point(s->keeper->subject, point);
    }
    return true;
}

/* A point has had what it was to have, or has not; what it has is in its account. */
static bool pass(void *subject, const struct leg *leg, struct task *task, enum experiment_end end)
{
    (void)subject, (void)leg, (void)task, (void)end;
    return true;
}

/* Plays the points until each has had what its goal says. */
static enum experiment_end tour(struct course *c)
{
    const struct sizing *s = c->sizing;
    c->next = 0;
    enum experiment_end end = flight_play(&(struct flight){.engine = s->engine,
                                                           .threads = s->threads,
                                                           .interrupt = s->interrupt,
                                                           .foreman = s->foreman,
                                                           .next = begin,
                                                           .end = pass,
                                                           .progress = s->progress ? show : NULL,
                                                           .subject = c});
    c->played = 0;
    for (size_t i = 0; i < s->count; i++) {
        c->played += c->stages[i].account.done;
    }
    return end;
}

static enum experiment_end start(struct course *c)
{
    for (size_t i = 0; i < c->sizing->count; i++) {
        c->goals[i] = c->stages[i].first;
    }
    return tour(c);
}

static const struct lead no_lead = {.mean = NAN, .error = 1, .lo = NAN, .hi = NAN};

static void judge(struct course *c, size_t point)
{
    struct stage *g = &c->stages[point];
    struct contender *k = &c->contenders[point];
    struct influence estimate;
    series_estimate(&g->series, c->sizing->minimise, &estimate);
    *k = (struct contender){.objective = estimate.value,
                            .target_count = g->standing.count,
                            .lead = no_lead,
                            .played = g->account.done};
    free(estimate.of);
    for (size_t t = 0; t < k->target_count; t++) {
        k->targets[t] = standing_judge(&g->standing, t, g->first);
    }
}

static void set_leads(struct course *c, size_t best)
{
    const struct stage *b = &c->stages[best];
    for (size_t i = 0; i < c->sizing->count; i++) {
        const struct stage *g = &c->stages[i];
        c->contenders[i].lead =
            i == best
                ? no_lead
                : lead_of(&b->series, &g->series, c->sizing->minimise, fewer(b->first, g->first),
                          b->standing.unseen > 0 || g->standing.unseen > 0);
    }
}

enum { RIVALS = 8 };

/* Leads may go round in a circle: whoever is candidate then, all the others get replications until
 * they are excluded. */
static size_t find_candidate(struct course *c)
{
    size_t n = c->sizing->count;
    double error = selection_error(n, c->contenders[0].target_count, c->sizing->confidence);
    size_t best = selection_cheapest(c->contenders, n, error);
    for (int i = 0; i < RIVALS && best != SELECTION_NONE; i++) {
        set_leads(c, best);
        size_t next = selection_next(c->contenders, n, error, best);
        if (next == SELECTION_NONE || c->contenders[next].lead.mean >= 0) {
            return best;
        }
        best = next;
    }
    if (best != SELECTION_NONE) {
        set_leads(c, best);
    }
    return best;
}

static void look(struct course *c)
{
    const struct sizing *s = c->sizing;
    for (size_t i = 0; i < s->count; i++) {
        judge(c, i);
    }
    size_t best = find_candidate(c);
    c->selection = selection_conclude(c->contenders, s->count, best, s->confidence);
}

/* What is spread next; at the candidate and at what is in doubt. */
static int64_t step(const struct course *c, const double *ratios)
{
    int64_t had = 0;
    for (size_t i = 0; i < c->sizing->count; i++) {
        had += ratios[i] > 0 ? c->stages[i].account.done : 0;
    }
    return fewer(had / 4 > ACCOUNT_BATCH ? had / 4 : ACCOUNT_BATCH, c->limit - c->played);
}

/* How many replications each point is to have next. Returns how many these are in all. */
static int64_t spread(const struct course *c, int64_t *ret_more)
{
    size_t n = c->sizing->count;
    struct ocba_design *designs = xcalloc(n, sizeof *designs);
    double *ratios = xcalloc(n, sizeof *ratios);
    int64_t *had = xcalloc(n, sizeof *had), *most = xcalloc(n, sizeof *most), sum = 0;
    selection_designs(c->contenders, n, &c->selection, designs);
    ocba_ratios(designs, n, c->selection.best, ratios);
    for (size_t i = 0; i < n; i++) {
        had[i] = c->stages[i].account.done;
        most[i] = c->stages[i].scenario.replications.max;
    }
    ocba_spread_whole(ratios, had, most, n, step(c, ratios), c->selection.best, ret_more);
    for (size_t i = 0; i < n; i++) {
        sum += ret_more[i];
    }
    free(designs);
    free(ratios);
    free(had);
    free(most);
    return sum;
}

static enum experiment_end play_on(struct course *c)
{
    enum experiment_end end = EXPERIMENT_DONE;
    int64_t *more = xcalloc(c->sizing->count, sizeof *more);
    while (c->selection.verdict == VERDICT_UNDECIDED && end == EXPERIMENT_DONE &&
           spread(c, more) > 0) {
        for (size_t i = 0; i < c->sizing->count; i++) {
            c->goals[i] = c->stages[i].account.done + more[i];
        }
        end = tour(c);
        look(c);
    }
    free(more);
    return end;
}

static bool valueless(const struct course *c)
{
    for (size_t i = 0; i < c->sizing->count; i++) {
        if (!isnan(c->contenders[i].objective)) {
            return false;
        }
    }
    return true;
}

static enum experiment_end finish(struct course *c, enum experiment_end end)
{
    const struct sizing *s = c->sizing;
    for (size_t i = 0; i < s->count; i++) {
        struct stage *g = &c->stages[i];
        struct arena arena;
        arena_init(&arena, 0);
        const struct plan *plan = plan_new(&arena, &g->scenario, s->exact);
        account_result(&g->account, plan, s->exact, 1, false, &s->points[i].result);
        s->points[i].result.sha256 = s->points[i].scenario->sha256; /* not of the copy */
        plan_release(plan);
        arena_release(&arena);
        if (end == EXPERIMENT_DONE && s->keeper &&
            !s->keeper->finish(s->keeper->subject, i, &s->points[i].result)) {
            end = EXPERIMENT_UNKEPT;
        }
    }
    return end;
}

/* How far a target is missed, in parts of its limit; of availability, of what it lets fail. */
static double excess(const struct target_result *t)
{
    return t->at_least ? (t->limit - t->value) / (1 - t->limit) : t->value / t->limit - 1;
}

double sizing_excess(const struct result *r)
{
    double worst = -INFINITY;
    for (size_t i = 0; i < r->target_count; i++) {
        double e = excess(&r->targets[i]);
        worst = fmax(worst, isnan(e) ? INFINITY : e);
    }
    return worst;
}

static size_t nearest(const struct sizing *s, size_t without)
{
    size_t found = SELECTION_NONE;
    double least = INFINITY;
    for (size_t i = 0; i < s->count; i++) {
        double e = sizing_excess(&s->points[i].result);
        if (i != without && (found == SELECTION_NONE || e < least)) {
            found = i;
            least = e;
        }
    }
    return found;
}

enum experiment_end sizing_run(const struct sizing *s, struct sized *ret)
{
    struct course c;
    VERIFY(s->count > 0 && s->confidence > 0 && s->confidence < 1);
    course_init(&c, s);
    enum experiment_end end = start(&c);
    look(&c);
    *ret = (struct sized){.valueless = valueless(&c)};
    if (end == EXPERIMENT_DONE && !ret->valueless) {
        end = play_on(&c);
    }
    end = finish(&c, end);
    ret->selection = c.selection;
    if (ret->selection.runner_up == SELECTION_NONE) {
        ret->selection.runner_up = nearest(s, ret->selection.best);
    }
    ret->contenders = c.contenders;
    ret->played = c.played;
    course_release(&c);
    return end;
}
