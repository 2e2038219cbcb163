/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/stored.h"

#include <string.h>

#include "sim/base/die.h"
#include "sim/base/units.h"
#include "sim/store/soundness.h"

struct stored stored_default(void)
{
    return (struct stored){.path = PLAY_STORE, .format = PLAY_TABLE};
}

int stored_fail(const struct cli *cli, const struct stored *s)
{
    cli_error(cli, "%s", archive_why(&s->archive));
    return EXIT_WORLD;
}

int stored_open(const struct cli *cli, struct stored *s, enum archive_mode mode)
{
    bool opened = archive_open(&s->archive, s->path, mode) &&
                  /* what is read is of one moment, whatever others write meanwhile */
                  (mode != ARCHIVE_READ || archive_exec(&s->archive, "BEGIN"));
    return opened ? EXIT_DONE : stored_fail(cli, s);
}

void stored_close(struct stored *s)
{
    archive_close(&s->archive);
}

static int no_such_run(const struct cli *cli, const struct stored *s, const char *name)
{
    cli_error(cli, "%s has no run %s; `ninefold list` tells which there are", s->path, name);
    return EXIT_INPUT;
}

int stored_rows_check(const struct cli *cli, struct stored *s, int64_t run)
{
    return soundness_of_rows(&s->archive, run) ? EXIT_DONE : stored_fail(cli, s);
}

int stored_find(struct cli *cli, struct stored *s, const char *name, struct run_row *ret)
{
    int64_t id = 0;
    if (strcmp(name, "last") == 0) {
        id = runs_last(&s->archive);
        if (id < 0) {
            return stored_fail(cli, s);
        }
    } else if (units_integer(&cli->arena, name, &id) || id < 1) {
        return cli_usage(cli, "%s is no run: write its number, or last", name);
    }
    int found = id > 0 ? runs_read(&s->archive, &cli->arena, id, ret) : 0;
    if (found < 0) {
        return stored_fail(cli, s);
    }
    return found == 1 ? EXIT_DONE : no_such_run(cli, s, name);
}
