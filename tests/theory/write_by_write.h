/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A multi-write store by brute force: every write, every replica, plain arrays. Given what was left
 * to chance (as models/multi_write.h lets it be witnessed) and a script of conditions, everything
 * is replayed from the opening comment of that header and docs/model.md. Shares no code with
 * models/: no windows, no heaps, no tables of entities; the serial application is worked out anew
 * from the whole list wherever it is needed. */
#ifndef TESTS_THEORY_WRITE_BY_WRITE_H
#define TESTS_THEORY_WRITE_BY_WRITE_H

#include <gsl/gsl_rng.h>

#include "models/multi_write.h"
#include "tests/theory/link_times.h"
#include "tests/theory/write_versions.h"

enum {
    WBW_ENTITIES = 8,
    WBW_WRITES = 512,
    WBW_MESSAGES = 4096,
    WBW_EVENTS = 8192,
    WBW_CHANGES = 64
};

enum wbw_kind { WBW_CUT, WBW_OPEN, WBW_SKEW, WBW_DOWN, WBW_UP, WBW_LOOK };

/* One line of the script, in order of time. WBW_LOOK asks, and changes nothing. */
struct wbw_change {
    enum wbw_kind kind;
    simtime at;
    size_t from, to; /* CUT, OPEN; cuts of one link do not overlap */
    size_t region;   /* SKEW, DOWN, UP */
    simtime skew;
    bool data_lost;
    /* Found out: LOOK, before anything else at that instant; DOWN. */
    int64_t conflicts, feed_depth, waiting, unapplied[VERSION_REGIONS][VERSION_REGIONS];
    struct loss lost, stranded;
};

/* On its way, or arrived. */
struct wbw_message {
    size_t from, to;
    size_t over;   /* the link that it left over, if the hub has moved: from -> over */
    bool accepted; /* the first sending of a write */
    bool outcome;  /* of the hub, or a write to be decided */
    int64_t entity;
    struct version what;
    simtime delay, leaves, arrives;
    bool aside; /* arrived, and not applied */
    bool gone;  /* applied, set aside, or never to come */
};

struct wbw_item {
    int64_t entity;
    simtime since;
    bool taken;
};

struct wbw {
    const struct store *store;
    simtime feed_phase;
    /* What no witness saw is sent with this delay, and merged or not for sure; with rng, the delay
     * is the mean of an exponential one, and merges are drawn. SIMTIME_NEVER: it is trouble. */
    simtime delay;
    gsl_rng *rng;
    struct wbw_change changes[WBW_CHANGES];
    size_t change_count;
    struct multi_write_event events[WBW_EVENTS]; /* as witnessed */
    size_t event_count;
    bool used[WBW_EVENTS];

    /* The state of the replay. */
    struct link_times links;
    size_t hub;
    bool hub_lost; /* was down once: what it decided may be decided again */
    bool down[VERSION_REGIONS], data_lost[VERSION_REGIONS];
    simtime skew[VERSION_REGIONS];
    struct write writes[WBW_WRITES];
    size_t write_count;
    struct version shows[VERSION_REGIONS][WBW_ENTITIES];
    int64_t taken[VERSION_REGIONS][WBW_ENTITIES]; /* the newest outcome */
    bool applied[VERSION_REGIONS][WBW_WRITES];    /* append, counter */
    int64_t outcomes, merges;                     /* numbers given so far */
    bool met[WBW_ENTITIES];                       /* a conflict */
    struct wbw_message messages[WBW_MESSAGES];
    size_t message_count;
    struct wbw_item feed[WBW_WRITES];
    size_t item_count;
    simtime worker; /* next start, or when the item in hand is done */
    bool working;
    simtime now, horizon;

    struct multi_write_account account; /* the result */
    char trouble[256];                  /* empty, or what did not fit to what was witnessed */
};

/* An empty script, nothing witnessed. */
void wbw_init(struct wbw *w, const struct store *store);
struct wbw_change *wbw_change(struct wbw *w, enum wbw_kind kind, simtime at);
/* A multi_write_witness: subject is the struct wbw. */
void wbw_witness(void *subject, const struct multi_write_event *event);

/* Plays it all, to the end of what is on its way at the horizon. */
void wbw_play(struct wbw *w, simtime horizon);

/* What region r shows of an entity; false if it was never written. */
bool wbw_shows(const struct wbw *w, size_t region, int64_t entity, int64_t *ret_value,
               bool *ret_deleted);

#endif
