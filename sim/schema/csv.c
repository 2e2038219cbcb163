/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/csv.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/simtime.h"
#include "sim/base/units.h"
#include "sim/schema/text.h"

static int csv_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

void csv_sort(double *values, size_t count)
{
    qsort(values, count, sizeof *values, csv_compare);
}

/* Behind the last byte of the cell that begins at `at`: a comma, a line break or the end. */
static size_t csv_cell_end(const char *text, size_t length, size_t at)
{
    bool quoted = false;

    while (at < length && (quoted || (text[at] != ',' && text[at] != '\n'))) {
        quoted = text[at] == '"' ? !quoted : quoted;
        at++;
    }
    return at;
}

const char *csv_cell(struct arena *a, const char *text, size_t length, size_t *at, bool *ret_last)
{
    size_t end = csv_cell_end(text, length, *at), n = 0;
    char *cell = arena_alloc(a, end - *at + 1);
    bool quoted = false;

    for (size_t i = *at; i < end; i++) {
        if (text[i] == '"' && quoted && i + 1 < end && text[i + 1] == '"') {
            cell[n++] = text[i++];
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (quoted || (text[i] != '\r' && text[i] != ' ')) {
            cell[n++] = text[i];
        }
    }
    *ret_last = end == length || text[end] == '\n';
    *at = end < length ? end + 1 : length;
    return cell;
}

/* Relative to the file in which the name stands. */
static const char *csv_path(struct arena *a, const struct node *file)
{
    const char *from = file->mark.source == NULL ? "" : file->mark.source->name;
    const char *slash = strrchr(from, '/');

    if (file->text[0] == '/' || slash == NULL) {
        return file->text;
    }
    return arena_printf(a, "%.*s/%s", (int)(slash - from), from, file->text);
}

/* The number of the column in the heading line, from 0; -1 if it has none of that name. */
static int csv_find(struct arena *scratch, const struct source *s, const char *name, size_t *at)
{
    bool last = false;
    int found = -1;

    for (int i = 0; !last && *at < s->length; i++) {
        if (strcmp(csv_cell(scratch, s->text, s->length, at, &last), name) == 0 && found < 0) {
            found = i;
        }
    }
    return found;
}

static const char *csv_value(struct arena *a, const char *cell, bool numbers, double *ret)
{
    simtime t;
    const char *odd = units_number(a, cell, ret);

    if (odd == NULL) {
        return *ret >= 0 ? NULL : "must be at least 0";
    }
    if (numbers) {
        return odd;
    }
    const char *wrong = units_duration(a, cell, &t);

    *ret = wrong == NULL ? simtime_seconds(t) : 0;
    return wrong;
}

/* Cells in the given column of the lines after the heading; empty lines are passed over. */
static double *csv_values(struct reader *r, struct arena *scratch, const struct source *s,
                          size_t at, int column, bool numbers, size_t *ret_count)
{
    size_t room = 1;

    for (size_t i = at; i < s->length; i++) {
        room += s->text[i] == '\n';
    }
    double *values = arena_array(r->arena, room, sizeof *values);
    size_t count = 0;

    for (uint32_t line = 2; at < s->length; line++) {
        bool last = false;
        const char *wrong = NULL;

        for (int i = 0; !last; i++) {
            const char *cell = csv_cell(scratch, s->text, s->length, &at, &last);
            bool blank = i == 0 && last && cell[0] == '\0';

            if (i == column && !blank) {
                wrong = csv_value(r->arena, cell, numbers, &values[count++]);
            }
        }
        arena_reset(scratch);
        if (wrong != NULL) {
            diag_error(r->diag, "S209",
                       (struct mark){.source = s, .line = line, .column = 1, .length = 1}, NULL,
                       "column %d: %s", column + 1, wrong);
            return NULL;
        }
    }
    *ret_count = count;
    return values;
}

const double *csv_column(struct reader *r, const struct node *file, const struct node *column,
                         bool numbers, const struct path *p, size_t *ret_count)
{
    const struct problem wrong = {.code = "S209", .mark = file->mark, .path = p};

    if (r->no_files) {
        report_problem(r, &wrong, "a scenario that is no file itself cannot name files");
        return NULL;
    }
    const struct source *s =
        texts_read(r, csv_path(r->arena, file), file->mark, path_text(r->arena, p));

    if (s == NULL || text_check(s, r->diag) != 0) {
        return NULL;
    }
    struct arena scratch = {0};
    size_t at = 0;
    double *values = NULL;

    arena_init(&scratch, 0);
    int index = csv_find(&scratch, s, column->text, &at);

    *ret_count = 0;
    if (index < 0) {
        report_problem(r, &wrong, "%s has no column %s", s->name, column->text);
    } else {
        values = csv_values(r, &scratch, s, at, index, numbers, ret_count);
        if (values != NULL && *ret_count == 0) {
            report_problem(r, &wrong, "%s has no values in column %s", s->name, column->text);
            values = NULL;
        }
    }
    arena_release(&scratch);
    if (values != NULL) {
        csv_sort(values, *ret_count);
    }
    return values;
}
