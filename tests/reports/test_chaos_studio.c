/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/chaos.h"

#include <math.h>
#include <string.h>

#include "tests/reports/fixture.h"

static struct region regions[] = {{.name = "x"}, {.name = "y"}};
static struct component app = {.name = "app"};
static struct stamp stamps[] = {{.name = "we", .components = &app, .component_count = 1}};
static struct store stores[] = {{.name = "ledger"}};
static struct client_group groups[] = {{.name = "all", .timeout = 5 * SIMTIME_SECOND}};
static const struct scenario sc = {.name = "pair",
                                   .regions = regions,
                                   .region_count = 2,
                                   .stamps = stamps,
                                   .stamp_count = 1,
                                   .stores = stores,
                                   .store_count = 1,
                                   .groups = groups,
                                   .group_count = 1};

static struct drill drill_of(enum fault_kind kind)
{
    return (struct drill){.name = "a drill",
                          .tier = 1,
                          .targets = {.rto = 90 * SIMTIME_SECOND, .rpo = SIMTIME_NEVER},
                          .fault = {.kind = kind,
                                    .duration = 600 * SIMTIME_SECOND,
                                    .region = SCENARIO_NONE,
                                    .region_b = SCENARIO_NONE,
                                    .stamp = SCENARIO_NONE,
                                    .component = SCENARIO_NONE,
                                    .store = SCENARIO_NONE,
                                    .group = SCENARIO_NONE}};
}

/* Every kind has an experiment, or words for why not. */
static void every_kind_is_known(void **state)
{
    size_t written = 0;
    (void)state;
    for (int kind = 0; kind < FAULT_KIND_COUNT; kind++) {
        struct drill d = drill_of((enum fault_kind)kind);
        struct buf b = BUF_INIT;
        const char *why = NULL;
        d.fault.store = 0;
        bool is = chaos_studio_write(&sc, &d, &b, &why);
        assert_true(is ? strstr(b.text, "\"urn:csci:microsoft:") != NULL : strlen(why) > 20);
        assert_null(why && !is ? strstr(why, "none for it") : NULL);
        written += is;
        buf_release(&b);
    }
    assert_int_equal(written, 10);
}

static void an_experiment(void **state)
{
    struct drill d = drill_of(FAULT_REGION_OUTAGE);
    struct buf b = BUF_INIT;
    const char *why;
    (void)state;
    assert_true(chaos_studio_write(&sc, &d, &b, &why));
    assert_non_null(strstr(b.text, "\"duration\": \"PT600S\""));
    assert_non_null(strstr(b.text, "virtualMachineScaleSet:shutdown/2.0"));
    assert_non_null(strstr(b.text, "\"selectorId\": \"targets\""));
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_known),
        cmocka_unit_test(an_experiment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
