/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "sim/base/buf.h"
#include "sim/base/die.h"
#include "sim/scenario/load.h"

static void assert_no_errors(const struct diag *diag)
{
    struct buf shown = BUF_INIT;
    if (diag->errors > 0) {
        diag_render(diag, false, &shown);
        fail_msg("%s", buf_text(&shown));
    }
    buf_release(&shown);
}

void text_fixture(struct fixture *f, const char *format, ...)
{
    static char text[1 << 14];
    struct diag diag;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    VERIFY(length > 0 && (size_t)length < sizeof text);
    /* The fixture's own scenario gives way to this one. */
    fixture_init(f, 1, SIMTIME_SECOND, 4, 3, SIMTIME_HOUR);
    diag_init(&diag);
    const struct scenario *sc = scenario_load_text(
        &f->arena, "theory.yaml", arena_strdup(&f->arena, text), (size_t)length, NULL, 0, &diag);
    assert_no_errors(&diag);
    diag_release(&diag);
    f->scenario = *sc;
}
