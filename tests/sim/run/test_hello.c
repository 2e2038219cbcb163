/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/hello.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "models/metrics.h"

static const char *self; /* this program */

static struct hello made(void)
{
    struct hello h;
    hello_make(&h, "1.2.3", &metric_table);
    return h;
}

static void assert_says(const struct hello *other, const char *words)
{
    struct hello first = made();
    struct buf said = BUF_INIT;
    hello_compare(&first, other, &said);
    assert_string_equal(buf_text(&said), words);
    buf_release(&said);
}

static void like_gets_along_with_like(void **state)
{
    struct hello h = made();
    (void)state;
    assert_int_equal(sizeof h, HELLO_BYTES);
    assert_says(&h, "");
}

static void differences_are_named(void **state)
{
    struct hello h = made();
    (void)state;
    h.magic[0] = 'N';
    assert_says(&h, "is another program");
    h = made();
    hello_make(&h, "1.2.4", &metric_table);
    assert_says(&h, "is version 1.2.4 and not 1.2.3");
    h = made();
    h.byte_order = 0x04030201;
    assert_says(&h, "has numbers of another format");
    h = made();
    h.sizes ^= 1;
    assert_says(&h, "has numbers of another format");
    h = made();
    strcpy(h.gsl, "0.1");
    h.arithmetic++; /* which follows from it */
    struct buf said = BUF_INIT;
    struct hello first = made();
    hello_compare(&first, &h, &said);
    assert_memory_equal(buf_text(&said), "has GSL 0.1 and not ", 20);
    buf_release(&said);
}

static void metrics_count_with_their_order(void **state)
{
    struct hello h;
    struct metric two[] = {metric_table.metrics[0], metric_table.metrics[1]};
    struct metric turned[] = {metric_table.metrics[1], metric_table.metrics[0]};
    struct hello first;
    struct buf said = BUF_INIT;
    (void)state;
    hello_make(&h, "1.2.3", &(struct metric_table){metric_table.metrics, metric_table.count - 1});
    assert_says(&h, "is a build with other metrics");
    hello_make(&first, "1.2.3", &(struct metric_table){two, 2});
    hello_make(&h, "1.2.3", &(struct metric_table){turned, 2});
    hello_compare(&first, &h, &said);
    assert_string_equal(buf_text(&said), "is a build with other metrics");
    buf_release(&said);
}

static void a_version_of_any_length(void **state)
{
    struct hello h, longer;
    struct buf said = BUF_INIT;
    char version[200];
    (void)state;
    memset(version, 'x', sizeof version - 1);
    version[sizeof version - 1] = '\0';
    hello_make(&h, version, &metric_table);
    longer = h;
    memset(longer.version, 'y', sizeof longer.version); /* of somebody who forgot the end */
    hello_compare(&h, &longer, &said);
    assert_memory_equal(buf_text(&said), "is version yyy", 14);
    buf_release(&said);
}

/* The arithmetic of this program where the C library may not use fused multiply-add. */
static uint64_t arithmetic_elsewhere(void)
{
    struct buf command = BUF_INIT;
    unsigned long long hash = 0;
    buf_printf(&command, "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2 '%s' arithmetic", self);
    FILE *pipe = popen(buf_text(&command), "r");
    assert_non_null(pipe);
    assert_int_equal(fscanf(pipe, "%llx", &hash), 1);
    pclose(pipe);
    buf_release(&command);
    return hash;
}

static bool has_fma(void)
{
    char line[4096];
    bool found = false;
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file && !found && fgets(line, sizeof line, file)) {
        found = strstr(line, " fma ") != NULL;
    }
    if (file) {
        fclose(file);
    }
    return found;
}

static void another_processor_is_noticed(void **state)
{
    struct hello h = made();
    (void)state;
#ifndef __GLIBC__
    skip();
#endif
    if (!has_fma()) { /* or no telling: nothing to take away */
        skip();
    }
    h.arithmetic = arithmetic_elsewhere();
    assert_says(&h, "has another processor or C library, whose arithmetic differs in last digits, "
                    "and with it results");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(like_gets_along_with_like),      cmocka_unit_test(differences_are_named),
        cmocka_unit_test(metrics_count_with_their_order), cmocka_unit_test(a_version_of_any_length),
        cmocka_unit_test(another_processor_is_noticed),
    };
    self = argv[0];
    if (argc > 1) {
        printf("%llx\n", (unsigned long long)made().arithmetic);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
