/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which faults have a bearing on requests: whether any could fail, or go another way, because of
 * it. By what the scenario says alone; a clock, a control plane, a cache that nothing asks for and
 * a link that nothing uses have none. */
#ifndef MODELS_BEARING_H
#define MODELS_BEARING_H

#include <stdbool.h>

#include "sim/scenario/scenario.h"

bool bearing(const struct scenario *sc, const struct fault *fault);

#endif
