/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repeats where many origins answer after different times: what a client has spent is then one of
 * very many sums. 64 stamps and 100 repeats are within what a scenario may ask for. */
#include "tests/models/check.h"

#include "models/request.h"
#include "sim/rng/stream.h"

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

/* Nobody has to repeat: the list of those who do stays empty, and unallocated. */
static void nothing_to_repeat(void **state)
{
    (void)state;
    struct client_group g = {.timeout = SIMTIME_SECOND, .retries = {3, INFINITY}};
    struct attempt attempt = {.count = 1, .outcomes = {{1, ms(20), 5}}};
    struct request_scratch scratch = {0};
    struct request r;
    request_make(&g, &attempt, 1, &scratch, &r);
    request_scratch_release(&scratch);
    assert_true(r.failure == 0);
    assert_true(r.attempts == 1);
    assert_true(r.serves == 1 << 5);
}

/* The definition as a recursion: one attempt after `spent`, with `left` repeats. */
struct plain {
    const struct attempt *a;
    simtime timeout;
    double allowed, failure, attempts;
    uint64_t serves;
};

static void plain_request(struct plain *p, simtime spent, int64_t left, double reached)
{
    p->attempts += reached;
    for (size_t k = 0; k < p->a->count; k++) {
        const struct outcome *o = &p->a->outcomes[k];
        simtime then = simtime_add(o->elapsed, spent);
        double here = reached * o->p;
        if (o->stamp >= 0 && then <= p->timeout) {
            p->serves |= UINT64_C(1) << o->stamp;
        } else if (o->stamp >= 0 || then >= p->timeout || left == 0) {
            p->failure += here;
        } else {
            p->failure += here * (1 - p->allowed);
            plain_request(p, then, left - 1, here * p->allowed);
        }
    }
}

static void random_attempt(struct stream *s, struct attempt *a)
{
    double left = 1;
    a->count = 1 + (size_t)(stream_uniform(s) * 4);
    for (size_t k = 0; k < a->count; k++) {
        double p = k + 1 == a->count ? left : left * stream_uniform(s);
        /* multiples of 50 ms, so that times meet each other and the timeout; some never end */
        simtime elapsed = ms(50) * (int64_t)(stream_uniform(s) * 12);
        bool never = stream_uniform(s) < 0.1;
        a->outcomes[k] = (struct outcome){p, never ? SIMTIME_NEVER : elapsed,
                                          !never && stream_uniform(s) < 0.4 ? (int)k : -1};
        left -= p;
    }
}

static void like_the_recursion(void **state)
{
    (void)state;
    struct stream s;
    struct request_scratch scratch = {0};
    stream_open_name(&s, 1, "requests", 1);
    for (int i = 0; i < 3000; i++) {
        struct attempt a = {.count = 0};
        int64_t repeats = (int64_t)(stream_uniform(&s) * 6);
        simtime timeout = ms(50) * (1 + (int64_t)(stream_uniform(&s) * 30));
        struct client_group g = {.timeout = timeout, .retries = {repeats, INFINITY}};
        double allowed = i % 3 ? 1 : stream_uniform(&s);
        struct request r;
        random_attempt(&s, &a);
        struct plain p = {&a, timeout, allowed, 0, 0, 0};
        plain_request(&p, 0, repeats, 1);
        request_make(&g, &a, allowed, &scratch, &r);
        assert_near(r.failure, p.failure, 1e-13);
        assert_near(r.attempts, p.attempts, 1e-12);
        assert_true(r.serves == p.serves);
        if (p.serves == 0) {
            assert_true(r.failure == 1);
        }
    }
    request_scratch_release(&scratch);
}

/* More different sums than are kept: said, and no end of the memory. */
static void too_many_sums(void **state)
{
    (void)state;
    struct client_group g = {.timeout = SIMTIME_MINUTE, .retries = {100, INFINITY}};
    struct attempt attempt = {.count = 12};
    struct request_scratch scratch = {0};
    struct request request;
    for (int o = 0; o < 12; o++) {
        attempt.outcomes[o] = (struct outcome){1.0 / 12, SIMTIME_SECOND + 7919 * o * o * o * o, -1};
    }
    request_make(&g, &attempt, 1, &scratch, &request);
    assert_true(scratch.overflow);
    request_scratch_release(&scratch);
}

/* Attempts begin at 0, 2.02 and 4.04 s and reach stamp 1 two seconds later, by the edge's retry:
 * the third would get there after the client has given up at 5 s, and loads nothing. */
static void who_has_given_up_loads_nothing(void **state)
{
    (void)state;
    struct client_group g = {.timeout = seconds(5), .retries = {2, INFINITY}};
    struct attempt attempt = {.count = 1, .arrival_count = 1};
    struct request_scratch scratch = {0};
    struct request request;
    attempt.outcomes[0] = (struct outcome){1, ms(2020), -1};
    attempt.arrivals[0] = (struct arrival){1, seconds(2), 1};
    request_make(&g, &attempt, 1, &scratch, &request);
    assert_near(request.load[1], 2, 0);
    assert_near(request.load[0], 0, 0);
    attempt.arrivals[0].after = 0;
    request_make(&g, &attempt, 1, &scratch, &request);
    assert_near(request.load[1], 3, 0);
    request_scratch_release(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few),
        cmocka_unit_test(nothing_to_repeat),
        cmocka_unit_test(like_the_recursion),
        cmocka_unit_test(twelve_origins_and_five_repeats),
        cmocka_unit_test(too_many_sums),
        cmocka_unit_test(who_has_given_up_loads_nothing),
    };
    return cmocka_run_group_tests_name("models/request", tests, NULL, NULL);
}
