/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The design of an option and what happens to it, read off the scenario as it was played. */
#include <string.h>

#include "reports/adr_parts.h"
#include "sim/schema/document.h"
#include "sim/schema/flow.h"
#include "sim/schema/text.h"
#include "sim/store/results.h"

/* "we in westeurope, ne in northeurope" */
static void add_stamps(const struct node *root, struct buf *out)
{
    const struct node *stamps = node_get(root, "stamps");
    size_t count = stamps && stamps->kind == NODE_MAPPING ? stamps->count : 0;
    if (count > 0) {
        buf_printf(out, "It has %zu stamp%s: ", count, count == 1 ? "" : "s");
    }
    for (size_t i = 0; i < count; i++) {
        const struct node *region = node_get(stamps->entries[i].value, "region");
        buf_add(out, i == 0 ? "" : ", ");
        buf_add(out, stamps->entries[i].key);
        if (region && region->kind == NODE_SCALAR) {
            buf_printf(out, " in %s", region->text);
        }
    }
    buf_add(out, count > 0 ? ". " : "");
}

static void add_stores(const struct node *root, struct buf *out)
{
    const struct node *stores = node_get(root, "stores");
    for (size_t i = 0; stores && stores->kind == NODE_MAPPING && i < stores->count; i++) {
        const struct node *preset = node_get(stores->entries[i].value, "preset");
        buf_printf(out, "Its data is in the store %s", stores->entries[i].key);
        if (preset && preset->kind == NODE_SCALAR) {
            buf_printf(out, " (%s)", preset->text);
        }
        buf_add(out, ". ");
    }
}

enum { FAULTS_TOLD = 5 };

static void add_fault(const struct node *fault, struct buf *out)
{
    static const char *const keys[] = {"fault", "target", "at", "for"};
    static const char *const words[] = {"", " of ", " at ", " for "};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *value = node_get(fault, keys[i]);
        if (value && !node_is_null(value)) {
            buf_add(out, words[i]);
            flow_write(value, out);
        }
    }
}

static void add_faults(const struct node *root, struct buf *out)
{
    const struct node *faults = node_get(root, "faults");
    size_t count = faults && faults->kind == NODE_SEQUENCE ? faults->count : 0;
    for (size_t i = 0; i < count && i < FAULTS_TOLD; i++) {
        buf_add(out, i == 0 ? "What happens to it: " : "; ");
        add_fault(faults->entries[i].value, out);
    }
    if (count > FAULTS_TOLD) {
        buf_printf(out, "; and %zu more", count - FAULTS_TOLD);
    }
    buf_add(out, count > 0 ? ". " : "");
}

/* Whether anything fails by itself: a process has `every` and `for`. */
static bool fails_by_chance(const struct node *n)
{
    const struct node *every = node_get(n, "every");
    if (every && node_get(n, "for") &&
        !(every->kind == NODE_SCALAR && strcmp(every->text, "never") == 0)) {
        return true;
    }
    for (size_t i = 0; i < n->count; i++) {
        if (fails_by_chance(n->entries[i].value)) {
            return true;
        }
    }
    return false;
}

static void add_chance(const struct node *root, struct buf *out)
{
    const struct node *preset = node_get(root, "preset");
    if (fails_by_chance(root)) {
        buf_add(out, "Parts of it fail by chance");
        if (preset && preset->kind == NODE_SCALAR && !node_is_null(preset)) {
            buf_printf(out, ", at the rates of %s unless the scenario says otherwise",
                       preset->text);
        }
        buf_add(out, ". ");
    }
}

bool adr_scenario(const struct adr *adr, size_t option, struct buf *out)
{
    const struct adr_option *o = &adr->options[option];
    struct buf text = BUF_INIT, told = BUF_INIT;
    struct diag d;
    size_t nodes = 0;
    bool read = !adr->dossier->store || results_scenario(adr->dossier->store, o->run->row.id,
                                                         (int64_t)o->point + 1, &text) >= 0;
    diag_init(&d);
    const struct source *source = text_source(adr->arena, "scenario", buf_text(&text), text.len);
    const struct node *root =
        text.len > 0 ? document_read(adr->arena, source, 0, ORIGIN_FILE, &nodes, &d) : NULL;
    if (root) {
        add_stamps(root, &told);
        add_stores(root, &told);
        add_faults(root, &told);
        add_chance(root, &told);
    }
    adr_sentence(buf_text(&told), out);
    diag_release(&d);
    buf_release(&text);
    buf_release(&told);
    return read;
}
