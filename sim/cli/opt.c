/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/opt.h"

#include <string.h>

#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/base/units.h"
#include "sim/cli/opt_help.h"
#include "sim/schema/path.h"

struct parser {
    struct cli *cli;
    const struct opt_usage *usage;
    int argc, at; /* at: the next argument */
    char **argv;
};

static const struct opt *find_letter(const struct opt_usage *u, char letter)
{
    for (size_t i = 0; i < u->option_count; i++) {
        if (u->options[i].letter == letter) {
            return &u->options[i];
        }
    }
    return letter == opt_help.letter ? &opt_help : NULL;
}

/* Counts --help as one more row. */
static const struct opt *row(const struct opt_usage *u, size_t i)
{
    return i < u->option_count ? &u->options[i] : &opt_help;
}

static void explain_unknown(const struct parser *p, const char *name, size_t length)
{
    const struct opt_usage *u = p->usage;
    const char **names = arena_array(&p->cli->arena, u->option_count + 1, sizeof *names);
    for (size_t i = 0; i <= u->option_count; i++) {
        names[i] = row(u, i)->name;
    }
    const char *word = arena_strndup(&p->cli->arena, name, length);
    const char *closest = names_closest(word, names, u->option_count + 1);
    if (closest) {
        cli_usage(p->cli, "unknown option --%s; did you mean --%s?", word, closest);
    } else {
        cli_usage(p->cli, "unknown option --%s", word);
    }
}

/* The row of a name that may be cut short; NULL after saying what is wrong with it. */
static const struct opt *find_name(const struct parser *p, const char *name, size_t length)
{
    const struct opt *found = NULL, *other = NULL;
    for (size_t i = 0; i <= p->usage->option_count; i++) {
        const struct opt *o = row(p->usage, i);
        if (strncmp(o->name, name, length) != 0) {
            continue;
        }
        if (o->name[length] == '\0') {
            return o;
        }
        other = found;
        found = o;
        if (other) {
            cli_usage(p->cli, "--%.*s may mean --%s or --%s", (int)length, name, other->name,
                      found->name);
            return NULL;
        }
    }
    if (!found || length == 0) {
        explain_unknown(p, name, length);
        return NULL;
    }
    return found;
}

static bool set_number(const struct parser *p, const struct opt *o, const char *value)
{
    int64_t number;
    const char *wrong = units_integer(&p->cli->arena, value, &number);
    if (wrong || number < 1 || (uint64_t)number > o->max) {
        cli_usage(p->cli, "--%s takes a whole number from 1 to %llu, found %s", o->name,
                  (unsigned long long)o->max, value);
        return false;
    }
    *(uint64_t *)o->value = (uint64_t)number;
    return true;
}

static bool set_choice(const struct parser *p, const struct opt *o, const char *value)
{
    size_t count = 0;
    struct buf words = BUF_INIT;
    for (; o->choices[count]; count++) {
        if (strcmp(o->choices[count], value) == 0) {
            *(int *)o->value = (int)count;
            buf_release(&words);
            return true;
        }
        buf_printf(&words, "%s%s", count ? ", " : "", o->choices[count]);
    }
    const char *closest = names_closest(value, o->choices, count);
    cli_usage(p->cli, "--%s takes one of %s, found %s%s%s%s", o->name, buf_text(&words), value,
              closest ? "; did you mean " : "", closest ? closest : "", closest ? "?" : "");
    buf_release(&words);
    return false;
}

/* Whether it reads as PATH=VALUE; what the scenario makes of it is told with the scenario. */
static bool is_assignment(const struct parser *p, const struct opt *o, const char *value)
{
    struct path_step *steps;
    size_t count, length = strcspn(value, "=");
    const char *wrong = path_parse(&p->cli->arena, value, length, &steps, &count);
    if (!wrong && strlen(value) < length + 2) {
        wrong = "a value is missing (~ takes the field out)";
    }
    if (wrong) {
        cli_usage(p->cli, "--%s '%s': %s; write PATH=VALUE, such as edge.probe.interval=10s",
                  o->name, value, wrong);
    }
    return !wrong;
}

/* Whether it is one plain value: YAML would take ~ for none at all, and so for the default. */
static bool is_plain_value(const struct parser *p, const struct opt *o, const char *value)
{
    static const char *const nulls[] = {"null", "Null", "NULL"};
    bool plain = *value && strcspn(value, "{[&*!|>'\"%@`#~ \t\r\n") > 0;
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++) {
        size_t length = strlen(nulls[i]);
        plain &= strncmp(value, nulls[i], length) != 0 || strcspn(value, " \t\r\n") != length;
    }
    if (!plain) {
        cli_usage(p->cli, "--%s takes a value, found '%s': --%s %s", o->name, value, o->name,
                  o->argument);
    }
    return plain;
}

