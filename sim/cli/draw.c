/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/draw.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/base/die.h"
#include "sim/cli/files.h"

extern char **environ;

/* A folder for what nobody keeps. */
struct scratch {
    char path[256];
};

static bool scratch_make(const struct cli *cli, struct scratch *s)
{
    const char *temporary = getenv("TMPDIR");
    snprintf(s->path, sizeof s->path, "%s/ninefold-XXXXXX",
             temporary && *temporary ? temporary : "/tmp");
    if (mkdtemp(s->path)) {
        return true;
    }
    cli_error(cli, "cannot make a folder in %s: %s; name another with TMPDIR",
              temporary && *temporary ? temporary : "/tmp", strerror(errno));
    return false;
}

static const char *within(struct cli *cli, const struct scratch *s, const char *name)
{
    return arena_printf(&cli->arena, "%s/%s", s->path, name);
}

static void scratch_remove(struct cli *cli, const struct scratch *s, const struct figures *figures)
{
    static const char *const ends[] = {"svg", "tsv", "gp", "txt"};
    for (size_t i = 0; i < figures->count; i++) {
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
            unlink(within(cli, s,
                          arena_printf(&cli->arena, "%s.%s", figures->items[i].name, ends[k])));
        }
    }
    unlink(within(cli, s, "driver.gp"));
    unlink(within(cli, s, "errors"));
    rmdir(s->path);
}

/* Within single quotes gnuplot expands nothing. */
static void add_path(struct buf *script, const char *path)
{
    buf_add_char(script, '\'');
    for (const char *c = path; *c; c++) {
        buf_add(script, *c == '\'' ? "'" : "");
        buf_add_char(script, *c);
    }
    buf_add_char(script, '\'');
}

