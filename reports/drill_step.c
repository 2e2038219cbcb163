/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "reports/drill.h"

bool drill_verdict(const struct result *r, enum verdict *ret)
{
    static const int rank[] = {[VERDICT_MET] = 0, [VERDICT_UNDECIDED] = 1, [VERDICT_MISSED] = 2};
    *ret = VERDICT_MET;
    for (size_t i = 0; i < r->target_count; i++) {
        enum verdict v = r->targets[i].verdict;
        *ret = rank[v] > rank[*ret] ? v : *ret;
    }
    return r->target_count > 0;
}

void drill_name_write(int64_t tier, const char *name, struct buf *out)
{
    buf_printf(out, "tier %lld: %s", (long long)tier, name);
}

const char *drill_name_read(const char *point, int64_t *ret_tier)
{
    char *end = NULL;
    *ret_tier = 1;
    if (strncmp(point, "tier ", 5) != 0) {
        return point;
    }
    long long tier = strtoll(point + 5, &end, 10);
    if (end == point + 5 || strncmp(end, ": ", 2) != 0) {
        return point;
    }
    *ret_tier = tier;
    return end + 2;
}
