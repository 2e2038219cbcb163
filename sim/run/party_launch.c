/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining others takes MPI a third of a second, also when there are none. So the program looks
 * first whether anybody can be there, by what launchers tell their processes: Open MPI's mpirun;
 * Hydra, which is that of MPICH and others, and Slurm with PMI-2; anything with PMIx; srun. */
#include <stdlib.h>
#include <string.h>

#include "sim/run/party.h"

bool party_expected(void)
{
    static const char *const sizes[] = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_STEP_NUM_TASKS"};
    static const char *const ranks[] = {"PMIX_RANK", "PMI_RANK", "PMI_ID"};
    bool told = false;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const char *size = getenv(sizes[i]);
        if (size && strcmp(size, "1") != 0) {
            return true;
        }
        told = told || size;
    }
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks && !told; i++) {
        if (getenv(ranks[i])) {
            return true;
        }
    }
    return false;
}

bool party_feigned_terminal(void)
{
    return getenv("OMPI_COMM_WORLD_SIZE") != NULL;
}
