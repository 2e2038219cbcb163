/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/result.h"

#include <stdlib.h>

#include "sim/base/die.h"

const char *verdict_name(enum verdict v)
{
    switch (v) {
    case VERDICT_MET:
        return "met";
    case VERDICT_MISSED:
        return "missed";
    case VERDICT_UNDECIDED:
        return "undecided";
    }
    BUG("verdict %d", (int)v);
}

void result_release(struct result *r)
{
    free(r->summaries);
    *r = (struct result){0};
}

const struct summary *result_summary(const struct result *r, const char *metric)
{
    int index = metric_find(r->metrics, metric);
    return index < 0 ? NULL : &r->summaries[index];
}

enum verdict result_verdict(const struct result *r)
{
    enum verdict worst = VERDICT_MET;
    for (size_t i = 0; i < r->target_count; i++) {
        if (r->targets[i].verdict == VERDICT_MISSED) {
            return VERDICT_MISSED;
        }
        if (r->targets[i].verdict == VERDICT_UNDECIDED) {
            worst = VERDICT_UNDECIDED;
        }
    }
    return worst;
}
