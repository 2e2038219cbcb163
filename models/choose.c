/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/choose.h"

#include "sim/base/die.h"

void choose_some(struct stream *s, size_t first, size_t among, uint32_t *ret, size_t count)
{
    VERIFY(count <= among);
    size_t chosen = 0;
    for (size_t i = 0; chosen < count; i++) {
        double wanted = (double)(count - chosen), left = (double)(among - i);
        if (wanted >= left || stream_uniform(s) * left < wanted) {
            ret[chosen++] = (uint32_t)(first + i);
        }
    }
}
