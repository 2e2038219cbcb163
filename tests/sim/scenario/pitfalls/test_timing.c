/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/timing.h"

#include "tests/sim/scenario/pitfalls/fixture.h"

static void near_to(double got, double want)
{
    if (!(fabs(got - want) <= 1e-9)) {
        fail_msg("got %.17g, want %.17g", got, want);
    }
}

/* The Front Door pair of 80 POPs: half of the requests go to the stamp, 1 % may fail, so that 79 of
 * 80 POPs must have noticed (98 %, rounded up). */
static void test_anycast(void **state)
{
    const struct scenario *sc = load_good(*state, sound, NULL);
    near_to(timing_leaving(sc, 0.5), 0.98);
    near_to(timing_leaving(sc, 0.005), 0);
    near_to(timing_detect(sc, 0.5, false), 30 + 30 * 79. / 81);
    near_to(timing_detect(sc, 0.5, true), 30 + 30 * 79. / 81 + 10);
    near_to(timing_detect(sc, 0.005, true), 0);
    near_to(timing_drain(sc, 0.5), 0);
    assert_int_equal(timing_failures(&sc->edge.probe), 2);
    sc = load_with(*state, sound, "edge.probe.interval=60s",
                   "edge.probe.successful_samples_required=2", NULL);
    assert_int_equal(timing_failures(&sc->edge.probe), 3);
    near_to(timing_detect(sc, 1, false), 120 + 60 * 80. / 81);
}

static const struct scenario *dns(struct fixture *f, const char *preset, const char *more)
{
    return load_with(f, sound, preset, "edge.connect_timeout=~", more, NULL);
}

/* Traffic Manager: one observer, four failures, 30 s; then its TTL of 30 s. */
static void test_dns(void **state)
{
    const struct scenario *sc = dns(*state, "edge.preset=azure-traffic-manager", NULL);
    near_to(timing_detect(sc, 0.5, true), 3 * 30 + 15 + 10);
    near_to(timing_drain(sc, 0.5), 0.98 * 30);
    sc = dns(*state, "edge.preset=azure-traffic-manager",
             "edge.ttl_overrun={share: 5%, extra: {uniform: {min: 5m, max: 30m}}}");
    near_to(timing_drain(sc, 0.5), 300 + 0.6 * 1500 + 15);
}

/* Route 53: fourteen of sixteen checkers, three failures. */
static void test_agreement(void **state)
{
    const struct scenario *sc = dns(*state, "edge.preset=aws-route53", "edge.ttl=60s");
    near_to(timing_detect(sc, 0.5, true), 60 + 30 * 14. / 17 + 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_anycast),
        FIXTURE_TEST(test_dns),
        FIXTURE_TEST(test_agreement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
