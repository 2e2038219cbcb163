/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/base/die.h"

static int fail(const struct cli *cli, const char *what, const char *path)
{
    cli_error(cli, "cannot %s %s: %s", what, path, strerror(errno));
    return EXIT_WORLD;
}

int files_folder(const struct cli *cli, const char *path)
{
    struct buf part = BUF_INIT;
    struct stat s;
    int status = EXIT_DONE;
    for (const char *c = path; status == EXIT_DONE; c++) {
        if ((*c == '/' || *c == '\0') && part.len > 0 && mkdir(buf_text(&part), 0777) != 0 &&
            errno != EEXIST) {
            status = fail(cli, "make the folder", buf_text(&part));
        }
        if (*c == '\0') {
            break;
        }
        buf_add_char(&part, *c);
    }
    if (status == EXIT_DONE && (stat(path, &s) != 0 || !S_ISDIR(s.st_mode))) {
        errno = errno == EEXIST || errno == 0 ? ENOTDIR : errno;
        status = fail(cli, "make the folder", path);
    }
    buf_release(&part);
    return status;
}

static bool write_all(int file, const char *text, size_t size)
{
    while (size > 0) {
        ssize_t n = write(file, text, size);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        text += n > 0 ? n : 0;
        size -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

int files_write(const struct cli *cli, const char *path, const char *text, size_t size)
{
    struct buf new = BUF_INIT;
    int status = EXIT_DONE;
    buf_printf(&new, "%s.new", path);
    int file = open(buf_text(&new), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool written = file >= 0 && write_all(file, text, size);
    int error = errno;
    if (file >= 0 && close(file) != 0 && written) {
        written = false;
        error = errno;
    }
    if (!written || rename(buf_text(&new), path) != 0) {
        errno = written ? errno : error;
        status = fail(cli, "write", path);
        unlink(buf_text(&new));
    }
    buf_release(&new);
    return status;
}

void files_read(const char *path, struct buf *out)
{
    char piece[65536];
    size_t n;
    FILE *file = fopen(path, "rb");
    while (file && (n = fread(piece, 1, sizeof piece, file)) > 0) {
        buf_add_n(out, piece, n);
    }
    if (file) {
        fclose(file);
    }
}

/* Under a name that nothing has. */
static int set_aside(const struct cli *cli, const char *path)
{
    struct buf name = BUF_INIT;
    int status = EXIT_DONE;
    for (int n = 1; n == 1 || (errno == EEXIST && n < 10000); n++) {
        buf_clear(&name);
        buf_printf(&name, "%s.~%d~", path, n);
        if (link(path, buf_text(&name)) == 0) {
            cli_error(cli, "%s has been edited, or is of other runs; it is kept as %s", path,
                      buf_text(&name));
            buf_release(&name);
            return EXIT_DONE;
        }
    }
    status = fail(cli, "keep what stands in", path);
    buf_release(&name);
    return status;
}

int files_replace(const struct cli *cli, const char *path, const char *text, size_t size)
{
    struct buf old = BUF_INIT;
    files_read(path, &old);
    bool other = old.len > 0 && (old.len != size || memcmp(old.text, text, size) != 0);
    int status = other ? set_aside(cli, path) : EXIT_DONE;
    buf_release(&old);
    return status == EXIT_DONE ? files_write(cli, path, text, size) : status;
}
