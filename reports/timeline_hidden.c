/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "reports/timeline.h"

static struct timeline_step shown(const struct timeline_step *step, bool first)
{
    struct timeline_step ret = {.at_s = first ? step->at_s : step->last_s,
                                .part = step->part,
                                .seen = true,
                                .kind = step->kind,
                                .subject = "",
                                .text = first && step->first ? step->first : step->text,
                                .because = "",
                                .success = first ? step->success : step->last_success};
    ret.last_s = ret.at_s;
    ret.last_success = ret.success;
    return ret;
}

/* Into the order of time; those of one moment stay as they are, since few are ever out of it. */
static void put(struct timeline_incident *to, struct timeline_step step)
{
    size_t k = to->count++;
    for (; k > 0 && to->steps[k - 1].at_s > step.at_s; k--) {
        to->steps[k] = to->steps[k - 1];
    }
    to->steps[k] = step;
}

static void hide(struct arena *a, const struct timeline_incident *i, struct timeline_incident *ret)
{
    *ret = *i;
    ret->what = "";
    ret->steps = arena_array(a, 2 * i->count, sizeof *ret->steps);
    ret->count = 0;
    for (size_t k = 0; k < i->count; k++) {
        const struct timeline_step *step = &i->steps[k];
        if (step->seen) {
            put(ret, shown(step, true));
        }
        if (step->seen && step->first) {
            put(ret, shown(step, false));
        }
    }
    ret->anchor_s = ret->count > 0 ? ret->steps[0].at_s : i->opened_s;
}

void timeline_hide(struct arena *a, const struct timeline *t, struct timeline *ret)
{
    *ret = *t;
    ret->incidents = arena_array(a, t->count, sizeof *ret->incidents);
    for (size_t i = 0; i < t->count; i++) {
        hide(a, &t->incidents[i], &ret->incidents[i]);
    }
}
