/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repeats where many origins answer after different times: what a client has spent is then one of
 * very many sums. 64 stamps and 100 repeats are within what a scenario may ask for. */
#include "tests/models/check.h"

#include "models/request.h"

/* All of `stamps` origins fail, alike in weight, each after a time of its own: sums of different
 * choices differ. */
static struct request all_fail(size_t stamps, int64_t repeats)
{
    static const int64_t odd[] = {1009, 2003,  3001,  4001,  5003,  6007,  7001,  8009,
                                  9001, 10007, 11003, 12007, 13001, 14009, 15013, 16001};
    struct client_group g = {.timeout = SIMTIME_MINUTE, .retries = {repeats, INFINITY}};
    struct attempt attempt = {.count = stamps};
    struct request_scratch scratch = {0};
    struct request request;
    for (size_t o = 0; o < stamps; o++) {
        attempt.outcomes[o] = (struct outcome){1.0 / (double)stamps, ms(20) + odd[o] * odd[o], -1};
    }
    request_make(&g, &attempt, 1, &scratch, &request);
    request_scratch_release(&scratch);
    return request;
}

static void few(void **state)
{
    (void)state;
    struct request r = all_fail(3, 4);
    assert_near(r.failure, 1, 0);
    assert_near(r.attempts, 5, 1e-12);
}

/* C(17, 5) = 6188 different sums after five rounds. */
static void twelve_origins_and_five_repeats(void **state)
{
    (void)state;
    struct request r = all_fail(13, 5);
    assert_near(r.failure, 1, 0);
    assert_near(r.attempts, 6, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few),
        cmocka_unit_test(twelve_origins_and_five_repeats),
    };
    return cmocka_run_group_tests_name("models/request", tests, NULL, NULL);
}
