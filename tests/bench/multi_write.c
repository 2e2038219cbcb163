/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A million entities, popular by Zipf's law (0.99), 2,000 writes a second in two regions, cut off
 * from one another for an hour: 7.2 million writes, half of them on either side of the cut. Prints
 * the processor's time and the memory; exits 1 if a replication takes more than 3 s, or beyond 1
 * GiB.
 */
#include <math.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "models/multi_write.h"

enum { REPLICATIONS = 3 }; /* the first also waits for the kernel to hand out the memory */
static const double SECONDS_MAX = 3;
static const long KIB_MAX = 1 << 20;

static double seconds_of_processor(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void fill(struct store *store)
{
    static simtime skew[2];
    *store = (struct store){
        .name = "orders",
        .model = STORE_MULTI_WRITE,
        .region_count = 2,
        .lag = dist_lognormal_mean_sd(1, 0.5),
        .lag_of = LAG_OF_WRITE,
        .throughput = INFINITY,
        .entities = {.count = 1000000, .zipf = true, .exponent = 0.99, .home_share = 0.5},
        .has_operations = true,
        .operations = {[OPERATION_CREDIT] = 0.4,
                       [OPERATION_DEBIT] = 0.3,
                       [OPERATION_DELETE] = 0.01,
                       [OPERATION_UPDATE] = 0.29},
        .conflicts = {.policy = POLICY_LWW, .granularity = SIMTIME_SECOND, .clock_skew = skew},
    };
}

static double play(struct multi_write *m, uint32_t replication)
{
    static const double rates[4] = {500, 500, 500, 500};
    double begin = seconds_of_processor();
    multi_write_reset(m, 1, replication);
    multi_write_rates(m, 0, rates);
    multi_write_cut(m, 0, 0, 1, true);
    multi_write_cut(m, 0, 1, 0, true);
    multi_write_advance(m, SIMTIME_HOUR);
    double cut = seconds_of_processor();
    multi_write_cut(m, SIMTIME_HOUR, 0, 1, false);
    multi_write_cut(m, SIMTIME_HOUR, 1, 0, false);
    multi_write_finish(m, SIMTIME_HOUR);
    double end = seconds_of_processor();
    const struct multi_write_account *a = multi_write_account(m);
    printf("%lld writes, %lld conflicts, %lld entities, %lld wrong\n", (long long)a->writes,
           (long long)a->conflicts, (long long)a->entities, (long long)a->wrong_entities);
    printf("  %.2f s (%.2f s the cut, %.2f s the rest), %.0f ns a write\n", end - begin,
           cut - begin, end - cut, (end - begin) / (double)a->writes * 1e9);
    return end - begin;
}

int main(void)
{
    struct arena arena;
    struct store store;
    struct rusage usage;
    fill(&store);
    arena_init(&arena, 0);
    struct popularity *popularity = popularity_new(&arena, &store.entities, 2);
    struct multi_write *m = multi_write_new(&store, popularity, false);
    double longest = 0;
    for (uint32_t replication = 1; replication <= REPLICATIONS; replication++) {
        longest = fmax(longest, play(m, replication));
    }
    getrusage(RUSAGE_SELF, &usage);
    printf("%ld MiB\n", usage.ru_maxrss / 1024);
    bool passed = longest <= SECONDS_MAX && usage.ru_maxrss <= KIB_MAX && !multi_write_exhausted(m);
    multi_write_free(m);
    popularity_release(popularity);
    arena_release(&arena);
    return passed ? 0 : 1;
}
