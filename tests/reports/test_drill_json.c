/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/drill.h"

#include <string.h>

#include "tests/reports/drill_fixture.h"

static void keys_in_their_order(void **state)
{
    struct buf b = write(drill_json_write, false);
    (void)state;
    const char *at = b.text;
    static const char *const keys[] = {
        "\"ninefold\"",      "\"scenario\"",        "\"drills\"",  "\"name\"",
        "\"tier\": 4",       "\"metrics\"",         "\"targets\"", "\"verdict\": \"missed\"",
        "\"name\": \"pod\"", "\"verdict\": \"met\""};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        at = strstr(at, keys[i]);
        assert_non_null(at);
    }
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
