/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/figures_fixture.h"

static const char wallet[] =
    "ninefold: 1\n"
    "horizon: 1h\n"
    "replications: 3\n"
    "clients:\n"
    "  a: {requests: 9/s, write_share: 50%, pops: 3, home: x, latency: {x: 5ms, y: 9ms}}\n"
    "  b: {requests: 9/s, write_share: 50%, pops: 3, home: y, latency: {x: 9ms, y: 5ms}}\n"
    "edge: {preset: azure-front-door, additional_latency: 0s}\n"
    "regions: {rx: {}, ry: {}}\n"
    "links: [{between: [rx, ry], rtt: 20ms}]\n"
    "stamps:\n"
    "  x: {region: rx, components: {app: {}, db: {store: w}}}\n"
    "  y: {region: ry, components: {app: {}, db: {store: w}}}\n"
    "stores:\n"
    "  w:\n"
    "    preset: azure-cosmos-multi-write\n"
    "    regions: [rx, ry]\n"
    "    entities: {count: 20, home_share: 50%}\n"
    "    operations: {update: 100%}\n"
    "    conflicts: {policy: merge, fails: 100%, feed: unread}\n"
    "faults: [{at: 10m, fault: link-partition, target: [rx, ry], for: 20m}]\n";

/* The lines end where the metrics of the told replication do. */
static void lines_end_at_the_metrics(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, wallet, "one");
    assert_true(figure_conflicts(&g.d, &g.run, &g.arena));
    assert_int_equal(g.d.figures.count, 1);
    const struct figure *f = &g.d.figures.items[0];
    size_t found = figured_rows(f, "found"), fed = figured_rows(f, "in the feed");
    double total = (double)fixture_number(
        &g.f, "SELECT r.\"conflicts.total\" FROM replications r JOIN tellings"
              " USING (run, point, replication)");
    double left = (double)fixture_number(
        &g.f, "SELECT r.\"conflicts.unresolved\" FROM replications r JOIN tellings"
              " USING (run, point, replication)");
    assert_true(total > 100);
    assert_close(figured_number(f, "found", found - 1, 2), total);
    assert_close(figured_number(f, "in the feed", fed - 1, 2), left);
    assert_true(found < 4000); /* however many there were */
    figured_release(&g);
}

static void nothing_without_conflicts(void **state)
{
    struct figured g;
    (void)state;
    figured_run(&g, FIGURED_OUTAGE, "one");
    assert_true(figure_conflicts(&g.d, &g.run, &g.arena));
    assert_int_equal(g.d.figures.count, 0);
    figured_release(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines_end_at_the_metrics),
                                       cmocka_unit_test(nothing_without_conflicts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
