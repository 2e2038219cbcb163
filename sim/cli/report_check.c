/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/report_check.h"

#include <string.h>
#include <unistd.h>

#include "reports/claim_row.h"
#include "reports/claims_front.h"
#include "reports/claims_prose.h"
#include "reports/claims_read.h"
#include "reports/claims_report.h"
#include "reports/claims_tell.h"
#include "reports/claims_text.h"
#include "sim/base/die.h"
#include "sim/base/utf8.h"
#include "sim/cli/report_replay.h"
#include "sim/schema/text.h"

struct check {
    struct cli *cli;
    const struct report_check *what;
    struct input said; /* what is wrong */
    struct claims_text text;
    struct claims claims;
    struct replay replay;
    const struct result **results; /* by option */
    bool *same;                    /* by option: the very scenario and program of the claims */
    struct checked_claim *items;
    size_t count;
    struct claims_prose prose;
    const char **notes;
    size_t note_count;
};

static int read_record(struct check *c)
{
    struct arena *a = &c->cli->arena;
    struct diag *d = &c->said.diag;
    c->text.page = text_read(a, c->what->file, (struct mark){0}, NULL, d);
    if (!c->text.page || text_check(c->text.page, d) != 0) {
        return EXIT_INPUT;
    }
    const struct source *front = claims_front(a, c->text.page, d, &c->text.first);
    if (front) {
        claims_read(a, front, engine_models.metrics, d, &c->claims);
    }
    return d->errors > 0 ? EXIT_INPUT : EXIT_DONE;
}

static void add_note(struct check *c, const char *text)
{
    c->notes[c->note_count++] = arena_strdup(&c->cli->arena, text);
}

static void note_version(struct check *c)
{
    if (c->claims.version && strcmp(c->claims.version, NINEFOLD_VERSION) != 0) {
        add_note(c, arena_printf(&c->cli->arena,
                                 "The record is of ninefold %s, and this is %s: numbers hold if "
                                 "their intervals meet.",
                                 c->claims.version, NINEFOLD_VERSION));
    }
}

/* What has changed in the scenario of an option, "" if that is not known; NULL: nothing. */
static const char *changes_of(struct check *c, size_t option)
{
    const struct claim_option *o = &c->claims.options[option];
    struct buf text = BUF_INIT, shown = BUF_INIT;
    if (!o->sha256 || strcmp(o->sha256, c->results[option]->sha256) == 0) {
        return NULL;
    }
    report_replay_changes(c->cli, c->what->store, o, c->replay.points[option].scenario, &text);
    utf8_show(&shown, buf_text(&text));
    const char *kept = arena_strdup(&c->cli->arena, buf_text(&shown));
    buf_release(&text);
    buf_release(&shown);
    return kept;
}

/* One note of all options in whose scenarios the same has changed, from the first of them on. */
static void note_changes(struct check *c, const char **changes, size_t first)
{
    struct buf text = BUF_INIT;
    const char *what = changes[first];
    size_t others = 0;
    for (size_t i = first + 1; i < c->claims.count; i++) {
        if (changes[i] && strcmp(changes[i], what) == 0) {
            changes[i] = NULL;
            others++;
        }
    }
    buf_add(&text, "The scenario of ");
    utf8_show(&text, c->claims.options[first].name);
    if (others > 0) {
        buf_printf(&text, " and %zu more", others);
    }
    buf_add(&text, " has changed: numbers hold if their intervals meet.");
    if (*what) {
        buf_printf(&text, " %s.", what);
    }
    add_note(c, buf_text(&text));
    buf_release(&text);
}

static void note_all_changes(struct check *c)
{
    const char **changes = arena_array(&c->cli->arena, c->claims.count + 1, sizeof *changes);
    for (size_t i = 0; i < c->claims.count; i++) {
        changes[i] = changes_of(c, i);
    }
    for (size_t i = 0; i < c->claims.count; i++) {
        if (changes[i]) {
            note_changes(c, changes, i);
        }
    }
}

static void compare_options(struct check *c)
{
    bool version = c->claims.version && strcmp(c->claims.version, NINEFOLD_VERSION) == 0;
    struct arena *a = &c->cli->arena;
    c->results = arena_array(a, c->claims.count + 1, sizeof *c->results);
    c->same = arena_array(a, c->claims.count + 1, sizeof *c->same);
    c->notes = arena_array(a, c->claims.count + 1, sizeof *c->notes);
    note_version(c);
    for (size_t i = 0; i < c->claims.count; i++) {
        const char *then = c->claims.options[i].sha256;
        c->results[i] = &c->replay.points[i].result;
        c->same[i] = version && then && strcmp(then, c->results[i]->sha256) == 0;
    }
    note_all_changes(c);
}

/* The row of a claim, or the words that it names, in the text. */
static bool is_in_text(struct check *c, const struct mark *claim, const char *says, const char *row)
{
    struct mark nearest = {0};
    bool found = says                ? claims_text_words(&c->text, says, &nearest)
                 : c->claims.version ? claims_text_row(&c->text, row, &nearest)
                                     : true;
    if (!found) {
        claims_tell_text(*claim, nearest, says ? says : row, &c->said.diag);
    }
    return found;
}

static void tell(struct check *c, const struct mark *m, const struct checked_claim *item)
{
    claims_tell_standing(&(struct claims_report){.claims = &c->claims}, item, *m, &c->said.diag);
}

