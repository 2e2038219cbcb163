/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 64-bit hash behind stream names (sim/rng/stream.h). Its values are part of what makes a seed
 * reproducible: changing it changes every result, so tests pin it. FNV-1a over the bytes, then the
 * finaliser of SplitMix64 (Steele, Lea, Flood 2014), so that names that differ in one character
 * differ in about half the bits. */
#ifndef SIM_BASE_HASH_H
#define SIM_BASE_HASH_H

#include <stdint.h>

uint64_t hash_string(const char *s);

#endif
