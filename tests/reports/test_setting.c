/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/setting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const intervals[] = {"10s", "30\033s"};
static const char *const sizes[] = {"4", "5"};
static struct factor items[] = {{.path = "edge.probe.interval", .values = intervals, .count = 2},
                                {.path = "a.size", .values = sizes, .count = 2}};
static const struct factors factors = {.items = items, .count = 2};

static void named_by_the_last_step(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    assert_string_equal(setting_name(&factors, 0), "interval");
    setting_write(&factors, 1, &out);
    assert_string_equal(buf_text(&out), "interval=10s, size=5");
    buf_clear(&out);
    setting_value(&factors, 2, 0, &out); /* nothing that a terminal would obey */
    assert_string_equal(buf_text(&out), "30?s");
    buf_release(&out);
}

static void by_the_path_where_two_end_alike(void **state)
{
    struct factor alike[] = {{.path = "a.size", .values = sizes, .count = 2},
                             {.path = "b.size", .values = sizes, .count = 2}};
    const struct factors two = {.items = alike, .count = 2};
    (void)state;
    assert_string_equal(setting_name(&two, 0), "a.size");
    assert_string_equal(setting_name(&two, 1), "b.size");
}

static void json(void **state)
{
    struct buf out = BUF_INIT;
    struct json j;
    (void)state;
    json_init(&j, &out);
    json_object(&j);
    setting_json(&j, &factors, 1);
    json_end(&j);
    json_finish(&j);
    assert_string_equal(buf_text(&out), "{\n  \"set\": {\"edge.probe.interval\": \"10s\", "
                                        "\"a.size\": \"5\"}\n}\n");
    buf_release(&out);
}

/* What tells two of them apart stands at either end. */
static void long_ones_lose_their_middle(void **state)
{
    static struct factor twins[] = {{.path = "stamps.we.components.app.instances"},
                                    {.path = "stamps.ne.components.app.instances"}};
    static const struct factors f = {.items = twins, .count = 2};
    struct buf out = BUF_INIT;
    (void)state;
    setting_name_within(&f, 0, 24, &out);
    assert_string_equal(buf_text(&out), "stamps.we.c…pp.instances");
    buf_clear(&out);
    setting_name_within(&f, 1, 60, &out);
    assert_string_equal(buf_text(&out), "stamps.ne.components.app.instances");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_by_the_last_step),
        cmocka_unit_test(by_the_path_where_two_end_alike),
        cmocka_unit_test(json),
        cmocka_unit_test(long_ones_lose_their_middle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
