/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/owner.h"

#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>

#include "tests/sim/store/fixture.h"

static void this_process_lives(void **state)
{
    struct buf self = BUF_INIT;
    (void)state;
    owner_write(&self);
    assert_true(owner_lives(buf_text(&self)));
    buf_release(&self);
}

static void nobody_and_strangers_do_not(void **state)
{
    struct buf self = BUF_INIT, other = BUF_INIT;
    (void)state;
    assert_false(owner_lives(NULL));
    assert_false(owner_lives(""));
    assert_false(owner_lives("another.host.example 1 5"));
    /* A later process of the same number. */
    owner_write(&self);
    buf_add(&other, buf_text(&self));
    buf_add_char(&other, '7');
    assert_false(owner_lives(buf_text(&other)));
    buf_release(&self);
    buf_release(&other);
}

/* Killed, and not yet missed by its parent: such a process still has its number. */
static void the_dead_do_not(void **state)
{
    char text[300];
    int channel[2];
    (void)state;
    assert_int_equal(pipe(channel), 0);
    pid_t child = fork();
    if (child == 0) {
        struct buf self = BUF_INIT;
        owner_write(&self);
        if (write(channel[1], buf_text(&self), self.len + 1) < 0) {
            _exit(1);
        }
        pause();
        _exit(0);
    }
    assert_true(read(channel[0], text, sizeof text) > 0);
    assert_true(owner_lives(text));
    kill(child, SIGKILL);
    siginfo_t info;
    assert_int_equal(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT), 0);
    assert_false(owner_lives(text));
    waitpid(child, NULL, 0);
    assert_false(owner_lives(text));
    close(channel[0]);
    close(channel[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(this_process_lives),
        cmocka_unit_test(nobody_and_strangers_do_not),
        cmocka_unit_test(the_dead_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