static const struct metric *metric_of(const char *name)
{
    const struct metric_table *all = engine_models.metrics;
    bool per_nine = strcmp(name, CLAIM_PER_NINE) == 0;
    return &all->metrics[metric_find(all, per_nine ? "cost.annual" : name)];
}

static void check_claim(struct check *c, size_t option, const struct claim *then)
{
    struct checked_claim *item = &c->items[c->count++];
    struct buf row = BUF_INIT;
    *item = (struct checked_claim){.kind = CHECKED_CLAIM,
                                   .line = then->mark.line,
                                   .option = option,
                                   .metric = metric_of(then->metric),
                                   .then = *then};
    item->standing =
        claim_judge(then, c->results[option], c->same[option], &c->cli->arena, &item->now);
    claim_row_write(then, item->metric, c->claims.options[option].name, &row);
    item->in_text = is_in_text(c, &then->mark, then->says, buf_text(&row));
    tell(c, &then->mark, item);
    buf_release(&row);
}

static void check_difference(struct check *c, const struct differences *all,
                             const struct claim_difference *then)
{
    struct checked_claim *item = &c->items[c->count++];
    struct difference now = claim_difference_of(all, then->from, then->to, then->metric);
    struct buf row = BUF_INIT;
    *item = (struct checked_claim){.kind = CHECKED_DIFFERENCE,
                                   .line = then->mark.line,
                                   .metric = metric_of(then->metric),
                                   .then_difference = *then};
    item->standing = claim_judge_difference(
        then, &now, item->metric, c->same[then->from] && c->same[then->to], &item->now_difference);
    claim_row_difference(&c->claims, then, engine_models.metrics, &row);
    item->in_text = is_in_text(c, &then->mark, NULL, buf_text(&row));
    tell(c, &then->mark, item);
    buf_release(&row);
}

static void check_differences(struct check *c)
{
    struct design designs[COMPARISON_DESIGNS];
    struct differences all;
    if (c->claims.difference_count == 0) {
        return;
    }
    for (size_t i = 0; i < c->claims.count; i++) {
        designs[i] = (struct design){.name = c->claims.options[i].name,
                                     .result = c->results[i],
                                     .series = &c->replay.series[i]};
    }
    differences_init(&all, engine_models.metrics, c->claims.count);
    differences_work_out(&all, &(struct comparison){designs, c->claims.count});
    for (size_t i = 0; i < c->claims.difference_count; i++) {
        check_difference(c, &all, &c->claims.differences[i]);
    }
    differences_release(&all);
}

static void check_choice(struct check *c)
{
    const struct claim_choice *then = &c->claims.choice;
    if (!then->told) {
        return;
    }
    struct checked_claim *item = &c->items[c->count++];
    *item = (struct checked_claim){
        .kind = CHECKED_CHOICE, .line = then->mark.line, .then_choice = then->choice};
    item->standing = claim_judge_choice(&c->claims, c->results, &item->now_choice);
    item->in_text = !then->says || is_in_text(c, &then->mark, then->says, NULL);
    tell(c, &then->mark, item);
}

static void check_all(struct check *c)
{
    size_t room = c->claims.difference_count + 1;
    for (size_t i = 0; i < c->claims.count; i++) {
        room += c->claims.options[i].count;
    }
    c->items = arena_array(&c->cli->arena, room, sizeof *c->items);
    for (size_t i = 0; i < c->claims.count; i++) {
        for (size_t k = 0; k < c->claims.options[i].count; k++) {
            check_claim(c, i, &c->claims.options[i].claims[k]);
        }
    }
    check_differences(c);
    check_choice(c);
    if (c->claims.version) {
        claims_prose_check(&c->text, c->items, c->count, &c->cli->arena, &c->said.diag, &c->prose);
    }
}

static claims_report_writer *const writers[] = {claims_report_csv, claims_report_json,
                                                claims_report_markdown,
                                                claims_report_table}; /* as play_formats */

static int conclude(struct check *c)
{
    static const int statuses[] = {[STANDING_HOLDS] = EXIT_DONE,
                                   [STANDING_OPEN] = EXIT_UNDECIDED,
                                   [STANDING_BROKEN] = EXIT_MISSED};
    const struct claims_report report = {
        .file = c->what->file,
        .version = NINEFOLD_VERSION,
        .claims = &c->claims,
        .items = c->items,
        .count = c->count,
        .prose = c->prose,
        .notes = c->notes,
        .note_count = c->note_count,
        .width = cli_width(STDOUT_FILENO, CLI_WIDTH),
        .colour = cli_colour((enum colour)c->what->colour, STDOUT_FILENO),
    };
    writers[c->what->play.format](&report, &c->cli->out);
    return statuses[claims_report_standing(&report)];
}

static int play(struct check *c)
{
    enum experiment_end end = report_replay_play(c->cli, &c->what->play, &c->claims, &c->replay);
    if (end != EXPERIMENT_DONE) {
        return EXIT_INTERRUPTED;
    }
    compare_options(c);
    check_all(c);
    return conclude(c);
}

int report_check(struct cli *cli, const struct report_check *what)
{
    struct check c = {.cli = cli, .what = what, .said = {.colour = what->colour}};
    diag_init(&c.said.diag);
    int status = read_record(&c);
    if (status == EXIT_DONE) {
        report_replay_load(cli, what->file, &c.claims, &c.said.diag, &c.replay);
        status = c.said.diag.errors > 0 ? EXIT_INPUT : play(&c);
    }
    input_print_diagnostics(&c.said);
    input_release(&c.said);
    report_replay_release(&c.replay);
    return status;
}
