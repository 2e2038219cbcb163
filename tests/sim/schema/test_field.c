/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

static void keys_are_found_and_hinted(void **state)
{
    const char *keys[FIELD_MAX_KEYS];

    (void)state;
    assert_ptr_equal(field_find(&toy_section, "size"), &toy_fields[5]);
    assert_null(field_find(&toy_section, "Size"));
    assert_string_equal(field_closest(&toy_section, "durationn"), "duration");
    assert_string_equal(field_closest(&toy_section, "latr"), "later");
    assert_null(field_closest(&toy_section, "completely-else"));
    assert_string_equal(choice_closest(toy_colours, "gren"), "green");
    assert_int_equal(field_keys(&toy_section, true, keys), toy_section.count);
    assert_int_equal(field_keys(&toy_section, false, keys), toy_section.count - 2);
    assert_string_equal(keys[0], "integer");
}

static void a_row_says_whether_it_must_be_given(void **state)
{
    (void)state;
    assert_true(field_is_required(field_find(&toy_inner_section, "depth")));
    assert_false(field_is_required(field_find(&toy_inner_section, "wait")));
    assert_false(field_is_required(field_find(&toy_section, "size")));
    assert_false(field_is_required(field_find(&toy_section, "later")));
    assert_string_equal(field_type_words(field_find(&toy_section, "rate")), "a rate such as 800/s");
}

static void places_follow_keys_down(void **state)
{
    struct place root = place_root(&toy_section);

    (void)state;
    assert_int_equal(place_key(root, "integer").kind, PLACE_VALUE);
    assert_int_equal(place_key(root, "nothing").kind, PLACE_UNKNOWN);
    assert_int_equal(place_key(root, "map").kind, PLACE_MAP);
    assert_ptr_equal(place_key(place_key(root, "map"), "any").section, &toy_inner_section);
    assert_int_equal(place_key(place_key(place_key(root, "map"), "any"), "wait").kind, PLACE_VALUE);
    assert_ptr_equal(place_index(place_key(root, "list")).section, &toy_inner_section);
    assert_int_equal(place_index(place_key(root, "map")).kind, PLACE_UNKNOWN);
    assert_int_equal(place_key(place_key(root, "list"), "any").kind, PLACE_UNKNOWN);
    assert_int_equal(place_index(place_key(root, "numbers")).kind, PLACE_VALUE);
    assert_ptr_equal(place_key(root, "form").section, &toy_inner_section);
    assert_true(place_is_tagged(place_key(root, "dist")));
    assert_false(place_is_tagged(place_key(root, "form")));
    assert_false(place_is_tagged(root));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_found_and_hinted),
        cmocka_unit_test(a_row_says_whether_it_must_be_given),
        cmocka_unit_test(places_follow_keys_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
