/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds any bytes to the scenario loader; the bytes after a first zero byte are an override.
 *
 * Whatever they are, the loader says what is wrong or gives a scenario, never both, and what it
 * says can be rendered. Linked with libFuzzer (tests/native/fuzz.ini) this is a fuzzer, and with
 * replay.c a test over the corpus. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/arena.h"
#include "sim/base/buf.h"
#include "sim/base/diag.h"
#include "sim/base/die.h"
#include "sim/scenario/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size); /* NOLINT: libFuzzer's name */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) /* NOLINT */
{
    const uint8_t *zero = size == 0 ? NULL : memchr(data, 0, size);
    size_t length = zero == NULL ? size : (size_t)(zero - data);
    size_t rest = zero == NULL ? 0 : size - length - 1;
    char *text = xcalloc(length + 1, 1), *assignment = xcalloc(rest + 1, 1);
    struct override o = {.name = "--set", .assignment = assignment};
    struct arena a;
    struct diag d;
    struct buf rendered = BUF_INIT;

    if (length > 0) {
        memcpy(text, data, length);
    }
    if (rest > 0) {
        memcpy(assignment, zero + 1, rest);
    }
    arena_init(&a, 0);
    diag_init(&d);
    const struct scenario *sc =
        scenario_load_text(&a, "fuzz.yaml", text, length, &o, zero == NULL ? 0 : 1, &d);

    VERIFY((sc == NULL) == (d.errors > 0));
    diag_render(&d, true, &rendered);
    VERIFY(d.errors + d.warnings == 0 || rendered.len > 0);
    buf_release(&rendered);
    diag_release(&d);
    arena_release(&a);
    free(text);
    free(assignment);
    return 0;
}
