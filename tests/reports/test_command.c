/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/command.h"

#include "tests/reports/fixture.h"

static void a_shell_puts_the_lines_together_again(void **state)
{
    static const struct {
        const char *command;
        size_t width;
        const char *lines;
    } cases[] = {
        {"ninefold run a.yaml --seed 7", 80, "  ninefold run a.yaml --seed 7\n"},
        {"ninefold run a.yaml --seed 7", 29, "  ninefold run a.yaml \\\n    --seed 7\n"},
        {"ninefold run 'a b.yaml' --set 'x=it'\\''s -y' --exact", 26,
         "  ninefold run 'a b.yaml' \\\n    --set 'x=it'\\''s -y' \\\n    --exact\n"},
        {"ninefold sweep a.yaml --vary a.b=1,2,3,4,5,6,7,8,9", 10,
         "  ninefold sweep a.yaml \\\n    --vary a.b=1,2,3,4,5,6,7,8,9\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = BUF_INIT;
        command_write(cases[i].command, cases[i].width, &out);
        assert_string_equal(buf_text(&out), cases[i].lines);
        buf_release(&out);
    }
}

static void assert_shown(struct buf *out, const char *wanted)
{
    assert_string_equal(buf_text(out), wanted);
    buf_clear(out);
}

/* Of a store that was edited by hand. */
static void nothing_reaches_a_terminal_raw(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    command_write("ninefold run a\033[31m.yaml --seed\x9b 7", 80, &out);
    assert_shown(&out, "  ninefold run a?[31m.yaml --seed? 7\n");
    command_write_block("ninefold run a\033b", &out);
    assert_shown(&out, "\n```sh\nninefold run a?b\n```\n");
    command_write_heading("1.0\033[0m", &out);
    assert_shown(&out, "Reproduce with ninefold 1.0?[0m:\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shell_puts_the_lines_together_again),
        cmocka_unit_test(nothing_reaches_a_terminal_raw),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
