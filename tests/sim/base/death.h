/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of code that ends the program: it runs in a child process, whose status and standard error
 * come back. Include after cmocka.h. */
#ifndef TESTS_SIM_BASE_DEATH_H
#define TESTS_SIM_BASE_DEATH_H

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

struct death {
    bool aborted;
    int exit_status; /* -1 unless it left by exit */
    char message[4096];
};

typedef void death_fn(void *subject);

/* If fn returns, the exit status is 99. */
static inline struct death death_of(death_fn *fn, void *subject)
{
    struct death d = {.exit_status = -1};
    size_t length = 0;
    ssize_t n;
    int ends[2], status;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit none = {0, 0};

        setrlimit(RLIMIT_CORE, &none);
        signal(SIGABRT, SIG_DFL); /* cmocka's handler would go on with the next test */
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        fn(subject);
        _exit(99);
    }
    close(ends[1]);
    while ((n = read(ends[0], d.message + length, sizeof d.message - 1 - length)) > 0) {
        length += (size_t)n;
    }
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    d.aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    if (WIFEXITED(status)) {
        d.exit_status = WEXITSTATUS(status);
    }
    return d;
}

#endif
