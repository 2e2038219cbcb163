/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/engine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "models/metrics.h"

/* What collect.c and targets.c look for by name is there, in the scope they rely on. */
static void models_have_what_targets_need(void **state)
{
    (void)state;
    assert_int_equal(engine_models.metrics->count, METRIC_COUNT);
    int requests = metric_find(engine_models.metrics, "availability.requests");
    int service = metric_find(engine_models.metrics, "rto.service");
    assert_true(requests >= 0 && service >= 0);
    assert_int_equal(engine_models.metrics->metrics[requests].scope, SCOPE_REPLICATION);
    assert_int_equal(engine_models.metrics->metrics[service].scope, SCOPE_INCIDENT);
    assert_true(metric_find(engine_models.metrics, "availability.time") >= 0);
    assert_true(metric_find(engine_models.metrics, "downtime") >= 0);
    assert_true(metric_find(engine_models.metrics, "downtime.requests") >= 0);
}

static void models_are_complete(void **state)
{
    (void)state;
    assert_non_null(engine_models.world_new);
    assert_non_null(engine_models.replicate);
    assert_non_null(engine_models.closed_form_mean);
    engine_models.world_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(models_have_what_targets_need),
        cmocka_unit_test(models_are_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
