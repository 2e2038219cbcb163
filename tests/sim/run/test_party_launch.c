/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/run/party.h"

static const char *const names[] = {
    "OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_STEP_NUM_TASKS", "PMIX_RANK", "PMI_RANK", "PMI_ID"};

/* An environment of one or two words. */
static void environment(const char *name, const char *value, const char *other,
                        const char *other_value)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        unsetenv(names[i]);
    }
    if (name) {
        setenv(name, value, 1);
    }
    if (other) {
        setenv(other, other_value, 1);
    }
}

static void nobody_is_expected(void **state)
{
    (void)state;
    environment(NULL, NULL, "SLURM_PROCID", "0"); /* of a batch script, which runs once */
    assert_false(party_expected());
    environment("OMPI_COMM_WORLD_SIZE", "1", "PMIX_RANK", "0");
    assert_false(party_expected());
    environment("SLURM_STEP_NUM_TASKS", "1", "PMI_RANK", "0");
    assert_false(party_expected());
}

static void others_are_expected(void **state)
{
    (void)state;
    environment("OMPI_COMM_WORLD_SIZE", "64", "PMIX_RANK", "3");
    assert_true(party_expected());
    environment("PMI_SIZE", "2", "PMI_RANK", "0"); /* Hydra */
    assert_true(party_expected());
    environment("SLURM_STEP_NUM_TASKS", "8", NULL, NULL);
    assert_true(party_expected());
    environment("SLURM_STEP_NUM_TASKS", "1", "OMPI_COMM_WORLD_SIZE", "4"); /* mpirun in a job */
    assert_true(party_expected());
    environment("PMIX_RANK", "0", NULL, NULL); /* of how many? MPI will tell */
    assert_true(party_expected());
}

static void a_terminal_of_open_mpi_is_none(void **state)
{
    (void)state;
    environment("PMI_SIZE", "2", NULL, NULL);
    assert_false(party_feigned_terminal());
    environment("OMPI_COMM_WORLD_SIZE", "1", NULL, NULL);
    assert_true(party_feigned_terminal());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_expected),
        cmocka_unit_test(others_are_expected),
        cmocka_unit_test(a_terminal_of_open_mpi_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