/* 0, or the error of the system that kept it from being started. */
static int start(const char *driver, const char *errors, pid_t *ret)
{
    char *const words[] = {(char[]){"gnuplot"}, strdup(driver), NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    int error = words[1] ? posix_spawnp(ret, words[0], &actions, NULL, words, environ) : ENOMEM;
    posix_spawn_file_actions_destroy(&actions);
    free(words[1]);
    return error;
}

/* It shows the command, which may be long, and in the last line says the place and the reason. */
static int tell_failure(struct cli *cli, const struct scratch *s)
{
    struct buf said = BUF_INIT;
    files_read(within(cli, s, "errors"), &said);
    while (said.len > 0 && strchr("\n ", said.text[said.len - 1])) {
        said.text[--said.len] = '\0';
    }
    const char *line = strrchr(buf_text(&said), '\n');
    cli_error(cli, "gnuplot could not draw a figure; it says: %s",
              line ? line + 1 : buf_text(&said));
    buf_release(&said);
    return EXIT_WORLD;
}

/* Runs a script that has been written to the scratch folder. `otherwise`: what there is without. */
static int run_gnuplot(struct cli *cli, const struct scratch *s, const struct buf *script,
                       const char *otherwise)
{
    const char *driver = within(cli, s, "driver.gp");
    int status = files_write(cli, driver, buf_text(script), script->len), ended = 0;
    pid_t child;
    if (status != EXIT_DONE) {
        return status;
    }
    int error = start(driver, within(cli, s, "errors"), &child);
    if (error) {
        cli_error(cli,
                  "gnuplot, which draws the figures, %s (Debian: apt-get install gnuplot-nox); %s",
                  error == ENOENT ? "is not installed" : strerror(error), otherwise);
        return EXIT_WORLD;
    }
    while (waitpid(child, &ended, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(ended) && WEXITSTATUS(ended) == 0 ? EXIT_DONE : tell_failure(cli, s);
}

static int write_sources(struct cli *cli, const char *folder, const struct figures *figures)
{
    int status = EXIT_DONE;
    for (size_t i = 0; status == EXIT_DONE && i < figures->count; i++) {
        const struct figure *f = &figures->items[i];
        status = files_write(cli, arena_printf(&cli->arena, "%s/%s.tsv", folder, f->name), f->data,
                             strlen(f->data));
        if (status == EXIT_DONE) {
            status = files_write(cli, arena_printf(&cli->arena, "%s/%s.gp", folder, f->name),
                                 f->script, strlen(f->script));
        }
    }
    return status;
}

#define FONT "rounded font 'sans-serif,13'"

/* For a page, which has titles and a background of its own. */
static void add_to_page(struct cli *cli, const struct scratch *s, const struct figure *f,
                        struct buf *script)
{
    buf_printf(script, "inline = 1\nset terminal svg size %d,%d dynamic " FONT "\nset output ",
               f->width, f->height);
    add_path(script, within(cli, s, arena_printf(&cli->arena, "%s.svg", f->name)));
    buf_printf(script, "\nload '%s.gp'\nunset output\nundefine inline\n", f->name);
}

/* For who looks at the file, and as a picture of twice the size. */
static void add_files(const struct figure *f, struct buf *script)
{
    buf_printf(script,
               "set terminal svg size %d,%d dynamic " FONT " background '#ffffff'\n"
               "set output '%s.svg'\nload '%s.gp'\nunset output\n",
               f->width, f->height, f->name, f->name);
    buf_printf(script,
               "if (strstrt(GPVAL_TERMINALS, ' pngcairo ') > 0) {\n"
               "set terminal pngcairo size %d,%d " FONT " fontscale 2 linewidth 2 pointscale 2 "
               "background '#ffffff'\n"
               "set output '%s.png'\nload '%s.gp'\nunset output\n}\n",
               2 * f->width, 2 * f->height, f->name, f->name);
}

/* The element alone, without what stands before it in a file. */
static void take_drawing(struct cli *cli, const struct scratch *s, struct figure *f)
{
    struct buf text = BUF_INIT;
    files_read(within(cli, s, arena_printf(&cli->arena, "%s.svg", f->name)), &text);
    const char *from = strstr(buf_text(&text), "<svg");
    f->svg = from ? arena_strdup(&cli->arena, from) : NULL;
    buf_release(&text);
}

int draw_files(struct cli *cli, const char *folder, struct figures *figures)
{
    struct scratch s;
    struct buf script = BUF_INIT;
    int status = write_sources(cli, folder, figures);
    if (status != EXIT_DONE || figures->count == 0) {
        return status;
    }
    if (!scratch_make(cli, &s)) {
        return EXIT_WORLD;
    }
    buf_add(&script, "cd ");
    add_path(&script, folder);
    buf_add_char(&script, '\n');
    for (size_t i = 0; i < figures->count; i++) { /* first: gnuplot forgets no background */
        add_to_page(cli, &s, &figures->items[i], &script);
    }
    for (size_t i = 0; i < figures->count; i++) {
        add_files(&figures->items[i], &script);
    }
    status = run_gnuplot(cli, &s, &script,
                         "their data and scripts are written all the same, and the page is "
                         "without them");
    for (size_t i = 0; status == EXIT_DONE && i < figures->count; i++) {
        take_drawing(cli, &s, &figures->items[i]);
    }
    scratch_remove(cli, &s, figures);
    buf_release(&script);
    return status;
}

enum { TEXT_HEIGHT = 28, PIXELS_ACROSS = 9, PIXELS_DOWN = 16 };

static void add_terminal(const struct figure *f, enum draw_text form, size_t columns, bool colour,
                         struct buf *script)
{
    size_t lines = (size_t)f->height * TEXT_HEIGHT / 400;
    if (form == DRAW_ASCII) {
        buf_printf(script, "set terminal dumb size %zu,%zu aspect 2 %s\n", columns, lines,
                   colour ? "ansi256" : "mono");
        return;
    }
    buf_printf(
        script,
        "if (strstrt(GPVAL_TERMINALS, ' sixelgd ') == 0) {\nprinterr 'it has no terminal for "
        "sixel'\nexit status 1\n}\nset terminal sixelgd size %zu,%zu truecolor\n",
        columns * PIXELS_ACROSS, lines * PIXELS_DOWN);
}

int draw_text(struct cli *cli, const struct figures *figures, enum draw_text form, size_t columns,
              bool colour)
{
    struct scratch s;
    struct buf script = BUF_INIT;
    if (!scratch_make(cli, &s)) {
        return EXIT_WORLD;
    }
    buf_add(&script, "cd ");
    add_path(&script, s.path);
    buf_add_char(&script, '\n');
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *f = &figures->items[i];
        add_terminal(f, form, columns, colour, &script);
        buf_printf(&script, "inline = 1\nset output '%s.txt'\nload '%s.gp'\nunset output\n",
                   f->name, f->name);
    }
    int status = write_sources(cli, s.path, figures);
    if (status == EXIT_DONE) {
        status = run_gnuplot(cli, &s, &script, "nothing can be shown here");
    }
    for (size_t i = 0; status == EXIT_DONE && i < figures->count; i++) {
        const char *name = arena_printf(&cli->arena, "%s.txt", figures->items[i].name);
        buf_printf(&cli->out, "%s%s\n", i == 0 ? "" : "\n", figures->items[i].title);
        files_read(within(cli, &s, name), &cli->out);
    }
    scratch_remove(cli, &s, figures);
    buf_release(&script);
    return status;
}
