/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct wire wire_over(const struct buf *b)
{
    return (struct wire){.at = b->text, .left = b->len};
}

static void put_all(struct buf *b)
{
    wire_put_u32(b, UINT32_C(0xfedcba98));
    wire_put_text(b, "a\0b", 3);
    wire_put_u64(b, UINT64_MAX);
    wire_put_text(b, "", 0);
    wire_put_bytes(b, "xyz", 3);
}

static void comes_back_as_it_was_put(void **state)
{
    struct buf b = BUF_INIT;
    size_t length;
    (void)state;
    put_all(&b);
    struct wire w = wire_over(&b);
    assert_int_equal(wire_u32(&w), UINT32_C(0xfedcba98));
    const char *text = wire_text(&w, &length);
    assert_int_equal(length, 3);
    assert_memory_equal(text, "a\0b", 4); /* and its zero */
    assert_true(wire_u64(&w) == UINT64_MAX);
    assert_string_equal(wire_text(&w, &length), "");
    assert_int_equal(length, 0);
    assert_false(wire_done(&w));
    assert_memory_equal(wire_bytes(&w, 3), "xyz", 3);
    assert_true(wire_done(&w));
    buf_release(&b);
}

/* Every shorter piece spoils the reader, in memory of just its size, so that a sanitizer sees a
 * step beyond. */
static void cut_short_anywhere(void **state)
{
    struct buf b = BUF_INIT;
    (void)state;
    put_all(&b);
    for (size_t length = 0; length < b.len; length++) {
        char *piece = malloc(length + 1);
        size_t n;
        assert_non_null(piece);
        memcpy(piece, b.text, length);
        char *exact = realloc(piece, length > 0 ? length : 1);
        assert_non_null(exact);
        struct wire w = {.at = exact, .left = length};
        wire_u32(&w);
        wire_text(&w, &n);
        wire_u64(&w);
        wire_text(&w, &n);
        wire_bytes(&w, 3);
        assert_true(w.spoilt);
        assert_false(wire_done(&w));
        free(exact);
    }
    buf_release(&b);
}

static void a_spoilt_reader_gives_zeros(void **state)
{
    struct buf b = BUF_INIT;
    size_t length = 1;
    (void)state;
    wire_put_u32(&b, 7);
    struct wire w = wire_over(&b);
    assert_true(wire_u64(&w) == 0);
    assert_true(w.spoilt);
    assert_int_equal(wire_u32(&w), 0); /* there would be four bytes, but what are they of? */
    assert_null(wire_bytes(&w, 0));
    assert_string_equal(wire_text(&w, &length), "");
    assert_int_equal(length, 0);
    buf_release(&b);
}

static void lengths_that_lie(void **state)
{
    static const uint64_t lengths[] = {4, 5, UINT64_MAX - 1, UINT64_MAX, UINT64_C(1) << 63};
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct buf b = BUF_INIT;
        size_t length;
        wire_put_u64(&b, lengths[i]);
        wire_put_bytes(&b, "abc\0", 4);
        struct wire w = wire_over(&b);
        assert_string_equal(wire_text(&w, &length), "");
        assert_true(w.spoilt && length == 0);
        buf_release(&b);
    }
    struct buf b = BUF_INIT;
    size_t length;
    wire_put_u64(&b, 2); /* where a zero ought to stand is none */
    wire_put_bytes(&b, "abc\0", 4);
    struct wire w = wire_over(&b);
    wire_text(&w, &length);
    assert_true(w.spoilt);
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was_put),
        cmocka_unit_test(cut_short_anywhere),
        cmocka_unit_test(a_spoilt_reader_gives_zeros),
        cmocka_unit_test(lengths_that_lie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
