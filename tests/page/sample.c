/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample STORE DRAWING.svg OUT.html: the page of the first run of a store, with figures that are
 * what they may be: drawn, drawn by the same identifiers once more, and not drawn. */
#include <stdio.h>
#include <stdlib.h>

#include "reports/page.h"

static char *read_file(struct arena *a, const char *path)
{
    struct buf text = BUF_INIT;
    FILE *file = fopen(path, "rb");
    for (int c; file && (c = getc(file)) != EOF;) {
        buf_add_char(&text, (char)c);
    }
    char *copy = file && fclose(file) == 0 ? arena_strdup(a, buf_text(&text)) : NULL;
    buf_release(&text);
    return copy;
}

static bool write_file(const char *path, const struct buf *text)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(buf_text(text), 1, text->len, file) == text->len;
    return file && fclose(file) == 0 && written;
}

static bool write_page(struct archive *store, struct arena *a, char **argv)
{
    const char *data = "seconds\tshare\n0\t0\n30\t0.5\n60\t1\n";
    struct figure figures[3] = {{.name = "drawn", .title = "How long until it is noticed"},
                                {.name = "again", .title = "<b>The same</b> \"once more\""},
                                {.name = "missing", .title = "What gnuplot did not draw"}};
    struct stored_run run;
    struct run_row row;
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < 3; i++) {
        figures[i].caption = "Of 300 incidents; the line is the closed form <exact>.";
        figures[i].alt = "The share rises in a straight line from 0 to 1 within 60 seconds.";
        figures[i].data = data;
        figures[i].width = 640;
        figures[i].height = 360;
        figures[i].svg = i < 2 ? read_file(a, argv[2]) : NULL;
    }
    if (runs_read(store, a, 1, &row) != 1 || !stored_run_read(store, &row, a, &run)) {
        return false;
    }
    const struct dossier d = {
        .store = store, .store_path = argv[1], .runs = &run, .count = 1, .figures = {figures, 3}};
    bool written = page_write(&d, &out) && write_file(argv[3], &out);
    stored_run_release(&run);
    buf_release(&out);
    return written;
}

int main(int argc, char **argv)
{
    struct archive store;
    struct arena arena;
    bool written = false;
    arena_init(&arena, 0);
    if (argc == 4 && archive_open(&store, argv[1], ARCHIVE_READ)) {
        written = write_page(&store, &arena, argv);
        archive_close(&store);
    }
    arena_release(&arena);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
