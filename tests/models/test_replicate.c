/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One replication as a function of the plan and its number, and of nothing else. */
#include "tests/models/check.h"

#include <stdlib.h>
#include <string.h>

#include "tests/models/fixture.h"

enum { WE, NE };

/* Random phases, losses, brown-out, edge outage and propagation: every stream is used. */
static void build(struct fixture *f)
{
    fixture_init(f, 5, seconds(30), 4, 3, SIMTIME_HOUR);
    f->scenario.edge.probe.loss = 0.05;
    f->scenario.edge.probe.jitter = seconds(3);
    f->scenario.edge.propagation =
        (struct dist){.kind = DIST_TRIANGULAR, .a = 180, .b = 1200, .c = 2700};
    fixture_broken(f, FAULT_COMPONENT_DEGRADED, seconds(300), seconds(900), WE, 0)->error_share =
        0.4;
    fixture_fault(f, FAULT_EDGE_OUTAGE, seconds(1500), seconds(300))->share = 0.5;
    fixture_fault(f, FAULT_ORIGIN_DISABLED, seconds(100), seconds(900))->stamp = NE;
}

struct copy {
    double value[METRIC_COUNT], incident[METRIC_COUNT];
    size_t incidents;
    uint64_t events, skipped;
    simtime closed;
};

static struct copy run(struct fixture *f, uint32_t replication)
{
    struct copy c;
    memset(&c, 0, sizeof c);
    fixture_run(f, replication);
    assert_int_equal(f->row.replication, replication);
    memcpy(c.value, f->row.value, sizeof c.value);
    memcpy(c.incident, f->row.incidents[0].value, sizeof c.incident);
    c.incidents = f->row.incident_count;
    c.events = f->row.events;
    c.skipped = f->row.skipped_probes;
    c.closed = f->row.incidents[0].closed;
    return c;
}

static void same_number_same_row(void **state)
{
    (void)state;
    struct fixture f, g;
    build(&f);
    fixture_plan(&f, false);
    struct copy first = run(&f, 3), other = run(&f, 4), again = run(&f, 3);
    assert_memory_equal(&first, &again, sizeof first);
    assert_memory_not_equal(&first, &other, sizeof first);
    build(&g); /* another plan, world and thread would do the same */
    fixture_plan(&g, false);
    struct copy elsewhere = run(&g, 3);
    assert_memory_equal(&first, &elsewhere, sizeof first);
    fixture_release(&f);
    fixture_release(&g);
}

static void replications_differ(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_plan(&f, false);
    struct copy a = run(&f, 1);
    for (uint32_t r = 2; r < 20; r++) {
        struct copy b = run(&f, r);
        assert_true(a.value[METRIC_AVAILABILITY_REQUESTS] != b.value[METRIC_AVAILABILITY_REQUESTS]);
        assert_true(a.closed != b.closed);
        a = b;
    }
    fixture_release(&f);
}

static void seeds_differ(void **state)
{
    (void)state;
    struct fixture f, g;
    build(&f);
    build(&g);
    g.scenario.seed = 2;
    fixture_plan(&f, false);
    fixture_plan(&g, false);
    struct copy a = run(&f, 1), b = run(&g, 1);
    assert_true(a.closed != b.closed);
    fixture_release(&f);
    fixture_release(&g);
}

/* Changes of verdict of the first five POPs ("all") on the two stamps. */
static struct trace verdicts(struct fixture *f)
{
    struct trace all = {0};
    fixture_plan(f, false);
    fixture_trace(f, 7, &all);
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (all.list[i].pop < 5) {
            all.list[kept++] = all.list[i];
        }
    }
    all.count = kept;
    return all;
}

enum addition { NOTHING, COMPONENT, CRASH, GROUP, CLIENT_METRIC, ADDITIONS };

static void add(struct fixture *f, enum addition what)
{
    switch (what) {
    case COMPONENT:
        fixture_component(f, "search", 2, 1, 2);
        break;
    case CRASH: /* of one of three instances, needed 1, without limits */
        fixture_broken(f, FAULT_INSTANCE_CRASH, seconds(200), seconds(2000), WE, 0);
        break;
    case GROUP:
        fixture_group(f, "new", 300, 4);
        break;
    case CLIENT_METRIC:
        f->scenario.targets.success_ratio = 0.9;
        f->scenario.groups[0].retries.attempts = 2;
        break;
    default:
        break;
    }
}

