/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void put_three(struct buf *out)
{
    size_t at = frame_begin(out, FRAME_PLAY);
    wire_put_u32(out, 17);
    frame_end(out, at);
    frame_put(out, FRAME_STOP);
    at = frame_begin(out, FRAME_ROW);
    wire_put_text(out, "row", 3);
    frame_end(out, at);
}

static void expect_three(const struct buf *in, size_t *at)
{
    enum frame kind;
    struct wire body;
    size_t length;
    assert_true(frame_next(in, at, &kind, &body));
    assert_int_equal(kind, FRAME_PLAY);
    assert_int_equal(wire_u32(&body), 17);
    assert_true(wire_done(&body));
    assert_true(frame_next(in, at, &kind, &body));
    assert_int_equal(kind, FRAME_STOP);
    assert_true(wire_done(&body));
    assert_true(frame_next(in, at, &kind, &body));
    assert_int_equal(kind, FRAME_ROW);
    assert_string_equal(wire_text(&body, &length), "row");
    assert_true(wire_done(&body));
    assert_false(frame_next(in, at, &kind, &body));
}

static void one_after_another(void **state)
{
    struct buf stream = BUF_INIT;
    size_t at = 0;
    (void)state;
    put_three(&stream);
    expect_three(&stream, &at);
    assert_int_equal(at, stream.len);
    buf_release(&stream);
}

/* The stream cut at any place is read in two goes. */
static void in_pieces_of_any_size(void **state)
{
    struct buf stream = BUF_INIT;
    (void)state;
    put_three(&stream);
    for (size_t cut = 0; cut <= stream.len; cut++) {
        struct buf in = BUF_INIT;
        enum frame kind;
        struct wire body;
        size_t at = 0, frames = 0;
        buf_add_n(&in, stream.text, cut);
        while (frame_next(&in, &at, &kind, &body)) {
            frames++;
        }
        frame_drop(&in, at);
        assert_int_equal(in.len, cut - at);
        buf_add_n(&in, stream.text + cut, stream.len - cut);
        at = 0;
        while (frame_next(&in, &at, &kind, &body)) {
            frames++;
        }
        frame_drop(&in, at);
        assert_int_equal(frames, 3);
        assert_int_equal(in.len, 0);
        buf_release(&in);
    }
    buf_release(&stream);
}

static void what_is_dropped_makes_way(void **state)
{
    struct buf stream = BUF_INIT;
    (void)state;
    put_three(&stream);
    for (int i = 0; i < 3; i++) {
        size_t at = 0;
        expect_three(&stream, &at);
        frame_drop(&stream, at);
        put_three(&stream);
    }
    buf_release(&stream);
}

static void a_length_that_lies_waits_for_ever(void **state)
{
    struct buf in = BUF_INIT;
    enum frame kind;
    struct wire body;
    size_t at = 0;
    (void)state;
    assert_false(frame_next(&in, &at, &kind, &body)); /* which has no memory yet */
    wire_put_u32(&in, FRAME_ROW);
    wire_put_u64(&in, UINT64_MAX);
    wire_put_u64(&in, 0);
    assert_false(frame_next(&in, &at, &kind, &body));
    assert_int_equal(at, 0);
    buf_release(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_after_another),
        cmocka_unit_test(in_pieces_of_any_size),
        cmocka_unit_test(what_is_dropped_makes_way),
        cmocka_unit_test(a_length_that_lies_waits_for_ever),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
