/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workstation cluster (tests/theory/cluster.h), solved: equal to what the solvers of others
 * print. Nothing is drawn: no false alarms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/base/die.h"
#include "tests/theory/cluster.h"
#include "tests/theory/comparison.h"

static void printed(struct comparisons *c, int stations, const char *what, double estimate,
                    const char *wanted)
{
    char label[80];
    snprintf(label, sizeof label, "%d a side, %s", stations, what);
    compare_printed(c, label, estimate, wanted);
}

static void solve(struct comparisons *c, const struct cluster_published *p)
{
    struct cluster_chain chain;
    int n = p->stations;
    cluster_chain_init(&chain, n, false);
    const struct ctmc *ctmc = &chain.ctmc;
    double *share = xcalloc(ctmc->states, sizeof *share);
    double *spent = xcalloc(ctmc->states, sizeof *spent);
    assert_int_equal(ctmc->states, p->states);
    ctmc_steady(ctmc, share);
    printed(c, n, "premium", 1 - ctmc_reward(ctmc, chain.below_premium, share), p->premium);
    printed(c, n, "below minimum", ctmc_reward(ctmc, chain.below_minimum, share), p->below_minimum);
    ctmc_transient(ctmc, 0, 20, share, NULL);
    printed(c, n, "below minimum at 20 h", ctmc_reward(ctmc, chain.below_minimum, share), p->at_20);
    printed(c, n, "stations up at 20 h, %", 100 * ctmc_reward(ctmc, chain.stations_up, share),
            p->stations_at_20);
    ctmc_transient(ctmc, 0, 2000, NULL, spent);
    printed(c, n, "hours below minimum in 2,000", ctmc_reward(ctmc, chain.below_minimum, spent),
            p->hours);
    printed(c, n, "repairs in 2,000 h", ctmc_reward(ctmc, chain.repairs, spent), p->repairs);
    cluster_chain_release(&chain);
    cluster_chain_init(&chain, n, true);
    ctmc_transient(ctmc, 0, 2000, share, NULL);
    printed(c, n, "ever below minimum in 2,000 h", ctmc_reward(ctmc, chain.below_minimum, share),
            p->within_2000);
    cluster_chain_release(&chain);
    free(share);
    free(spent);
}

static void test_solved(void **state)
{
    struct comparisons c = {.section = "workstation cluster, solved"};
    (void)state;
    for (size_t k = 0; k < CLUSTER_PUBLISHED; k++) {
        solve(&c, &cluster_published[k]);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_solved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
