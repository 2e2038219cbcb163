/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/drill_export.h"

#include <string.h>

#include "reports/chaos.h"
#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/cli/files.h"

static const char *const kinds[] = {"azure-chaos-studio", "chaos-toolkit"};

/* Whether there is one; if not, says why. */
static bool write_one(const struct cli *cli, const struct scenario *sc, const struct drill *d,
                      bool studio, struct buf *out)
{
    const char *why = NULL;
    if (!studio) {
        chaos_toolkit_write(sc, d, out);
        return true;
    }
    if (chaos_studio_write(sc, d, out, &why)) {
        return true;
    }
    cli_error(cli, "%s: no experiment of Azure Chaos Studio: %s", d->name, why);
    return false;
}

/* "2-origin-off.json": the place on the ladder, and the name in letters, digits and hyphens. */
static void file_name(const char *folder, size_t number, const char *name, struct buf *out)
{
    buf_printf(out, "%s/%zu-", folder, number);
    for (const char *s = name; *s; s++) {
        bool plain =
            (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9');
        buf_add_char(out, plain ? *s : '-');
    }
    buf_add(out, ".json");
}

static int to_folder(struct cli *cli, const struct scenario *sc, const struct drill *const *drills,
                     size_t count, bool studio, const char *folder)
{
    int status = files_folder(cli, folder);
    for (size_t i = 0; i < count && status == EXIT_DONE; i++) {
        struct buf text = BUF_INIT, path = BUF_INIT;
        if (write_one(cli, sc, drills[i], studio, &text)) {
            file_name(folder, i + 1, drills[i]->name, &path);
            status = files_write(cli, buf_text(&path), buf_text(&text), text.len);
            buf_printf(&cli->out, "%s\n", buf_text(&path));
        }
        buf_release(&text);
        buf_release(&path);
    }
    return status;
}

int drill_export(struct cli *cli, const struct scenario *sc, const struct drill *const *drills,
                 size_t count, const char *kind, const char *folder)
{
    size_t written = 0;
    bool studio = strcmp(kind, kinds[0]) == 0;
    if (!studio && strcmp(kind, kinds[1]) != 0) {
        const char *meant = names_closest(kind, kinds, 2);
        return cli_usage(cli, "--export %s: allowed is %s or %s%s%s%s", kind, kinds[0], kinds[1],
                         meant ? "; did you mean " : "", meant ? meant : "", meant ? "?" : "");
    }
    if (folder) {
        return to_folder(cli, sc, drills, count, studio, folder);
    }
    buf_add(&cli->out, count > 1 ? "[" : "");
    for (size_t i = 0; i < count; i++) {
        struct buf text = BUF_INIT;
        if (write_one(cli, sc, drills[i], studio, &text)) {
            buf_add(&cli->out, written++ > 0 ? ",\n" : "");
            buf_add_n(&cli->out, buf_text(&text), text.len - 1); /* without its last newline */
        }
        buf_release(&text);
    }
    buf_add(&cli->out, count > 1 ? "]\n" : written > 0 ? "\n" : "");
    return EXIT_DONE;
}
