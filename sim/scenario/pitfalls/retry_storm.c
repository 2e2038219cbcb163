/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t g = 0; g < s->sc->group_count; g++) {
        const struct client_group *group = &s->sc->groups[g];
        if (group->retries.attempts > 0 && isinf(group->retries.budget)) {
            finding_add(s, finding_path(s, "clients.%s.retries", group->name),
                        "a failed request makes up to %lld more",
                        (long long)group->retries.attempts);
        }
    }
}

const struct pitfall pitfall_retry_storm = {
    .id = "retry-storm",
    .severity = SEVERITY_WARNING,
    .finds = "clients that repeat failed requests without a budget",
    .reason = "a stamp that sheds load gets each request again and again, so that overload feeds "
              "itself and outlasts its cause",
    .mend = "cap repeats: retries: {attempts: 2, budget: 20%}",
    .look = look,
};
