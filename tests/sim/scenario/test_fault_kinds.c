/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

#include "sim/scenario/fault_kinds.h"
#include "sim/scenario/sections.h"

static void the_rows_are_sorted_unique_and_complete(void **state)
{
    bool seen[FAULT_KIND_COUNT] = {false};
    int supported = 0;
    (void)state;

    for (const struct choice *c = fault_kind_choices; c->name != NULL; c++) {
        assert_non_null(c->help);
        assert_non_null(c->detail);
        if (c > fault_kind_choices) {
            assert_true(strcmp(c[-1].name, c->name) < 0);
        }
        if (!c->later) {
            assert_in_range(c->value, 0, FAULT_KIND_COUNT - 1);
            assert_false(seen[c->value]);
            seen[c->value] = true;
            supported++;
        }
    }
    assert_int_equal(supported, FAULT_KIND_COUNT);
}

static void every_key_is_a_field_of_faults(void **state)
{
    (void)state;
    for (const struct choice *c = fault_kind_choices; c->name != NULL; c++) {
        const struct fault_rule *rule = c->detail;

        assert_ptr_equal(fault_rule_find(c->name), rule);
        for (size_t i = 0; i < FAULT_MAX_KEYS && rule->keys[i] != NULL; i++) {
            assert_non_null(field_find(&fault_section, rule->keys[i]));
            assert_true(fault_rule_takes(rule, rule->keys[i]));
        }
        assert_false(fault_rule_takes(rule, "at"));
    }
    assert_null(fault_rule_find("earthquake"));
}

static void takers_are_listed(void **state)
{
    struct buf b = BUF_INIT;
    (void)state;

    fault_rule_print_takers("mode", &b);
    assert_string_equal(b.text, "component-down, region-isolation and region-outage");
    buf_clear(&b);
    fault_rule_print_takers("factor", &b);
    assert_string_equal(b.text, "load-surge");
    buf_clear(&b);
    fault_rule_print_takers("nothing", &b);
    assert_int_equal(b.len, 0);
    buf_release(&b);
    assert_string_equal(fault_target_words(TARGET_COMPONENT), "STAMP.COMPONENT");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rows_are_sorted_unique_and_complete),
        cmocka_unit_test(every_key_is_a_field_of_faults),
        cmocka_unit_test(takers_are_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
