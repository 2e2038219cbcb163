/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/cycles.h"

#include <stdlib.h>

#include "sim/base/die.h"

void cycles_add(struct cycles *c, double reward, double length)
{
    if (c->count == c->room) {
        c->room = c->room ? 2 * c->room : 1024;
        c->reward = xrealloc(c->reward, c->room, sizeof *c->reward);
        c->length = xrealloc(c->length, c->room, sizeof *c->length);
    }
    c->reward[c->count] = reward;
    c->length[c->count++] = length;
}

void cycles_release(struct cycles *c)
{
    free(c->reward);
    free(c->length);
    *c = (struct cycles){0};
}

struct tally cycles_ratio(const struct cycles *c)
{
    struct tally reward = {0}, length = {0}, ratio = {0};
    for (size_t i = 0; i < c->count; i++) {
        tally_add(&reward, c->reward[i]);
        tally_add(&length, c->length[i]);
    }
    double r = reward.mean / length.mean;
    for (size_t i = 0; i < c->count; i++) {
        tally_add(&ratio, r + (c->reward[i] - r * c->length[i]) / length.mean);
    }
    return ratio;
}
