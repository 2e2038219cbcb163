/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/schema/toy.h"

#include "sim/schema/flow.h"

static void on_one_line_as_one_would_write_it(void **state)
{
    static const struct {
        const char *text, *line;
    } cases[] = {
        {"30s", "30s"},
        {"uniform:\n  min: 30s\n  max: 1m\n", "{uniform: {min: 30s, max: 1m}}"},
        {"- a\n- [b, {c: 1}]\n", "[a, [b, {c: 1}]]"},
        {"'a, b'", "\"a, b\""},
        {"\"say \\\"so\\\"\\n\"", "\"say \\\"so\\\"\\x0a\""},
        {"\"5\"", "\"5\""},
        {"{}", "{}"},
        {"[]", "[]"},
    };
    struct toy *t = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf line = BUF_INIT;

        flow_write(toy_read(t, cases[i].text), &line);
        assert_string_equal(buf_text(&line), cases[i].line);
        buf_clear(&line);
        flow_write(toy_read(t, cases[i].line), &line); /* and once more */
        assert_string_equal(buf_text(&line), cases[i].line);
        buf_release(&line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TOY_TEST(on_one_line_as_one_would_write_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