static bool add_override(const struct parser *p, const struct opt *o, const char *value)
{
    struct opt_overrides *list = o->value;
    struct arena *a = &p->cli->arena;
    if (!(o->field ? is_plain_value(p, o, value) : is_assignment(p, o, value))) {
        return false;
    }
    if (!list->items) { /* no more options than arguments */
        list->items = arena_array(a, (size_t)p->argc, sizeof *list->items);
    }
    list->items[list->count++] = (struct override){
        .name = arena_printf(a, "--%s", o->name),
        .assignment = o->field ? arena_printf(a, "%s=%s", o->field, value) : value,
    };
    return true;
}

static bool add_word(const struct parser *p, const struct opt *o, const char *value)
{
    struct opt_operands *list = o->value;
    if (!list->items) { /* no more options than arguments */
        list->items = arena_array(&p->cli->arena, (size_t)p->argc, sizeof *list->items);
    }
    list->items[list->count++] = value;
    return true;
}

static bool set_value(const struct parser *p, const struct opt *o, const char *value)
{
    VERIFY(value || !o->argument);
    VERIFY(o->argument || o->kind == OPT_FLAG || o->kind == OPT_ABSENT);
    switch (o->kind) {
    case OPT_FLAG:
        *(bool *)o->value = true;
        return true;
    case OPT_TEXT:
        *(const char **)o->value = value;
        return true;
    case OPT_NUMBER:
        return set_number(p, o, value);
    case OPT_CHOICE:
        return set_choice(p, o, value);
    case OPT_OVERRIDE:
        return add_override(p, o, value);
    case OPT_WORDS:
        return add_word(p, o, value);
    case OPT_ABSENT:
        cli_usage(p->cli, "--%s: %s", o->name, o->refusal);
        return false;
    }
    BUG("option kind %d", (int)o->kind);
}

/* attached: what follows "=" or the letter, NULL if nothing does. */
static bool take_option(struct parser *p, const struct opt *o, const char *attached)
{
    if (!o->argument && attached) {
        cli_usage(p->cli, "--%s takes no value", o->name);
        return false;
    }
    if (o->argument && !attached) {
        if (p->at >= p->argc) {
            cli_usage(p->cli, "--%s needs a value: --%s %s", o->name, o->name, o->argument);
            return false;
        }
        attached = p->argv[p->at++];
    }
    return set_value(p, o, attached);
}

static bool take_argument(struct parser *p, const char *argument, const struct opt **ret)
{
    if (argument[1] != '-') {
        *ret = find_letter(p->usage, argument[1]);
        if (!*ret) {
            cli_usage(p->cli, "unknown option %s", argument);
            return false;
        }
        return *ret == &opt_help || take_option(p, *ret, argument[2] ? argument + 2 : NULL);
    }
    size_t length = strcspn(argument + 2, "=");
    const char *attached = argument[2 + length] ? argument + 2 + length + 1 : NULL;
    *ret = find_name(p, argument + 2, length);
    return *ret && (*ret == &opt_help || take_option(p, *ret, attached));
}

static bool enough_operands(const struct parser *p, const struct opt_operands *found)
{
    const struct opt_usage *u = p->usage;
    if (found->count < u->operands_min) {
        cli_usage(p->cli, "%s is missing", u->operands);
        return false;
    }
    if (found->count > u->operands_max) {
        cli_usage(p->cli, "unexpected argument %s", found->items[u->operands_max]);
        return false;
    }
    return true;
}

int opt_status(enum opt_outcome outcome)
{
    VERIFY(outcome != OPT_GO);
    return outcome == OPT_HELPED ? EXIT_DONE : EXIT_USAGE;
}

enum opt_outcome opt_parse(struct cli *cli, const struct opt_usage *usage, int argc, char **argv,
                           struct opt_operands *ret)
{
    struct parser p = {.cli = cli, .usage = usage, .argc = argc, .at = 1, .argv = argv};
    bool options = true;
    if (cli->taker) {
        cli->taker->take(cli->taker->to, usage);
        return OPT_HELPED;
    }
    *ret =
        (struct opt_operands){.items = arena_array(&cli->arena, (size_t)argc, sizeof *ret->items)};
    while (p.at < argc) {
        const char *argument = argv[p.at++];
        if (!options || argument[0] != '-' || argument[1] == '\0') {
            ret->items[ret->count++] = argument;
            continue;
        }
        if (strcmp(argument, "--") == 0) {
            options = false;
            continue;
        }
        const struct opt *o;
        if (!take_argument(&p, argument, &o)) {
            return OPT_WRONG;
        }
        if (o == &opt_help) {
            opt_help_write(cli->command, usage, &cli->out);
            return OPT_HELPED;
        }
    }
    return enough_operands(&p, ret) ? OPT_GO : OPT_WRONG;
}
