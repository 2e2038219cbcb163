/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing some of many without replacement. */
#ifndef MODELS_CHOOSE_H
#define MODELS_CHOOSE_H

#include <stddef.h>
#include <stdint.h>

#include "sim/rng/stream.h"

/* `count` different numbers of first .. first + among - 1, every set equally likely, in ascending
 * order (selection sampling, Knuth TAOCP 2, 3.4.2 algorithm S). count <= among. */
void choose_some(struct stream *s, size_t first, size_t among, uint32_t *ret, size_t count);

#endif
