/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/report.h"

#include <string.h>

#include "tests/reports/fixture.h"

static void sorted_and_complete(void **state)
{
    (void)state;
    assert_int_equal(report_type_count, 4);
    for (size_t i = 0; i < report_type_count; i++) {
        assert_true(i == 0 || strcmp(report_types[i - 1]->name, report_types[i]->name) < 0);
        assert_true(strlen(report_types[i]->summary) > 0);
        assert_ptr_equal(report_find(report_types[i]->name), report_types[i]);
    }
    assert_null(report_find("xml"));
    assert_null(report_find(""));
}

/* Every format can write every odd result. */
static void writes_anything(void **state)
{
    (void)state;
    struct result r = fixture_result();
    for (size_t i = 0; i < F_COUNT; i++) {
        fixture_copy[i] = (struct summary)FIXTURE_EMPTY;
    }
    r.replications = 0;
    r.interrupted = true;
    r.target_count = 0;
    r.title = NULL;
    for (size_t i = 0; i < report_type_count; i++) {
        struct buf text = fixture_write(report_types[i], &r, true);
        assert_true(text.len > 0);
        assert_int_equal(text.text[text.len - 1], '\n');
        assert_null(strstr(text.text, "nan"));
        buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorted_and_complete),
        cmocka_unit_test(writes_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
