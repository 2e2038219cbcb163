/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/base/table.h"
#include "sim/cli/cli.h"
#include "sim/cli/opt.h"
#include "sim/cli/templates.h"

#define DEFAULT_TEMPLATE "front-door-pair"

static const struct template *find(const char *name)
{
    for (size_t i = 0; i < template_count; i++) {
        if (strcmp(templates[i].name, name) == 0) {
            return &templates[i];
        }
    }
    return NULL;
}

static int refuse(struct cli *cli, const char *name)
{
    const char **names = arena_array(&cli->arena, template_count, sizeof *names);
    for (size_t i = 0; i < template_count; i++) {
        names[i] = templates[i].name;
    }
    const char *closest = names_closest(name, names, template_count);
    return closest ? cli_usage(cli, "unknown template %s; did you mean %s?", name, closest)
                   : cli_usage(cli, "unknown template %s; --list shows all", name);
}

static void list(struct cli *cli)
{
    struct table *t = table_new(&cli->arena);
    table_column(t, "template", ALIGN_LEFT);
    table_column(t, "", ALIGN_LEFT);
    for (size_t i = 0; i < template_count; i++) {
        table_row(t);
        table_cell(t, templates[i].name);
        table_cell(t, templates[i].title);
    }
    table_write(t, TABLE_TEXT, false, &cli->out);
}

static bool write_all(int fd, const unsigned char *text, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, text, length);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        if (n > 0) {
            text += n;
            length -= (size_t)n;
        }
    }
    return true;
}

/* Never writes over a file: a scenario is somebody's work. *ret_kept: it was there before. */
static int write_file(struct cli *cli, const struct template *t, const char *path, bool *ret_kept)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    *ret_kept = fd < 0 && errno == EEXIST;
    if (fd < 0) {
        if (!*ret_kept) {
            cli_error(cli, "cannot create %s: %s", path, strerror(errno));
        }
        return EXIT_WORLD;
    }
    int failure = write_all(fd, t->text, t->length) ? 0 : errno;
    if (close(fd) != 0 && failure == 0) {
        failure = errno;
    }
    if (failure != 0) { /* half a scenario is none, and would be in the way of the next attempt */
        unlink(path);
        cli_error(cli, "cannot write %s: %s", path, strerror(failure));
        return EXIT_WORLD;
    }
    return EXIT_DONE;
}

/* A template that extends another one is of no use without it, which is looked for beside it. */
static int write_base(struct cli *cli, const struct template *t, const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path + 1) : 0;
    for (t = t->extends ? find(t->extends) : NULL; t; t = t->extends ? find(t->extends) : NULL) {
        const char *beside = arena_printf(&cli->arena, "%.*s%s.yaml", folder, path, t->name);
        bool kept;
        int status = write_file(cli, t, beside, &kept);
        if (status != EXIT_DONE && !kept) {
            return status;
        }
        if (!kept) {
            cli_error(cli, "note: wrote %s too, which it extends", beside);
        }
    }
    return EXIT_DONE;
}

static int write_files(struct cli *cli, const struct template *t, const char *path)
{
    bool kept;
    int status = write_file(cli, t, path, &kept);
    if (kept) {
        cli_error(cli, "%s exists: choose another name", path);
    }
    return status == EXIT_DONE ? write_base(cli, t, path) : status;
}

static int write_output(struct cli *cli, const struct template *t)
{
    if (t->extends) {
        cli_error(cli, "note: it extends %s.yaml, which -o would write beside it", t->extends);
    }
    buf_add_n(&cli->out, (const char *)t->text, t->length);
    return EXIT_DONE;
}

int cmd_init(struct cli *cli, int argc, char **argv)
{
    bool only_list = false;
    const char *path = NULL;
    const struct opt options[] = {
        {.name = "list", .kind = OPT_FLAG, .value = &only_list, .help = "list the templates"},
        {.name = "output",
         .letter = 'o',
         .kind = OPT_TEXT,
         .value = &path,
         .argument = "FILE",
         .help = "write to a new file; -, the default: standard output"},
    };
    const struct opt_usage usage = {
        .operands = "[TEMPLATE]",
        .summary = "Writes a commented scenario to start from (default: " DEFAULT_TEMPLATE ").",
        .options = options,
        .option_count = sizeof options / sizeof *options,
        .operands_max = 1,
    };
    struct opt_operands operands;
    enum opt_outcome outcome = opt_parse(cli, &usage, argc, argv, &operands);
    if (outcome != OPT_GO) {
        return opt_status(outcome);
    }
    if (only_list) {
        list(cli);
        return EXIT_DONE;
    }
    const char *name = operands.count > 0 ? operands.items[0] : DEFAULT_TEMPLATE;
    const struct template *t = find(name);
    if (!t) {
        return refuse(cli, name);
    }
    return path && strcmp(path, "-") != 0 ? write_files(cli, t, path) : write_output(cli, t);
}
