/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/shell_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_words(const char *text, const char *const *wanted, size_t count)
{
    struct arena a;
    arena_init(&a, 0);
    struct shell_words words = shell_words_read(&a, text);
    assert_int_equal(words.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(words.items[i], wanted[i]);
    }
    arena_release(&a);
}

static void words_as_they_were(void **state)
{
    (void)state;
    static const char *const wanted[] = {"--set", "a.b=1",          "--seed", "7",
                                         "--set", "title=it's [1]", "--set",  "x=\033'\\"};
    assert_words(
        " --set a.b=1\n --seed 7\n --set 'title=it'\\''s [1]'\n --set $'x=\\033\\047\\134'", wanted,
        8);
    assert_words("", wanted, 0);
    assert_words(" \n ", wanted, 0);
}

/* Whatever the word holds. */
static void what_is_written_is_read_again(void **state)
{
    static const char *const words[] = {"a b", "it's", "\033[1m", "-", "x=\\\xff'\n", "é"};
    struct buf out = BUF_INIT;
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        buf_add_char(&out, ' ');
        shell_words_add(words[i], &out);
    }
    assert_words(buf_text(&out), words, sizeof words / sizeof *words);
    buf_release(&out);
}

static void an_open_quote_ends_with_the_text(void **state)
{
    (void)state;
    static const char *const wanted[] = {"a b"};
    assert_words("'a b", wanted, 1);
    assert_words("$'a b", wanted, 1);
}

static void a_word_is_quoted_if_it_has_to_be(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    shell_words_add("dir/a.yaml", &out);
    buf_add_char(&out, ' ');
    shell_words_add("it's; $(x)", &out);
    buf_add_char(&out, ' ');
    shell_words_add("a\n'\xff", &out);
    assert_string_equal(buf_text(&out), "dir/a.yaml 'it'\\''s; $(x)' $'a\\012\\047\\377'");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_as_they_were),
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(an_open_quote_ends_with_the_text),
        cmocka_unit_test(a_word_is_quoted_if_it_has_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
