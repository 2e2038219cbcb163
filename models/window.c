/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/window.h"

#include <string.h>

void window_reset(const struct probe *probe, struct watch *watch)
{
    memset(watch->outcomes, 0xff, sizeof watch->outcomes);
    watch->head = 0;
    watch->successes = (uint32_t)probe->sample_size;
    watch->streak = 0;
    watch->healthy = true;
}

/* The ring holds sample_size bits; the oldest stands at the head and gives way to the newest. */
static void ring_push(const struct probe *probe, struct watch *watch, bool ok)
{
    uint64_t *word = &watch->outcomes[watch->head >> 6];
    uint64_t bit = UINT64_C(1) << (watch->head & 63);
    bool oldest = *word & bit;
    *word = ok ? *word | bit : *word & ~bit;
    watch->successes += (uint32_t)ok;
    watch->successes -= (uint32_t)oldest;
    watch->head = watch->head + 1 == (uint32_t)probe->sample_size ? 0 : watch->head + 1;
}

static bool verdict_of_streak(const struct probe *probe, struct watch *watch, bool ok)
{
    if (ok == watch->healthy) {
        watch->streak = 0;
        return watch->healthy;
    }
    watch->streak++;
    int64_t needed = watch->healthy ? probe->down_after : probe->up_after;
    if (watch->streak < (uint64_t)needed) {
        return watch->healthy;
    }
    watch->streak = 0;
    return !watch->healthy;
}

bool window_push(const struct probe *probe, struct watch *watch, bool ok)
{
    bool healthy;
    if (probe->rule == RULE_WINDOW) {
        ring_push(probe, watch, ok);
        healthy = watch->successes >= (uint32_t)probe->successful_samples_required;
    } else {
        healthy = verdict_of_streak(probe, watch, ok);
    }
    bool changed = healthy != watch->healthy;
    watch->healthy = healthy;
    return changed;
}

bool window_settled(const struct probe *probe, const struct watch *watch, bool x)
{
    if (probe->rule == RULE_WINDOW) {
        return watch->successes == (x ? (uint32_t)probe->sample_size : 0);
    }
    return watch->healthy == x && watch->streak == 0;
}
