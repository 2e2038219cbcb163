/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "sim/base/names.h"

static const char *const fields[] = {
    "probe",   "interval", "timeout", "jitter",
    "horizon", "seed",     "KB",      "successful_samples_required"};

static const char *closest(const char *word)
{
    return names_closest(word, fields, sizeof fields / sizeof *fields);
}

static void one_mistake_is_mended(void **state)
{
    (void)state;
    assert_string_equal(closest("prob"), "probe");
    assert_string_equal(closest("probes"), "probe");
    assert_string_equal(closest("prabe"), "probe");
    assert_string_equal(closest("porbe"), "probe"); /* a swap costs one */
    assert_null(closest("pobre"));                  /* not of neighbours */
    assert_string_equal(closest("sede"), "seed");
    assert_string_equal(closest("robe"), "probe");
    assert_string_equal(closest("interval"), "interval");
    assert_string_equal(closest("successful_sample_requierd"), "successful_samples_required");
}

static void limit_grows_with_length(void **state)
{
    (void)state;
    assert_null(closest("pr"));   /* 3 apart, 1 allowed */
    assert_null(closest("prbx")); /* 2 apart, 1 allowed */
    assert_null(closest("zeppelin"));
    assert_null(closest(""));
    assert_string_equal(closest("hroizno"), "horizon"); /* 2 apart, 2 allowed */
    assert_null(closest("hroiznnoo"));
}

static void words_left_out_are_found(void **state)
{
    static const char *const known[] = {"azure-cosmos-multi-write", "azure-cosmos-single-write",
                                        "azure-sql-failover-group", "app_instance_hour"};

    (void)state;
    assert_string_equal(names_closest("azure-sql", known, 4), "azure-sql-failover-group");
    assert_string_equal(names_closest("app_hour", known, 4), "app_instance_hour");
    assert_string_equal(names_closest("multi-write", known, 4), "azure-cosmos-multi-write");
    assert_string_equal(names_closest("fail", known, 4), "azure-sql-failover-group");
    assert_null(names_closest("azure-cosmos", known, 4)); /* either */
    assert_null(names_closest("sql-azure", known, 4));
    assert_null(names_closest("ap_hour", known, 4)); /* too short to tell */
}

static void case_counts_half(void **state)
{
    static const char *const known[] = {"xed", "Seed", "seeds"};

    (void)state;
    assert_string_equal(closest("kb"), "KB");
    assert_string_equal(closest("Kb"), "KB");
    assert_string_equal(closest("PRobe"), "probe");
    assert_null(closest("PRObe")); /* one and a half apart */
    assert_string_equal(names_closest("seed", known, 3), "Seed");
}

static void first_of_equals_wins(void **state)
{
    static const char *const known[] = {"cat", "bat", "hat"};

    (void)state;
    assert_string_equal(names_closest("rat", known, 3), "cat");
    assert_string_equal(names_closest("rat", known + 1, 2), "bat");
    assert_null(names_closest("rat", known, 0));
}

static void long_words_are_compared(void **state)
{
    char *word = calloc(1, 3001), *close_by = calloc(1, 3001);
    const char *known[2] = {"short", close_by};

    (void)state;
    memset(word, 'a', 3000);
    memset(close_by, 'a', 2500);
    assert_ptr_equal(names_closest(word, known, 2), close_by);
    close_by[1900] = '\0'; /* 1100 apart, 1000 allowed */
    assert_null(names_closest(word, known, 2));
    free(word);
    free(close_by);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_mistake_is_mended),   cmocka_unit_test(limit_grows_with_length),
        cmocka_unit_test(one_mistake_is_mended),   cmocka_unit_test(words_left_out_are_found),
        cmocka_unit_test(case_counts_half),        cmocka_unit_test(first_of_equals_wins),
        cmocka_unit_test(long_words_are_compared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