/* An unrelated component, fault, client group or retry policy shifts nobody else's numbers: the
 * same verdicts at the same nanoseconds. (An edge outage draws from all POPs, so there is none.) */
static void unrelated_additions(void **state)
{
    (void)state;
    struct trace base = {0};
    for (enum addition what = NOTHING; what < ADDITIONS; what++) {
        struct fixture f;
        fixture_init(&f, 5, seconds(30), 4, 3, 4 * SIMTIME_HOUR);
        f.scenario.edge.probe.loss = 0.1;
        f.scenario.edge.probe.jitter = seconds(3);
        f.scenario.edge.propagation = (struct dist){.kind = DIST_UNIFORM, .a = 100, .b = 500};
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(300), seconds(900), WE, 0)
            ->error_share = 0.4;
        fixture_fault(&f, FAULT_ORIGIN_DISABLED, seconds(100), seconds(900))->stamp = NE;
        struct fault *pop = fixture_fault(&f, FAULT_POP_OUTAGE, seconds(2000), seconds(900));
        pop->group = 0;
        pop->count = 2;
        add(&f, what);
        struct trace got = verdicts(&f);
        if (what == NOTHING) {
            base = got;
            assert_true(base.count > 50);
        } else {
            assert_int_equal(got.count, base.count);
            for (size_t i = 0; i < got.count; i++) {
                assert_memory_equal(&got.list[i], &base.list[i], sizeof *got.list);
            }
            free(got.list);
        }
        fixture_release(&f);
    }
    free(base.list);
}

/* A fault put before others in the file does not shift their draws either. */
static void order_of_the_file(void **state)
{
    (void)state;
    simtime closed[2];
    for (int extra = 0; extra < 2; extra++) {
        struct fixture f;
        fixture_init(&f, 2, seconds(30), 4, 3, 3 * SIMTIME_HOUR);
        f.scenario.edge.propagation = (struct dist){.kind = DIST_UNIFORM, .a = 100, .b = 500};
        if (extra) {
            fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(50), seconds(10), WE, 0);
        }
        struct fault *fault = fixture_fault(&f, FAULT_ORIGIN_DISABLED, seconds(100), seconds(900));
        fault->stamp = NE;
        fault->id = "origin-disabled/ne@100s";
        fixture_plan(&f, false);
        fixture_run(&f, 5);
        closed[extra] = f.row.incidents[f.row.incident_count - 1].closed;
        fixture_release(&f);
    }
    assert_int_equal(closed[0], closed[1]);
}

static void interrupted(void **state)
{
    (void)state;
    atomic_bool stop = true;
    struct fixture f;
    build(&f);
    f.scenario.horizon = SIMTIME_YEAR;
    f.plan = plan_new(&f.arena, &f.scenario, true);
    f.world = world_new(f.plan, &stop);
    assert_int_equal(replicate(f.world, 1, &f.rows, &f.row), STOP_INTERRUPTED);
    assert_int_equal(f.row.stop, STOP_INTERRUPTED);
    assert_int_equal(f.row.incident_count, 0);
    assert_no_value(f.row.value[METRIC_AVAILABILITY_REQUESTS]);
    stop = false; /* the world is good for another one */
    f.scenario.horizon = SIMTIME_HOUR;
    fixture_run(&f, 1);
    fixture_release(&f);
}

/* A quiet year costs next to nothing, whatever the number of POPs. */
static void cost_follows_trouble(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 100, seconds(30), 4, 3, SIMTIME_YEAR);
    fixture_region(&f, FAULT_REGION_OUTAGE, SIMTIME_DAY, SIMTIME_DAY, MODE_DROP, 0);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_true(f.row.events < 5000);
    assert_true(f.row.skipped_probes > 209000000); /* of 100 x 2 x 1,051,200 */
    assert_near((double)f.row.skipped_probes, 210240000, 3000);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_number_same_row), cmocka_unit_test(replications_differ),
        cmocka_unit_test(seeds_differ),         cmocka_unit_test(unrelated_additions),
        cmocka_unit_test(order_of_the_file),    cmocka_unit_test(interrupted),
        cmocka_unit_test(cost_follows_trouble),
    };
    return cmocka_run_group_tests_name("models/replicate", tests, NULL, NULL);
}
